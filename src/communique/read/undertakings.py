"""What is said to be done to agreements: actions, terms, deadlines, and what is still to do.

Actions take the words of the UN Treaty Collection where it has one (signed, ratified, in force,
extended, suspended, withdrawn, terminated). "Agreed to extend" is not "extended": it is recorded
as "extension agreed", and procedures still to be completed as pending, with their deadline.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from communique.model import DateValue, Participant
from communique.read.dates import FoundDate
from communique.read.named import Named
from communique.read.slots import DUE

#: an agreement named at `[start, end)` of some words
Spot = tuple[int, int, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One point's words with what stands in them: agreements and dates by their place in `text`,
    names by their place in the document (`text` begins there at `offset`), who acts, and the day
    of the event that the words belong to."""

    text: str
    spots: Sequence[Spot]
    dates: Sequence[FoundDate]
    named: Sequence[Named]
    offset: int
    subject: Sequence[Participant]
    day: DateValue | None


@dataclass(frozen=True, slots=True)
class Action:
    """One action on one agreement, as read from one point's words."""

    agreement: str
    action: str
    date: DateValue | None = None
    party: str | None = None
    pending: bool = False
    term: str | None = None


def _rx(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


#: how many characters may stand between an action and the agreement that it counts for
_REACH = 60
_COMPLETE = _rx(
    r"\b(?:complet\w+|finali[sz]\w+|finish\w*|conclud\w+)\b.{0,60}?"
    r"\b(?:procedures?|extension|ratification|formalities|steps)\b"
)
_EXTENSION = _rx(r"\b(?:exten(?:d|ds|ded|ding|sion)|prolong\w*|renew(?:al|ed|ing)?)\b")
_AGREED = _rx(
    r"\bagree(?:d|s|ing)?\b|\b(?:reach\w*|conclu\w+|struck)\s+(?:an?\s+)?(?:agreement|deal|accord)"
    r"|\bdecided\b|\breached\b"
)
_INTENTIONS = (
    (
        "extension intended",
        _rx(r"\bwilling\w*|\breadiness\b|\bready\b|\bintend\w*|\bintention\b|\bplans?\b|\bwill\b"),
    ),
    ("extension proposed", _rx(r"\bpropos\w+|\boffer\w*|\binitiative\b")),
    ("extension called for", _rx(r"\burg\w+|\bcall\w* for\b|\bshould\b|\bmust\b")),
)
_DONE = _rx(
    r"\b(?:was|were|has been|have been|had been|has|have|had)?\s*"
    r"\b(?:extended|prolonged|renewed)\b(?! hand)"
)
_NOTES = _rx(
    r"\bexchang\w+\b.{0,20}\b(?:notes|instruments)\b|\b(?:notes|instruments)\b.{0,60}\bexchanged\b"
)
_EXPIRES = _rx(r"\bexpir(?:e|es|ed|y|ing|ation)\b|\bruns? out\b|\blapses?\b")
_OBLIGES = _rx(
    r"\b(?:stipulat\w+|oblig\w+|requires?|provides? (?:for|that)|limits?|caps?|commits?)\b"
)
_SIMPLE = (
    (
        "withdrawn",
        _rx(
            r"\b(?:withdr[ae]w(?:al|n|s|ing)?|pull(?:ed|ing)? out|quit|exit(?:ed|ing)?|left"
            r"|abandon\w*)\b"
            r"(?!.{0,20}\b(?:troops|forces)\b)"
        ),
    ),
    ("suspended", _rx(r"\bsuspen(?:d|ded|ds|ding|sion)\b")),
    ("ratified", _rx(r"\bratif(?:y|ied|ies|ication)\b")),
    ("signed", _rx(r"\bsign(?:ed|s|ing|ature)\b")),
    ("in force", _rx(r"\b(?:enter\w*|c[ao]me) into (?:force|effect)\b")),
    ("terminated", _rx(r"\b(?:terminat\w+|scrap(?:ped|ping)?|annul\w*)\b")),
)
_FUTURE = _rx(r"\b(?:will|would|should|must|to be|ready to|plans? to|willing\w* to|intend\w*)\b")
_UNSURE = _rx(
    r"\b(?:not|never|without|if|whether|threat\w*|possib\w*|propos\w*|urged?|call\w* (?:for|on))\b"
)


def actions(passage: Passage) -> Iterator[Action]:
    """The actions in one point's words, agreement by agreement."""
    for agreement in dict.fromkeys(a for _, _, a in passage.spots):
        yield from _on(agreement, passage)


def _on(agreement: str, passage: Passage) -> Iterator[Action]:
    text, dates = passage.text, passage.dates
    notes = _NOTES.search(text)
    if notes:
        yield Action(agreement, "notes exchanged", date=passage.day)
    if not notes or _AGREED.search(text):
        yield from _extension(agreement, passage)
    if _EXPIRES.search(text):
        when = next((d.date for d in dates if d.date.precision == "day"), None)
        yield Action(agreement, "expires", date=when)
    elif _OBLIGES.search(text) and not passage.subject:
        yield Action(agreement, "obliges")
    yield from _others(agreement, passage)


def _extension(agreement: str, passage: Passage) -> Iterator[Action]:
    """Extension in its stages: procedures still to complete, agreed, done, or only spoken of."""
    text, dates = passage.text, passage.dates
    extension = _EXTENSION.search(text)
    if _COMPLETE.search(text):
        name = "complete the procedures" + (" for the extension" if extension else "")
        yield Action(agreement, name, date=_deadline(dates), pending=True)
        return
    if not extension:
        return
    term = next((d.date.written_as for d in dates if d.date.precision == "duration"), None)
    agreed = _AGREED.search(text)
    if agreed and agreed.start() < extension.start():
        yield Action(agreement, "extension agreed", date=passage.day, term=term)
    elif _DONE.search(text) and not _FUTURE.search(text) and not _UNSURE.search(text):
        yield Action(agreement, "extended", date=_first(dates) or passage.day, term=term)
    else:
        name = next((n for n, cue in _INTENTIONS if cue.search(text)), "extension spoken of")
        yield Action(agreement, name, date=passage.day, term=term)


def _deadline(dates: Sequence[FoundDate]) -> DateValue | None:
    """The date that something must be done by or before, if the words name one."""
    return next((d.date for d in dates if d.date.relation in DUE), None)


def _first(dates: Sequence[FoundDate]) -> DateValue | None:
    return next((d.date for d in dates if d.date.precision != "duration"), None)


def _others(agreement: str, passage: Passage) -> Iterator[Action]:
    """Actions told by one word each: withdrawn, suspended, ratified, signed ..."""
    text, subject = passage.text, passage.subject
    if _UNSURE.search(text):
        return
    alone = subject[0].country if len(subject) == 1 else None
    for action, pattern in _SIMPLE:
        match = pattern.search(text)
        if not match or _far(match, passage.spots, agreement):
            continue
        party = _party(match, passage) or alone
        pending = bool(_FUTURE.search(text[: match.start()]))
        yield Action(agreement, action, date=_first(passage.dates), party=party, pending=pending)


def _far(match: re.Match[str], spots: Sequence[Spot], agreement: str) -> bool:
    """An action counts for an agreement within the same stretch of words only."""
    gaps = [
        min(abs(s - match.end()), abs(match.start() - e)) for s, e, a in spots if a == agreement
    ]
    return min(gaps) > _REACH


def _party(match: re.Match[str], passage: Passage) -> str | None:
    """Who does it: "by the US", "of the United States", "the US withdrawal from"."""
    text = passage.text
    for n in passage.named:
        start, end = n.start - passage.offset, n.end - passage.offset
        if not n.country or n.kind == "person":
            continue
        between = text[match.end() : start] if start >= match.end() else text[end : match.start()]
        if start >= match.end() and re.fullmatch(r"\s+(?:of|by)\s+(?:the\s+)?", between):
            return n.country
        if end <= match.start() and re.fullmatch(r"(?:['’]s?)?\s+(?:\w+\s+){0,2}", between):
            return n.country
    return None
