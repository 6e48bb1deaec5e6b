"""Dates as reports state them about themselves; no year is ever invented here."""

from __future__ import annotations

import datetime
import re

from communique.model import DateValue

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?"
    r"|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
#: a day as datelines write it; the year may be missing
DAY = (
    rf"(?:(?i:{MONTH})\s+\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s+\d{{4}})?"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\s+(?i:{MONTH})(?:,?\s+\d{{4}})?)(?!\d)"
)
_MONTH_DAY = re.compile(rf"({MONTH})\s+(\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s+(\d{{4}}))?", re.I)
_DAY_MONTH = re.compile(rf"(\d{{1,2}})(?:st|nd|rd|th)?\s+({MONTH})(?:,?\s+(\d{{4}}))?", re.I)
_MONTH_YEAR = re.compile(rf"({MONTH}),?\s+(\d{{4}})", re.I)
_ISO = re.compile(r"(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?(?![\d-])")
_FULL = re.compile(
    rf"\b(?:(?i:{MONTH})\s+\d{{1,2}},?\s+\d{{4}}|\d{{1,2}}\s+(?i:{MONTH}),?\s+\d{{4}}"
    r"|\d{4}[-/]\d{2}[-/]\d{2})\b"
)
_IN_ADDRESS = re.compile(r"/((?:19|20)\d{2})[/-](\d{2})[/-](\d{2})(?:/|[-_.]|$)")


def stated(words: str, source: str) -> DateValue | None:
    """The date that words are, cut to the precision they have; None where they are no date.

    `source` says where the words stand and becomes `reckoned_from`. A day without a year is None:
    what year it was is not in the words.
    """
    parts = _parts(words.strip())
    if parts is None or parts[0] is None:
        return None
    year, month, day = parts
    written = words.strip()
    if month is None:
        return DateValue(
            value=f"{year:04d}", precision="year", written_as=written, reckoned_from=source
        )
    value = f"{year:04d}-{month:02d}"
    if day is None:
        return DateValue(value=value, precision="month", written_as=written, reckoned_from=source)
    return DateValue(
        value=f"{value}-{day:02d}", precision="day", written_as=written, reckoned_from=source
    )


def truncated(words: str) -> str | None:
    """A dateline's day in ISO style: "2021-01-26", or "--01-26" where no year is written."""
    parts = _parts(words)
    if parts is None or parts[1] is None or parts[2] is None:
        return None
    year, month, day = parts
    return f"{year:04d}-{month:02d}-{day:02d}" if year else f"--{month:02d}-{day:02d}"


def full_date(words: str) -> str | None:
    """The first date with day, month and year in the words, as written."""
    found = _FULL.search(words)
    return found.group() if found else None


def in_address(url: str) -> str | None:
    """The day in an address such as ".../2021/01/26/...", in ISO 8601."""
    found = _IN_ADDRESS.search(url)
    return "-".join(found.groups()) if found else None


def _parts(words: str) -> tuple[int | None, int | None, int | None] | None:
    if found := _ISO.match(words):
        year, month, day = (int(part) if part else None for part in found.groups())
    elif found := _MONTH_DAY.match(words):
        month, day, year = _month(found[1]), int(found[2]), int(found[3]) if found[3] else None
    elif found := _DAY_MONTH.match(words):
        day, month, year = int(found[1]), _month(found[2]), int(found[3]) if found[3] else None
    elif found := _MONTH_YEAR.match(words):
        year, month, day = int(found[2]), _month(found[1]), None
    else:
        return None
    return (year, month, day) if _exists(year, month, day) else None


def _month(name: str) -> int:
    return _MONTHS.index(name[:3].lower()) + 1


def _exists(year: int | None, month: int | None, day: int | None) -> bool:
    try:  # 2000 was a leap year: a bare "February 29" may exist
        datetime.date(2000 if year is None else year, month or 1, day or 1)
    except ValueError:
        return False
    return year is None or 1000 <= year <= 2999
