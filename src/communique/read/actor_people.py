"""The PLOVER sector of a person (by the title said, the office held that day, or one before), of an
organisation on a day, and of a capital, seat or ministry."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from communique.codebook import Codebook, covers
from communique.codebook.offices import office_of
from communique.codebook.schema import Office, Organisation, Person, Role
from communique.read.named import Named


@dataclass(frozen=True, slots=True)
class Found:
    """A sector with the entity or word it comes from."""

    sector: str | None
    others: tuple[str, ...]
    grounds: str
    entity: str | None = None
    country: str | None = None


def of_person(book: Codebook, person: Person, said: Sequence[Office], on: str | None) -> Found:
    """The sector of a person on a day. `said` are the offices named with the person: they go before
    what the codebook knows, unless they are what it knows."""
    role, former = _role(book, person, on, said)
    wanted = {office.id for office in said}
    known = any(_is_one_of(book, r, wanted) for r in person.roles if on is None or covers(r, on))
    if said and (role is None or former or not known):
        others = tuple(said[0].other_sectors)
        why = f"{person.name}, by the title said"
        return Found(said[0].sector, others, why, person.id, person.country)
    if role is None:
        return Found(None, (), person.name, person.id, person.country)
    office = f"{role.office} of {book.name_of(role.of)}"
    if former:
        return Found("ELI", (), f"{person.name}, former {office}", person.id, person.country)
    return _in_office(book, person, role, f"{person.name}, {office}")


def of_body(book: Codebook, organisation: str, on: str | None) -> Found:
    """The sector of an organisation on a day: a movement that governed a country then is GOV."""
    body = book.organisations[organisation]
    sector = body.sector or ("REB" if body.kind == "movement" else None)
    others = tuple(body.other_sectors)
    if any(covers(term, on) if on else term.until is None for term in body.governed):
        sector, others = "GOV", (*others, "PTY")
    return Found(sector, others, body.name, body.id, code_of(body))


def of_seat(words: str, kind: str, country: str) -> Found:
    """The sector of a capital, seat or ministry: the government's, a parliament's LEG."""
    others = ("MIL",) if re.search(r"\bDefen[cs]e\b", words) else ()
    sector = "LEG" if words.endswith("parliament") else "GOV"
    return Found(sector, others, f"{words} ({kind})", country, country)


def of_named(book: Codebook, named: Named, on: str | None, seats: Collection[str]) -> Found | None:
    """The sector of an organisation's name, or of one of these kinds that stand for a government;
    None for other names."""
    if named.kind == "organisation" and named.entity:
        return of_body(book, named.entity, on)
    if named.kind in seats and named.country:
        return of_seat(named.words, named.kind, named.country)
    return None


def _in_office(book: Codebook, person: Person, role: Role, grounds: str) -> Found:
    held = office_of(book, role.office, role.of)
    body = book.organisations.get(role.of)
    sector: str | None = held.office.sector if held else None
    if body is not None and body.sector:
        sector = body.sector
    others = tuple(held.office.other_sectors) if held else ()
    return Found(sector, others, grounds, person.id, code_of(body) if body else role.of)


def code_of(body: Organisation) -> str | None:
    """What PLOVER sets for a body: its country, or what stands in place of one."""
    return body.country or body.code or ("IGO" if body.kind in ("igo", "alliance") else None)


def _role(
    book: Codebook, person: Person, on: str | None, said: Sequence[Office]
) -> tuple[Role | None, bool]:
    """The role a person is coded by and whether it was over on that day: one held then, the one
    said with the name where no day is known, else the last one held before. Whoever held none yet
    is coded by none."""
    held = [r for r in person.roles if (covers(r, on) if on else r.until is None)]
    if not held and on is None:
        wanted = {office.id for office in said}
        held = [r for r in person.roles if _is_one_of(book, r, wanted)]
    if held:
        return held[0], False
    before = [r for r in person.roles if r.until is not None and (on is None or r.until < on)]
    if before:
        return max(before, key=lambda r: str(r.until)), True
    return (person.roles[0], False) if person.roles and on is None else (None, False)


def _is_one_of(book: Codebook, role: Role, offices: set[str]) -> bool:
    held = office_of(book, role.office, role.of)
    return held is not None and held.office.id in offices
