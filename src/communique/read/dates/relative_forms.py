"""Reading of dates counted from another date, and of lengths of time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from communique.read.dates import patterns
from communique.read.dates.records import Form, Unit
from communique.read.dates.words import SHIFTS, UNITS, WEEKDAYS, number

NEAR: Final[dict[str, int]] = {"yesterday": -1, "tomorrow": 1, "last": -1}
AFTERWARDS: Final = frozenset(("later", "earlier", "before", "after", "prior", "on"))


def weekdays(text: str) -> Iterator[Form]:
    """Tuesday, last Tuesday, Tuesday next week; no habits ("every Tuesday") and no names."""
    for m in patterns.weekday().finditer(text):
        left = text[max(0, m.start() - 8) : m.start()]
        if re.search(
            r"\b(?:[Ee]very|[Ee]ach|Super|Black|Bloody|Good|Ash|Palm|Easter|Holy|Cyber|Maundy)\s$",
            left,
        ):
            continue
        word = (m["dir"] or "").lower()
        yield Form(
            kind="weekday", start=m.start(), end=m.end(), weekday=WEEKDAYS[m["weekday"]], part=word,
            count=SHIFTS[m["week"]] if m["week"] else 0, unit="week" if m["week"] else None,
        )  # fmt: skip


def deictics(text: str) -> Iterator[Form]:
    """As in: today, yesterday, last night. "Today" in capitals inside a sentence is a newspaper."""
    for m in patterns.deictic().finditer(text):
        words = m[0].lower()
        inside = re.search(r"\w\s$", text[max(0, m.start() - 2) : m.start()])
        if m[0][0].isupper() and inside:
            continue
        count = NEAR.get(words.split()[0], 0)
        if m["far"]:
            count = -2 if "yesterday" in words else 2
        yield Form(kind="shift", start=m.start(), end=m.end(), unit="day", count=count)


def relative_units(text: str) -> Iterator[Form]:
    """As in: this week, last year, the same day, the following month."""
    for m in patterns.relative_unit().finditer(text):
        if m["unit"][0].isupper() and not m[0].isupper():
            continue  # "This Week" is a programme
        words, unit_word = m["dir"].lower().split(), m["unit"].lower()
        last = words[-1]
        unit: Unit = "day" if unit_word in ("date", "morning") else UNITS[unit_word]
        previous = last in ("same", "that", "following", "previous", "preceding")
        previous = previous or words == ["the", "next"]
        if unit == "day" and not previous:
            continue  # "this day", "last day", "this morning" (a deictic) point to no other date
        if _is_length(text, m, last):
            yield Form(kind="duration", start=m.start(), end=m.end(), unit=unit, count=1)
        elif unit_word != "morning" or previous:
            yield Form(
                kind="shift", start=m.start(), end=m.end(), unit=unit, count=SHIFTS[last],
                from_previous=previous, which="same" if last == "same" else "",
            )  # fmt: skip


def _is_length(text: str, m: re.Match[str], last: str) -> bool:
    """As in: "over the past year", "in the coming week": a length of time and no certain date."""
    if last in ("past", "coming"):
        return True
    if m["unit"].lower() == "quarter":
        return False
    left = text[max(0, m.start() - 8) : m.start()].lower()
    return (
        last in ("next", "last")
        and left.endswith(("over ", "within ", "during "))
        and "the" in m["dir"].lower()
    )


def unit_ends(text: str) -> Iterator[Form]:
    """As in: the end of the year, year's end, the day before."""
    for m in patterns.unit_end().finditer(text):
        if m["side"]:
            count = -1 if m["side"].lower() == "before" else 1
            yield Form(
                kind="shift",
                start=m.start(),
                end=m.end(),
                unit="day",
                count=count,
                from_previous=True,
            )
            continue
        unit, part = m["unit"] or m["unit2"], m["part"] or m["part2"]
        yield Form(
            kind="shift", start=m.start(), end=m.end(), unit=UNITS[unit.lower()], part=part.lower()
        )


def spans_of_time(text: str) -> Iterator[Form]:
    """As in: five years, 90 days (lengths); five years ago, a week later (dates)."""
    for m in patterns.span_of_time().finditer(text):
        article, unit = m["n"].lower() in ("a", "an", "one"), UNITS[m["unit"].lower()]
        if not _is_span(text, m, article):
            continue
        tail = (m["tail"] or "").split(" ")[0].lower()
        count = number(m["n"]) + (0.5 if m["half"] else 0)
        end = m.end() if tail else m.start() + len(m[0].rstrip("'’ "))
        until = number(m["n2"]) if m["n2"] else None
        form = Form(
            kind="duration", start=m.start(), end=end, unit=unit, count=count, end_count=until
        )
        if _reckonable(text, m, tail):
            sign = -1 if tail in ("ago", "earlier", "before", "prior") else 1
            after = tail in AFTERWARDS
            if unit == "decade":  # "a decade ago" is a year, unlike "last decade"
                form = replace(form, unit="year", count=10 * count)
            yield replace(form, kind="shift", count=sign * form.count, from_previous=after)
        else:
            yield replace(form, end=end - (len(m["tail"]) + 1 if tail else 0))


def _reckonable(text: str, m: re.Match[str], tail: str) -> bool:
    """Whether a tail makes a date: "a week before" does at the end of a clause, "a week before
    the vote" is a length, and so are hours and minutes whatever follows."""
    if not tail or tail == "since" or m["unit"].lower() in ("hour", "minute") or m["half"]:
        return False
    if tail in ("before", "after"):
        return bool(re.match(r"[,.;)]|$", text[m.end() : m.end() + 1]))
    if tail in ("later", "earlier"):
        return not text.startswith(" than", m.end())
    return True


def _is_span(text: str, m: re.Match[str], article: bool) -> bool:
    """Not "twice a year", "every two years", "one day" (some day), "at a summit a month"."""
    left = text[max(0, m.start() - 12) : m.start()].lower()
    if re.search(r"\b(?:every|each|aged?|per|day|times)\s$", left):
        return False
    if (
        not article
        or m["tail"]
        or m["half"]
        or (m["n"].lower() == "one" and m["unit"].lower() != "day")
    ):
        return True
    if text[m.end("n")] == "-":  # "a one-day visit" is read at "one"
        return m["n"].lower() == "one"
    return bool(
        re.search(r"\b(?:for|within|after|than|almost|about|over|under|lasting|of|in)\s$", left)
    )
