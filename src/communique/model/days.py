"""Reckoning with days: a day so and so long after another."""

from __future__ import annotations

import calendar
import datetime
import re

_PERIOD = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?")


def later(day: str, period: str, *, back: bool = False) -> str:
    """The ISO day one ISO 8601 period after (or `back` before) another; a month without that day
    ends it on its last. The day itself where the period is none of days to years."""
    match = _PERIOD.fullmatch(period)
    if match is None or not any(match.groups()):
        return day
    years, months, weeks, days = (int(n or 0) for n in match.groups())
    sign = -1 if back else 1
    start = datetime.date.fromisoformat(day)
    count = start.year * 12 + start.month - 1 + sign * (12 * years + months)
    year, month = divmod(count, 12)
    last = calendar.monthrange(year, month + 1)[1]
    shifted = datetime.date(year, month + 1, min(start.day, last))
    return (shifted + datetime.timedelta(days=sign * (7 * weeks + days))).isoformat()


def whole_day(value: str | None) -> bool:
    """Whether a date is known to the day."""
    return value is not None and len(value) == 10 and value[:4].isdigit()


def apart(one: str, other: str) -> int:
    """How many days lie between two ISO days."""
    return abs((datetime.date.fromisoformat(one) - datetime.date.fromisoformat(other)).days)
