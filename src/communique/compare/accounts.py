"""Accounts side by side: for each party and each row what it states, or that it is silent.

A party whose account we have is silent on a row that it does not state; the silence is cited by
the sentences that show its account covers the event, and by the others' sentences. A party that
took part and whose word we do not have at all has "no account", which is not silence. A party
that took no part is shown only where it spoke.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from communique.codebook import Codebook
from communique.compare.coverage import coverage
from communique.compare.verdicts import charge_answered, difference, only_in
from communique.model import (
    Account,
    Citation,
    Event,
    Finding,
    Point,
    Reaction,
    Reading,
    Realis,
    Row,
    SharedSentence,
    Verdict,
    Voice,
)


def lay_side_by_side(
    event: Event,
    readings: Sequence[Reading],
    shared: Sequence[SharedSentence],
    book: Codebook,
    whole: Event | None = None,
) -> Event:
    """The event with its accounts, coverage and reactions filled in.

    `whole` is the meeting (already laid out) of which the event is a part: a party that gave an
    account of the meeting is silent, and not without account, on an act that it leaves out.
    """
    stated = [row for row in event.rows if not row.background]
    present = _parties(event, stated, book)
    parties = frozenset(p for p, took_part in present if took_part)
    if whole is not None:
        parties &= {p.party or str(p.id) for p in (*whole.actors, *whole.recipients)}
    known = {a.party_id: a.citations for a in whole.accounts if a.through} if whole else {}
    accounts = tuple(
        _account(p, took_part, event, stated, readings, book, known.get(p, ()), parties)
        for p, took_part in present
    )
    documents = {r.document.id: r.document for r in readings}
    return replace(
        event,
        accounts=accounts,
        coverage=coverage(event, [documents[d] for d in documents], shared),
        reactions=tuple(_reactions(event, present, stated, book)),
    )


def _parties(event: Event, rows: Sequence[Row], book: Codebook) -> list[tuple[str, bool]]:
    """Parties in the order of how much they state, each with whether it took part."""
    part = dict.fromkeys(
        p.party or p.id for p in (*event.actors, *event.recipients) if (p.party or p.id)
    )
    weight: dict[str, int] = {}
    for point in (p for row in rows for p in row.points if p.party):
        weight[str(point.party)] = weight.get(str(point.party), 0) + 1
    everyone = [*(p for p in part if p), *(p for p in weight if p not in part)]
    ranked = sorted(everyone, key=lambda p: (p not in part, -weight.get(str(p), 0), str(p)))
    return [(str(p), p in part) for p in ranked]


def _account(
    party: str,
    took_part: bool,
    event: Event,
    rows: Sequence[Row],
    readings: Sequence[Reading],
    book: Codebook,
    known: tuple[Citation, ...],
    parties: frozenset[str],
) -> Account:
    own = [p for row in rows for p in row.points if p.party == party]
    anchor = _anchor(party, own, event, readings) or known
    findings = []
    for row in rows:
        finding = _finding(party, took_part, row, rows, bool(own or known), anchor, parties, book)
        if finding is not None:
            findings.append(finding)
    return Account(
        party=book.name_of(party),
        party_id=party,
        through=_through(own, readings),
        citations=anchor,
        findings=tuple(findings),
    )


def _anchor(
    party: str, own: Sequence[Point], event: Event, readings: Sequence[Reading]
) -> tuple[Citation, ...]:
    """The sentences that show that the party's account covers the event: its telling of the
    meeting itself, else the first sentence we have from it."""
    mentions = [
        m for r in readings for m in r.events if m.id in event.mentions and m.party == party
    ]
    anchors = [c for m in mentions if m.point is None for c in m.citations]
    first = sorted((c for p in own for c in p.citations), key=lambda c: (c.document, c.start))
    return tuple(dict.fromkeys(anchors or first[:1]))[:2]


def _finding(
    party: str,
    took_part: bool,
    row: Row,
    rows: Sequence[Row],
    has_account: bool,
    anchor: tuple[Citation, ...],
    parties: frozenset[str],
    book: Codebook,
) -> Finding | None:
    mine = [p for p in row.points if p.party == party]
    others = [p for p in row.points if p.party and p.party != party]
    elsewhere = tuple(dict.fromkeys(c for p in others for c in p.citations))
    if mine:
        return _stated(row, rows, mine, others, elsewhere, book)
    if answer := _answered(party, row, rows):
        return answer
    if not took_part or not any(p.party in parties for p in row.points):
        return None  # nobody is silent on a third party's comment
    verdict: Verdict = "silent" if has_account else "no account"
    return Finding(
        point=row.id, verdict=verdict, topic=row.topic, gist="", citations=anchor, others=elsewhere
    )


def _stated(
    row: Row,
    rows: Sequence[Row],
    mine: Sequence[Point],
    others: Sequence[Point],
    elsewhere: tuple[Citation, ...],
    book: Codebook,
) -> Finding:
    verdict: Verdict = "agree" if others else "stated"
    note = ""
    for party in dict.fromkeys(p.party for p in others):
        reason = difference(mine, [p for p in others if p.party == party], book)
        if reason:
            verdict, note = "differ", reason
    charge = next((c for m in mine if (c := charge_answered(m, rows))), None)
    if charge is not None and verdict == "stated":
        verdict, note = "differ", f"answers the charge “{charge.gist}”"
        elsewhere = tuple(dict.fromkeys((*elsewhere, *charge.citations)))
    if verdict == "agree" and (details := only_in(mine, others)):
        note = "only here: " + ", ".join(f"“{d}”" for d in details)
    first = mine[0]
    return Finding(
        point=row.id,
        verdict=verdict,
        topic=row.topic,
        gist=first.gist,
        note=note,
        realis=_realis(mine),
        citations=_citations(mine),
        others=elsewhere,
        by=_by(mine),
        chains=tuple(dict.fromkeys((*(p.chain for p in mine), *_retold(row, mine)))),
    )


def _answered(party: str, row: Row, rows: Sequence[Row]) -> Finding | None:
    """The other side of a charge that was answered: the row of the answer shows both."""
    for reply in (p for p in row.points if p.party and p.party != party):
        charge = charge_answered(reply, rows)
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


def _citations(points: Iterable[Point]) -> tuple[Citation, ...]:
    return tuple(dict.fromkeys(c for p in points for c in p.citations))


def _retold(row: Row, mine: Sequence[Point]) -> tuple[tuple[Voice, ...], ...]:
    """Chains through outlets that tell the same in nearly the same words without saying whose
    word it is: "Ta Kung Pao <- AP <- (the White House)"."""
    found = []
    for point in row.points:
        if point.party is not None or not any(v.kind == "agency" for v in point.chain[1:]):
            continue
        source = next((p for p in mine if _nearly(point.gist, p.gist)), None)
        if source is not None:
            first = next(v for v in source.chain if v.id == source.party)
            found.append(
                (
                    *point.chain,
                    Voice(kind=first.kind, name=f"{first.name} (by its words)", id=first.id),
                )
            )
    return tuple(found)


def _nearly(a: str, b: str) -> bool:
    left, right = set(a.lower().split()), set(b.lower().split())
    return len(left & right) / len(left) >= 0.7 if left else False


def _through(own: Sequence[Point], readings: Sequence[Reading]) -> tuple[str, ...]:
    """Where we have a party's word from: its own text, or whom the outlet names (and the outlet)."""
    outlets = {r.document.id: r.document for r in readings}
    found = []
    for point in own:
        document = outlets[point.document]
        if document.speaks_for:
            found.append(f"{document.outlet} ({document.kind})")
            continue
        named = [v.name for v in point.chain if v.kind in ("document", "person")] or [
            v.name for v in point.chain if v.kind in ("government", "organisation")
        ]
        found.append(f"{named[0] if named else document.outlet} ({document.outlet})")
    return tuple(dict.fromkeys(found))


def _reactions(
    event: Event, present: Sequence[tuple[str, bool]], rows: Sequence[Row], book: Codebook
) -> Iterable[Reaction]:
    outside = {p for p, took_part in present if not took_part}
    for point in (p for row in rows for p in row.points if p.party in outside):
        by = [v.name for v in point.chain if v.kind == "person"]
        yield Reaction(
            id=f"{event.id}.{point.id}",
            citations=point.citations,
            origin=point.origin,
            party=book.name_of(str(point.party)),
            party_id=str(point.party),
            type=point.type,
            gist=point.gist,
            by=by[-1] if by else book.name_of(str(point.party)),
            date=point.date,
        )
