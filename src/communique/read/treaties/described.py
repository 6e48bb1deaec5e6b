"""Which agreement of the codebook a text describes without its name: one between those named,
of that kind, that took a step in the weeks around the text."""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Iterator

from communique.codebook.schema import Agreement
from communique.read.discourse import Discourse

#: days before and after a text within which an agreement that it describes took a step
_AROUND = 35
#: with more parties than this an agreement is not told by its parties
_FEW = 6
_WORD = re.compile(r"[^\W\d_]{4,}")
_COMMON = frozenset(
    "agreement agreements treaty accord deal pact between states united joint statement with from "
    "first phase plan trilateral bilateral declaration memorandum protocol ceasefire".split()
)


def fitting(noun: str, start: int, end: int, state: Discourse, *, upto: int) -> str | None:
    """The one agreement that fits the noun in `[start, end)` of the document, those named there or
    in all up to `upto`, and the day."""
    found = list(_candidates(noun, start, end, upto, state))
    if len(found) < 2:
        return found[0][1] if found else None
    found.sort(reverse=True)
    return found[0][1] if found[0][0] > found[1][0] else None


def _candidates(
    noun: str, start: int, end: int, upto: int, state: Discourse
) -> Iterator[tuple[int, str]]:
    text = state.document.text[start:end]
    here, there = _parties(state, start, end), _parties(state, 0, upto)
    told = set(_WORD.findall(f"{state.document.title or ''} {text}".lower())) - _COMMON
    for entry in state.book.agreements.values():
        if (
            len(entry.parties) > _FEW
            or not _called(entry, noun, state)
            or not _near(entry, text, state)
        ):
            continue
        own = set(entry.parties)
        shared = _shared(entry, told)
        if len(own & here) >= 2 or (len(own & there) >= 2 and shared):
            # those named in the sentence weigh most, then the words of its names
            yield 4 * len(own & here) - len(own - there) + 2 * shared, entry.id


def _parties(state: Discourse, start: int, end: int) -> set[str]:
    """The states and organisations named, described by a leader or an adjective too."""
    found: set[str] = set()
    for named in state.within(start, end):
        found |= {named.country or "", named.entity or ""}
        if named.kind == "person" and named.entity:
            found.add(state.person(named).party or "")
    if state.document.speaks_for:
        found.add(state.document.speaks_for)
    return found - {""}


def _called(entry: Agreement, lemma: str, state: Discourse) -> bool:
    """Whether the agreement goes by the noun, or by one that means the same."""
    words = state.language.agreements
    names = " ".join((entry.name, *entry.names)).lower()
    same = words.truces if lemma in words.truces else [lemma]
    return lemma in words.loose or any(n in names for n in same)


def _near(entry: Agreement, text: str, state: Discourse) -> bool:
    """Whether it took a step around the day of the text, or in a month that the words name."""
    if any(m in text for s in entry.history if (m := _month(s.on))):
        return True
    if state.day is None:
        return False
    today = datetime.date.fromisoformat(state.day)
    days = (datetime.date.fromisoformat(s.on) for s in entry.history if len(s.on) == 10)
    return any(abs((day - today).days) <= _AROUND for day in days)


def _month(day: str) -> str:
    """ "December 2021"; "" for a day not known to the month."""
    return f"{calendar.month_name[int(day[5:7])]} {day[:4]}" if len(day) >= 7 else ""


def _shared(entry: Agreement, told: set[str]) -> int:
    names = set(_WORD.findall(" ".join((entry.name, *entry.names, entry.obliges)).lower()))
    return len((names - _COMMON) & told)
