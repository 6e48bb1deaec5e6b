"""The measurable parts of a point: dates, deadlines, lengths of time, and amounts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from communique.model import Slot
from communique.read.dates import FoundDate

#: relations of a date by which something must be done
DUE = ("before", "by", "until")
_CURRENCIES = {"$": "USD", "US$": "USD", "USD": "USD", "EUR": "EUR", "€": "EUR", "£": "GBP",
               "GBP": "GBP", "UAH": "UAH", "RMB": "CNY", "¥": "JPY"}  # fmt: skip
_FACTORS = {"thousand": 10**3, "million": 10**6, "mln": 10**6, "billion": 10**9, "bn": 10**9,
            "trillion": 10**12}  # fmt: skip
_AMOUNT = re.compile(
    r"(?P<unit>US\$|[$€£¥]|\b(?:USD|EUR|GBP|UAH|RMB)\b)?\s?(?P<number>\b\d[\d,]*(?:\.\d+)?)"
    r"(?:[\s-](?P<times>thousand|million|mln|billion|bn|trillion)\b)?",
    re.I,
)


def amounts(words: str) -> Iterator[Slot]:
    """Sums of money and large numbers, brought to one form: "USD 1 billion" is "$1 billion"."""
    for match in _AMOUNT.finditer(words):
        factor = _FACTORS.get((match["times"] or "").lower(), 1)
        number = float(match["number"].replace(",", "")) * factor
        unit = _CURRENCIES.get((match["unit"] or "").strip().upper(), "")
        large = number >= 1000 and not 1900 <= number <= 2100  # a year is no amount
        if unit or large:
            yield Slot(kind="amount", value=f"{number:.0f} {unit}".strip(), words=match[0].strip())


def times(dates: Sequence[FoundDate]) -> Iterator[Slot]:
    """The dates of a point, by what they tell: a length of time, a deadline, or a date."""
    for found in dates:
        date = found.date
        due = "deadline" if date.relation in DUE else "date"
        kind = "duration" if date.precision == "duration" else due
        yield Slot(kind=kind, value=date.value, words=date.written_as)
