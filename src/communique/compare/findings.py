"""One party before one row: what it states there, or that it is silent, or without account."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from communique.codebook import Codebook
from communique.compare.chains import retold
from communique.compare.verdicts import charge_answered, difference, only_in
from communique.model import Citation, Finding, Point, Realis, Row, Verdict, citations_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The rows of an event that some party states. Only where one of `parties`, those who took
    part, states a row are the others silent on it."""

    rows: Sequence[Row]
    parties: frozenset[str]
    book: Codebook


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One party: whether it took part, whether we have its word on the event at all, and the
    sentences that show that its account covers the event."""

    party: str
    took_part: bool
    has_account: bool
    anchor: tuple[Citation, ...]


def finding(side: Side, row: Row, table: Table) -> Finding | None:
    """What there is of a party on a row; None where nothing is to be said of it."""
    mine = [p for p in row.points if p.party == side.party]
    others = [p for p in row.points if p.party and p.party != side.party]
    if mine:
        return _stated(row, mine, others, table)
    if answer := _answered(side.party, row, others, table):
        return answer
    if not side.took_part or not any(p.party in table.parties for p in row.points):
        return None  # nobody is silent on a third party's comment
    return Finding(
        point=row.id,
        verdict="silent" if side.has_account else "no account",
        topic=row.topic,
        gist="",
        citations=side.anchor,
        others=citations_of(others),
    )


def _stated(row: Row, mine: Sequence[Point], others: Sequence[Point], table: Table) -> Finding:
    verdict, note = _verdict(mine, others, table.book)
    elsewhere = citations_of(others)
    charge = next((c for m in mine if (c := charge_answered(m, table.rows))), None)
    if charge is not None and verdict == "stated":
        verdict, note = "differ", f"answers the charge “{charge.gist}”"
        elsewhere = tuple(dict.fromkeys((*elsewhere, *charge.citations)))
    return Finding(
        point=row.id,
        verdict=verdict,
        topic=row.topic,
        gist=mine[0].gist,
        note=note,
        realis=_realis(mine),
        citations=citations_of(mine),
        others=elsewhere,
        by=_by(mine),
        chains=tuple(dict.fromkeys((*(p.chain for p in mine), *retold(row, mine)))),
    )


def _verdict(mine: Sequence[Point], others: Sequence[Point], book: Codebook) -> tuple[Verdict, str]:
    """Agree or differ with the others who state the row, and in what (the last one counts)."""
    if not others:
        return "stated", ""
    reasons = [difference(mine, theirs, book) for theirs in _by_party(others).values()]
    if reason := next((r for r in reversed(reasons) if r), ""):
        return "differ", reason
    details = only_in(mine, others)
    return "agree", "only here: " + ", ".join(f"“{d}”" for d in details) if details else ""


def _by_party(points: Iterable[Point]) -> Mapping[str | None, list[Point]]:
    held: dict[str | None, list[Point]] = {}
    for point in points:
        held.setdefault(point.party, []).append(point)
    return held


def _answered(party: str, row: Row, others: Sequence[Point], table: Table) -> Finding | None:
    """The other side of a charge that was answered: the row of the answer shows both."""
    for reply in others:
        charge = charge_answered(reply, table.rows)
        if charge is not None and charge.party == party:
            return Finding(
                point=row.id,
                verdict="differ",
                topic=row.topic,
                gist=charge.gist,
                note="states the charge that the other account answers",
                citations=charge.citations,
                others=reply.citations,
                by=_by([charge]),
                realis=charge.realis,
                chains=(charge.chain,),
            )
    return None


def _realis(points: Sequence[Point]) -> Realis:
    kinds = [p.realis for p in points]
    return max(dict.fromkeys(kinds), key=kinds.count)


def _by(points: Iterable[Point]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(s.name for p in points for s in p.speakers))
