"""What is due under the agreement that a text is speaking of: by a day ("opens by 3 May"),
within a period ("within two years"), on a numbered day of it ("by the 20th day"), and the terms of
its parts ("the second stage lasts 30 days")."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.model import DateValue, later
from communique.read.dates import FoundDate
from communique.read.notes import Notes
from communique.read.told import Told
from communique.read.treaties.doers import people_of, subject_of
from communique.read.treaties.manner import of_verb
from communique.read.treaties.times import ahead, base_day

if TYPE_CHECKING:
    from spacy.tokens import Token

#: sentences after which a text may have turned to something else than the agreement
_SOON = 6
_DUE = ("by", "before", "until")
_NTH = re.compile(
    r"\b(?P<how>by|before|until|no later than|not later than|on|from)\s+the\s+"
    r"(?P<n>\d{1,3})(?:st|nd|rd|th)\s+day\b",
    re.I,
)

#: sentences behind what is due in which it is told not to have been done
_NEXT = 2
#: nouns of parts of an agreement that have a term of their own
_PARTS = frozenset("phase stage term period mandate truce ceasefire moratorium pause".split())
_LASTS = frozenset({"last", "run", "take", "stay", "remain", "hold"})
_GIVES = frozenset({"give", "grant", "allow", "leave"})
_RENEWS = frozenset({"renew", "extend", "prolong"})
_NOT_TOLD = frozenset({"denied", "unreal", "proposed", "called for", "intended", "refused"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """Something due: the tokens of its words, who must do it, its day, or the length of time and
    what step that is counted from."""

    at: tuple[int, int]
    cue: str
    action: str = "due"
    party: str | None = None
    date: DateValue | None = None
    length: DateValue | None = None
    counted_from: str = ""


def dues(told: Told, notes: Notes, acted: Collection[int]) -> Iterator[Due]:
    """What a sentence says is due under the agreement spoken of; nothing where the text has not
    spoken of one for a while. `acted` are the words that act on an agreement: their terms are read
    with them."""
    agreements = notes.agreements
    number = told.parsed.sentence.number
    near = number - agreements.told_in <= _SOON
    if not near and not (agreements.title and notes.document.kind == "instrument"):
        return
    yield from _numbered(told, notes)
    yield from _undone(told, notes)
    for found in told.dates:
        verb = _verb_of(found, told)
        if verb is None:
            continue
        period = found.date.precision == "duration"
        if period and found.date.relation == "before" and _renews(told):
            yield Due(at=_words(found.start, verb, told), cue=f"{found.date.written_as} before",
                      action="notice against renewal", length=found.date,
                      counted_from="end of the term")  # fmt: skip
        elif verb.i not in acted:
            yield from _by_day(found, verb, told, notes)
            yield from _by_length(found, verb, told, notes)


def _verb_of(found: FoundDate, told: Told) -> Token | None:
    """The verb that a date hangs on; in a list without verbs ("..., the bridge by 3 May") the
    verb of the list."""
    token = told.parsed.token_at(told.parsed.sentence.start + found.start)
    if token is None:
        return None
    return next((t for t in token.ancestors if t.pos_ in ("VERB", "AUX")), None)


def _words(found_at: int, verb: Token, told: Told) -> tuple[int, int]:
    """The tokens that tell what is due: of the verb's clause, cut where a list goes on to another
    date."""
    doc = told.parsed.doc
    start, stop = verb.left_edge.i, verb.right_edge.i + 1
    for other in told.dates:
        token = told.parsed.token_at(told.parsed.sentence.start + other.end)
        if token is not None and other.end < found_at and start < token.i:
            start = token.i
    here = told.parsed.token_at(told.parsed.sentence.start + found_at)
    while start < stop - 1 and (doc[start].is_punct or doc[start].dep_ == "cc"):
        start += 1
    return (start, stop) if here is None or start <= here.i else (verb.left_edge.i, stop)


def _by_day(found: FoundDate, verb: Token, told: Told, notes: Notes) -> Iterator[Due]:
    """ "by 3 May", "until the end of March": ahead of the text, of what is not told as past."""
    date, today = found.date, notes.state.day
    if date.precision != "day" or today is None or date.relation not in _DUE:
        return
    if not date.value[:4].isdigit():
        return
    date = ahead(date, today) if date.value < today else date
    manner = of_verb(verb, notes.agreements.words)
    past = verb.tag_ == "VBD" and verb.lemma_.lower() not in _GIVES
    if date.value <= today or manner in _NOT_TOLD or past:
        return
    who = people_of(subject_of(verb), told.parsed, notes.state)
    if verb.lemma_.lower() in _GIVES:
        who = _given(verb, told, notes)
    at = _words(found.start, verb, told)
    yield Due(at=at, cue=date.written_as, party=who, date=date)


def _given(verb: Token, told: Told, notes: Notes) -> str | None:
    """ "has given the port until 3 May": who must do it is whom the time is given."""
    whom = next((t for t in verb.rights if t.dep_ in ("dative", "dobj")), None)
    return people_of(whom, told.parsed, notes.state)


def _by_length(found: FoundDate, verb: Token, told: Told, notes: Notes) -> Iterator[Due]:
    length, lemma = found.date, verb.lemma_.lower()
    if length.precision != "duration" or not re.fullmatch(r"P\d+[DWMY]", length.value):
        return
    manner = of_verb(verb, notes.agreements.words)
    at = _words(found.start, verb, told)
    who = people_of(subject_of(verb), told.parsed, notes.state)
    if lemma in _GIVES and _object(found, told):
        base = base_day(verb, told, notes.state)
        yield Due(at=at, cue=length.written_as, party=_given(verb, told, notes),
                  date=_counted(base, length), length=length)  # fmt: skip
    elif manner in _NOT_TOLD:
        return
    elif _behind(found, told) == "in" and verb.tag_ != "VBD":
        base = notes.document.published
        yield Due(at=at, cue=f"in {length.written_as}", party=who, length=length,
                  date=_counted(base, length))  # fmt: skip
    elif length.relation == "by" and verb.tag_ != "VBD":
        yield Due(at=at, cue=f"within {length.written_as}", party=who, length=length,
                  counted_from=_from_words(found, told))  # fmt: skip
    elif lemma in _LASTS and verb.tag_ != "VBD" and _is_part(verb, notes):
        yield Due(at=at, cue=f"{lemma} {length.written_as}", action="term",
                  length=length, counted_from="in force")  # fmt: skip


def _behind(found: FoundDate, told: Told) -> str:
    """The word before a length of time."""
    return (told.parsed.sentence.text[: found.start].split() or [""])[-1].lower()


def _object(found: FoundDate, told: Told) -> bool:
    """ "gave the importers 30 days": the time itself is what is given."""
    token = told.parsed.token_at(told.parsed.sentence.start + found.start)
    for over in (token, token.head) if token is not None else ():
        if over.dep_ in ("dobj", "oprd", "attr") and over.head.lemma_.lower() in _GIVES:
            return True
    return False


def _is_part(verb: Token, notes: Notes) -> bool:
    """Whether a phase, the term, or somebody under the agreement stays so long."""
    subject = subject_of(verb)
    if subject is None:
        return False
    noun = subject.lemma_.lower()
    numbered = subject.tag_ == "JJ" or noun in ("first", "second", "third")
    instrument = notes.document.kind == "instrument"
    return noun in _PARTS or numbered or instrument


def _renews(told: Told) -> bool:
    return any(t.lemma_.lower() in _RENEWS or t.lower_ == "renewal" for t in told.parsed.doc)


def _from_words(found: FoundDate, told: Told) -> str:
    """ "within 30 days of signature", "after entry into force"; the step in force where the words
    name none."""
    behind = told.parsed.sentence.text[found.end : found.end + 40].lower()
    if re.match(r"\s+(?:of|after|from|following)\s+(?:its |the )?sign", behind):
        return "signed"
    if re.match(
        r"\s+(?:of|after|from|following)\s+(?:its |the )?notif|\s+\w+\s+\w*\s*notice", behind
    ):
        return "withdrawal announced"
    return "in force"


def _undone(told: Told, notes: Notes) -> Iterator[Due]:
    """ "The importer has not paid", right behind what it was to do."""
    before = [a for a in notes.actions if a.action == "due" and a.party]
    last = before[-1] if before else None
    if last is None or told.parsed.sentence.number - last.citations[0].sentence > _NEXT:
        return
    for verb in told.parsed.doc:
        if verb.pos_ != "VERB" or not (_not_done(verb) or _failed(verb)):
            continue
        if people_of(subject_of(verb), told.parsed, notes.state) == last.party:
            at = verb.left_edge.i, verb.right_edge.i + 1
            yield Due(at=at, cue=verb.text, action="undone", party=last.party)


def _not_done(verb: Token) -> bool:
    """The perfect or past denied: "has not returned", "did not return"."""
    denied = any(t.dep_ == "neg" for t in verb.lefts)
    return denied and any(t.lower_ in ("has", "have", "did", "had") for t in verb.lefts)


def _failed(verb: Token) -> bool:
    return verb.lemma_ == "fail" and verb.tag_ in ("VBD", "VBN")


def _counted(base: DateValue | None, length: DateValue) -> DateValue | None:
    if base is None or base.precision != "day":
        return None
    return DateValue(
        value=later(base.value, length.value),
        precision="day",
        written_as=length.written_as,
        relation="by",
        inferred=True,
        grounds=(f"{length.written_as} from {base.value}",),
    )


def _numbered(told: Told, notes: Notes) -> Iterator[Due]:
    """ "no later than the 16th day": counted so that the day it begins is the first."""
    for match in _NTH.finditer(told.parsed.sentence.text):
        token = told.parsed.token_at(told.parsed.sentence.start + match.start("n"))
        verb = (
            next((t for t in token.ancestors if t.pos_ in ("VERB", "AUX")), None) if token else None
        )
        if verb is None or of_verb(verb, notes.agreements.words) in _NOT_TOLD - {"unreal"}:
            continue
        length = DateValue(
            value=f"P{int(match['n']) - 1}D",
            precision="duration",
            written_as=match[0],
            grounds=("the day on which it begins being the first",),
        )
        who = people_of(subject_of(verb), told.parsed, notes.state)
        at = _words(match.start(), verb, told)
        yield Due(at=at, cue=match[0], party=who, length=length, counted_from="in force")
