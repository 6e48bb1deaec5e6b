"""Measure events found in raw text: PETRARCH-2's gold sentences.

`python -m bench.raw --data PATH [--errors]`: PATH is JSON Lines with the fields id, date, text,
noevent and events[]{source, target, cameo}. An event is right where the countries of source and
target and the CAMEO root are; "---" is nobody's country. A meeting counts in both directions.
Events found in sentences that have none are counted apart, each event once.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from bench.rows import ERRORS, Row, rows_of, run
from communique import codebook
from communique.clean import clean
from communique.codebook import Codebook
from communique.errors import CommuniqueError
from communique.intake import from_text
from communique.model import EventMention, Participant
from communique.read import read_document
from communique.read.actor_people import code_of

Triple = tuple[str, str, str]
_NOBODY = "---"
#: CAMEO's codes for bodies of many states, as PLOVER has them
_BODIES = {"IGOEUR": "EUR", "IGOUNO": "UNO"}
_ROOTS = {
    "AGREE": "03", "CONSULT": "04", "SUPPORT": "05", "COOPERATE": "06", "AID": "07",
    "CONCEDE": "08", "RETREAT": "08", "REQUEST": "10", "ACCUSE": "11", "REJECT": "12",
    "THREATEN": "13", "PROTEST": "14", "MOBILIZE": "15", "SANCTION": "16", "COERCE": "17",
    "ASSAULT": "19",
}  # fmt: skip


def country_of(code: str) -> str:
    """The country of a CAMEO actor code, or the body that stands in its place."""
    return _BODIES.get(code[:6], code[:3])


def of_participant(who: Participant, book: Codebook) -> str:
    """The same of a participant that was read."""
    if who.country:
        return who.country
    body = book.organisations.get(who.id or "")
    return (code_of(body) or _NOBODY) if body else _NOBODY


def gold_of(row: Row) -> list[Triple]:
    return [
        (country_of(e["source"]), country_of(e["target"]), e["cameo"][:2]) for e in row["events"]
    ]


def triples(event: EventMention, book: Codebook) -> Iterator[Triple]:
    """Every pair of actor and recipient; of a meeting, every pair in both directions."""
    root = (event.cameo or _ROOTS.get(event.type or "", ""))[:2]
    actors = [of_participant(p, book) for p in event.actors]
    recipients = [of_participant(p, book) for p in event.recipients]
    if not recipients and len(actors) > 1:
        pairs = {(a, b) for n, a in enumerate(actors) for m, b in enumerate(actors) if n != m}
    elif event.type == "CONSULT":
        pairs = {(a, b) for a in actors for b in recipients}
        pairs |= {(b, a) for a, b in pairs}
    else:
        pairs = {(a, b) for a in actors for b in recipients or [_NOBODY]}
    yield from ((a, b, root) for a, b in sorted(pairs))


def found_in(row: Row, book: Codebook) -> list[EventMention]:
    date = re.fullmatch(r"(\d{4})(\d\d)(\d\d)", row["date"] or "")
    day = "-".join(date.groups()) if date and date[1] > "1900" else None
    try:
        raw = from_text(
            row["text"], row["id"], {"date": day, "language": "en"} if day else {"language": "en"}
        )
        return list(read_document(clean(raw, book), book).events)
    except CommuniqueError:
        return []


def measure(path: Path, errors: bool = False) -> dict[str, float]:
    """Precision, recall and F1 of whole events, and how many stand where there are none."""
    book = codebook.load()
    rows = rows_of(path)
    hit = found = gold = extra = 0
    for row in rows:
        events = found_in(row, book)
        ours = Counter(t for e in events for t in triples(e, book))
        theirs = Counter(gold_of(row))
        hit += sum((ours & theirs).values())
        found += sum(ours.values())
        gold += sum(theirs.values())
        extra += len(events) if row["noevent"] else 0
        if errors and ours != theirs:
            print(row["text"][:300])
            print("   missed", *(theirs - ours), " extra", *(ours - theirs))
            print(
                "   ",
                [
                    (e.origin, [p.name for p in e.actors], [p.name for p in e.recipients])
                    for e in events
                ],
            )
    precision, recall = hit / max(found, 1), hit / max(gold, 1)
    return {
        "raw.precision": precision,
        "raw.recall": recall,
        "raw.f1": 2 * precision * recall / max(precision + recall, 1e-9),
        "raw.extra_where_none": float(extra),
    }


if __name__ == "__main__":
    run(measure, __doc__, errors=ERRORS)
