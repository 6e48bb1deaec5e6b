"""The dates of a document's sentences, reckoned from its own day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from communique.model import DateValue, Sentence
from communique.read.dates import DateBase, FoundDate, carry, find_dates
from communique.read.when import When


def dates_of(sentences: Sequence[Sentence], day: When) -> dict[int, tuple[FoundDate, ...]]:
    """The dates of each sentence, by its number."""
    base = DateBase(published=day.day)
    found: dict[int, tuple[FoundDate, ...]] = {}
    for sentence in sentences:
        here = find_dates(sentence.text, base=base)
        found[sentence.number] = tuple(_inferred(f, day) for f in here) if day.inferred else here
        base = carry(base, here)
    return found


def _inferred(found: FoundDate, day: When) -> FoundDate:
    """Mark as inferred what the words do not state: any date but one with its year in it."""
    date = found.date
    if date.precision == "duration" or date.value[:4] in date.written_as:
        return found
    reckoned = f"{day.day}, worked out from the facts told"
    marked = replace(date, inferred=True, grounds=day.grounds, reckoned_from=reckoned)
    return replace(found, date=marked)


def day_told(day: When) -> DateValue | None:
    """The document's day as a record; None where it is not known."""
    if day.day is None:
        return None
    return DateValue(
        value=day.day,
        precision="day",
        written_as="",
        inferred=day.inferred,
        reckoned_from="the facts told" if day.inferred else "the document",
        grounds=day.grounds,
    )
