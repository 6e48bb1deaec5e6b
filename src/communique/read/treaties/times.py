"""The day of an act on an agreement, and the term that it sets."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from communique.model import DateValue, later
from communique.read.dates import FoundDate
from communique.read.discourse import Discourse
from communique.read.told import Told, in_the_past
from communique.read.treaties.records import Act, Manner

if TYPE_CHECKING:
    from spacy.tokens import Token

_VERBS = ("VERB", "AUX")
#: words right before a date that make it the end of a term
_UNTIL = frozenset({"to", "until", "till", "through"})
#: words between a length of time and the day that it is counted from
_COUNTED = frozenset({"from", "after", "of", "following", "since"})
_COMES = frozenset({"to come", "intended", "proposed", "called for"})
#: clauses whose date is also that of the act told in them: "announced on Friday that ..."
_TOLD_IN = frozenset({"ccomp", "xcomp", "conj", "dobj", "pobj", "prep", "pcomp", "acl", "advcl"})


def day_of_act(act: Act, manner: Manner, told: Told, state: Discourse) -> DateValue | None:
    """The day on which it was done or is to be done: a date that hangs on its word, else on the
    verb that tells of it; else, told as just done, the day of the text."""
    verb = act.head if act.head.pos_ in _VERBS else act.over
    own = [d for d in _dates(told) if d.date.relation in ("on", "by") and not _ends(d, told)]
    reckoned = _counted_on(act, told) or _counted_back(act, own, told, state)
    if reckoned is not None:
        return reckoned
    for head in _heads(act, manner):
        found = next((d for d in own if _hangs_on(d, head, act, told)), None)
        if found is not None:
            return _on_its_side(found.date, manner, state, present=_present(verb))
    begun = [d for d in own if _fronted(d, told)]
    if begun and act.over.sent.root.i in {t.i for t in (act.head, act.over, *act.over.ancestors)}:
        return _on_its_side(begun[0].date, manner, state)
    return _today(act, manner, told, state)


def _heads(act: Act, manner: Manner) -> Iterator[Token]:
    """The words a date of the act may hang on, the nearest first."""
    yield act.head
    if act.head.pos_ == "NOUN" and act.over.pos_ in _VERBS:
        yield act.over
    head = act.head
    for _ in range(4):
        if head.dep_ not in _TOLD_IN or head.head.i == head.i:
            return
        if head.dep_ == "advcl" and head.tag_ != "VBG":
            return
        head = head.head
        if head.pos_ in _VERBS or head.i == act.over.i:
            yield head
        if head.dep_ == "relcl":
            return


def _dates(told: Told) -> list[FoundDate]:
    return [d for d in told.dates if d.date.precision != "duration"]


def _counted_on(act: Act, told: Told) -> DateValue | None:
    """ "six months from tomorrow", "90 days after 14 May": the day that this comes to."""
    for length, base in zip(told.dates, told.dates[1:], strict=False):
        between = told.parsed.sentence.text[length.end : base.start].split()
        known = length.date.precision == "duration" and base.date.precision == "day"
        if known and between and between[0] in _COUNTED and len(between) <= 2:
            if not _near(length, act, told) and not _near(base, act, told):
                continue
            end = later(base.date.value, length.date.value)
            words = told.parsed.sentence.text[length.start : base.end]
            grounds = (f"{length.date.written_as} from {base.date.value}",)
            return replace(base.date, value=end, written_as=words, relation="on",
                           inferred=True, grounds=grounds)  # fmt: skip
    return None


def _counted_back(
    act: Act, dates: Sequence[FoundDate], told: Told, state: Discourse
) -> DateValue | None:
    """ "said on Tuesday, four days after X had left": the day before by so many days."""
    for length in (d for d in told.dates if d.date.relation == "after"):
        token = told.parsed.token_at(told.parsed.sentence.start + length.start)
        count = length.date.value
        if token is None or not count.endswith(("D", "W")) or not count[1:-1].isdigit():
            continue
        clause = next((t for t in token.ancestors if t.pos_ in _VERBS), None)
        if clause is None or clause.i not in {act.head.i, *(t.i for t in act.head.ancestors)}:
            continue
        base = next((d for d in dates if _hangs_on(d, clause.head, act, told)), None)
        if base is None or base.date.precision != "day":
            continue
        days = int(count[1:-1]) * (7 if count.endswith("W") else 1)
        day = in_the_past(base.date, state.day)
        back = datetime.date.fromisoformat(day.value) - datetime.timedelta(days=days)
        words = f"{length.date.written_as} after, from {day.written_as}"
        return replace(day, value=back.isoformat(), written_as=words, inferred=True,
                       grounds=(f"{length.date.written_as} before {day.value}",))  # fmt: skip
    return None


def _hangs_on(date: FoundDate, head: Token, act: Act, told: Told) -> bool:
    """Whether a date's first verb up the tree, or first noun of an act, is the head."""
    token = told.parsed.token_at(told.parsed.sentence.start + date.start)
    if token is None:
        return False
    for over in token.ancestors:
        if over.i == head.i:
            return True
        if over.lower_ == "of" and over.head.i == act.spot.head.i:
            return False  # "the pact of 1987"
        if over.pos_ in _VERBS:
            # "will be signed", "ceased to apply on Monday": one group of verbs
            return over.dep_ == "xcomp" and over.head.i == head.i
        if over.pos_ in ("NOUN", "PROPN") and any(t.dep_ == "poss" for t in over.lefts):
            return False
    return False


