"""Make records of points: what an account states, one record for each piece of a clause."""

from __future__ import annotations

import re
from collections.abc import Sequence

from communique.model import DateValue, Point, Realis
from communique.read.attributions import subject_words
from communique.read.circumstances import realis_of
from communique.read.clause import Clause
from communique.read.dated import own_dates
from communique.read.dates import FoundDate
from communique.read.discourse import Discourse
from communique.read.event_mentions import add_act
from communique.read.notes import Notes
from communique.read.pieces import LISTING, Piece, pieces
from communique.read.slots import amounts, times
from communique.read.told import Stated, Told, day_of, in_the_past
from communique.read.topics import about, agreement_before

_TO_COME = re.compile(
    r"\b(?:initiative|proposal|plans?|planned|possibility|prospects?|upcoming|forthcoming|intention"
    r"|willingness|readiness|ready|need|preparations?)\b[^,;]{0,25}\b(?:to|of|for)\b"
    r"|\b(?:upcoming|planned|forthcoming)\b",
    re.I,
)
_WILLING = re.compile(
    r"\b(?:ready|eager|willing|prepared|wants?|intends?|plans?|hopes?|hope|looks? forward"
    r"|readiness)\b",
    re.I,
)
_IF = re.compile(r"\b(?:if|unless|in the event)\b", re.I)
_ON_CONDITION = re.compile(r"\W*(?:if|unless|should the)\b", re.I)
_IS_TO = re.compile(r"\b(?:is|are)\s+(?:also\s+|now\s+)?to\s+(?!be (?:seen|blamed))\w+", re.I)
_PROMISE = re.compile(
    r"\bagree(?:d|s|ing)?\s+(?:to|that|on\s+the\s+need)\b|\b(?:tasked|instruct\w*)\b"
    r"|\bto be held\b|\bwould take place\b",
    re.I,
)
_DURING = re.compile(
    r"\bduring (?:the|their) (?:\w+ )?(?:call|meeting|talks|conversation|summit)\b", re.I
)


def add_points(notes: Notes, told: Told, stated: Stated) -> None:
    """Record the points of a clause, and with each the event and the actions it bears out."""
    found = list(pieces(told.parsed.doc, stated.clause, stated.act, notes.state.finder))
    apart = [d for d in told.dates if not any(p.start <= d.start < p.end for p in found)]
    for number, piece in enumerate(found):
        inside = [d for d in told.dates if piece.start <= d.start and d.end <= piece.end]
        day = _day(notes, told, stated, apart, inside)
        point = _point(notes, told, stated, piece, inside, day)
        if point is None:
            continue
        notes.points.append(point)
        if stated.coded and number == 0:
            add_act(notes, told, stated.coded, point)


def _day(
    notes: Notes,
    told: Told,
    stated: Stated,
    apart: Sequence[FoundDate],
    inside: Sequence[FoundDate],
) -> DateValue | None:
    """The day of what a point tells: of its sentence, for a deed also of its own words ("signed
    ... on Friday"), else of the meeting, or of the statement, that it is told of."""
    state = notes.state
    spoken = day_of(own_dates(told.parsed, apart))
    spoken = spoken or _said_on(told, stated, inside)
    if _is_statement(told, state) and told.frame.manner == "stated":
        same = state.statement_party == told.frame.party
        state.statement_day = spoken or (state.statement_day if same else None)
        state.statement_party = told.frame.party
    deed = stated.act == "do" or stated.clause.lemma == "sign"
    own = spoken or (day_of(inside) if deed and stated.clause.lemma not in state.speech else None)
    if own is not None:
        return own if realis_of(stated.clause) != "happened" else in_the_past(own, state.day)
    return state.meeting_day if _tells_of_meeting(told, stated, state) else state.statement_day


def _point(
    notes: Notes,
    told: Told,
    stated: Stated,
    piece: Piece,
    inside: Sequence[FoundDate],
    day: DateValue | None,
) -> Point | None:
    """The record of one piece; None where a single word states nothing."""
    state, sentence = notes.state, told.parsed.sentence
    words = sentence.text[piece.start : piece.end]
    if len(words.split()) < 2 and not piece.item:
        return None
    start, end = sentence.start + piece.start, sentence.start + piece.end
    subject = "" if stated.speakers or piece.item else subject_words(told, stated.clause)
    taken = frozenset(i for p in state.pair for i in (p.id, p.country, p.party) if i)
    last = agreement_before(sentence.text, piece.start, state.finder, state.agreement)
    what = about(f"{subject} {words}".strip(), state.within(start, end), state.finder, last, taken)
    return Point(
        id=f"{notes.document.id}:p{start}",
        origin=_origin(told, stated),
        citations=(notes.cite(told),),
        document=notes.document.id,
        party=told.frame.party,
        attribution=told.attribution,
        speakers=stated.speakers,
        predicate=stated.clause.verb.text,
        act=stated.act,
        type=stated.coded.type if stated.coded else None,
        realis=_realis(stated, words, conditional=bool(_ON_CONDITION.match(sentence.text))),
        topic=what.label,
        keys=what.keys,
        gist=_gist(told, stated.clause, piece, subject),
        start=start,
        end=end,
        slots=(*times(inside), *amounts(words)),
        date=day,
        event=state.meeting if _belongs(told, stated, state, day) else None,
        chain=notes.chain(told.frame),
    )


