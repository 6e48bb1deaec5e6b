"""Every name of the codebook and whom it may mean, in the form that automata are built from.

Names of countries, people and organisations are matched with their capitals ("US" is not "us");
agreements, topics and outlets' credits without.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from communique.codebook.book import Codebook

_SHADOW = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "“": '"',
        "”": '"',
        "«": '"',
        "»": '"',
        "*": " ",
        "–": "-",
        "—": "-",
        "\u00a0": " ",
        "\u2009": " ",
    }
)

#: what stands behind a nationality adjective and speaks for the government
_MINISTRIES = (
    "Foreign Ministry",
    "Defense Ministry",
    "Defence Ministry",
    "Ministry of Foreign Affairs",
    "Ministry of Defense",
    "Ministry of Defence",
    "Finance Ministry",
    "Embassy",
    "embassy",
    "government",
    "Government",
    "presidency",
    "parliament",
    "delegation",
)


_HYPHENS = frozenset({"KOR", "PRK", "TWN"})


def shadow(text: str) -> str:
    """The same text, character for character, with the marks that parsers and names expect."""
    return text.translate(_SHADOW)


class Name(Struct, frozen=True, array_like=True, gc=False):
    """One name and its bearers by kind of name; `open_end` where it is the beginning of a word."""

    words: str
    open_end: bool
    bearers: dict[str, list[str]]


class Names(Struct, frozen=True):
    """All names, each list in the order of its words. `cased` holds countries, people and
    organisations, `phrases` agreements and outlets, `topics` the words of topics."""

    cased: list[Name]
    phrases: list[Name]
    topics: list[Name]


def names(book: Codebook) -> Names:
    """The names of all entries; a codebook that was loaded has them ready."""
    if book.known is not None:
        return book.known
    return Names(
        cased=_table(_cased(book), fold=False),
        phrases=_table(_phrases(book), fold=True),
        topics=_table(_topics(book), fold=True),
    )


def _table(named: Iterable[tuple[str, str, str]], *, fold: bool) -> list[Name]:
    """`fold` looks away from case."""
    table: dict[tuple[str, bool], dict[str, list[str]]] = {}
    for name, kind, entity in named:
        words = shadow(name.rstrip("*").strip())
        kinds = table.setdefault((words.lower() if fold else words, name.endswith("*")), {})
        ids = kinds.setdefault(kind, [])
        if entity not in ids:
            ids.append(entity)
    return [Name(words, open_end, table[words, open_end]) for words, open_end in sorted(table)]


def _cased(book: Codebook) -> Iterator[tuple[str, str, str]]:
    for country in book.countries.values():
        for name in (country.name, *country.names):
            yield name, "country", country.id
        for adjective in country.adjectives:
            yield adjective, "adjective", country.id
            yield from ((f"{adjective} {m}", "body", country.id) for m in _MINISTRIES)
        yield from ((name, "demonym", country.id) for name in country.demonyms)
        yield from ((name, "seat", country.id) for name in country.seats)
        yield from ((name, "body", country.id) for name in country.bodies)
        yield from ((name, "city", country.id) for name in country.cities)
        if country.capital:
            yield country.capital, "capital", country.id
    yield from _shadowing(book)
    for person in book.people.values():
        for name in (person.name, *person.names):
            yield from ((form, "person", person.id) for form in _forms(name, person.country))
        yield from ((name, "short", person.id) for name in person.short)
    for organisation in book.organisations.values():
        for name in (organisation.name, *organisation.names):
            yield name, "organisation", organisation.id


def _forms(name: str, country: str) -> Iterator[str]:
    """A full name as it may be written: Korean and Taiwanese given names with and without the
    hyphen (Moon Jae-in, Moon Jae In, Moon Jaein)."""
    yield name
    if country in _HYPHENS and (match := re.search(r"(?<= )([A-Z][a-z]+)-([A-Za-z][a-z]+)$", name)):
        begin = name[: match.start()]
        yield f"{begin}{match[1]} {match[2].capitalize()}"
        yield f"{begin}{match[1]}{match[2].lower()}"


def _shadowing(book: Codebook) -> Iterator[tuple[str, str, str]]:
    """Regions and cities within whose names a country's stands: "East Azerbaijan" is in Iran."""
    known = {
        name
        for country in book.countries.values()
        for name in (country.name, *country.names, *country.adjectives, str(country.capital))
    }
    for places in book.places.values():
        for name in places.names:
            words = name.split()
            if len(words) > 1 and any(part in known for part in _parts(words)):
                yield name, "city", places.country


def _parts(words: list[str]) -> Iterator[str]:
    """Every run of words but the whole."""
    for first in range(len(words)):
        for end in range(first + 1, len(words) + 1):
            if end - first < len(words):
                yield " ".join(words[first:end])


def _phrases(book: Codebook) -> Iterator[tuple[str, str, str]]:
    for agreement in book.agreements.values():
        yield from ((n, "agreement", agreement.id) for n in (agreement.name, *agreement.names))
    for outlet in book.outlets.values():
        for name in (outlet.name, *outlet.credits):
            if (len(name) > 3 and " " in name) or name[:1].isupper():
                yield name, "outlet", outlet.id


def _topics(book: Codebook) -> Iterator[tuple[str, str, str]]:
    for topic in book.topics.values():
        yield from ((word, "topic", topic.id) for word in topic.words)