def _ends(date: FoundDate, told: Told) -> bool:
    """ "to 18 May": the end of a term."""
    token = told.parsed.token_at(told.parsed.sentence.start + date.start)
    before = told.parsed.doc[token.i - 1].lower_ if token is not None and token.i else ""
    return before in _UNTIL or date.date.relation == "until"


def _fronted(date: FoundDate, told: Told) -> bool:
    """A day before anything else: "On November 22, 2020, the United States left ..."."""
    before = told.parsed.sentence.text[: date.start].split()
    return len(before) <= 3 and date.date.precision == "day" and date.date.relation == "on"


def _on_its_side(
    date: DateValue, manner: Manner, state: Discourse, *, present: bool = False
) -> DateValue:
    """What is done lies behind the text, what is to come ahead of it, where only reckoning said."""
    if present and date.inferred and state.day and date.precision == "day":
        return nearest(date, state.day)
    if manner in ("done", "going on"):
        return in_the_past(date, state.day)
    if manner in _COMES and state.day and date.precision == "day" and date.value < state.day:
        return ahead(date, state.day)
    return date


def ahead(date: DateValue, day: str) -> DateValue:
    """A day whose year was only reckoned, of what is to come: the next one."""
    if not date.inferred or not date.value[:4].isdigit() or not _without_year(date):
        return date
    later = f"{int(date.value[:4]) + 1}{date.value[4:]}"
    return replace(date, value=later) if later > day else date


def _today(act: Act, manner: Manner, told: Told, state: Discourse) -> DateValue | None:
    """The day of the text, where it tells the act as just done: in the present or perfect, or in
    an official text of that day; of what those who met are said to have done, that of their
    meeting."""
    if act.by.action == "violated":
        return None
    met = told.frame.party in {p.party for p in state.pair} and not state.document.speaks_for
    published = state.meeting_day if met and state.meeting_day else state.document.published
    if published is None or published.precision != "day":
        return None
    verb = act.over if act.over.pos_ in _VERBS else act.head
    if act.head.pos_ == "NOUN" and act.by.action == "withdrawn" and manner == "done":
        return None  # "discussed the withdrawal"
    fresh = _just(verb)
    official = bool(state.document.speaks_for) and manner in ("done", "agreed", "refused")
    if not fresh and not official:
        return state.meeting_day if manner == "agreed" else None
    if verb.dep_ in ("relcl", "acl") or (verb.dep_ == "advcl" and not fresh):
        return None
    if verb.dep_ == "ccomp" and verb.head.pos_ == "NOUN":
        return None  # "notice that parliament has ratified it"
    if manner == "to come":
        return None
    if published is state.meeting_day:
        return published
    return replace(
        published, relation="on", inferred=True, grounds=("told as just done, on the text's day",)
    )


