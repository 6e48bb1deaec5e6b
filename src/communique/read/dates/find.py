"""The verb of this package: find the dates of a text and resolve them from left to right."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from communique.model import DateValue
from communique.read.dates.context import context
from communique.read.dates.grammar import find_forms
from communique.read.dates.reckon import anchor_of
from communique.read.dates.records import DateBase, Form, FoundDate, UnplacedDate
from communique.read.dates.resolve import resolve
from communique.read.dates.values import Setting, Unplaced

_DAY: Final = re.compile(r"(?:\d{4}|-)-\d\d-\d\d")


def find_dates(text: str, *, base: DateBase) -> tuple[FoundDate, ...]:
    """The dates and lengths of time of a text, in their order, none overlapping another.

    `text` is one sentence or a short stretch; offsets are code points of it. Dates without a
    year, weekdays, "today" and the like are counted from `base`. A range of days ("January
    9-10") is one date with the value of its first day; its end stands in `grounds`. Where the
    year is known from nowhere the value is cut to "--MM-DD" ("---DD" where the month is not
    known either). What cannot be placed at all is left to `find_unplaced`. Raises ValueError
    where a date of the base is not ISO 8601.
    """
    return tuple(found for found in _read(text, base) if isinstance(found, FoundDate))


def find_unplaced(text: str, *, base: DateBase) -> tuple[UnplacedDate, ...]:
    """The dates of a text that the base gives nothing to count from, each with the reason."""
    return tuple(found for found in _read(text, base) if isinstance(found, UnplacedDate))


def _read(text: str, base: DateBase) -> Iterator[FoundDate | UnplacedDate]:
    forms = find_forms(text)
    if not forms:
        return
    anchor, previous = anchor_of(base), base.previous
    previous_day = previous if previous and _DAY.fullmatch(previous) else None
    for form, following in zip(forms, [*forms[1:], None], strict=True):
        setting = Setting(
            written=text[form.start : form.end], context=context(text, form), anchor=anchor,
            previous=previous, previous_day=previous_day, direction=base.anchor_weekday_direction,
            next_year=_year_of_range(text, form, following),
        )  # fmt: skip
        try:
            value = resolve(form, setting)
        except Unplaced as missing:
            yield UnplacedDate(
                start=form.start, end=form.end, words=setting.written, why=str(missing)
            )
            continue
        if _is_mention(value):
            previous = value.value
            previous_day = previous if value.precision == "day" else previous_day
        yield FoundDate(start=form.start, end=form.end, date=value)


def _is_mention(value: DateValue) -> bool:
    """Whether "the same day", "the following year" can point to this date: not to a deadline, a
    length of time, a decade ("199") or a day without its month ("---26")."""
    placed = value.precision != "duration" and value.relation in ("on", "since", "after")
    return placed and not value.value.startswith("---") and len(value.value) > 3


@cache
def _joined() -> re.Pattern[str]:
    return re.compile(r"\s?(?:[–—-]|to|until|and|or|through|till),?\s?(?:on\s|in\s)?")


def _year_of_range(text: str, form: Form, following: Form | None) -> int | None:
    """The year of "January 28 to February 3, 2021", which is written once."""
    if form.kind not in ("day", "month") or form.year or not following or not following.year:
        return None
    if following.kind != form.kind or not _joined().fullmatch(text, form.end, following.start):
        return None
    earlier = (form.month or 0, form.day or 0) > (following.month or 0, following.day or 0)
    return following.year - earlier
