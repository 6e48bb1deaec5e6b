"""When a report was written, where it does not say: worked out from the facts it tells.

A report that states no year is dated by what must have been so when it was written: who is named
with which office, who has just taken office, which treaty is about to run out, which deadline
lies ahead. A month that alone satisfies most of these, and at least two, is taken, and every date
reckoned from it is shown as inferred with these grounds. Where two months do equally well, the
year stays unknown.
"""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from dataclasses import dataclass

from communique.model import Document
from communique.read.facts import days_named, facts
from communique.read.gazetteer import Gazetteer
from communique.read.named import Named

#: the years in which a report may have been written
_YEARS = range(1992, 2036)


@dataclass(frozen=True, slots=True)
class When:
    """The day from which the report's dates are reckoned; `inferred` with its grounds."""

    day: str | None
    inferred: bool = False
    grounds: tuple[str, ...] = ()


def when(document: Document, named: Sequence[Named], gazetteer: Gazetteer) -> When:
    """The document's own day where it has one, else the day worked out from its facts.

    `named` are its names resolved without a date.
    """
    if document.published and document.published.precision == "day":
        day = document.published.value
        return When(_with_dateline(document.dateline_date, day))
    if document.dateline_date and not document.dateline_date.startswith("--"):
        return When(document.dateline_date)
    known = list(facts(document, named, gazetteer))
    months = [(y, m) for y in _YEARS for m in range(1, 13)]
    scores = {month: sum(fact.holds(*month) for fact in known) for month in months}
    best = max(scores.values(), default=0)
    leading = [month for month, score in scores.items() if score == best]
    if best < 2 or len(leading) != 1:
        return When(None)
    year, month = leading[0]
    grounds = tuple(fact.words for fact in known if fact.holds(year, month))
    day_number = _latest_day(document, month, year)
    return When(f"{year}-{month:02d}-{day_number:02d}", True, grounds)


def _with_dateline(dateline: str | None, published: str) -> str:
    """The dateline's month and day in the publication's year, where that is close before it."""
    if dateline and dateline.startswith("--"):
        for year in (int(published[:4]), int(published[:4]) - 1):
            day = f"{year}-{dateline[2:]}"
            if day <= published:
                return day
    return dateline if dateline and not dateline.startswith("--") else published


def _latest_day(document: Document, month: int, year: int) -> int:
    if document.dateline_date and document.dateline_date.startswith("--"):
        return int(document.dateline_date[5:7])
    last = calendar.monthrange(year, month)[1]
    return max((day for day in days_named(document) if 1 <= day <= last), default=last)
