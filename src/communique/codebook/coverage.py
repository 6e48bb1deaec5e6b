"""Where the codebook has holes: an office of a country that nobody holds for a while.

Heads of state and government are asked of every state, the other offices of those in `WATCHED`.
A hole is longer than `PATIENCE` days: between two governments a few days pass.
"""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from communique.codebook.book import Codebook
from communique.codebook.offices import office_of

PATIENCE = datetime.timedelta(days=31)

#: the G20, the Security Council's five, Iran, Israel, Ukraine, both Koreas, and their neighbours
WATCHED = frozenset(
    "AFG ARE ARG ARM AUS AZE BHR BLR BRA CAN CHN DEU EGY FRA GBR GEO HUN IDN IND IRN IRQ ISR ITA "
    "JOR JPN KOR KWT LBN MDA MEX OMN PAK POL PRK PSE QAT ROU RUS SAU SVK SYR TKM TUR UKR USA "
    "ZAF".split()
)
HEADS = ("head of state", "head of government")
OFFICES = ("foreign minister", "defence minister", "security adviser", "spokesperson")

#: since when heads are asked of every state, and all offices of those watched
EVERYWHERE, WATCHED_SINCE = datetime.date(2018, 1, 1), datetime.date(2010, 1, 1)


@dataclass(frozen=True, slots=True)
class Hole:
    """Days, the last included, on which the codebook knows no holder of an office."""

    country: str
    kind: str
    since: datetime.date
    until: datetime.date


def holes(book: Codebook, until: datetime.date, only: Iterable[str] = ()) -> Iterator[Hole]:
    """The holes up to a day, country by country. A state is led where it has a head of state or
    of government; an office that it has never had by the codebook is one hole throughout."""
    wanted = set(only)
    for country in sorted(book.countries.values(), key=lambda c: c.id):
        state = country.governed and not country.of and not country.until
        if not state or (wanted and country.id not in wanted):
            continue
        watched = country.id in WATCHED
        start = WATCHED_SINCE if watched else EVERYWHERE
        yield from _holes(book, country.id, HEADS, start, until)
        if watched:
            for kind in OFFICES:
                yield from _holes(book, country.id, (kind,), start, until)


def _holes(
    book: Codebook,
    country: str,
    kinds: Sequence[str],
    start: datetime.date,
    until: datetime.date,
) -> Iterator[Hole]:
    name = "head of state or government" if kinds == HEADS else kinds[0]
    reached = start
    for since, end in sorted(_terms(book, country, kinds)):
        if since - reached > PATIENCE:
            yield Hole(country, name, reached, min(since, until))
        reached = max(reached, end)
    if until - reached > PATIENCE:
        yield Hole(country, name, reached, until)


def _terms(
    book: Codebook, country: str, kinds: Sequence[str]
) -> Iterator[tuple[datetime.date, datetime.date]]:
    for person in book.people.values():
        for role in person.roles:
            if role.of != country:
                continue
            held = office_of(book, role.office, role.of)
            if held is not None and held.kind in kinds:
                yield first_day(role.since), last_day(role.until)


def first_day(day: str | None) -> datetime.date:
    """The first day that a date of any precision may mean; the dawn of time where there is none."""
    if day is None:
        return datetime.date.min
    return datetime.date.fromisoformat((day + "-01-01")[:10])


def last_day(day: str | None) -> datetime.date:
    """The last day that a date of any precision may mean; the end of time where there is none."""
    if day is None:
        return datetime.date.max
    if len(day) == len("2021"):
        return datetime.date(int(day), 12, 31)
    if len(day) == len("2021-01"):
        year, month = int(day[:4]), int(day[5:])
        return datetime.date(year, month, calendar.monthrange(year, month)[1])
    return datetime.date.fromisoformat(day)
