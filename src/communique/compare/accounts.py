"""Accounts side by side: for each party and each row what it states, or that it is silent.

A party whose account we have is silent on a row that it does not state; the silence is cited by
the sentences that show its account covers the event, and by the others' sentences. A party that
took part and whose word we do not have at all has "no account", which is not silence. A party
that took no part is shown only where it spoke.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from communique.codebook import Codebook
from communique.compare.aspects import with_aspects
from communique.compare.chains import through
from communique.compare.coverage import coverage
from communique.compare.findings import Side, Table, finding
from communique.model import (
    Account,
    Citation,
    Document,
    Event,
    EventMention,
    Point,
    Reaction,
    Reading,
    Row,
    SharedSentence,
)

#: rows that a party states of what is no meeting, to have a part in it
_SPEAKS = 2


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
    documents = {r.document.id: r.document for r in readings}
    present = _parties(event, stated, whole, documents)
    known = {a.party_id: a.citations for a in whole.accounts if a.through} if whole else {}
    table = Table(rows=stated, parties=_took_part(present, whole), book=book)
    mentions = [m for r in readings for m in r.events if m.id in event.mentions]
    accounts = []
    for party, took_part in present:
        own = [p for row in stated for p in row.points if p.party == party]
        before = known.get(party, ())
        side = Side(
            party=party,
            took_part=took_part,
            has_account=bool(own or before),
            anchor=_anchor(party, own, mentions) or before,
        )
        accounts.append(_account(side, own, table, documents))
    laid = replace(
        event,
        accounts=tuple(accounts),
        coverage=coverage(event, list(documents.values()), shared),
        reactions=tuple(_reactions(event, present, stated, book)),
    )
    return with_aspects(laid, readings, book)


def _parties(
    event: Event, rows: Sequence[Row], whole: Event | None, documents: Mapping[str, Document]
) -> list[tuple[str, bool]]:
    """Parties in the order of how much they state, each with whether it took part. Of an act
    done at a meeting, those it was only about (support for a third state) took none; of what is
    no meeting, those that published an account of it have a part in it, too."""
    met = (*whole.actors, *whole.recipients) if whole else event.recipients
    there = {p.party or p.id for p in met}
    part = dict.fromkeys(
        p.party or p.id
        for p in (*event.actors, *(r for r in event.recipients if (r.party or r.id) in there))
        if (p.party or p.id)
    )
    if whole is None and event.type != "CONSULT":
        part |= dict.fromkeys(
            party for d in event.documents if d in documents and (party := documents[d].speaks_for)
        )
    weight: dict[str, int] = {}
    for row in rows:
        for told in {str(p.party) for p in row.points if p.party}:
            weight[told] = weight.get(told, 0) + 1
    if whole is None and event.type != "CONSULT":
        part |= dict.fromkeys(p for p in sorted(weight) if weight[p] >= _SPEAKS)
    everyone = [*(p for p in part if p), *(p for p in weight if p not in part)]
    ranked = sorted(everyone, key=lambda p: (p not in part, -weight.get(str(p), 0), str(p)))
    return [(str(p), p in part) for p in ranked]


def _took_part(present: Sequence[tuple[str, bool]], whole: Event | None) -> frozenset[str]:
    """The parties that took part, in the act and in the meeting it is a part of."""
    parties = frozenset(party for party, took_part in present if took_part)
    if whole is not None:
        parties &= {p.party or str(p.id) for p in (*whole.actors, *whole.recipients)}
    return parties


def _account(
    side: Side, own: Sequence[Point], table: Table, documents: Mapping[str, Document]
) -> Account:
    found = (finding(side, row, table) for row in table.rows)
    return Account(
        party=table.book.name_of(side.party),
        party_id=side.party,
        through=through(own, documents),
        citations=side.anchor,
        findings=tuple(f for f in found if f is not None),
    )


def _anchor(
    party: str, own: Sequence[Point], mentions: Iterable[EventMention]
) -> tuple[Citation, ...]:
    """The sentences that show that the party's account covers the event: its telling of the
    meeting itself, else the first sentence we have from it."""
    telling = (m for m in mentions if m.party == party and m.point is None)
    anchors = [c for m in telling for c in m.citations]
    first = sorted((c for p in own for c in p.citations), key=lambda c: (c.document, c.start))
    return tuple(dict.fromkeys(anchors or first[:1]))[:2]


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
