"""From text to forms: which readers to ask, and which of overlapping forms to keep."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from typing import Final

from communique.read.dates import calendar_forms as calendar
from communique.read.dates import relative_forms as relative
from communique.read.dates import year_forms as yearly
from communique.read.dates.records import Form
from communique.read.dates.words import (
    DEICTIC,
    MONTH_NAMES,
    MONTHS,
    SEASON_MONTHS,
    TRIGGERS,
    WEEKDAYS,
)

Reader = Callable[[str], Iterator[Form]]

_MONTH_WORDS: Final = frozenset(name.lower() for name in MONTH_NAMES)
_SHORT_MONTHS: Final = frozenset(name.lower() for name in MONTHS if len(name) < 5)
_ORDINAL_ENDS: Final = frozenset(("st", "nd", "rd", "th", "day", "month"))
_QUARTER_WORDS: Final = frozenset(("quarter", "half", "q"))
_DAY_WORDS: Final = frozenset(name.lower() for name in WEEKDAYS if len(name) > 5)
_UNIT_WORDS: Final = frozenset(
    ("minute", "hour", "day", "week", "month", "year", "decade", "quarter", "weekend", "date")
)
_MANY: Final = frozenset(("minutes", "hours", "days", "weeks", "months", "years", "decades"))


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[a-z]+")


@cache
def _number() -> re.Pattern[str]:
    return re.compile(r"\d+")


@cache
def _numeric() -> re.Pattern[str]:
    return re.compile(r"\d[./-]\d")


def find_forms(text: str) -> list[Form]:
    """The dates of a text in their order, none overlapping another."""
    words = set(_word().findall(text.lower()))
    forms = [form for reader in _readers(text, words) for form in reader(text)]
    if not forms:
        return []
    # Twice: a day takes in the weekday before it, which was a form of its own until then.
    return _without_overlap([_widened(text, form) for form in _without_overlap(forms)])


def _readers(text: str, words: set[str]) -> Iterator[Reader]:
    """The readers worth asking for a text with these words (in lower case): most sentences of
    most reports hold no date, and looking up words is ten times as fast as looking for dates."""
    sizes = set(map(len, _number().findall(text)))  # how many digits its numbers have
    if sizes:
        yield from _digit_readers(text, words, sizes)
    if words.isdisjoint(TRIGGERS):
        return
    if not words.isdisjoint(_MONTH_WORDS):
        yield calendar.months_alone
        if not sizes:
            yield from (calendar.day_months, calendar.month_years)
    if not words.isdisjoint(_DAY_WORDS):
        yield relative.weekdays
    if not words.isdisjoint(DEICTIC):
        yield relative.deictics
    yield from _unit_readers(words, quarters=not sizes)
    if not words.isdisjoint(SEASON_MONTHS):
        yield yearly.seasons


def _unit_readers(words: set[str], *, quarters: bool) -> Iterator[Reader]:
    """The readers for a text with days, weeks, years; with digits, quarters are read there."""
    if not words.isdisjoint(_UNIT_WORDS):
        yield from (relative.relative_units, relative.unit_ends)
        yield relative.spans_of_time
        if quarters and not words.isdisjoint(_QUARTER_WORDS):
            yield yearly.quarters
    elif not words.isdisjoint(_MANY):
        yield relative.spans_of_time


def _digit_readers(text: str, words: set[str], sizes: set[int]) -> Iterator[Reader]:
    """The readers for a text with numbers of these lengths in it."""
    if 4 in sizes:
        yield yearly.years
        if "s" in words:
            yield yearly.decades
    if _numeric().search(text):
        yield from (calendar.iso_days, calendar.numeric_days)
    if not words.isdisjoint(_ORDINAL_ENDS):
        yield calendar.days_of_month
    if not words.isdisjoint(_MONTH_WORDS) or not words.isdisjoint(_SHORT_MONTHS):
        yield from (calendar.month_days, calendar.day_months, calendar.month_years)
    if not words.isdisjoint(_QUARTER_WORDS):
        yield yearly.quarters


def _without_overlap(forms: list[Form]) -> list[Form]:
    """Of forms that overlap, the longest; of equal ones, the first that was read."""
    kept: list[Form] = []
    for form in sorted(forms, key=lambda f: (f.start, -f.end)):
        if kept and form.start < kept[-1].end:
            if form.end - form.start > kept[-1].end - kept[-1].start:
                kept[-1] = form
            continue
        kept.append(form)
    return kept


@cache
def _part_left() -> re.Pattern[str]:
    """As in: early 2021, late November, mid-2011, the end of January, later this year."""
    return re.compile(
        r"\b(?P<part>(?:very\s)?early|earlier|late|later|mid|(?:the\s)?(?:very\s)?(?:end|beginning|start|middle"
        r"|first\shalf|second\shalf|close|turn)\sof)[\s-](?:in\s)?(?:the\s)?$",
        re.IGNORECASE,
    )


@cache
def _weekday_left() -> re.Pattern[str]:
    """The weekday written before a day of the month: "Tuesday, January 26"."""
    return re.compile(
        r"\b(?P<name>(?:Mon|Tue|Tues|Wed|Weds|Wednes|Thu|Thur|Thurs|Fri|Sat|Satur|Sun)(?:day)?)"
        r"(?:\.|\s(?:morning|afternoon|evening|night))?,?\s(?P<open>\()?(?:the\s)?$"
    )


@cache
def _span_left() -> re.Pattern[str]:
    """As in: the next (four years), the first (100 days)."""
    return re.compile(
        r"\b(?:the\s|its\s|their\s|his\s|her\s)?(?:next|last|past|coming|first|following|previous)\s$"
    )


def _widened(text: str, form: Form) -> Form:
    """A form with the words to its left that belong to it."""
    left = text[max(0, form.start - 32) : form.start]
    if form.kind in ("year", "month", "decade") or (form.kind == "shift" and form.unit != "day"):
        m = _part_left().search(left)
        if m:
            part = m["part"].lower().removeprefix("the ").removesuffix(" of")
            return replace(form, start=form.start - len(m[0]), part=part)
    elif form.kind == "duration":
        m = _span_left().search(left)
        if m:
            return replace(form, start=form.start - len(m[0]))
    elif form.kind in ("day", "day of month"):
        return _with_weekday(text, left, form)
    return form


def _with_weekday(text: str, left: str, form: Form) -> Form:
    m = _weekday_left().search(left)
    if not m:
        return form
    closed = m["open"] is not None and text.startswith(")", form.end)
    day = WEEKDAYS[m["name"][:3]]
    return replace(form, start=form.start - len(m[0]), end=form.end + closed, weekday=day)
