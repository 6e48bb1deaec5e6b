"""When a report was written, where it does not say: worked out from the facts it tells.

A report that states no year is dated by what must have been so when it was written: who is named
with which office, who has just taken office, which treaty is about to run out, which deadline
lies ahead. A month that alone satisfies most of these, and at least two, is taken, and every date
reckoned from it is shown as inferred with these grounds. Where two months do equally well, the
year stays unknown.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from communique.codebook import Codebook, covers
from communique.model import Document
from communique.read.entities import Named
from communique.read.gazetteer import Gazetteer

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
    r"took office|taking office|assum\w+ (?:of )?(?:the )?(?:presidency|office)|inaugurat\w+|sworn in"
    r"|since (?:he|she) became|newly elected|new(?:ly)?[- ]inaugurated",
    re.I,
)
_EXPIRES = re.compile(
    rf"\bexpires?\b[^.]{{0,40}}?(?:(?P<month>{_MONTH})\s+(?P<day>\d{{1,2}})|the (?P<next>\d{{1,2}})(?:st|nd|rd|th)? of next month)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class When:
    """The day from which the report's dates are reckoned; `inferred` with its grounds."""

    day: str | None
    inferred: bool = False
    grounds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Constraint:
    words: str
    holds: Callable[[int, int], bool]  # year, month


def when(document: Document, named: Sequence[Named], gazetteer: Gazetteer) -> When:
    """The document's own day where it has one, else the day worked out from its facts.

    `named` are its names resolved without a date.
    """
    if document.published and document.published.precision == "day":
        day = document.published.value
        return When(_with_dateline(document.dateline_date, day))
    if document.dateline_date and not document.dateline_date.startswith("--"):
        return When(document.dateline_date)
    constraints = list(_constraints(document, named, gazetteer))
    months = [(y, m) for y in range(1992, 2036) for m in range(1, 13)]
    scores = {month: sum(c.holds(*month) for c in constraints) for month in months}
    best = max(scores.values(), default=0)
    leading = [month for month, score in scores.items() if score == best]
    if best < 2 or len(leading) != 1:
        return When(None)
    year, month = leading[0]
    grounds = tuple(c.words for c in constraints if c.holds(year, month))
    day_number = _latest_day(document, month, year)
    return When(f"{year}-{month:02d}-{day_number:02d}", True, grounds)


def _with_dateline(dateline: str | None, published: str) -> str:
    """The dateline's month and day in the publication's year, where that is close before it."""
    if dateline and dateline.startswith("--"):
        for year in (int(published[:4]), int(published[:4]) - 1):
            day = f"{year}-{dateline[2:]}"
            if day <= published:
                return day
    return dateline if dateline and not dateline.startswith("--") else published


def _latest_day(document: Document, month: int, year: int) -> int:
    if document.dateline_date and document.dateline_date.startswith("--"):
        return int(document.dateline_date[5:7])
    last = calendar.monthrange(year, month)[1]
    days = [int(m[1]) for m in _BARE_DAY.finditer(_body(document)) if 1 <= int(m[1]) <= last]
    return max(days, default=last)


def _body(document: Document) -> str:
    return "\n".join(
        document.text[b.start : b.end]
        for b in document.blocks
        if b.role in ("title", "dateline", "body")
    )


def _constraints(
    document: Document, named: Sequence[Named], gazetteer: Gazetteer
) -> Iterator[_Constraint]:
    text = _body(document)
    if document.dateline_date and document.dateline_date.startswith("--"):
        own = int(document.dateline_date[2:4])
        words = f"the dateline names {calendar.month_name[own]}"
        yield _Constraint(words, lambda y, m: m == own)
    yield from _offices(text, named, gazetteer.book)
    yield from _deadlines(text)
    yield from _treaties(text, gazetteer)


