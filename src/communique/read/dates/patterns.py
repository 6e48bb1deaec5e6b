"""The compiled expressions of the grammar, each made once on first use.

All are linear: no nested repetition, every repetition bounded, and what stands to the left of a
date is looked up in a window of fixed length (see `context`) instead of with leading options.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

from communique.read.dates.words import (
    MONTH_NAMES,
    MONTHS,
    ORDINALS,
    SEASON_MONTHS,
    SMALL,
    TENS,
    WEEKDAY_NAMES,
)


def _any(words: Iterable[str]) -> str:
    """An alternation, longest first, so that "Sept" is not cut to "Sep"."""
    return "|".join(sorted(words, key=lambda w: (-len(w), w)))


MONTH: Final = f"(?P<month>{_any(MONTHS)})"
FULL_MONTH: Final = f"(?P<month>{_any(MONTH_NAMES)})"
SUFFIX: Final = r"(?:st|nd|rd|th)"
YEAR: Final = r"(?P<year>(?:1[6-9]|20)\d\d)(?!\d|[.,]\d|:\d)"
NOT_IN_NUMBER: Final = r"(?<![\w.,/:$€£¥+−-])"
DASH: Final = r"\s?[–—-]\s?"
UNIT: Final = r"(?P<unit>minute|hour|day|week|month|year|decade)"
NUMBER: Final = (
    rf"\d{{1,3}}(?:,\d{{3}}|\.\d)?|(?:{_any(TENS)})(?:[- ](?:{_any(SMALL[:9])}))?|{_any(SMALL)}"
)
# The second day of "26 and 27" must not be the number of something else ("and 27 soldiers").
DAY_ENDS: Final = r"(?=\s*(?:[,.;:)]|$)|\s(?:\d{4}|in|at|and|to|for|with|of|this|by|when|as|on)\b)"
YEAR_TAIL: Final = (
    r"(?P<year_shift>(?:of\s)?(?:(?:this|last|next|that)\s|the\s(?:same|following|previous)\s)year)"
)


@cache
def iso_day() -> re.Pattern[str]:
    """2021-01-26, 2021/01/26, 2021.01.26."""
    return re.compile(rf"{NOT_IN_NUMBER}(\d{{4}})([-/.])(\d{{1,2}})\2(\d{{1,2}})(?![\d-])")


@cache
def numeric_day() -> re.Pattern[str]:
    """26.01.2021, 26/01/2021, 1/26/2021, 1/26/21."""
    return re.compile(
        rf"{NOT_IN_NUMBER}(\d{{1,2}})(?:([/.-])(\d{{1,2}})\2(\d{{4}})|/(\d{{1,2}})/(\d\d))(?![\d/-]|\.\d)"
    )


@cache
def month_day() -> re.Pattern[str]:
    """January 26; Jan. 26th, 2021; January 9–10; June 18 last year."""
    second = (
        rf"(?:{DASH}|\s(?:to|through|until|and|or)\s(?:the\s)?)(?P<end>\d{{1,2}}){SUFFIX}?(?!\d)"
    )
    ends = rf"(?:{DASH}(?P<end1>\d{{1,2}}){SUFFIX}?(?![\d-])|{second}{DAY_ENDS})"
    return re.compile(
        rf"\b{MONTH}\.?\s(?:the\s)?(?P<day>\d{{1,2}}){SUFFIX}?(?![\d%$€]|[.,]\d{{1,3}}(?!\d)|:\d){ends}?"
        rf"(?:,?\s?(?:{YEAR}|\s?{YEAR_TAIL}))?"
        r"(?!\w|\s(?:attacks|[Aa]lliance|[Mm]ovement|[Cc]oalition|percent))"
    )


@cache
def day_month() -> re.Pattern[str]:
    """26 January 2021; 26th of January; 9-10 January; the fifth of February."""
    more = rf"(?:(?:{DASH}|/|\s(?:to|and|or)\s(?:the\s)?)(?P<end>\d{{1,2}}){SUFFIX}?)?"
    return re.compile(
        rf"{NOT_IN_NUMBER}(?:(?P<day>\d{{1,2}}){SUFFIX}?{more}[\s-](?:of\s)?(?:the\s)?"
        rf"|(?P<word>{_any(ORDINALS)})\s(?:day\s)?of\s){MONTH}\b\.?"
        rf"(?:(?:,?\s|-){YEAR}|,?\s{YEAR_TAIL})?"
    )


@cache
def month_year() -> re.Pattern[str]:
    """January 2021; January of 2021; Jan. 2021; January, 2021; June last year."""
    return re.compile(
        rf"\b{MONTH}(?:\.|,)?\s(?:of\s{YEAR.replace('year', 'year2')}|{YEAR}|{YEAR_TAIL})"
    )


@cache
def month_alone() -> re.Pattern[str]:
    """A month's full name; whether it is one, the words before it must say."""
    return re.compile(rf"\b{FULL_MONTH}\b(?!\s\d|\.\s?\d)")


