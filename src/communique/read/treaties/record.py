"""Make records of what a sentence says was done to agreements."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from itertools import product
from typing import TYPE_CHECKING

from communique.model import AgreementAction, DateValue, Point
from communique.read.discourse import Discourse
from communique.read.notes import Notes
from communique.read.parsed import Parsed
from communique.read.told import Told
from communique.read.treaties.acts import acts
from communique.read.treaties.doers import doers, subject_of, teller_of
from communique.read.treaties.due import Due, dues
from communique.read.treaties.manner import manner_of
from communique.read.treaties.records import Act, Manner
from communique.read.treaties.times import day_of_act, term_of

if TYPE_CHECKING:
    from spacy.tokens import Token

#: an action, and whether it is still to come
_Meant = tuple[str, bool]
#: verbs by which what a noun names comes about: "the withdrawal takes effect"
_EFFECT = frozenset({"take", "become", "come", "be"})
#: what is told as an intention only of extensions
_STAGES = {
    "agreed": "extension agreed",
    "resolved": "extension agreed",
    "intended": "extension intended",
    "proposed": "extension proposed",
    "called for": "extension called for",
}
#: manners in which acts that are no step of the machine are told
_TOLD_IN = {
    "procedures": ("to come", "called for", "agreed", "resolved", "intended"),
    "term": ("done", "to come"),
    "obliges": ("done",),
}
#: what several do together, and one alone only says of itself
_TOGETHER = frozenset({"signed", "agreed", "extended", "in force", "notes exchanged"})
#: acts that bring an agreement up which nobody spoke of before
_CONCLUDES = frozenset({"signed", "agreed"})


def act_on_agreements(notes: Notes, told: Told, points: Sequence[Point]) -> None:
    """Record every act on an agreement that a sentence tells; `points` are those read from it."""
    agreements, parsed = notes.agreements, told.parsed
    spots = agreements.in_sentence(parsed)
    found = acts(parsed.doc, spots, agreements.words, agreements.told, agreements.title)
    for act in found:
        manner = manner_of(act, agreements.words)
        meant = _meant(act, manner)
        if meant is not None:
            _record(notes, told, points, act, manner, meant)
    if spots and spots[-1].agreement:
        agreements.told, agreements.told_in = spots[-1].agreement, parsed.sentence.number
    for due in dues(told, notes, {a.head.i for a in found}):
        _due(notes, told, points, due)


def _meant(act: Act, manner: Manner) -> _Meant | None:
    """The action that an act told in some manner comes to, and whether it is still to come; None
    where it is no step."""
    action = act.by.action
    if action == "expired" and any(t.lower_ == "would" for t in act.head.lefts):
        return "expires", False  # "would otherwise have expired on 5 February"
    if manner in ("denied", "unreal"):
        return None
    if action in _TOLD_IN:
        name = "complete the procedures" if action == "procedures" else action
        return (name, action == "procedures") if manner in _TOLD_IN[action] else None
    if action == "extended" and manner in _STAGES:
        return _STAGES[manner], False
    if action == "withdrawn":
        return _leaving(act, manner)
    if action == "expired":
        return _lapse(act, manner)
    return ("refused", False) if manner == "refused" else _step(action, manner)


def _step(action: str, manner: Manner) -> _Meant | None:
    """A step done, going on or to come."""
    if manner == "done":
        return action, False
    if manner == "resolved" and action in ("terminated", "suspended"):
        return action, False  # a party's decision to end it is the end, by its own word
    if manner == "going on":
        return action, action not in ("suspended", "violated", "proposed")
    coming = manner in ("to come", "resolved") and action not in ("violated", "proposed", "refused")
    return (action, True) if coming else None


def _leaving(act: Act, manner: Manner) -> _Meant | None:
    """A withdrawal made, announced, or about to take effect."""
    if act.head.pos_ == "NOUN" and act.over.lemma_ in _EFFECT:
        told = manner == "done" and not _present(act.over)
        return ("withdrawn", not told) if manner in ("done", "to come") else None
    if manner in ("to come", "going on", "resolved"):
        return "withdrawal announced", False
    return ("refused", False) if manner == "refused" else _step("withdrawn", manner)


def _lapse(act: Act, manner: Manner) -> _Meant | None:
    """ "will expire" and "expires" tell of a day to come; "expired" is a step."""
    if manner not in ("to come", "going on", "done"):
        return None
    future = manner != "done" or act.head.tag_ in ("VBZ", "VBP")
    return ("expires" if future else "expired", False)


def _present(verb: Token) -> bool:
    return verb.tag_ in ("VBZ", "VBP") and not any(t.dep_ == "aux" for t in verb.lefts)


def _record(
    notes: Notes, told: Told, points: Sequence[Point], act: Act, manner: Manner, meant: _Meant
) -> None:
    action, pending = meant
    state, parsed = notes.state, told.parsed
    who = doers(act, parsed, state)
    date = day_of_act(act, manner, told, state)
    if action == "agreed" and _by_chamber(act, notes.agreements.words.chambers):
        action = "ratified"
    agreement = act.spot.agreement or _new(notes, act, action, who, date)
    if agreement is None:
        return
    if date is not None and not pending and state.day and _ahead(date, state.day):
        pending = action not in ("withdrawal announced", "refused", "proposed")
    if action == "complete the procedures":
        action += " for the extension" if "exten" in parsed.sentence.text else ""
        date = _deadline(told)
    length, until = term_of(act, told)
    at = parsed.sentence.start + act.head.idx
    point = next((p for p in points if p.start <= at < p.end), None)
    known = agreement in state.book.agreements
    for party, teller in product(_each(act, action, who), _tellers(act, told, parsed, state)):
        notes.actions.append(
            AgreementAction(
                id=_id(notes, agreement, action, party, point if known else None, at),
                citations=(notes.cite(told),),
                origin=f"{told.frame.manner}; {action}: {act.head.text}",
                agreement=agreement,
                action=action,
                party=party,
                said_by=teller,
                # a charge is of a time, and has no day of its own
                date=None if action == "violated" else date,
                what=_what(point, told, state),
                pending=pending,
                term=length.written_as if length else None,
                chain=notes.chain(told.frame),
                length=length,
                until=until,
                named=act.spot.words,
                parties=who,
            )
        )


def _what(point: Point | None, told: Told, state: Discourse) -> str:
    """The words of the point that an act stands in; of the sentence where it stands in none."""
    if point is None:
        return told.parsed.sentence.text
    return state.document.text[point.start : point.end]


def _due(notes: Notes, told: Told, points: Sequence[Point], due: Due) -> None:
    """Record what must be done by some day under the agreement that the text is speaking of."""
    agreement = notes.agreements.told or notes.agreements.title
    if agreement is None:
        return
    start, end = told.parsed.span(*due.at)
    known = agreement in notes.state.book.agreements
    point = next((p for p in points if p.start <= start < p.end), None) if known else None
    notes.actions.append(
        AgreementAction(
            id=_id(notes, agreement, "due", None, None, start),
            citations=(notes.cite(told),),
            origin=f"{told.frame.manner}; due: {due.cue}",
            agreement=agreement,
            action=due.action,
            party=due.party,
            said_by=told.frame.party,
            date=due.date,
            what=notes.state.document.text[start:end],
            pending=True,
            term=due.length.written_as if due.length and due.action == "term" else None,
            chain=point.chain if point else notes.chain(told.frame),
            length=due.length,
            counted_from=due.counted_from,
        )
    )


def _ahead(date: DateValue, day: str) -> bool:
    return date.precision == "day" and date.value > day


def _tellers(act: Act, told: Told, parsed: Parsed, state: Discourse) -> tuple[str | None, ...]:
    """By whose word: whoever the sentence is on the word of; who announces what a noun names, too
    ("X announced an extension; Y confirmed it")."""
    own = teller_of(act, parsed, state)
    if act.head.pos_ == "NOUN" and own and told.frame.party and own != told.frame.party:
        return (told.frame.party, own)
    return (told.frame.party or own,)


def _each(act: Act, action: str, who: tuple[str, ...]) -> tuple[str | None, ...]:
    """The parties that a record is made for: each of those who act for themselves, or one for
    what several did together."""
    if act.by.party or action in ("refused", "withdrawal announced"):
        return who or (None,)
    if action in _TOGETHER or action.startswith("extension"):
        return (who[0],) if len(who) == 1 else (None,)
    return (None,)


def _id(
    notes: Notes, agreement: str, action: str, party: str | None, point: Point | None, at: int
) -> str:
    """The id holds that of the point told with it, by which events find it; once in a document."""
    base = f"{point.id}:{agreement}:{action}" if point else (
        f"{notes.document.id}:a{at}:{agreement}:{action}"
    )  # fmt: skip
    taken = {a.id for a in notes.actions}
    if base in taken and party:
        base = f"{base} {party}"
    number, name = 2, base
    while name in taken:
        name, number = f"{base} {number}", number + 1
    return name


def _by_chamber(act: Act, chambers: Sequence[str]) -> bool:
    """Whether a parliament or the people approve: that ratifies."""
    subject = subject_of(act.head)
    return subject is not None and subject.lemma_.lower() in chambers


def _deadline(told: Told) -> DateValue | None:
    return next((d.date for d in told.dates if d.date.relation in ("before", "by", "until")), None)


def _new(
    notes: Notes, act: Act, action: str, who: tuple[str, ...], date: DateValue | None
) -> str | None:
    """The id of an agreement that the codebook does not have: made of its kind, the parties that
    concluded it, and the month."""
    if action not in _CONCLUDES or len(who) < 2 or not act.spot.anew:
        return None
    day = date.value if date else notes.state.day
    if day is None or not day[:4].isdigit():
        return None
    kind = act.spot.head.lemma_.lower()
    key = "-".join(["new", kind, *sorted(who), day[:7]]).lower()
    if len(who) > 6:
        key = f"new-{kind}-{day[:7]}-{hashlib.sha256(key.encode()).hexdigest()[:6]}"
    notes.agreements.remember(key, {kind})
    return key
