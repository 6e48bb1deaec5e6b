"""Compare office-holders with Wikidata: what it has that the codebook has not.

The endpoint is asked for the heads of state (P35) and of government (P6) of every country with a
Wikidata id, and for the holders (P39) of offices that are a kind of those whose codebook entry has
one. Dates keep Wikidata's precision. Nothing is taken over here: `changes` says what would change,
`changed` makes the entries anew.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import msgspec

from communique.codebook.book import Codebook
from communique.codebook.coverage import HEADS, first_day, last_day
from communique.codebook.lookup import plain
from communique.codebook.offices import office_of
from communique.codebook.schema import Person, Role
from communique.errors import CodebookError

#: how a new role is titled: Wikidata does not say whether a head of state is a king
_TITLES = {
    "head of state": "Head of State",
    "head of government": "Head of Government",
    "foreign minister": "Minister of Foreign Affairs",
    "defence minister": "Minister of Defence",
}
#: Wikidata's names for precisions, as numbers: year, month, day
_PRECISION = {"9": len("2021"), "10": len("2021-01"), "11": len("2021-01-26")}
#: days by which an appointment and an oath may lie apart without being two dates
_SAME = datetime.timedelta(days=3)
#: days within which two terms of one person in one office are the same term
_NEAR = datetime.timedelta(days=400)

Kind = Literal["new person", "new role", "ended", "more precise", "other date", "new id"]


def query(book: Codebook) -> str:
    """The SPARQL text for the codebook's countries and offices."""
    countries = " ".join(f"wd:{c.wikidata}" for c in book.countries.values() if c.wikidata)
    classes = " ".join(f'(wd:{o.wikidata} "{o.kind}")' for o in book.offices.values() if o.wikidata)
    return _QUERY.replace("COUNTRIES", countries).replace("CLASSES", classes)


_QUERY = """\
SELECT DISTINCT ?country ?kind ?person ?personLabel ?positionLabel
       ?start ?startPrecision ?end ?endPrecision WHERE {
  VALUES ?country { COUNTRIES }
  { ?country p:P35 ?held . ?held ps:P35 ?person . BIND("head of state" AS ?kind) }
  UNION
  { ?country p:P6 ?held . ?held ps:P6 ?person . BIND("head of government" AS ?kind) }
  UNION
  { VALUES (?class ?kind) { CLASSES }
    ?position wdt:P279* ?class ; wdt:P1001|wdt:P17 ?country .
    ?person p:P39 ?held . ?held ps:P39 ?position . }
  FILTER NOT EXISTS { ?held wikibase:rank wikibase:DeprecatedRank }
  OPTIONAL { ?held pqv:P580 ?from .
             ?from wikibase:timeValue ?start ; wikibase:timePrecision ?startPrecision . }
  OPTIONAL { ?held pqv:P582 ?to .
             ?to wikibase:timeValue ?end ; wikibase:timePrecision ?endPrecision . }
  SERVICE wikibase:label { bd:serviceParam wikibase:language "en". }
}
"""


