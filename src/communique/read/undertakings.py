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
from communique.read.entities import Named


@dataclass(frozen=True, slots=True)
class Action:
    """One action on one agreement, as read from one clause."""

    agreement: str
    action: str
    party: str | None
    date: DateValue | None
    what: str
    pending: bool
    term: str | None


def _rx(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_COMPLETE = _rx(
    r"\b(?:complet\w+|finali[sz]\w+|finish\w*|conclud\w+)\b.{0,60}?\b(?:procedures?|extension|ratification|formalities|steps)\b"
)
_EXTENSION = _rx(r"\b(?:exten(?:d|ds|ded|ding|sion)|prolong\w*|renew(?:al|ed|ing)?)\b")
_AGREED = _rx(
    r"\bagree(?:d|s|ing)?\b|\b(?:reach\w*|conclu\w+|struck)\s+(?:an?\s+)?(?:agreement|deal|accord)|\bdecided\b|\breached\b"
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
    r"\b(?:was|were|has been|have been|had been|has|have|had)?\s*\b(?:extended|prolonged|renewed)\b(?! hand)"
)
_NOTES = _rx(r"\bexchange\w*\b.{0,20}\b(?:notes|instruments)\b")
_EXPIRES = _rx(r"\bexpir(?:e|es|ed|y|ing|ation)\b|\bruns? out\b|\blapses?\b")
_OBLIGES = _rx(
    r"\b(?:stipulat\w+|oblig\w+|requires?|provides? (?:for|that)|limits?|caps?|commits?)\b"
)
_SIMPLE = (
    (
        "withdrawn",
        _rx(
            r"\b(?:withdr[ae]w(?:al|n|s|ing)?|pull(?:ed|ing)? out|quit|exit(?:ed|ing)?|left|abandon\w*)\b"
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


def actions(
    text: str,
    spots: Sequence[tuple[int, int, str]],
    dates: Sequence[FoundDate],
    named: Sequence[Named],
    offset: int,
    subject: Sequence[Participant],
    on_day: DateValue | None,
) -> Iterator[Action]:
    """The actions in one point's words. `spots` are the agreements in `text`, `dates` its dates,
    `named` the names (document offsets, `offset` is where `text` begins), `subject` who acts, and
    `on_day` the day of the event that the clause belongs to."""
    for agreement in dict.fromkeys(a for _, _, a in spots):
        term = next((d.date.written_as for d in dates if d.date.precision == "duration"), None)
        notes = _NOTES.search(text)
        if notes:
            yield Action(agreement, "notes exchanged", None, on_day, text, False, None)
        if not notes or _AGREED.search(text):
            yield from _extension(text, agreement, dates, term, on_day)
        if _EXPIRES.search(text):
            when = next((d.date for d in dates if d.date.precision == "day"), None)
            yield Action(agreement, "expires", None, when, text, False, None)
        elif _OBLIGES.search(text) and not subject:
            yield Action(agreement, "obliges", None, None, text, False, None)
        yield from _others(text, agreement, spots, dates, named, offset, subject)


def _extension(
    text: str,
    agreement: str,
    dates: Sequence[FoundDate],
    term: str | None,
    on_day: DateValue | None,
) -> Iterator[Action]:
    if _COMPLETE.search(text):
        yield Action(
            agreement,
            "complete the procedures for the extension"
            if _EXTENSION.search(text)
            else "complete the procedures",
            None,
            deadline(dates),
            text,
            True,
            None,
        )
        return
    extension = _EXTENSION.search(text)
    if not extension:
        return
    agreed = _AGREED.search(text)
    if agreed and agreed.start() < extension.start():
        yield Action(agreement, "extension agreed", None, on_day, text, False, term)
    elif _DONE.search(text) and not _FUTURE.search(text) and not _UNSURE.search(text):
        when = next((d.date for d in dates if d.date.precision != "duration"), on_day)
        yield Action(agreement, "extended", None, when, text, False, term)
    else:
        name = next((n for n, cue in _INTENTIONS if cue.search(text)), "extension spoken of")
        yield Action(agreement, name, None, on_day, text, False, term)


def deadline(dates: Sequence[FoundDate]) -> DateValue | None:
    """The date that something must be done by or before, if the words name one."""
    return next((d.date for d in dates if d.date.relation in ("before", "by", "until")), None)


def _others(
    text: str,
    agreement: str,
    spots: Sequence[tuple[int, int, str]],
    dates: Sequence[FoundDate],
    named: Sequence[Named],
    offset: int,
    subject: Sequence[Participant],
) -> Iterator[Action]:
    for action, pattern in _SIMPLE:
        match = pattern.search(text)
        if not match or _far(match, spots, agreement) or _UNSURE.search(text):
            continue
        party = _party(match, named, offset, text) or (
            subject[0].country if len(subject) == 1 else None
        )
        when = next((d.date for d in dates if d.date.precision != "duration"), None)
        pending = bool(_FUTURE.search(text[: match.start()]))
        yield Action(agreement, action, party, when, text, pending, None)


def _far(match: re.Match[str], spots: Sequence[tuple[int, int, str]], agreement: str) -> bool:
    """An action counts for an agreement within the same stretch of words only."""
    gaps = [
        min(abs(s - match.end()), abs(match.start() - e)) for s, e, a in spots if a == agreement
    ]
    return min(gaps) > 60


def _party(match: re.Match[str], named: Sequence[Named], offset: int, text: str) -> str | None:
    """Who does it: "by the US", "of the United States", "the US withdrawal from"."""
    for n in named:
        start, end = n.start - offset, n.end - offset
        if not n.country or n.kind == "person":
            continue
        between = text[match.end() : start] if start >= match.end() else text[end : match.start()]
        if start >= match.end() and re.fullmatch(r"\s+(?:of|by)\s+(?:the\s+)?", between):
            return n.country
        if end <= match.start() and re.fullmatch(r"(?:['’]s?)?\s+(?:\w+\s+){0,2}", between):
            return n.country
    return None
