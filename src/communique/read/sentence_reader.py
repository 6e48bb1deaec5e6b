"""From one parsed sentence with its source to records: attributions, points, events, actions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from communique.model import Participant
from communique.read.attributions import attribute
from communique.read.circumstances import DENIES
from communique.read.clause import Clause
from communique.read.clauses import every
from communique.read.coding import code
from communique.read.commitments import commit
from communique.read.dates import FoundDate
from communique.read.event_mentions import add_told, name_meeting, open_meeting
from communique.read.frame import Frame
from communique.read.modelled import by_model
from communique.read.notes import Notes
from communique.read.parc import Placed
from communique.read.parsed import Parsed
from communique.read.participants import object_is_person, subject_of
from communique.read.particulars import add_particulars
from communique.read.patterns import Patterns
from communique.read.phrases import described
from communique.read.points import add_points
from communique.read.told import Stated, Told
from communique.read.treaties.record import act_on_agreements

_SPOKE_ABOUT = re.compile(
    r"(?:spoke|speak|talked|talk|spoken)\s+"
    r"(?:(?:by|on|over) (?:the )?(?:tele)?phone\s+|at length\s+)?"
    r"(?:about|of|regarding)\b",
    re.I,
)
_CALLED_FOR = re.compile(r"call\w*\s+(?:(?:\w+ly|once|again|also)\s+)*(?:for|on|upon)\b", re.I)


class SentenceReader:
    """Reads the sentences of a document in order, and puts what they bear out into its notes."""

    def __init__(self, notes: Notes, patterns: Patterns) -> None:
        self.notes, self.patterns = notes, patterns
        self._before = ""  # the sentence read last

    def sentence(
        self, parsed: Parsed, frame: Frame, dates: Sequence[FoundDate], said: Sequence[Placed]
    ) -> bool:
        """Read one sentence, with the attributions found in it; whether it yielded any point or
        event."""
        notes = self.notes
        before, first = len(notes.points) + len(notes.events), len(notes.points)
        told = Told(parsed, frame, dates)
        told = replace(told, attribution=attribute(notes, told, said))
        for clause in frame.clauses:
            self._clause(told, clause)
        name_meeting(notes, told)
        act_on_agreements(notes, told, notes.points[first:])
        add_particulars(notes, told, self._before)
        self._before = parsed.sentence.text
        return len(notes.points) + len(notes.events) > before

    def _clause(self, told: Told, clause: Clause) -> None:
        if clause.relation == "nominal" or clause.end <= clause.start:
            return
        stated = self._stated(told.parsed, clause)
        commit(self.notes, told, stated)
        coded = stated.coded
        meets = coded is not None and coded.type == "CONSULT" and not coded.fired.pattern.topic
        if coded is not None and meets and stated.act != "discuss":
            open_meeting(self.notes, told, stated, coded)
        else:
            add_points(self.notes, told, stated)
            if coded is None:
                self._said(told, stated)
        if len(stated.speakers) == 1 and self._person(stated.speakers[0]):
            self.notes.state.last = stated.speakers[0]
            self.notes.state.last_at = told.parsed.sentence.start

    def _described(self, parsed: Parsed, clause: Clause) -> tuple[Participant, ...]:
        """Who says something, where no name tells it: "the minister said"."""
        if clause.subject is None or clause.lemma not in self.notes.state.speech:
            return ()
        return described(parsed, clause.subject, self.notes.state)

    def _person(self, who: Participant) -> bool:
        """Whether somebody may be "he" or "she" in what follows."""
        return who.id is None or who.id in self.notes.state.book.people

    def _said(self, told: Told, stated: Stated) -> None:
        """The acts that a clause says somebody did: "the ministry said the rebels had shelled ..."
        tells of the rebels' act, by the word of whoever says so."""
        state = self.notes.state
        state.speaking = stated.speakers or self._described(told.parsed, stated.clause)
        for content in every(stated.clause.contents):
            inner = self._stated(told.parsed, content)
            if stated.clause.lemma not in DENIES:
                commit(self.notes, told, inner)
            if inner.coded is not None:
                if stated.clause.lemma in DENIES:
                    inner = replace(inner, coded=replace(inner.coded, realis="denied"))
                add_told(self.notes, told, inner)
        state.speaking = ()

    def _stated(self, parsed: Parsed, clause: Clause) -> Stated:
        state = self.notes.state
        acts = state.language.act_verbs
        act = acts.get(clause.verb.lemma_.lower(), "do")
        behind = parsed.words(clause.verb.i, min(clause.verb.i + 7, len(parsed.doc)))
        if _SPOKE_ABOUT.match(behind):
            act = "discuss"
        if clause.lemma == "call" and not _CALLED_FOR.match(behind):
            act = "do"  # "called President Xi"
        person = object_is_person(parsed, clause, state)
        clause, fired = self.patterns.best(parsed.doc, clause, person=person)
        speakers = subject_of(parsed, clause, state)
        coded = (
            code(parsed, clause, fired, state, speakers)
            if fired
            else by_model(parsed, clause, state, speakers)
        )
        return Stated(clause, act, speakers, coded)


def why_not(frame: Frame) -> str:
    """Why a sentence yielded nothing."""
    if not frame.clauses:
        return "no clause could be found in it"
    if all(c.relation == "nominal" for c in frame.clauses):
        return "no verb: a fragment"
    return "no clause that states something of its own"
