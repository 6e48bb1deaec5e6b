"""The records that one document has borne out so far."""

from __future__ import annotations

from collections.abc import Sequence

from communique.model import (
    AgreementAction,
    Attribution,
    Citation,
    Commitment,
    EventMention,
    Particular,
    Point,
    Sentence,
    Voice,
)
from communique.read.discourse import Discourse
from communique.read.frame import Frame
from communique.read.told import Told
from communique.read.treaties.spots import Agreements


class Notes:
    """Gathers the records of a document, in the order in which its sentences give them."""

    def __init__(self, state: Discourse, sentences: Sequence[Sentence]) -> None:
        self.state, self.sentences = state, sentences
        self.document = state.document
        self.attributions: list[Attribution] = []
        self.events: list[EventMention] = []
        self.points: list[Point] = []
        self.actions: list[AgreementAction] = []
        self.commitments: list[Commitment] = []
        self.agreements = Agreements(state)
        self.particulars: list[Particular] = []
        self.carriers = self._carried_by()

    def cite(self, told: Told) -> Citation:
        """The sentence that a record rests on."""
        return told.parsed.sentence.cited_in(self.document.id)

    def chain(self, frame: Frame) -> tuple[Voice, ...]:
        """From the outlet through its agencies to the first voice."""
        return (*self.carriers, *frame.voices)

    def _carried_by(self) -> tuple[Voice, ...]:
        document = self.document
        outlet = Voice(kind="outlet", name=document.outlet, id=document.outlet_id)
        others = (a for a in document.agencies if a.lower() != document.outlet.lower())
        return (outlet, *(Voice(kind="agency", name=a) for a in others))
