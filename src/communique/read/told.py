"""What is known of one sentence, and of one clause in it, when records are made of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from communique.model import DateValue, Participant
from communique.read.clause import Clause
from communique.read.coding import Coded
from communique.read.dates import FoundDate
from communique.read.frame import Frame
from communique.read.parsed import Parsed


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence as told: its parse, on whose word, with which dates; `attribution` is the id
    of the record that says whose word it is, None where the outlet speaks itself."""

    parsed: Parsed
    frame: Frame
    dates: Sequence[FoundDate]
    attribution: str | None = None

    def dates_in(self, start: int, end: int) -> list[FoundDate]:
        """The dates that stand in `[start, end)` of the sentence."""
        return [d for d in self.dates if start <= d.start and d.end <= end]


@dataclass(frozen=True, slots=True)
class Stated:
    """One clause of a sentence: how its speakers act in it (discuss, agree, demand ...; "do"
    where it is no act of speaking), and the event it was coded as, if any."""

    clause: Clause
    act: str
    speakers: tuple[Participant, ...]
    coded: Coded | None


def in_the_past(date: DateValue, today: str | None) -> DateValue:
    """A day whose year was only reckoned cannot lie ahead of a deed that is done: it was the
    year before."""
    if today is None or not date.inferred or date.value <= today or not date.value[:4].isdigit():
        return date
    return replace(date, value=f"{int(date.value[:4]) - 1}{date.value[4:]}")


def day_of(dates: Sequence[FoundDate]) -> DateValue | None:
    """The day of the event: the first plain day among the dates."""
    for found in dates:
        if found.date.precision == "day" and found.date.relation == "on":
            return found.date
    return None
