"""The values of dates that name a day, a month or a year of the calendar."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from communique.model import DateValue
from communique.read.dates.reckon import Anchor, Reckoned, nearest_year, nearest_year_of_month
from communique.read.dates.records import Form
from communique.read.dates.values import (
    Setting,
    Unplaced,
    counted,
    from_previous,
    made,
    part_ground,
    shifted_year,
)
from communique.read.dates.words import SEASON_MONTHS, WEEKDAY_NAMES


def _range_ground(form: Form, year: int | None) -> str:
    if form.end_day is None:
        return ""
    head = f"{year:04}" if year else "-"
    return f"the first day of a range that ends {head}-{form.month or 1:02}-{form.end_day:02}"


def a_day(form: Form, setting: Setting) -> DateValue:
    """A day and month, with or without a year."""
    month, day = form.month or 1, form.day or 1
    tail, moved = f"-{month:02}-{day:02}", shifted_year(form, setting)
    if form.year:
        ground = _weekday_ground(form, date(form.year, month, day))
        return made(
            setting,
            f"{form.year:04}{tail}",
            "day",
            grounds=(_range_ground(form, form.year), ground),
        )
    if moved and day <= monthrange(moved.day.year, month)[1]:
        got = Reckoned(value=f"{moved.day.year:04}{tail}", precision="day")
        return counted(setting, moved, got, _range_ground(form, moved.day.year))
    year, source, grounds = _chosen_year(form, setting)
    if year is None:
        return made(
            setting, f"-{tail}", "day", grounds=("the year is not known", _range_ground(form, None))
        )
    if day > monthrange(year, month)[1]:
        raise Unplaced(f"{year} has no day {month:02}-{day:02}")
    more = (_range_ground(form, year), _weekday_ground(form, date(year, month, day)))
    return made(
        setting, f"{year:04}{tail}", "day", inferred=True, reckoned_from=source,
        grounds=(*grounds, *more),
    )  # fmt: skip


def _weekday_ground(form: Form, day: date) -> str:
    """A warning where the weekday that is written is not that of the day."""
    if form.weekday is None or day.weekday() == form.weekday:
        return ""
    return (
        f"{day} is a {WEEKDAY_NAMES[day.weekday()]}, not a {WEEKDAY_NAMES[form.weekday]} as written"
    )


def _chosen_year(form: Form, setting: Setting) -> tuple[int | None, str, tuple[str, ...]]:
    """The year of a day or month written without one, where it is from, and why."""
    if setting.next_year:
        return (
            setting.next_year,
            "",
            (f"the year is written after the end of the range, {setting.next_year}",),
        )
    anchor = setting.anchor
    if anchor and anchor.known == "year":
        return anchor.day.year, anchor.words, anchor.grounds
    previous = from_previous(setting)
    near = anchor if anchor and anchor.has_year else previous
    if near is None or not near.has_year:
        return None, "", ()
    if near is previous and near.known == "year":
        return near.day.year, near.words, (f"the year of {near.words}",)
    if form.day is None:
        year = nearest_year_of_month(form.month or 1, near.day, side=setting.context.side)
    else:
        year = nearest_year(
            form.month or 1, form.day, near.day, side=setting.context.side, weekday=form.weekday
        )
    why = f"the year nearest to {near.words}"
    return year, near.words, (*near.grounds, why)


def a_month(form: Form, setting: Setting) -> DateValue:
    """A month, with or without a year."""
    month, part = form.month or 1, part_ground(form)
    moved, anchor = shifted_year(form, setting), setting.anchor
    if form.year:
        return made(setting, f"{form.year:04}-{month:02}", "month", grounds=(part,))
    if moved:
        got = Reckoned(value=f"{moved.day.year:04}-{month:02}", precision="month")
        return counted(setting, moved, got, part)
    if form.month_shift is not None and anchor and anchor.known == "day":
        return counted(setting, anchor, _month_beside(form, anchor), part)
    year, source, grounds = _chosen_year(form, setting)
    if year is None:
        return made(setting, f"--{month:02}", "month", grounds=("the year is not known", part))
    return made(
        setting, f"{year:04}-{month:02}", "month", inferred=True, reckoned_from=source,
        grounds=(*grounds, part),
    )  # fmt: skip


def _month_beside(form: Form, anchor: Anchor) -> Reckoned:
    """As in: last June, the one that ended last; next June, the one to come; this June."""
    month, year = form.month or 1, anchor.day.year
    if form.month_shift == -1 and month >= anchor.day.month:
        year -= 1
    if form.month_shift == 1 and month <= anchor.day.month:
        year += 1
    return Reckoned(value=f"{year:04}-{month:02}", precision="month")


def a_year(form: Form, setting: Setting) -> DateValue:
    """A year of four digits."""
    until = f"the first year of a range that ends {form.end_year}" if form.end_year else ""
    return made(setting, f"{form.year:04}", "year", grounds=(part_ground(form), until))


def a_decade(form: Form, setting: Setting) -> DateValue:
    """A decade, as ISO 8601 has it: the first three digits of its years."""
    ground = f"the decade {form.year}0 to {form.year}9"
    return made(setting, f"{form.year}", "year", grounds=(part_ground(form), ground))


def a_season(form: Form, setting: Setting) -> DateValue:
    """A season: a date holds no seasons, so its year, with the season in the grounds."""
    if form.year:
        return made(setting, f"{form.year:04}", "year", grounds=(f"{form.which} of {form.year}",))
    moved = shifted_year(form, setting) or setting.anchor
    if moved is None or not (moved.has_day or form.year_shift is not None):
        raise Unplaced("no day to count the season from")
    year = moved.day.year
    ended = SEASON_MONTHS[form.which] + 2 < moved.day.month
    if form.year_shift is None and form.count < 0 and not ended:
        year -= 1
    if form.year_shift is None and form.count > 0 and SEASON_MONTHS[form.which] <= moved.day.month:
        year += 1
    got = Reckoned(value=f"{year:04}", precision="year", note=(f"{form.which} of {year}",))
    return counted(setting, moved, got)


def a_quarter(form: Form, setting: Setting) -> DateValue:
    """A quarter or half of a year: its year, with the quarter in the grounds."""
    moved = shifted_year(form, setting)
    if moved is None:
        return made(setting, f"{form.year:04}", "year", grounds=(form.which,))
    got = Reckoned(value=f"{moved.day.year:04}", precision="year", note=(form.which,))
    return counted(setting, moved, got)


def unclear_day(form: Form, setting: Setting) -> DateValue:
    """A day and month that could be read either way: their year."""
    ground = "either number may be the month, so only the year is certain"
    return made(setting, f"{form.year:04}", "year", grounds=(ground,))
