"""Reading of years, decades, quarters and seasons."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from communique.read.dates import patterns
from communique.read.dates.records import Form
from communique.read.dates.words import SHIFTS


@cache
def _fiscal_left() -> re.Pattern[str]:
    """Fiscal years are not calendar years, and each country has its own: they are left alone."""
    return re.compile(r"\b(?:fiscal|financial|FY|budget)(?:\syear)?(?:\sof)?\s?$", re.IGNORECASE)


@cache
def _number_left() -> re.Pattern[str]:
    """Words before a number of four digits that is no year: resolutions, counts, clock times,
    and names that end in a year (a capitalised word that is not the first of the sentence)."""
    return re.compile(
        r"(?:\b(?:articles?|resolutions?|UNSCR|no\.?|number|numbers|pages?|paragraphs?|sections?|flight|room|nearly"
        r"|some|over|than|least|roughly|approximately|up\sto|another|at|cases?|orders?|decree|law|decision|agenda"
        r"|vision|protocol|expo|euro|windows|unit|channel|bill|rule|form|convoy|total|figure|US)\s"
        r"|\bresolutions\s\d{4}(?:,\s\d{4})*,?\sand\s|[$€£]\s?)$",
        re.IGNORECASE,
    )


@cache
def _name_left() -> re.Pattern[str]:
    """A capitalised word right before a year, that neither a preposition nor a comma parts."""
    return re.compile(r"\b([A-Z][\w’'-]*)\s$")


@cache
def _counted() -> re.Pattern[str]:
    """What follows a number of four digits that counts things."""
    return re.compile(
        r"\s?(?:hours|GMT|UTC|local|[ap]\.?m\b)|[-\s](?:strong|people|troops|soldiers|men|women|children|civilians|jobs"
        r"|words|pages|dollars|euros|rubles|yuan|barrels|tons|tonnes|kilometers|kilometres|km|miles|meters|metres"
        r"|feet|square|prisoners|refugees|migrants|cases|deaths|warheads|missiles|launchers|million|billion|trillion"
        r"|times|workers|companies|families|delegates|participants|observers|homes|houses|days|fiscal|financial"
        r"|aircraft|tanks|vehicles|peacekeepers|personnel|Agenda|agenda|megawatts|MW|kg|degrees|votes)\b"
    )


# Words with a capital, at the head of a sentence or title, that may stand before a year.
_OPENERS: Final = frozenset(
    (
        "A", "After", "And", "As", "Before", "Between", "By", "During", "Early", "For", "From",
        "In", "Its", "Late", "Mid", "Of", "Our", "Post", "Pre", "Since", "That", "The", "Their",
        "This", "Through", "Throughout", "To", "Until", "When", "With",
    )
)  # fmt: skip


def _is_year(text: str, m: re.Match[str]) -> bool:
    """Whether four digits are a year, by their neighbours on both sides."""
    left = text[max(0, m.start() - 28) : m.start()]
    if _fiscal_left().search(left) or _number_left().search(left):
        return False
    if _counted().match(text, m.end()):
        return False
    name = _name_left().search(left)
    if name and name[1] not in _OPENERS:
        return False
    if left.endswith("-") and not re.search(
        r"\b(?:mid|pre|post|late|early)-$", left, re.IGNORECASE
    ):
        return False
    # A round number is as often a count: it needs a preposition or an article before it.
    round_ = m["year"].endswith("00") and not re.search(
        r"\b(?:in|since|by|until|of|the)\s$", left, re.I
    )
    return not round_


def years(text: str) -> Iterator[Form]:
    """As in: in 2015, the 2015 agreement, late 2021, 2009-2011."""
    for m in patterns.year_alone().finditer(text):
        if _is_year(text, m):
            year, end = int(m["year"]), m["end"]
            until = int(end if not end or len(end) == 4 else m["year"][:2] + end) if end else None
            yield Form(kind="year", start=m.start(), end=m.end(), year=year, end_year=until)


def decades(text: str) -> Iterator[Form]:
    """As in: the 1990s."""
    for m in patterns.decade().finditer(text):
        yield Form(kind="decade", start=m.start(), end=m.end(), year=int(m["year"]))


def seasons(text: str) -> Iterator[Form]:
    """As in: spring 2022, last summer. "Fall" without a word that makes it a noun is the verb."""
    for m in patterns.season().finditer(text):
        name, year = m["season"].lower(), m["year"]
        left = text[max(0, m.start() - 12) : m.start()]
        if not (year or m["dir"] or m["year_shift"]) or re.search(r"\b(?:Arab|Prague)\s$", left):
            continue
        if name == "fall" and not (
            m["dir"] or re.search(r"\b(?:in|the|of|late|early|since|by)\s$", left, re.I)
        ):
            continue
        shift = SHIFTS[m["year_shift"].lower()] if m["year_shift"] else None
        yield Form(
            kind="season", start=m.start(), end=m.end(), which=name, year_shift=shift,
            year=int(year) if year else None, count=SHIFTS[m["dir"].lower()] if m["dir"] else 0,
        )  # fmt: skip


def quarters(text: str) -> Iterator[Form]:
    """As in: the third quarter of 2021, the first half of next year."""
    for m in patterns.quarter().finditer(text):
        shift = None if m["year"] else SHIFTS[m["year_shift"]]
        yield Form(
            kind="quarter", start=m.start(), end=m.end(), which=m["which"], year_shift=shift,
            year=int(m["year"]) if m["year"] else None,
        )  # fmt: skip
