"""Counting: the day a text is counted from, and the steps away from it."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from communique.read.dates.records import DateBase, Side, Unit
from communique.read.dates.words import MONTH_NAMES

# A year to count in where none is known; not a leap year, and never shown.
NO_YEAR: Final = 2001
LEAP_NO_YEAR: Final = 2000
# What a day or a month costs behind and ahead of the anchor, for each step away: where the words
# do not say on which side it lies, it must be three times as near ahead as behind.
COSTS: Final[dict[Side, tuple[int, int]]] = {"unsaid": (1, 3), "behind": (1, 5), "ahead": (3, 1)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """The day to count from; `known` says down to what it is known ("year", "month" for a day
    and month without a year, "day" for a whole date)."""

    day: date
    known: str
    words: str
    inferred: bool = False
    grounds: tuple[str, ...] = ()

    @property
    def has_year(self) -> bool:
        """Whether the year is known (or inferred with grounds)."""
        return self.known != "month"

    @property
    def has_day(self) -> bool:
        """Whether day and month are known."""
        return self.known != "year"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reckoned:
    """A value cut to its precision, and what has to be said of it."""

    value: str
    precision: str
    note: tuple[str, ...] = ()


def anchor_of(base: DateBase) -> Anchor | None:
    """The day that "today" means: the dateline's, else the day of publication, else no more
    than the year that was inferred."""
    published = date.fromisoformat(base.published) if base.published else None
    if base.dateline and not base.dateline.startswith("--"):
        day = date.fromisoformat(base.dateline)
        return Anchor(day=day, known="day", words=f"dateline {base.dateline}")
    if base.dateline:
        return _partial(base, published)
    if published:
        return Anchor(day=published, known="day", words=f"published {base.published}")
    if base.year:
        return Anchor(
            day=date(base.year, 7, 1), known="year", words=f"year {base.year}",
            inferred=True, grounds=base.year_grounds,
        )  # fmt: skip
    return None


def _partial(base: DateBase, published: date | None) -> Anchor:
    """The anchor of a dateline without a year."""
    month, day = (int(part) for part in (base.dateline or "").removeprefix("--").split("-"))
    words = f"dateline {MONTH_NAMES[month - 1]} {day}"
    if published:
        year = nearest_year(month, day, published)
        return Anchor(
            day=date(year, month, day), known="day", words=f"{words}, published {published}"
        )
    if base.year:
        return Anchor(
            day=_safe(base.year, month, day), known="day", words=words, inferred=True,
            grounds=base.year_grounds,
        )  # fmt: skip
    return Anchor(day=yearless(month, day), known="month", words=words)


def yearless(month: int, day: int) -> date:
    """A day and month to count from where the year is not known."""
    return date(LEAP_NO_YEAR if (month, day) == (2, 29) else NO_YEAR, month, day)


def _safe(year: int, month: int, day: int) -> date:
    """A date, with 29 February cut to the 28th in a year that has none."""
    return date(year, month, min(day, monthrange(year, month)[1]))


def nearest_year(
    month: int, day: int, anchor: date, *, side: Side = "unsaid", weekday: int | None = None
) -> int:
    """The year in which this day lies nearest to the anchor, by the costs of its side; where the
    weekday is written, only years that agree with it count."""
    behind, ahead = COSTS[side]
    years = [y for y in range(anchor.year - 4, anchor.year + 5) if day <= monthrange(y, month)[1]]
    beside = [y for y in years if abs(y - anchor.year) < 2]
    agreeing = [y for y in beside if date(y, month, day).weekday() == weekday]

    def cost(year: int) -> int:
        days = (date(year, month, day) - anchor).days
        return days * ahead if days > 0 else -days * behind

    return min(agreeing or years, key=cost)


def nearest_year_of_month(month: int, anchor: date, *, side: Side) -> int:
    """The year in which this month lies nearest to the anchor's, by the costs of its side."""
    behind, ahead = COSTS[side]

    def cost(year: int) -> int:
        months = (year - anchor.year) * 12 + month - anchor.month
        return months * ahead if months > 0 else -months * behind

    return min(range(anchor.year - 1, anchor.year + 2), key=cost)


def add_months(day: date, months: int) -> date:
    """The same day so many months on, or the last day of a shorter month."""
    index = day.year * 12 + day.month - 1 + months
    return _safe(index // 12, index % 12 + 1, day.day)


def shifted(day: date, unit: Unit, count: float) -> Reckoned | None:
    """The day, month or year that lies `count` units from `day`, in the precision that the unit
    bears out; None where a calendar has no such year.

    A week is cut to its month (or year, where it runs from one month into another), and named in
    the note, for a date holds no weeks.
    """
    try:
        return _shift(day, unit, count)
    except (OverflowError, ValueError):
        return None


def _shift(day: date, unit: Unit, count: float) -> Reckoned:
    if unit == "day":
        return Reckoned(value=(day + timedelta(days=count)).isoformat(), precision="day")
    if unit in ("week", "weekend"):
        return _week(day + timedelta(weeks=count), unit)
    if unit == "month":
        return Reckoned(value=add_months(day, round(count)).isoformat()[:7], precision="month")
    if unit == "quarter":
        then = add_months(day, 3 * round(count))
        note = f"quarter {(then.month + 2) // 3} of {then.year}"
        return Reckoned(value=f"{then.year:04}", precision="year", note=(note,))
    if unit == "decade" and count in (-1, 0, 1):
        tens = day.year // 10 + int(count)
        return Reckoned(
            value=f"{tens:03}", precision="year", note=(f"the decade {tens}0 to {tens}9",)
        )
    then = add_months(day, round(count * (120 if unit == "decade" else 12)))
    return Reckoned(value=f"{then.year:04}", precision="year")


def _week(day: date, unit: Unit) -> Reckoned:
    monday = day - timedelta(days=day.weekday())
    first, last = monday + timedelta(days=5 if unit == "weekend" else 0), monday + timedelta(days=6)
    year, week, _ = day.isocalendar()
    note = f"{unit} {year}-W{week:02}: {first} to {last}"
    if (first.year, first.month) == (last.year, last.month):
        return Reckoned(value=first.isoformat()[:7], precision="month", note=(note,))
    if first.year == last.year:
        return Reckoned(value=f"{first.year:04}", precision="year", note=(note,))
    # Across the turn of the year no coarser date is true: the first day stands for it.
    return Reckoned(value=first.isoformat(), precision="day", note=(note, "first day of that week"))
