"""From a form to a value: which function makes the value of which kind of form."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from communique.model import DateValue
from communique.read.dates import calendar_values as calendar
from communique.read.dates import relative_values as relative
from communique.read.dates.records import Form
from communique.read.dates.values import Setting


def resolve(form: Form, setting: Setting) -> DateValue:
    """The value of a form. Raises `Unplaced` where there is nothing to count it from."""
    return _RESOLVERS[form.kind](form, setting)


_RESOLVERS: Final[dict[str, Callable[[Form, Setting], DateValue]]] = {
    "day": calendar.a_day,
    "month": calendar.a_month,
    "year": calendar.a_year,
    "decade": calendar.a_decade,
    "season": calendar.a_season,
    "quarter": calendar.a_quarter,
    "unclear": calendar.unclear_day,
    "day of month": relative.day_of_month,
    "weekday": relative.a_weekday,
    "shift": relative.a_shift,
    "duration": relative.a_duration,
}
