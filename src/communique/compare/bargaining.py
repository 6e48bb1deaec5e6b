"""Who demands, offers, refuses and concedes what by each account, and what one account makes the
other side say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from communique.codebook import Codebook
from communique.model import Aspect, AspectKind, Event, Point, Reading, Row, Verdict, citations_of

_DEMANDS = re.compile(
    r"\b(?:demand\w*|insist\w*|urg(?:e|ed|es|ing)|call(?:ed|s|ing)? (?:up)?on|call(?:ed|s|ing)? for"
    r"|must|required?)\b",
    re.I,
)
_OFFERS = re.compile(
    r"\b(?:offer(?:ed|s|ing)?|propos(?:ed|es|ing|al)|suggest(?:ed|s|ing)|put forward)\b", re.I
)
_REFUSES = re.compile(r"\b(?:refus\w+|reject\w*|rule[sd]? out|turn(?:ed|s) down|declin\w+)\b", re.I)
#: of words only: a question left open, a thing admitted
_TO_SAY = re.compile(
    r"\b(?:declin|refus)\w+ to "
    r"(?:say|comment|answer|give|describe|name|elaborate|discuss|disclose)\b"
    r"|\b(?:conced|admit|acknowledg)\w*\b.*\bthat\b",
    re.I,
)
#: the most that is listed of one kind for one account
_SHORT = 6


def bargaining(event: Event, readings: Sequence[Reading], book: Codebook) -> Iterator[Aspect]:
    """The demands, offers, refusals and concessions of each account, then what an account lets the
    other side say."""
    recipients = {
        m.point: tuple(dict.fromkeys(p.name for p in m.recipients))
        for r in readings
        for m in r.events
        if m.point
    }
    rows = [row for row in event.rows if not row.background]
    for account in event.accounts:
        for kind in ("demand", "offer", "refusal", "concession"):
            found = [
                (row, p)
                for row in rows
                for p in row.points
                if p.party == account.party_id and _kind(p) == kind
            ]
            for row, point in found[:_SHORT]:
                yield _act(event, kind, row, point, recipients.get(point.id, ()), book)
    yield from _in_mouths(event, rows, readings, book)


def _kind(point: Point) -> AspectKind | None:
    """What a point is in the give and take of talks, if it is anything."""
    words = f"{point.predicate} {point.gist}"
    if point.realis == "denied" or not point.speakers or _TO_SAY.search(words):
        return None
    if point.type == "CONCEDE":
        return "concession"
    if (point.type == "REJECT" or point.act == "reject") and _REFUSES.search(words):
        return "refusal"
    if point.act == "propose" and _OFFERS.search(words):
        return "offer"
    if point.type == "REQUEST" or point.act == "demand":
        return "demand" if _DEMANDS.search(words) else None
    return None


def _act(
    event: Event, kind: AspectKind, row: Row, point: Point, to: tuple[str, ...], book: Codebook
) -> Aspect:
    others = [p for p in row.points if p.party not in (None, point.party)]
    return Aspect(
        id=f"{event.id}.{kind}.{point.id}",
        citations=point.citations,
        origin=point.origin,
        kind=kind,
        party=book.name_of(str(point.party)),
        party_id=point.party,
        value=point.gist,
        words=point.gist,
        verdict="agree" if others else "stated",
        others=citations_of(others),
        by=tuple(dict.fromkeys(s.name for s in point.speakers)),
        to=to,
        point=row.id,
    )


def _in_mouths(
    event: Event, rows: Sequence[Row], readings: Sequence[Reading], book: Codebook
) -> Iterator[Aspect]:
    """What a party's own text says that the other side said, and whether that side's own account
    states it too."""
    official = {r.document.id: r.document.speaks_for for r in readings}
    verdicts: dict[tuple[str, str], Verdict] = {
        (a.party_id, f.point): f.verdict for a in event.accounts for f in a.findings
    }
    present = {p.party or p.id for p in (*event.actors, *event.recipients)}
    for row in rows:
        for point in row.points:
            speakers = {s.party for s in point.speakers}
            if point.party is None or official.get(point.document) != point.party:
                continue
            if (
                point.act == "do"
                or len(speakers) != 1
                or point.party in speakers
                or not speakers <= present
            ):
                continue
            other = str(next(iter(speakers)))
            theirs = [p for p in row.points if p.party == other]
            verdict = verdicts.get((other, row.id), "no account")
            yield Aspect(
                id=f"{event.id}.mouth.{point.id}",
                citations=point.citations,
                origin=point.origin,
                kind="put in mouth",
                party=book.name_of(point.party),
                party_id=point.party,
                value=point.gist,
                words=point.gist,
                verdict="agree" if verdict == "stated" else verdict,
                others=citations_of(theirs),
                by=tuple(dict.fromkeys(s.name for s in point.speakers)),
                point=row.id,
            )
