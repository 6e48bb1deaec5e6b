"""What must have been so in the month in which a report without a date was written.

Who is named with which office, who has just taken office, which treaty is about to run out, which
deadline lies ahead: each a fact in words, with a test that a month passes or not.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from communique.codebook import Codebook, covers
from communique.codebook.schema import Agreement, Role
from communique.model import Document
from communique.read.gazetteer import Gazetteer
from communique.read.named import Named

_MONTHS = {name.lower(): n for n, name in enumerate(calendar.month_name) if name}
_MONTH = "|".join(_MONTHS)
_BARE_DAY = re.compile(
    r"\bon the (\d{1,2})(?:st|nd|rd|th)?(?:\s+day)?\b(?!\s+(?:of|anniversary|floor|session|round))",
    re.I,
)
_AHEAD = re.compile(
    rf"\b(?:by|before|until|no later than)\s+(?P<month>{_MONTH})\s+(?P<day>\d{{1,2}})\b", re.I
)
_OFFICE = re.compile(
    r"took office|taking office|assum\w+ (?:of )?(?:the )?(?:presidency|office)|inaugurat\w+"
    r"|sworn in|since (?:he|she) became|newly elected|new(?:ly)?[- ]inaugurated",
    re.I,
)
_EXPIRES = re.compile(
    rf"\bexpires?\b[^.]{{0,40}}?(?:(?P<month>{_MONTH})\s+(?P<day>\d{{1,2}})"
    r"|the (?P<next>\d{1,2})(?:st|nd|rd|th)? of next month)",
    re.I,
)
Month = tuple[int, int]  # year and month
Holds = Callable[[int, int], bool]  # of a year and a month


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact that must have held in the month of writing, in words and as a test of a month."""

    words: str
    holds: Holds


def _body(document: Document) -> str:
    return "\n".join(
        document.text[b.start : b.end]
        for b in document.blocks
        if b.role in ("title", "dateline", "body")
    )


def facts(document: Document, named: Sequence[Named], gazetteer: Gazetteer) -> Iterator[Fact]:
    """Every fact that the text bears out. `named` are its names resolved without a date."""
    text = _body(document)
    if document.dateline_date and document.dateline_date.startswith("--"):
        own = int(document.dateline_date[2:4])
        yield Fact(f"the dateline names {calendar.month_name[own]}", _in_months({own}))
    yield from _offices(text, named, gazetteer.book)
    yield from _deadlines(text)
    yield from _treaties(text, gazetteer)


def _offices(text: str, named: Sequence[Named], book: Codebook) -> Iterator[Fact]:
    """Who is named with an office held it then, and lately where one is said to be just taken."""
    just_taken = _OFFICE.search(text) is not None
    seen = set()
    people = [(n.entity, n.words) for n in named if n.kind == "person" and n.entity]
    for person, words in dict.fromkeys(people):
        if person in seen:
            continue
        role = _role_said(book.people[person].roles, _before(text, words))
        if role is None or role.since is None:
            continue
        seen.add(person)
        name = book.people[person].name
        term = f"{role.since} to {role.until}" if role.until else role.since
        yield Fact(f"{name} was {role.office} from {term}", _in_office(role))
        if just_taken:
            since = int(role.since[:4]), int(role.since[5:7] or 1)
            yield Fact(
                f"the text speaks of an office just taken, and {name} became {role.office}"
                f" on {role.since}",
                _behind(since, 2),
            )


def _role_said(roles: Iterable[Role], before: str) -> Role | None:
    """The first dated role whose office stands before a person's name."""
    return next((r for r in roles if r.since and r.office.lower() in before), None)


def _before(text: str, words: str) -> str:
    """The 40 characters before each place where the words stand, in lower case."""
    places = [m.start() for m in re.finditer(re.escape(words), text)]
    return " | ".join(text[max(0, p - 40) : p].lower() for p in places)


def days_named(document: Document) -> list[int]:
    """Days of the month named without their month ("on the 26th"), in order."""
    return _bare_days(_body(document))


def _bare_days(text: str) -> list[int]:
    return [int(m[1]) for m in _BARE_DAY.finditer(text)]


def _deadlines(text: str) -> Iterator[Fact]:
    """A deadline lies ahead: within three months, or next month where its day is past."""
    days = _bare_days(text)
    for match in _AHEAD.finditer(text):
        month, day = _MONTHS[match["month"].lower()], int(match["day"])
        back = [1] if days and min(days) > day else [0, 1, 2]
        months = {(month - k - 1) % 12 + 1 for k in back}
        yield Fact(f"“{match[0]}” lies ahead", _in_months(months))


def _treaties(text: str, gazetteer: Gazetteer) -> Iterator[Fact]:
    """A treaty of the codebook that ran out, or was extended, when this text says it will."""
    extends = re.search(r"\bexten(?:d|sion)", text) is not None
    for agreement in dict.fromkeys(h.ids[0] for h in gazetteer.agreements(text) if len(h.ids) == 1):
        entry = gazetteer.book.agreements[agreement]
        yield from _running_out(text, entry)
        for step in entry.history if extends else ():
            if step.action == "extended" and len(step.on) >= 7:
                then = int(step.on[:4]), int(step.on[5:7])
                yield Fact(
                    f"the text speaks of the extension of {entry.name}, extended on {step.on}",
                    _ahead(then, 2),
                )


def _running_out(text: str, entry: Agreement) -> Iterator[Fact]:
    expiries = list(_expiries(entry))
    for match in _EXPIRES.finditer(text):
        for expiry in expiries:
            year, month, day = (int(part) for part in expiry.split("-"))
            named = match["month"]
            if day != int(match["day"] or match["next"]):
                continue
            if named and _MONTHS[named.lower()] != month:
                continue
            then = (year, month)
            yield Fact(
                f"{entry.name} was due to expire on {expiry} (“{match[0]}”)",
                _month_before(then) if match["next"] else _ahead(then, 6),
            )


def _months(since: Month, until: Month) -> int:
    return (until[0] - since[0]) * 12 + until[1] - since[1]


def _in_months(months: Collection[int]) -> Holds:
    return lambda _, month: month in months


def _in_office(role: Role) -> Holds:
    return lambda year, month: covers(role, f"{year}-{month:02d}-28")


def _ahead(then: Month, most: int) -> Holds:
    """Then lies in the same month or up to so many months later."""
    return lambda year, month: 0 <= _months((year, month), then) <= most


def _behind(then: Month, most: int) -> Holds:
    """Then lies in the same month or up to so many months earlier."""
    return lambda year, month: 0 <= _months(then, (year, month)) <= most


def _month_before(then: Month) -> Holds:
    return lambda year, month: _months((year, month), then) == 1


def _expiries(entry: Agreement) -> Iterator[str]:
    """Days on which the agreement was to run out: as recorded, and entry into force + duration."""
    if entry.expires and len(entry.expires) == 10:
        yield entry.expires
    years = re.match(r"(\d+) years?", entry.duration or "")
    for step in entry.history:
        if step.action == "in force" and years and len(step.on) == 10:
            yield f"{int(step.on[:4]) + int(years[1])}{step.on[4:]}"
