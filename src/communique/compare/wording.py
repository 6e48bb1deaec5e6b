"""Words, numbers and quotations of texts, in the form in which they are compared."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)?")
_QUOTED = re.compile(r"[“\"«]([^“”\"«»\n]{3,})[”\"»]")
_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty"
).split()
_TENS = {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
         "ninety": 90}  # fmt: skip
_VALUES = {word: float(n) for n, word in enumerate(_ONES)} | _TENS
_TIMES = {"hundred": 100.0, "thousand": 1e3, "million": 1e6, "mln": 1e6, "billion": 1e9, "bn": 1e9,
          "trillion": 1e12}  # fmt: skip
_MONEY = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen"}
#: what may stand between a number and what it counts
_BETWEEN = frozenset("more other further additional such calendar full whole".split())
#: words that carry nothing of their own
STOP = frozenset(
    "a an the and or but of to in on at by for with from as that this these those it its he "
    "she they his her their them him we our us you your i my is are was were be been being "
    "has have had do does did will would shall should may might can could must not no nor so "
    "than then there here which who whom whose what when where while if also very just only "
    "both all any some such into over under about after before during between up down out off "
    "again more most said says".split()
)
NUMERALS = frozenset(_VALUES) | frozenset(_TIMES)
DATED = frozenset(
    "january february march april may june july august september october november december monday "
    "tuesday wednesday thursday friday saturday sunday".split()
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word in lower case with its place, half-open, in the text it was taken from."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Number:
    """A number with what it counts (a stem, "" where nothing follows) and its words' place."""

    value: float
    unit: str
    start: int
    end: int


def words(text: str, offset: int = 0) -> list[Word]:
    """The words of a text in lower case; `offset` is added to their places."""
    return [
        Word(m[0].lower().replace("’", "'"), m.start() + offset, m.end() + offset)
        for m in _WORD.finditer(text)
    ]


def stem(word: str) -> str:
    """A word cut to what its forms share: "extends" and "extension"."""
    word = word.removesuffix("'s")
    if word[0].isdigit():
        return word
    for ending in ("ing", "ies", "ed", "es", "s"):
        if len(word) > len(ending) + 3 and word.endswith(ending) and not word.endswith("ss"):
            word = word.removesuffix(ending)
            break
    return word[:5]


def stems(text: str) -> frozenset[str]:
    """The stems of the words of a text that carry something."""
    return frozenset(
        stem(w.text) for w in words(text) if len(w.text) > 2 and w.text not in STOP | DATED
    )


def quotations(text: str, least: int) -> Iterator[tuple[int, int]]:
    """The places between quotation marks that hold at least so many words."""
    for match in _QUOTED.finditer(text):
        if len(_WORD.findall(match[1])) >= least:
            yield match.span(1)


def value_of(word: str) -> float | None:
    """The value of a number in figures or in one word."""
    if word[0].isdigit():
        plain = word.replace(",", "")
        return float(plain) if plain.count(".") <= 1 and plain[-1].isdigit() else None
    return _VALUES.get(word)


def numbers(text: str) -> list[Number]:
    """The numbers of a sentence; numbers of days of the month and years are dates, not numbers."""
    held = words(text)
    found: list[Number] = []
    at = 0
    while at < len(held):
        value = value_of(held[at].text)
        if value is None or _dated(held, at, value, text):
            at += 1
            continue
        first = at
        at += 1
        while at < len(held) and held[at].text in _TIMES:
            value *= _TIMES[held[at].text]
            at += 1
        unit = _unit(text, held, first, at)
        found.append(Number(value, unit, held[first].start, held[at - 1].end))
    return found


def _dated(held: list[Word], at: int, value: float, text: str) -> bool:
    beside = {held[n].text for n in (at - 1, at + 1) if 0 <= n < len(held)}
    bare = held[at].text.isdigit()
    year = bare and 1900 <= value <= 2100
    glued = text[held[at].end : held[at].end + 1] in (":", "-") and bare
    return year or glued or (bool(beside & DATED) and value <= 31)


def _unit(text: str, held: list[Word], first: int, after: int) -> str:
    """The stem of what is counted: money by its sign, else the word that follows."""
    sign = text[held[first].start - 1 : held[first].start] if held[first].start else ""
    if sign in _MONEY:
        return stem(_MONEY[sign])
    while after < len(held) and held[after].text in _BETWEEN:
        after += 1
    close = after < len(held) and held[after].start - held[after - 1].end <= 2
    return stem(held[after].text) if close and held[after].text not in STOP else ""
