"""Reading of dates that name a day, a month or a year of the calendar."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from communique.read.dates import patterns
from communique.read.dates.records import Form
from communique.read.dates.words import MONTHS, ORDINALS, SHIFTS


def _exists(month: int, day: int, year: int | None) -> bool:
    """Whether there is such a day (29 February where the year is not known)."""
    return 1 <= month <= 12 and 1 <= day <= monthrange(year or 2000, month)[1]


def _int(match: re.Match[str], *names: str) -> int | None:
    """The first of these groups that matched, as a number."""
    return next((int(match[name]) for name in names if match[name]), None)


def year_shift(words: str | None) -> int | None:
    """Which year "last year", "of the same year" is, counted from now; None without words."""
    if not words:
        return None
    return next((SHIFTS[word] for word in words.lower().split() if SHIFTS.get(word)), 0)


def iso_days(text: str) -> Iterator[Form]:
    """2021-01-26 and its kin."""
    for m in patterns.iso_day().finditer(text):
        year, month, day = int(m[1]), int(m[3]), int(m[4])
        if 1500 <= year < 2200 and _exists(month, day, year):
            yield Form(kind="day", start=m.start(), end=m.end(), year=year, month=month, day=day)


def numeric_days(text: str) -> Iterator[Form]:
    """26.01.2021; where day and month could be either, only the year is certain."""
    for m in patterns.numeric_day().finditer(text):
        first, second = int(m[1]), int(m[3] or m[5])
        short = int(m[6]) if m[6] else 0
        year = int(m[4]) if m[4] else short + (2000 if short < 70 else 1900)
        orders = {(a, b) for a, b in ((second, first), (first, second)) if _exists(a, b, year)}
        if m[2] in (".", "-"):  # no country writes the month first with dots
            orders &= {(second, first)}
        form = Form(kind="unclear", start=m.start(), end=m.end(), year=year)
        if len(orders) == 1:
            month, day = orders.pop()
            yield replace(form, kind="day", month=month, day=day)
        elif orders:
            yield form


def month_days(text: str) -> Iterator[Form]:
    """January 26, 2021."""
    for m in patterns.month_day().finditer(text):
        month, day, year = MONTHS[m["month"]], int(m["day"]), _int(m, "year")
        if _exists(month, day, year):
            yield Form(
                kind="day", start=m.start(), end=m.end(), year=year, month=month, day=day,
                end_day=_int(m, "end1", "end"), year_shift=year_shift(m["year_shift"]),
            )  # fmt: skip


def day_months(text: str) -> Iterator[Form]:
    """26 January 2021, the fifth of February."""
    for m in patterns.day_month().finditer(text):
        day = ORDINALS[m["word"]] if m["word"] else int(m["day"])
        month, year = MONTHS[m["month"]], _int(m, "year")
        if _exists(month, day, year):
            yield Form(
                kind="day", start=m.start(), end=_unstopped(text, m), year=year, month=month,
                day=day, end_day=_int(m, "end"), year_shift=year_shift(m["year_shift"]),
            )  # fmt: skip


def _unstopped(text: str, m: re.Match[str]) -> int:
    """The end of a match, without a full stop that is not an abbreviation's."""
    full = text[m.end() - 1] == "." and len(m["month"]) > 4
    return m.end() - full


def month_years(text: str) -> Iterator[Form]:
    """January 2021, June last year."""
    for m in patterns.month_year().finditer(text):
        yield Form(
            kind="month", start=m.start(), end=m.end(), month=MONTHS[m["month"]],
            year=_int(m, "year", "year2"), year_shift=year_shift(m["year_shift"]),
        )  # fmt: skip


@cache
def _month_left() -> re.Pattern[str]:
    """Words that make a bare name a month. "By", "of" and "to" also stand before people: see
    `_may_left` for the month that is a surname in the news."""
    return re.compile(
        r"(?:\b(?:in|[Ii]n|[Ss]ince|[Bb]y|[Uu]ntil|[Tt]ill|[Bb]efore|[Aa]fter|[Dd]uring|[Ff]rom|for|of|through|to"
        r"|[Bb]etween|[Ee]arly|[Ll]ate|mid|last|[Ll]ast|[Nn]ext|[Tt]his|around|[Ff]ollowing|previous)[\s-]"
        r"|\b(?:in|by|from|since|between|of)\s[A-Z][a-z]{2,8}\s(?:and|to|or)\s)$"
    )


