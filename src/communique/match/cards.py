"""What is kept of a document to tell whether another one is of the same story."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.match.meaning import encode
from communique.model import Reading

if TYPE_CHECKING:
    import numpy as np

_WORD = re.compile(r"[^\W\d_]{4,}")
#: characters of a document's head by which its meaning is told
_LEAD = 400
#: how alike two documents of two tellers must be, and two of one teller
_ALIKE = 1.55
_ALIKE_TWICE = 2.2


@dataclass(frozen=True, slots=True, eq=False)
class Card:
    """A document by its day, teller, parties, agreements, names and words."""

    document: str
    teller: str
    day: str | None
    order: tuple[int, str]
    parties: frozenset[str]
    agreements: frozenset[str]
    names: frozenset[str]
    words: frozenset[str]
    meaning: np.ndarray


def card(reading: Reading) -> Card:
    """The card of one document."""
    document = reading.document
    stated = [s.text for s in reading.sentences if s.role in ("body", "list_item")]
    lead = f"{document.title or ''}. {' '.join(stated[:2])}"[:_LEAD]
    day = reading.day.value if reading.day and len(reading.day.value) == 10 else None
    people = [p for m in reading.events for p in (*m.actors, *m.recipients)]
    spoken = [p.party for p in reading.points]
    return Card(
        document=document.id,
        teller=document.speaks_for or document.outlet_id or document.outlet,
        day=day,
        order=(datetime.date.fromisoformat(day).toordinal() if day else 0, document.id),
        parties=frozenset(p for p in (*(w.party for w in people), *spoken) if p),
        agreements=frozenset(
            k for p in reading.points for k in p.keys if k.startswith("agreement:")
        ),
        names=frozenset(m.entity for m in reading.mentions if m.entity),
        words=frozenset(w[:6] for w in _WORD.findall(" ".join(stated).lower())),
        meaning=encode((lead,))[0],
    )


def alike(a: Card, b: Card) -> bool:
    """Whether two documents of the same days are of one story: they speak of two parties or an
    agreement in common, and in like words."""
    shared = a.agreements & b.agreements
    if len(a.parties & b.parties) < 2 and not shared:
        return False
    score = (
        float(a.meaning @ b.meaning)
        + _share(a.words, b.words)
        + _share(a.names, b.names)
        + 0.5 * bool(shared)
        + 0.5 * _share(a.parties, b.parties)
    )
    return round(score, 4) >= (_ALIKE_TWICE if a.teller == b.teller else _ALIKE)


def _share(a: frozenset[str], b: frozenset[str]) -> float:
    """The share of the smaller set that stands in the other."""
    smaller = min(len(a), len(b))
    return len(a & b) / smaller if smaller else 0.0