def _said_on(told: Told, stated: Stated, inside: Sequence[FoundDate]) -> DateValue | None:
    """The day between a verb of saying and what is said: "said on May 3 that ..."."""
    behind = [c for c in stated.clause.contents if c.verb.i > stated.clause.verb.i]
    if not behind:
        return None
    first = behind[0]
    begin = told.parsed.doc[(first.subject or (first.start, 0))[0]].idx
    return day_of([d for d in inside if d.end <= begin])


def _is_statement(told: Told, state: Discourse) -> bool:
    """A word to the press: a person's own, or that of a party that took no part in the talks."""
    frame = told.frame
    if frame.manner in ("own", "transcript", "readout") or not frame.voices:
        return False
    outside = bool(state.pair) and frame.party not in {p.party for p in state.pair}
    return frame.voices[-1].kind == "person" or (frame.party is not None and outside)


def _belongs(told: Told, stated: Stated, state: Discourse, day: DateValue | None) -> bool:
    """Whether the point stands in the telling of the meeting; what the outlet tells of another
    day does not ("parliament voted on Wednesday")."""
    meeting = state.meeting_day
    if told.frame.manner == "own" and day and meeting and day.value != meeting.value:
        return False
    return _tells_of_meeting(told, stated, state)


def _tells_of_meeting(told: Told, stated: Stated, state: Discourse) -> bool:
    """A statement to the press is not part of the meeting told before it, unless it tells what
    those who met did together, or says that it was during the talks."""
    if not _is_statement(told, state):
        return True
    together = {p.id for p in stated.speakers} == {p.id for p in state.pair} != set()
    return together or bool(_DURING.search(told.parsed.sentence.text))


def _gist(told: Told, clause: Clause, piece: Piece, subject: str) -> str:
    words = " ".join(told.parsed.sentence.text[piece.start : piece.end].split())
    if piece.item:
        verb = clause.verb.text
        return words if words.startswith(verb) else f"{verb}: {words}"
    holds_subject = (
        clause.subject is not None and piece.start < told.parsed.doc[clause.subject[0]].idx
    )
    return f"{subject} {words}" if subject and not holds_subject else words


def _realis(stated: Stated, words: str, *, conditional: bool) -> Realis:
    """How the point is meant: by its coded event, its verb, then the words around it; what will
    be done "if ..." is only supposed."""
    if stated.coded and stated.coded.realis != "happened":
        return stated.coded.realis
    realis = realis_of(stated.clause)
    if realis == "happened":
        realis = _said_realis(stated.clause, words) or "happened"
    if realis != "happened":
        return "hypothetical" if conditional and realis == "planned" else realis
    if _PROMISE.search(words) or (stated.act in LISTING and _TO_COME.search(words)):
        return "planned"
    if stated.act == "demand":
        return "called for"
    if stated.act == "propose" or _WILLING.search(words):
        return "planned"
    return "happened"


def _said_realis(clause: Clause, words: str) -> Realis | None:
    """What is said to come, or on a condition, is not made to have happened by being said."""
    said = next(iter(clause.contents), None)
    modal = said.modal if said else ""
    if said and modal == "would" and said.subject:  # "a treaty would benefit both" promises nothing
        who = said.verb.doc[said.subject[0] : said.subject[1]]
        modal = modal if any(t.pos_ in ("PROPN", "PRON") for t in who) else ""
    if modal in ("will", "would", "'ll"):
        return "hypothetical" if _IF.search(words) else "planned"
    if modal in ("should", "must") and not _PROMISE.search(words):
        return "called for"
    return "planned" if _IS_TO.search(words) else None


def _origin(told: Told, stated: Stated) -> str:
    fired = stated.coded.fired if stated.coded else None
    rule = f"{fired.pattern.id}: {fired.cue}" if fired else f"clause: {stated.clause.lemma}"
    return f"{told.frame.manner}; {rule}"
