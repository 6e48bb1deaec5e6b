"""Stories: what documents tell of one happening that is no meeting, and all that is said of it.

A treaty extended, diplomats expelled, an attack: each party states its view, and outlets carry it.
A document belongs to the story of the happening that most others near in time tell, too; what it
says beside is said of that. A document that tells no such happening joins the story of the
agreement that it speaks of.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from communique.match.happenings import Happening
from communique.model import Point, Reading

#: what makes news of itself, and what is said of the news
_WEIGHTS = {
    "agreement": 5,
    **dict.fromkeys(("SANCTION", "COERCE", "ASSAULT", "AGREE", "RETREAT", "AID", "MOBILIZE"), 4),
    **dict.fromkeys(("COOPERATE", "PROTEST", "CONCEDE", "THREATEN", "REJECT"), 3),
    **dict.fromkeys(("SUPPORT", "REQUEST", "ACCUSE"), 1),
}
#: sentences from its head in which a document tells what it is about
_HEAD = 4
#: days before and after a happening in which a document that does not tell it may speak of it
_AROUND = 4


@dataclass(frozen=True)
class Story:
    """A happening, the documents that are about it, and the points that they state of it."""

    happening: Happening
    documents: tuple[str, ...]
    points: tuple[Point, ...]


def stories(
    happenings: Sequence[Happening],
    readings: Mapping[str, Reading],
    free: Mapping[str, list[Point]],
) -> Iterator[Story]:
    """The stories of these happenings, the most reported first.

    `free` are the points of each document that may belong to one: those told in no meeting, of
    documents that are about none.
    """
    about = _assigned(happenings, free)
    homes: dict[str, list[str]] = {}
    for document, happening in about.items():
        homes.setdefault(happening, []).append(document)
    named = {h.name: h for h in happenings}
    for document in sorted(free.keys() - about.keys()):
        if home := _by_agreement(readings[document], free[document], named, homes):
            homes[home].append(document)
    elsewhere = {
        t.point.id: h.name for h in happenings for t in h.told if h.name in homes or not t.recent
    }
    for name in sorted(homes, key=lambda n: (-len(homes[n]), n)):
        happening = named[name]
        documents = tuple(sorted(homes[name]))
        own = {t.point.id for t in happening.told}
        points = [
            p
            for d in documents
            for p in free[d]
            if p.id in own or elsewhere.get(p.id, name) == name
        ]
        yield Story(happening, documents, tuple(points))


def _assigned(
    happenings: Sequence[Happening], free: Mapping[str, Collection[Point]]
) -> dict[str, str]:
    """For each document the happening that it is about: the one that most documents tell."""
    tellers = {
        h.name: {t.point.document for t in h.told if t.recent and t.point.document in free}
        for h in happenings
    }
    named = {h.name: h for h in happenings}
    about: dict[str, str] = {}
    left = {name for name, documents in tellers.items() if documents}
    while left:
        best = min(left, key=lambda n: _rank(named[n], tellers[n] - about.keys()))
        found = tellers[best] - about.keys()
        left.discard(best)
        if found:
            about.update(dict.fromkeys(sorted(found), best))
    return about


def _rank(happening: Happening, documents: Collection[str]) -> tuple[float, str]:
    """The weightiest first: by what it is, how many tell it, and how near to their heads."""
    if not documents:
        return (0.0, happening.name)
    weight = _WEIGHTS.get(_kind(happening), 1)
    first = {
        d: min(t.point.citations[0].sentence for t in happening.told if t.point.document == d)
        for d in documents
    }
    heads = sum(1.0 if at <= _HEAD else 0.3 for at in first.values())
    realis = {(t.mention or t.point).realis for t in happening.told}
    real = 1.0 if "happened" in realis or happening.actions else 0.4
    return (-weight * real * heads, happening.name)


def _kind(happening: Happening) -> str:
    first = happening.told[0]
    return "agreement" if first.action is not None else str(first.mention and first.mention.type)


def _by_agreement(
    reading: Reading,
    points: Sequence[Point],
    named: Mapping[str, Happening],
    homes: Mapping[str, Sequence[str]],
) -> str | None:
    """The story of the agreement that a document speaks of most, near its day."""
    day = reading.day.value if reading.day and len(reading.day.value) == 10 else None
    spoken = Counter(k for p in points for k in p.keys if k.startswith("agreement:"))
    if day is None or not spoken:
        return None
    near = []
    for name in homes:
        happening = named[name]
        keys = {k for t in happening.told for k in t.point.keys if k.startswith("agreement:")}
        keys |= {f"agreement:{a.agreement}" for a in happening.actions}
        told = happening.told[0].day
        if told is None or not keys & spoken.keys():
            continue
        apart = abs(_ordinal(told) - _ordinal(day))
        if apart <= _AROUND:
            near.append((-max(spoken[k] for k in keys & spoken.keys()), apart, name))
    return min(near)[2] if near else None


def _ordinal(day: str) -> int:
    return datetime.date.fromisoformat(day).toordinal()
