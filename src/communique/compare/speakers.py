"""Quotations and statements that a report gives to somebody else than the official text does."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence

from communique.compare.wording import stems
from communique.model import DateValue, Participant, Point, Quotation, Reading, Slip

#: the share of the words of the shorter statement that the other must have
_SAME_STATEMENT = 0.85
#: words that carry something in the shortest statement of which one can tell
_ENOUGH = 6
#: days between the two texts; what is said again later may be said by anybody
_SOON = 3


def other_speaker(
    quotations: Sequence[Quotation], readings: Mapping[str, Reading]
) -> Iterator[Slip]:
    """Quotations that stand in an official text as the words of one person, and in a report as the
    words of another of the same state."""
    for quotation in quotations:
        if not quotation.verbatim:
            continue
        report, official = readings[quotation.document], readings[quotation.against]
        mine = _speaker(report, quotation.citations[0].start)
        theirs = _speaker(official, quotation.others[0].start)
        if mine is not None and theirs is not None and _another(mine, theirs):
            yield Slip(
                id=f"{quotation.id}:speaker",
                citations=quotation.citations,
                origin="wrong person: the same quotation",
                kind="wrong person",
                document=quotation.document,
                against=quotation.against,
                words=mine.name,
                original=theirs.name,
                others=quotation.others,
                party=quotation.party,
            )


def restated(reports: Sequence[Reading], officials: Sequence[Reading]) -> Iterator[Slip]:
    """Statements told in the same words as in an official text, of another person of that state."""
    theirs = [(p, who, stems(p.gist), o.day) for o in officials for p, who in _said(o)]
    for report in reports:
        for point, who in _said(report):
            own = stems(point.gist)
            alike = [
                (p, other)
                for p, other, held, told in theirs
                if _same(own, held) and _near(told, report.day)
            ]
            if alike and all(_another(who, other) for _, other in alike):
                first, other = alike[0]
                yield Slip(
                    id=f"{point.id}:speaker",
                    citations=point.citations,
                    origin="wrong person: the same statement",
                    kind="wrong person",
                    document=point.document,
                    against=first.document,
                    words=who.name,
                    original=other.name,
                    others=first.citations,
                    party=first.party,
                )


def _said(reading: Reading) -> Iterator[tuple[Point, Participant]]:
    """What one person, known by name, is told to have said."""
    for point in reading.points:
        person = point.speakers[0] if len(point.speakers) == 1 else None
        if person is not None and person.id and person.id != person.party and point.act != "do":
            yield point, person


def _speaker(reading: Reading, start: int) -> Participant | None:
    """The one person who speaks in a sentence."""
    held = {
        p.speakers[0].id: p.speakers[0]
        for p in reading.points
        if p.citations[0].start == start and len(p.speakers) == 1
    }
    people = [w for w in held.values() if w.id and w.id != w.party]
    return people[0] if len(held) == len(people) == 1 else None


def _another(one: Participant, other: Participant) -> bool:
    return one.id != other.id and one.party == other.party is not None


def _near(one: DateValue | None, other: DateValue | None) -> bool:
    """Whether two texts are of the same days, as far as these are known."""
    if one is None or other is None or len(one.value) != 10 or len(other.value) != 10:
        return False
    days = [datetime.date.fromisoformat(d.value).toordinal() for d in (one, other)]
    return abs(days[0] - days[1]) <= _SOON


def _same(own: frozenset[str], held: frozenset[str]) -> bool:
    least = min(len(own), len(held))
    return least >= _ENOUGH and len(own & held) >= _SAME_STATEMENT * least