def _without_year(date: DateValue) -> bool:
    """ "18 May", "May 18": a day and a month, and no year in the words."""
    numbers = re.findall(r"\d+", date.written_as)
    return len(numbers) == 1 and len(numbers[0]) < 3


def nearest(date: DateValue, day: str) -> DateValue:
    """A day whose year was only reckoned, told in the present: the one nearest to the text."""
    if not date.value[:4].isdigit() or not _without_year(date):
        return date
    today = datetime.date.fromisoformat(day)
    years = (int(date.value[:4]) + n for n in (-1, 0, 1))
    values = [f"{year}{date.value[4:]}" for year in years if date.value[5:] != "02-29"]
    found = [datetime.date.fromisoformat(v) for v in values] or [today]
    best = min(found, key=lambda d: (abs((d - today).days), d))
    return replace(date, value=best.isoformat()) if values else date


def _present(verb: Token) -> bool:
    return verb.tag_ in ("VBZ", "VBP") and not any(t.dep_ == "aux" for t in verb.lefts)


def _just(verb: Token) -> bool:
    """Present or perfect: "has entered into force", "are signing", "takes effect"."""
    helpers = [t for t in verb.lefts if t.dep_ in ("aux", "auxpass")]
    if not helpers:
        return verb.tag_ in ("VBZ", "VBP")
    return any(t.lower_ in ("has", "have", "'s", "is", "are", "'ve") for t in helpers) and not any(
        t.tag_ in ("MD", "TO") or t.lower_ in ("had", "was", "were") for t in helpers
    )


def term_of(act: Act, told: Told) -> tuple[DateValue | None, DateValue | None]:
    """The length and the last day of the term that an act sets: "for 60 days, until 18 May"."""
    hanging = [d for d in told.dates if _near(d, act, told)]
    lengths = (d.date for d in hanging if d.date.precision == "duration" and _sets(d, act, told))
    ends = (d.date for d in hanging if d.date.precision == "day" and _ends(d, told))
    return next(lengths, None), next(ends, None)


def _sets(date: FoundDate, act: Act, told: Told) -> bool:
    """ "for 60 days", "by two months", "lasts 42 days", "in six months": not "after 15 months"."""
    token = told.parsed.token_at(told.parsed.sentence.start + date.start)
    for over in token.ancestors if token is not None else ():
        if over.pos_ in ("ADP", "SCONJ", "ADV"):
            return bool(over.lower_ in ("for", "by", "in", "within", "of"))
        if over.pos_ in _VERBS:
            return over.i == act.head.i and act.by.action == "term"
    return False


def _near(date: FoundDate, act: Act, told: Told) -> bool:
    """Whether a date or length stands below the act's word, or right behind the noun of it."""
    token = told.parsed.token_at(told.parsed.sentence.start + date.start)
    if token is None:
        return False
    for over in token.ancestors:
        if over.i == act.head.i or (act.head.pos_ == "NOUN" and over.i == act.over.i):
            return True
        if over.pos_ in _VERBS and over.dep_ not in ("xcomp",):
            return False
    return False


def base_day(verb: Token, told: Told, state: Discourse) -> DateValue | None:
    """The day that a period named with a verb is counted from: one that hangs on it or opens the
    sentence, else the day of the text."""
    own = [d for d in _dates(told) if d.date.relation == "on" and d.date.precision == "day"]
    for found in own:
        token = told.parsed.token_at(told.parsed.sentence.start + found.start)
        over = next((t for t in token.ancestors if t.pos_ in _VERBS), None) if token else None
        if _fronted(found, told) or (over is not None and over.i == verb.i):
            return in_the_past(found.date, state.day)
    return state.document.published
