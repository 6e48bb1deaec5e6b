"""The records of the date reader: what it is given, what it gives, and the form in between."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from communique.model import DateValue

Direction = Literal["past", "future"]
Side = Literal["ahead", "behind", "unsaid"]
Relation = Literal["on", "before", "by", "after", "until", "since", "for"]
Unit = Literal["minute", "hour", "day", "weekend", "week", "month", "quarter", "year", "decade"]
FormKind = Literal[
    "day", "month", "year", "decade", "season", "quarter", "day of month", "weekday", "shift",
    "duration", "unclear",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class DateBase:
    """What the dates of one text are counted from.

    `published` is an ISO day; `dateline` an ISO day, or "--MM-DD" where its year is not known;
    `year` a year inferred elsewhere, with the reasons in `year_grounds`; `previous` the last ISO
    date mentioned before this text ("the same day" points to it). A weekday without "last" or
    "next" lies in `anchor_weekday_direction` unless the words around it say otherwise.
    """

    published: str | None = None
    dateline: str | None = None
    year: int | None = None
    year_grounds: tuple[str, ...] = ()
    previous: str | None = None
    anchor_weekday_direction: Direction = "past"


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundDate:
    """A date or length of time in a text: `[start, end)` are the offsets of its words, without
    the preposition (that is `date.relation`), and `date.written_as` is those very words."""

    start: int
    end: int
    date: DateValue


@dataclass(frozen=True, slots=True, kw_only=True)
class UnplacedDate:
    """Words that are a date but that nothing at hand can place ("on Tuesday" where neither a
    dateline nor a publication date is known), with the reason."""

    start: int
    end: int
    words: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A date as the grammar saw it, before anything is reckoned.

    A `shift` is `count` times `unit` from now, or from the date before it (`from_previous`).
    `month_shift` and `year_shift` are the "next month" of "the 5th of next month" and the "last
    year" of "in June last year". `end_*` is the second half of a range; `part` is "early",
    "late" and the like; `which` the number of a quarter or the name of a season.
    """

    kind: FormKind
    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    unit: Unit | None = None
    count: float = 0
    month_shift: int | None = None
    year_shift: int | None = None
    from_previous: bool = False
    end_year: int | None = None
    end_day: int | None = None
    end_count: float | None = None
    part: str = ""
    which: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What the words around a date say of it: its relation and the side it lies on, seen from
    the report. `bounded` is true where the side follows from the relation ("by", "until")."""

    relation: Relation
    side: Side
    bounded: bool = False