@dataclass(frozen=True, slots=True)
class Held:
    """One row of an answer: who held what, with dates cut to the precision given."""

    country: str
    kind: str
    wikidata: str
    name: str
    title: str
    since: str | None
    until: str | None


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that Wikidata has otherwise. `person` is the entry as it would be."""

    what: Kind
    person: Person
    says: str


def answer(book: Codebook, results: Any, origin: str) -> tuple[list[Held], list[str]]:
    """The rows of a result in the SPARQL 1.1 JSON format, and a line for each that was skipped.

    Raises `CodebookError` where it is not in that format.
    """
    inside = results.get("results") if isinstance(results, dict) else None
    rows = inside.get("bindings") if isinstance(inside, dict) else None
    if not isinstance(rows, list):
        raise CodebookError(f"{origin}: not a SPARQL result in JSON (no results.bindings)")
    countries: dict[str | None, str] = {
        c.wikidata: c.id for c in book.countries.values() if c.wikidata
    }
    found: dict[Held, None] = {}
    skipped = []
    for number, row in enumerate(rows, start=1):
        held = _row(row, countries)
        if isinstance(held, Held):
            found[held] = None
        else:
            skipped.append(f"{origin}: row {number}: {held}")
    return sorted(found, key=lambda h: (h.country, h.kind, h.since or "", h.wikidata)), skipped


def _row(row: Any, countries: Mapping[str | None, str]) -> Held | str:
    """A row read, or why it cannot be."""
    if not isinstance(row, dict):
        return "not an object"
    value = {k: str(v.get("value", "")) for k, v in row.items() if isinstance(v, dict)}
    missing = [k for k in ("country", "kind", "person", "personLabel") if not value.get(k)]
    if missing:
        return f"no {', '.join(missing)}"
    country = countries.get(_item(value["country"]))
    if country is None:
        return f"country {value['country']} is none of the codebook's"
    person = _item(value["person"])
    if person is None or value["personLabel"] == person:
        return f"person {value['person']} has no English name"
    since, until = _day(value, "start"), _day(value, "end")
    if since is None and until is None:
        return f"{value['personLabel']}, {value['kind']} of {country}: no dates"
    title = value.get("positionLabel", "")
    return Held(country, value["kind"], person, value["personLabel"], title, since, until)


def _item(address: str) -> str | None:
    found = re.search(r"(Q\d+)$", address)
    return found[1] if found else None


def _day(value: Mapping[str, str], which: str) -> str | None:
    length = _PRECISION.get(value.get(f"{which}Precision", "11"))
    found = re.match(r"\+?(\d{4}-\d{2}-\d{2})", value.get(which, ""))
    return found[1][:length] if found and length else None


def changes(book: Codebook, held: Sequence[Held], since: str) -> Iterator[Change]:
    """What would change, person by person: terms that reach beyond `since` and are new, ended,
    better known or otherwise dated in Wikidata."""
    entries: dict[str, Person] = {}
    for row in held:
        if row.until is not None and row.until < since:
            continue
        known = _match(book, row)
        endless = row.until is None and row.since is not None and row.since < since
        if known is None and endless:
            continue  # a term without end from long ago: more often forgotten than true
        before = entries.get(known.id if known else row.wikidata, known)
        for change in _compare(book, before, row):
            entries[known.id if known else row.wikidata] = change.person
            yield change


def _match(book: Codebook, row: Held) -> Person | None:
    by_id = [p for p in book.people.values() if p.wikidata == row.wikidata]
    if by_id:
        return by_id[0]
    name = plain(row.name)
    named = [
        p
        for p in book.people.values()
        if p.wikidata is None
        and p.country == row.country
        and any(plain(n) == name for n in (p.name, *p.names))
    ]
    return named[0] if len(named) == 1 else None


def _compare(book: Codebook, person: Person | None, row: Held) -> Iterator[Change]:
    office = f"{_TITLES.get(row.kind, row.title)} of {row.country}"
    term = f"{row.since or '?'} to {row.until or 'now'}"
    if person is None:
        person = Person(
            id=_slug(book, row),
            name=row.name,
            country=row.country,
            short=[row.name.split()[-1]],
            wikidata=row.wikidata,
            roles=[_role(row)],
        )
        yield Change("new person", person, f"{row.name}: {office}, {term}")
        return
    if person.wikidata is None:
        person = msgspec.structs.replace(person, wikidata=row.wikidata)
        yield Change("new id", person, f"{person.name} ({person.id}): {row.wikidata}")
    same = _same_term(book, person, row)
    if same is None:
        person = msgspec.structs.replace(person, roles=[*person.roles, _role(row)])
        yield Change("new role", person, f"{person.name} ({person.id}): {office}, {term}")
        return
    yield from _dates(person, same, row)


def _dates(person: Person, at: int, row: Held) -> Iterator[Change]:
    for field in ("since", "until"):
        ours, theirs = getattr(person.roles[at], field), getattr(row, field)
        what = _difference(ours, theirs, field)
        if what is None:
            continue
        role = msgspec.structs.replace(person.roles[at], **{field: theirs})
        person = msgspec.structs.replace(
            person, roles=[*person.roles[:at], role, *person.roles[at + 1 :]]
        )
        says = f"{person.name} ({person.id}): {role.office} of {role.of}: {field} "
        yield Change(what, person, says + f"{ours or 'open'} here, {theirs} there")


def _difference(ours: str | None, theirs: str | None, field: str) -> Kind | None:
    if theirs is None:
        return None
    if ours is None:
        return "ended" if field == "until" else "more precise"
    if last_day(theirs) + _SAME < first_day(ours) or last_day(ours) + _SAME < first_day(theirs):
        return "other date"
    return "more precise" if len(theirs) > len(ours) else None


def _same_term(book: Codebook, person: Person, row: Held) -> int | None:
    """Which of a person's roles the row tells of: of the same kind, begun at about that time."""
    for number, role in enumerate(person.roles):
        held = office_of(book, role.office, role.of)
        if role.of != row.country or held is None or not _alike(held.kind, row.kind):
            continue
        if row.since is None or role.since is None:
            return number
        if abs(first_day(role.since) - first_day(row.since)) <= _NEAR:
            return number
    return None


def _alike(ours: str, theirs: str) -> bool:
    """Where a president heads the government, Wikidata has him in both."""
    return ours == theirs or (ours in HEADS and theirs in HEADS)


def _role(row: Held) -> Role:
    office = _TITLES.get(row.kind) or row.title or row.kind.capitalize()
    return Role(office=office, of=row.country, since=row.since, until=row.until)


def _slug(book: Codebook, row: Held) -> str:
    letters = unicodedata.normalize("NFKD", row.name).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", letters).strip("-") or row.wikidata.lower()
    return slug if slug not in book.people else f"{slug}-{row.wikidata.lower()}"


def changed(found: Iterable[Change]) -> list[Person]:
    """The entries as they would be after all the changes, by id."""
    entries = {c.person.id: c.person for c in found}
    return [entries[i] for i in sorted(entries)]
