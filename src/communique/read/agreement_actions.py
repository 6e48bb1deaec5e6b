"""Make records of what the words of a point say was done to agreements."""

from __future__ import annotations

from collections.abc import Sequence

from communique.model import AgreementAction, Point
from communique.read.dates import FoundDate
from communique.read.notes import Notes
from communique.read.pieces import Piece
from communique.read.told import Stated, Told
from communique.read.topics import agreement_before, agreements_in
from communique.read.undertakings import Passage, Spot, actions


def act_on_agreements(
    notes: Notes,
    told: Told,
    stated: Stated,
    piece: Piece,
    point: Point,
    inside: Sequence[FoundDate],
) -> None:
    """Record each action with the point's own citation; `inside` are the dates of its words."""
    passage = Passage(
        text=told.parsed.sentence.text[piece.start : piece.end],
        spots=_spots(notes, told, stated, piece, point),
        dates=inside,
        named=notes.state.within(point.start, point.end),
        offset=point.start,
        subject=stated.speakers,
        # the day of a comment is not that of the deed it comments on
        day=point.date if point.event or told.frame.manner == "own" else None,
    )
    for done in actions(passage):
        notes.actions.append(
            AgreementAction(
                id=f"{point.id}:{done.agreement}:{done.action}",
                citations=point.citations,
                origin=f"{told.frame.manner}; {done.action}",
                agreement=done.agreement,
                action=done.action,
                party=done.party,
                said_by=told.frame.party,
                date=done.date,
                what=passage.text,
                pending=done.pending,
                term=done.term,
                chain=point.chain,
            )
        )


def _spots(notes: Notes, told: Told, stated: Stated, piece: Piece, point: Point) -> list[Spot]:
    """Where the words name agreements; where nobody acts in them the agreement may be their
    subject ("The treaty will expire ...")."""
    state, text = notes.state, told.parsed.sentence.text
    words = text[piece.start : piece.end]
    last = agreement_before(text, piece.start, state.finder, state.agreement)
    spots = agreements_in(words, state.finder, last)
    if spots or stated.speakers:
        return spots
    subject = point.gist.removesuffix(" ".join(words.split()))
    return [(0, 0, a) for _, _, a in agreements_in(subject, state.finder, state.agreement)]
