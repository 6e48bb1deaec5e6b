"""The values of dates counted from another date, and of lengths of time."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Final

from communique.model import DateValue
from communique.read.dates.reckon import Anchor, Reckoned, add_months, shifted
from communique.read.dates.records import Form
from communique.read.dates.values import (
    Setting,
    Unplaced,
    counted,
    from_previous,
    made,
    part_ground,
)
from communique.read.dates.words import MONTH_NAMES, WEEKDAY_NAMES


def day_of_month(form: Form, setting: Setting) -> DateValue:
    """As in: the 26th: of the month that the text was written in, or of the one before it."""
    day = form.day or 1
    previous = from_previous(setting)
    anchor = setting.anchor if setting.anchor and setting.anchor.has_day else previous
    anchor = previous if form.from_previous and previous else anchor
    if anchor is None or anchor.known == "year":
        why = "year and month are not known: nothing to count them from"
        return made(setting, f"---{day:02}", "day", grounds=(why,))
    shift, why = form.month_shift, ""
    if shift is None:
        shift, why = _nearest_month(day, anchor, setting)
    month = add_months(anchor.day.replace(day=1), shift)
    try:
        got = Reckoned(value=month.replace(day=day).isoformat(), precision="day")
    except ValueError:
        raise Unplaced(f"{MONTH_NAMES[month.month - 1]} has no day {day}") from None
    return counted(setting, anchor, got, why, chosen=bool(why))


def _nearest_month(day: int, anchor: Anchor, setting: Setting) -> tuple[int, str]:
    """The month of a bare day. A day or two ahead of the base is the same month still: reports
    are dated by other clocks than the events in them."""
    if setting.context.side == "ahead":
        shift = 0 if day >= anchor.day.day else 1
    else:
        shift = 0 if day <= anchor.day.day + 2 else -1
    month = add_months(anchor.day.replace(day=1), shift)
    return shift, f"the month is {MONTH_NAMES[month.month - 1]}, by {anchor.words}"


def a_weekday(form: Form, setting: Setting) -> DateValue:
    """A weekday: the nearest on its side, or that of the week that is named."""
    anchor = setting.anchor
    if anchor is None or anchor.known != "day":
        raise Unplaced("no whole date to count the weekday from")
    offset = ((form.weekday or 0) - anchor.day.weekday()) % 7
    if form.unit == "week" or form.part in ("this",):
        monday = anchor.day - timedelta(days=anchor.day.weekday())
        day = monday + timedelta(days=(form.weekday or 0) + 7 * int(form.count))
        why = ""
    elif form.part in ("next", "coming"):
        day, why = anchor.day + timedelta(days=offset or 7), ""
    elif form.part in ("last", "past"):
        day, why = anchor.day - timedelta(days=(7 - offset) % 7 or 7), ""
    else:
        ahead = setting.context.side == "ahead" or setting.direction == "future"
        day = anchor.day + timedelta(days=offset if ahead or not offset else offset - 7)
        side = "to come" if ahead else "past"
        why = f"the nearest {WEEKDAY_NAMES[form.weekday or 0]} {side}"
    got = Reckoned(value=day.isoformat(), precision="day")
    return counted(setting, anchor, got, why, chosen=bool(why))


def a_shift(form: Form, setting: Setting) -> DateValue:
    """As in: today, last year, five years ago; the same day, two weeks later."""
    unit, anchor = form.unit or "day", setting.anchor
    why = ""
    if form.from_previous:
        found = from_previous(setting, whole=unit in ("day", "week", "weekend"))
        # "The same day" with no day before it is the day of the report; "two weeks later" is not.
        why = "" if found or form.which != "same" else "no date stands before it"
        anchor = found or (anchor if why else None)
    if anchor is None:
        missing = (
            "no date before it" if form.from_previous else "neither dateline nor publication date"
        )
        raise Unplaced(f"{missing} to count from")
    if not anchor.has_day and unit not in ("year", "decade"):
        month_known = re.fullmatch(r"\d{4}-\d\d", setting.previous or "") and unit == "month"
        if not (form.from_previous and month_known):
            raise Unplaced(f"{anchor.words} gives no {unit} to count from")
    got = shifted(anchor.day, unit, form.count)
    if got is None:
        raise Unplaced("beyond the calendar")
    return counted(setting, anchor, got, part_ground(form), why, chosen=bool(why))


_DESIGNATORS: Final = {
    "minute": "PT{}M", "hour": "PT{}H", "day": "P{}D", "week": "P{}W", "weekend": "P{}D",
    "month": "P{}M", "quarter": "P{}M", "year": "P{}Y", "decade": "P{}Y",
}  # fmt: skip
_TIMES: Final = {"decade": 10, "quarter": 3, "weekend": 2}


def a_duration(form: Form, setting: Setting) -> DateValue:
    """A length of time as an ISO 8601 period."""
    unit = form.unit or "day"

    def period(count: float) -> str:
        return _DESIGNATORS[unit].format(f"{count * _TIMES.get(unit, 1):g}")

    ground = f"a range that ends {period(form.end_count)}" if form.end_count else ""
    return made(setting, period(form.count), "duration", grounds=(ground,))
