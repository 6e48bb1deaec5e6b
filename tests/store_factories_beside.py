"""Small records of what is compared beside the points, for the tests of the store."""

from __future__ import annotations

from communique.model import Aspect, Citation, Emphasis, Particular, Quotation, Slip


def particular(cited: Citation) -> Particular:
    """Who initiated the call, as its first sentence tells it."""
    return Particular(
        id="p1", citations=(cited,), origin="initiator: The Alfan leader", document=cited.document,
        kind="initiator", value="ALF", words="The Alfan leader", start=0, end=16, party="ALF",
    )  # fmt: skip


def aspect(own: Citation, other: Citation) -> Aspect:
    """A tone that one account tells."""
    return Aspect(
        id="call.tone1", citations=(own,), origin="tone: frank", kind="tone", party="Alfa",
        party_id="ALF", value="frank", words="frank", verdict="stated", others=(other,),
    )  # fmt: skip


def emphasis(own: Citation) -> Emphasis:
    """The place of the one row."""
    return Emphasis(
        id="call.ALF.1", citations=(own,), origin="order and words", party="Alfa", party_id="ALF",
        point="r1", place=1, share=0.5,
    )  # fmt: skip


def slip(mine: Citation, theirs: Citation) -> Slip:
    """A wrong number."""
    return Slip(
        id="s1", citations=(mine,), origin="wrong number", kind="wrong number",
        document=mine.document, against=theirs.document, words="4 years", original="5 years",
        others=(theirs,), party="ALF",
    )  # fmt: skip


def quotation(mine: Citation, theirs: Citation) -> Quotation:
    """A quotation traced to its text."""
    return Quotation(
        id="q1", citations=(mine,), origin="1 of its words", document=mine.document,
        against=theirs.document, words="extended the treaty", original="extended the treaty",
        verbatim=True, others=(theirs,),
    )  # fmt: skip