def _offices(text: str, named: Sequence[Named], book: Codebook) -> Iterator[_Constraint]:
    seen = set()
    for n in named:
        if n.kind != "person" or not n.entity or n.entity in seen:
            continue
        before = text_before(text, n.words)
        for role in book.people[n.entity].roles:
            if role.since and role.office.lower() in before:
                seen.add(n.entity)
                name, office = book.people[n.entity].name, role.office
                yield _Constraint(
                    f"{name} was {office} from {role.since}"
                    + (f" to {role.until}" if role.until else ""),
                    lambda y, m, r=role: covers(r, f"{y}-{m:02d}-28"),  # type: ignore[misc]
                )
                if _OFFICE.search(text):
                    since = role.since
                    yield _Constraint(
                        f"the text speaks of an office just taken, and {name} became {office} on {since}",
                        lambda y, m, s=since: (
                            0 <= (y - int(s[:4])) * 12 + m - int(s[5:7] or 1) <= 2
                        ),  # type: ignore[misc]
                    )
                break


def text_before(text: str, words: str) -> str:
    """The 40 characters before each place where the words stand, in lower case."""
    places = [m.start() for m in re.finditer(re.escape(words), text)]
    return " | ".join(text[max(0, p - 40) : p].lower() for p in places)


def _deadlines(text: str) -> Iterator[_Constraint]:
    for match in _AHEAD.finditer(text):
        month, day = _MONTHS[match["month"].lower()], int(match["day"])
        ahead = {(month - k - 1) % 12 + 1 for k in range(0, 3)}
        days = [int(m[1]) for m in _BARE_DAY.finditer(text)]
        if days and min(days) > day:
            ahead = {(month - 2) % 12 + 1}
        words = f"“{match[0]}” lies ahead"
        yield _Constraint(words, lambda y, m, a=frozenset(ahead): m in a)  # type: ignore[misc]


def _treaties(text: str, gazetteer: Gazetteer) -> Iterator[_Constraint]:
    """A treaty of the codebook that ran out, or was extended, when this text says it will."""
    for agreement in dict.fromkeys(h.ids[0] for h in gazetteer.agreements(text) if len(h.ids) == 1):
        entry = gazetteer.book.agreements[agreement]
        expiries = list(_expiries(gazetteer.book, agreement))
        for match in _EXPIRES.finditer(text):
            day = int(match["day"] or match["next"])
            for expiry in expiries:
                y0, m0, d0 = (int(part) for part in expiry.split("-"))
                if d0 != day or (match["month"] and _MONTHS[match["month"].lower()] != m0):
                    continue
                before = (y0, m0 - 1) if m0 > 1 else (y0 - 1, 12)
                yield _Constraint(
                    f"{entry.name} was due to expire on {expiry} (“{match[0]}”)",
                    lambda y, m, b=before, nxt=bool(match["next"]), e=(y0, m0): (  # type: ignore[misc]
                        (y, m) == b if nxt else 0 <= (e[0] - y) * 12 + e[1] - m <= 6
                    ),
                )
        if re.search(r"\bexten(?:d|sion)", text):
            for step in entry.history:
                if step.action == "extended" and len(step.on) >= 7:
                    y0, m0 = int(step.on[:4]), int(step.on[5:7])
                    yield _Constraint(
                        f"the text speaks of the extension of {entry.name}, extended on {step.on}",
                        lambda y, m, a=y0, b=m0: 0 <= (a - y) * 12 + b - m <= 2,  # type: ignore[misc]
                    )


def _expiries(book: Codebook, agreement: str) -> Iterator[str]:
    """Days on which the agreement was to run out: as recorded, and entry into force + duration."""
    entry = book.agreements[agreement]
    if entry.expires and len(entry.expires) == 10:
        yield entry.expires
    years = re.match(r"(\d+) years?", entry.duration or "")
    for step in entry.history:
        if step.action == "in force" and years and len(step.on) == 10:
            yield f"{int(step.on[:4]) + int(years[1])}{step.on[4:]}"
