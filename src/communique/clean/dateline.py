"""Datelines: "MOSCOW, Jan. 26 (Xinhua) -- ", "[Ta Kung Pao] ", "January 26, 2021, Moscow"."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from communique.clean import patterns
from communique.clean.dates import DAY, MONTH, full_date, truncated
from communique.clean.outlets import Outlets

_START = rf"(?!(?:{'|'.join(sorted(patterns.NO_PLACE_STARTS))})\b)"
_WORD = rf"(?!(?i:{MONTH})[\s.,]+\d)[A-ZÀ-Þ][\w'’-]*\.?"
_PLACE = rf"{_WORD}(?:(?:\s(?:of|de|la|el|al|du|and))?\s{_WORD}){{0,3}}"
_PLACES = rf"(?P<place>{_START}{_PLACE}(?:\s?/\s?{_PLACE})?(?:,\s{_PLACE}){{0,2}}?)"
_CREDIT = r"(?:[(（](?P<paren>[^()（）]{2,60})[)）]|/(?P<slash>[A-Z][\w ./-]{1,30}?)/\.?)"
_DASH = r"\s*(?:[-–—―]{1,3}|[:：])?\s*"
_DATED = re.compile(rf"{_PLACES}(?:[,.]?\s(?P<date>{DAY}))?[.,]?\s*{_CREDIT}(?P<dash>{_DASH})")
_DASHED = re.compile(
    rf"{_PLACES}(?:[,.]?\s(?P<date>{DAY}))?[.,]?(?P<dash>\s*[-–—]{{1,3}}\s+|:\s+)"
    r"(?=[\"“‘'A-ZÀ-Þ0-9])"
)
_BRACKET = re.compile(r"[\[【](?P<paren>[^\[\]【】:：]{2,40})[\]】](?!\()\s*[:：]?\s*")
_OWN_CREDIT = re.compile(rf"[(（](?P<paren>[^()]{{2,40}})[)）]{_DASH}")
_AGENCY_FIRST = re.compile(
    rf"(?P<paren>[A-Z][\w ]{{2,40}}),\s{_PLACES},?\s(?P<date>{DAY})"
    rf"(?:\s*[(（](?P<reporter>[^()]{{2,60}})[)）])?{_DASH}"
)
_CLOCK = r"(?:,?\s+\d{1,2}:\d{2}(?:\s?[APap]\.?[Mm]\.?)?(?:\s[A-Z]{2,4}\b)?)?"
_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?"
_LINE = re.compile(
    rf"{_WEEKDAY}(?:{_PLACES}[,.]?\s+)?(?P<date>{DAY}){_CLOCK}(?:[,.]?\s+(?P<after>{_PLACE}(?:,\s{_PLACE})?))?\.?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """A dateline at the start of a paragraph; `length` is that of its words with their dash."""

    length: int
    place: str | None = None
    date: str | None = None
    written: str | None = None
    credit: str | None = None
    reporter: str | None = None


def read(words: str, outlets: Outlets, towns: Collection[str]) -> Dateline | None:
    """The dateline that a paragraph begins with, or None.

    `towns` are the places of the codebook in lower case: an undated place in small letters is a
    dateline only where it is one of them ("Geneva - The two sides met").
    """
    bracket = _BRACKET.match(words)
    if bracket and (outlets.agency(bracket["paren"]) or _own_name(bracket)):
        inner = _place_line(words[bracket.end() :], outlets, towns)
        return _joined(bracket, inner, outlets)
    return _place_line(words, outlets, towns)


def _own_name(bracket: re.Match[str]) -> bool:
    """Whether a bracket holds the name of a paper that the codebook does not know.

    One word is more often put in by an editor: "[Smith] said ...".
    """
    parts = re.findall(r"[^\W\d_]+", bracket["paren"])
    named = bool(parts) and all(part[0].isupper() or part in ("of", "the") for part in parts)
    starts = patterns.NO_PLACE_STARTS - {"The"}
    return named and len(parts) > 1 and parts[0] not in starts


def _joined(bracket: re.Match[str], inner: Dateline | None, outlets: Outlets) -> Dateline:
    credit = outlets.agency(bracket["paren"]) or bracket["paren"].strip()
    if inner is None:
        return Dateline(length=bracket.end(), credit=credit)
    return Dateline(
        length=bracket.end() + inner.length,
        place=inner.place,
        date=inner.date,
        written=inner.written,
        credit=credit,
        reporter=inner.reporter,
    )


def _place_line(words: str, outlets: Outlets, towns: Collection[str]) -> Dateline | None:
    if found := _AGENCY_FIRST.match(words):
        agency = outlets.agency(found["paren"])
        if agency is not None:
            return _made(found, credit=agency, reporter=_reporter(found["reporter"] or ""))
    if found := _DATED.match(words):
        made = _with_credit(found, outlets)
        if made is not None:
            return made
    if (found := _OWN_CREDIT.match(words)) and outlets.agency(found["paren"]):
        return Dateline(length=found.end(), credit=outlets.agency(found["paren"]))
    found = _DASHED.match(words)
    return _made(found) if found and _is_place(found, towns) else None


def own_line(words: str) -> Dateline | None:
    """A dateline that is a line of its own: "January 26, 2021, Moscow" or "26 January 2021"."""
    found = _LINE.fullmatch(words)
    if found is None:
        return None
    place = found["place"] or found["after"]
    if place is None and full_date(found["date"]) is None:
        return None
    return Dateline(
        length=len(words), place=place, date=truncated(found["date"]), written=found["date"]
    )


def _with_credit(found: re.Match[str], outlets: Outlets) -> Dateline | None:
    """A place with a bracket is a dateline where the bracket credits an agency, or a date says."""
    bracket = (found["paren"] or found["slash"] or "").strip()
    reporter = _reporter(bracket)
    agency = None if reporter else outlets.agency(bracket)
    dashed = bool(found["dash"].strip())
    if not (agency or found["date"] or (dashed and _capitals(found["place"]))):
        return None
    if agency is None and reporter is None and found["date"] and not dashed and not _named(bracket):
        return None
    return _made(found, credit=agency or (None if reporter else bracket), reporter=reporter)


def _made(found: re.Match[str], credit: str | None = None, reporter: str | None = None) -> Dateline:
    date = found["date"]
    return Dateline(
        length=found.end(),
        place=_place(found["place"]),
        date=truncated(date) if date else None,
        written=date,
        credit=credit,
        reporter=reporter,
    )


def _place(words: str) -> str:
    """The place as written; a stop stays only where it shortens a region ("TAMPA, Fla.")."""
    return words if "," in words else words.rstrip(".")


def _reporter(bracket: str) -> str | None:
    found = re.match(r"(?i:reporters?|correspondents?|by)\b\s*[:：]?\s*(.+)", bracket)
    return found.group(1).strip() if found else None


def _is_place(found: re.Match[str], towns: Collection[str]) -> bool:
    place = re.split(r"[,/]", found["place"])[0].strip()
    if place.lower() in towns or found["date"]:
        return True
    shout = set(re.findall(r"\w+", place)) & patterns.NO_PLACES
    return _capitals(place) and not shout and found["dash"].strip() != ":"


def _capitals(place: str) -> bool:
    first = re.split(r"[,/]", place)[0]
    return first.isupper() and len(first) > 2


def _named(bracket: str) -> bool:
    return bracket[:1].isupper() and not re.search(r"\d", bracket) and len(bracket.split()) <= 4