@cache
def day_of_month() -> re.Pattern[str]:
    """As in: the 26th; on 26th; on the 27 day; the 5th of next month."""
    which = r"this|next|last|that|the\s(?:same|following|previous|current|next|last)"
    of = rf"(?:\s(?:day\s)?of\s(?P<of>{which})\smonth)"
    return re.compile(
        rf"{NOT_IN_NUMBER}(?P<the>[Tt]he\s)?(?P<day>\d{{1,2}})(?:{SUFFIX}(?:{of}|(?P<bare>(?![\w-])))"
        rf"|{of.replace('<of>', '<of2>')}|\s(?P<mt>day)(?![\w-]))"
    )


@cache
def weekday() -> re.Pattern[str]:
    """Tuesday; last Tuesday; Tuesday evening; Tuesday last week."""
    return re.compile(
        rf"\b(?:(?P<dir>[Ll]ast|[Nn]ext|[Tt]his|[Pp]ast|[Cc]oming)\s)?(?P<weekday>{_any(WEEKDAY_NAMES)})\b"
        r"(?!\s(?:Times|Telegraph|Mirror|Express|Herald|Mail|Post|[Aa]greement)\b)"
        r"(?:\s(?:morning|afternoon|evening|night)\b)?(?:(?:\sof)?\s(?P<week>last|next|this)\sweek\b)?"
    )


@cache
def deictic() -> re.Pattern[str]:
    """As in: today, yesterday, tonight, this evening, last night, the day before yesterday."""
    return re.compile(
        r"\b(?:(?P<far>the\sday\s(?:before\syesterday|after\stomorrow))|(?P<near>yesterday|today"
        r"|tomorrow|tonight|this\s(?:morning|afternoon|evening)|last\s(?:night|evening)))\b",
        re.IGNORECASE,
    )


@cache
def relative_unit() -> re.Pattern[str]:
    """As in: this week, last year, the same day, the following month, that year."""
    return re.compile(
        r"\b(?P<dir>(?:(?:the|that|this)\s(?:very\s)?)?(?:same|following|previous|preceding|next"
        r"|last|past|coming|current)|this|that)\s"
        r"(?P<unit>day|date|weekend|week|month|quarter|year|decade|morning)\b(?!-)",
        re.IGNORECASE,
    )


@cache
def unit_end() -> re.Pattern[str]:
    """As in: the end of the year, the beginning of the month, year's end, the day before."""
    return re.compile(
        r"\b(?:(?:the\s)?(?P<part>end|beginning|start|middle|turn|close)\sof\s(?:the|this)\s(?P<unit>week|month|quarter|year|decade)\b(?!-)"
        r"|(?P<unit2>week|month|year)(?:['’]s\s|-)(?P<part2>end)\b"
        r"|the\sday\s(?P<side>before|after)(?=[,.;)]|$|\sand\b))",
        re.IGNORECASE,
    )


@cache
def span_of_time() -> re.Pattern[str]:
    """As in: five years, a five-year term, three to five years, five years ago, a week later."""
    return re.compile(
        rf"{NOT_IN_NUMBER}(?P<n>{NUMBER}|an?)(?:(?:{DASH}|\s(?:to|or)\s|-(?:to|or)-)(?P<n2>{NUMBER}))?"
        r"(?P<half>\sand\sa\shalf)?"
        r"(?:\s(?:more|full|whole|straight|consecutive|additional|further|extra|calendar|working|business))?"
        rf"(?:\s|-){UNIT}s?['’]?(?![\w]|-old|\sold\b|\sof\sage\b)"
        r"(?:\s(?P<tail>ago|later|earlier|before|after|since|from\snow|from\stoday|prior|hence|on(?=[,.;]|$))\b)?",
        re.IGNORECASE,
    )


@cache
def year_alone() -> re.Pattern[str]:
    """2015, 2009-2011, 2010-11, 2009 to 2011 (the second year is found for itself there)."""
    return re.compile(
        r"(?<![\w.,/:$€£¥+#−])(?<!\d-)(?<!\d–)"
        rf"{YEAR}(?!\w|[-/]\d{{1,2}}[-/]\d|%|\s?(?:%|per\scent|percent))"
        r"(?:[–/-](?P<end>(?:(?:1[6-9]|20)\d\d|\d\d))(?![\w-]))?"
    )


@cache
def decade() -> re.Pattern[str]:
    """As in: the 1990s, the 1990's."""
    return re.compile(r"\b(?P<year>(?:1[6-9]|20)\d)0['’]?s\b")


@cache
def season() -> re.Pattern[str]:
    """As in: spring 2022, the summer of 2021, last winter."""
    return re.compile(
        rf"\b(?:(?P<dir>last|this|next)\s)?(?P<season>{_any(SEASON_MONTHS)})\b"
        rf"(?:\s(?:of\s)?{YEAR}|\s(?:of\s)?(?P<year_shift>this|last|next)\syear)?",
        re.IGNORECASE,
    )


@cache
def quarter() -> re.Pattern[str]:
    """As in: the third quarter of 2021, Q3 2021, the first half of next year."""
    return re.compile(
        r"\b(?P<which>Q[1-4]|(?:first|second|third|fourth|final|last)\s(?:quarter|half))\s(?:of\s|in\s)?"
        rf"(?:{YEAR}|(?P<year_shift>this|last|next|the)\syear\b)"
    )