@cache
def _may_left() -> re.Pattern[str]:
    """The words before May and March that do not stand before a Mrs May or a march."""
    return re.compile(
        r"\b(?:[Ii]n|[Ss]ince|[Bb]y|[Uu]ntil|[Bb]efore|[Dd]uring|[Ee]arly|[Ll]ate|mid|[Ll]ast|[Nn]ext|[Tt]his"
        r"|of\slast|(?:end|beginning|middle)\sof)[\s-]$"
    )


def months_alone(text: str) -> Iterator[Form]:
    """As in: in June, late November, last June, the June summit."""
    for m in patterns.month_alone().finditer(text):
        name, left = m["month"], text[max(0, m.start() - 24) : m.start()]
        surname = name in ("May", "March")
        if not (_may_left() if surname else _month_left()).search(left):
            follows = re.match(
                r"['’]?s?\s[a-z]{3,}|[–-][A-Z][a-z]+\s\d{4}", text[m.end() : m.end() + 24]
            )
            owned = re.search(r"\b(?:the|its|their|his|her|our|a)\s$|['’]s\s$", left, re.IGNORECASE)
            if surname or not (follows and owned):
                continue
        word = re.search(r"\b(last|next|this)\s$", left, re.IGNORECASE)
        start = m.start() - (len(word[0]) if word else 0)
        shift = {"last": -1, "next": 1, "this": 0}[word[1].lower()] if word else None
        yield Form(kind="month", start=start, end=m.end(), month=MONTHS[name], month_shift=shift)


@cache
def _not_day_of_month() -> re.Pattern[str]:
    """What follows "the 26th" where it is a count and no day. Function words and verbs are let
    through; after "on", any word that counts no series is."""
    return re.compile(
        r"\s(?:anniversary|session|meeting|summit|congress|party|century|time|round|president|floor|infantry"
        r"|fleet|army|division|amendment|day|birthday|hour|minute|page|article|parallel|edition|consecutive"
        r"|straight|visit|trip|conference|plenary|package|largest|biggest|most|district|street|annual|largest"
        r"|brigade|regiment|battalion|assembly|term|place|year|month|week|ministerial|lap|hole|period)\b",
        re.IGNORECASE,
    )


def days_of_month(text: str) -> Iterator[Form]:
    """As in: the 26th, on the 27 day, the 5th of next month."""
    for m in patterns.day_of_month().finditer(text):
        day, of = int(m["day"]), m["of"] or m["of2"]
        if not 1 <= day <= 31 or not (of or _is_day(text, m)):
            continue
        words = (of or "").lower().split()
        yield Form(
            kind="day of month", start=m.start(), end=m.end(), day=day,
            month_shift=next((SHIFTS[w] for w in words if w in SHIFTS and w != "the"), None),
            from_previous=bool({"same", "that", "following", "previous"} & set(words)),
        )  # fmt: skip


def _is_day(text: str, m: re.Match[str]) -> bool:
    """Whether "the 26th" or "the 27 day" stands where only a day can stand."""
    left = text[max(0, m.start() - 12) : m.start()].lower()
    on = re.search(r"\bon\s(?:the\s(?:night|morning|evening)\sof\s)?$", left)
    if m["mt"]:
        follows = re.match(
            r"\s(?:visit|trip|summit|tour|period|truce|ceasefire|deadline|war)",
            text[m.end() :][:12],
        )
        return bool(m["the"] and on and not follows)
    if _not_day_of_month().match(text, m.end()):
        return False
    if on:
        return True
    ends = re.match(
        r"[,.;:)]|$|\s(?:and|to|in|at|that|when|with|said)\b", text[m.end() : m.end() + 8]
    )
    led = re.search(r"\b(?:by|until|before|since|after|from|of|and|to)\s$", left)
    return bool(m["the"] and ends and led)
