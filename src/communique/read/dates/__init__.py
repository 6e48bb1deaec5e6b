"""Dates and lengths of time in English news: where they stand, and what they come to.

`find_dates` reads one sentence or a short stretch; `carry` makes the base for the stretch after
it, so that "the same day" finds its date; `find_unplaced` gives the dates that nothing at hand
could place, so that none is lost in silence.
"""

from __future__ import annotations

from dataclasses import replace

from communique.read.dates.find import find_dates, find_unplaced
from communique.read.dates.records import DateBase, FoundDate, UnplacedDate

__all__ = ["DateBase", "FoundDate", "UnplacedDate", "carry", "find_dates", "find_unplaced"]


def carry(base: DateBase, found: tuple[FoundDate, ...]) -> DateBase:
    """The base for the text that follows one in which these dates were found.

    Only a day on which something is said to be ("on", not "before" or "until") is carried: a
    deadline is not what "the same day" points back to.
    """
    days = [f.date.value for f in found if f.date.precision == "day" and f.date.relation == "on"]
    days = [day for day in days if not day.startswith("---")]
    return replace(base, previous=days[-1]) if days else base
