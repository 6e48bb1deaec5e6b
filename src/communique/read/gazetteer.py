"""Find the codebook's names in a text: one automaton for names as written, one for phrases.

Names of countries, people and organisations are matched with their capitals ("US" is not "us");
agreements, topics and outlets' credits without. A hit counts only on whole words, and of
overlapping hits of one kind the longest wins.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import ahocorasick_rs

from communique.codebook import Codebook
from communique.read.nlp import shadow


@dataclass(frozen=True, slots=True, order=True)
class Hit:
    """A name found: `[start, end)` of the text, what kind of name it is, and whose."""

    start: int
    end: int
    kind: str  # country, adjective, demonym, capital, seat, body, city, person, short, organisation
    ids: tuple[str, ...]


_MARKS = frozenset('"“”«»')
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


class Gazetteer:
    """The names of one codebook, ready to be found."""

    def __init__(self, book: Codebook) -> None:
        self.book = book
        self._cased = _Automaton(_cased(book), fold=False)
        self._phrases = _Automaton(_phrases(book), fold=True)
        self._topics = _Automaton(_topics(book), fold=True)

    def names(self, text: str) -> list[Hit]:
        """Countries, people, organisations, and their speaking bodies; longest first on a spot."""
        return _longest(self._cased.find(text))

    def agreements(self, text: str) -> list[Hit]:
        """Agreements by any of their names."""
        return _longest(h for h in self._phrases.find(text) if h.kind == "agreement")

    def outlets(self, text: str) -> list[Hit]:
        """Outlets and agencies by the names under which they are credited."""
        return _longest(h for h in self._phrases.find(text) if h.kind == "outlet")

    def topics(self, text: str, names: Sequence[Hit] | None = None) -> list[Hit]:
        """All topics that the text carries; overlapping hits of different topics all stand.

        Nationality adjectives and quotation marks are looked through: "movements of Russian
        troops" holds "movements of troops". `names` are those of the text where they are known.
        """
        plain, at = _looked_through(text, self.names(text) if names is None else names)
        found = set(self._topics.find(text))
        if plain != text:
            for hit in self._topics.find(plain):
                found.add(Hit(at[hit.start], at[hit.end - 1] + 1, hit.kind, hit.ids))
        return sorted(found)


def _looked_through(text: str, names: Iterable[Hit]) -> tuple[str, Sequence[int]]:
    """The text less adjectives and marks, and where each character left stood."""
    gone = {n for h in names if h.kind == "adjective" for n in range(h.start, h.end + 1)}
    gone.update(n for n, c in enumerate(text) if c in _MARKS)
    if not gone:
        return text, range(len(text))
    at = [n for n in range(len(text)) if n not in gone]
    return "".join(text[n] for n in at), at


class _Automaton:
    """Finds all of many names in a text at once; `fold` looks away from case."""

    def __init__(self, names: Iterable[tuple[str, str, str]], *, fold: bool) -> None:
        table: dict[tuple[str, bool], dict[str, list[str]]] = {}
        for name, kind, entity in names:
            open_end = name.endswith("*")
            key = shadow(name.rstrip("*").strip())
            kinds = table.setdefault((key.lower() if fold else key, open_end), {})
            ids = kinds.setdefault(kind, [])
            if entity not in ids:
                ids.append(entity)
        self._fold = fold
        self._keys = sorted(table)
        self._kinds = [table[key] for key in self._keys]
        self._search = ahocorasick_rs.AhoCorasick([k for k, _ in self._keys])

    def find(self, text: str) -> Iterator[Hit]:
        shade = shadow(text)
        folded = shade.lower() if self._fold and len(shade.lower()) == len(shade) else shade
        for number, start, end in self._search.find_matches_as_indexes(folded, overlapping=True):
            if start and folded[start - 1].isalnum():
                continue
            if not self._keys[number][1] and end < len(folded) and folded[end].isalnum():
                continue
            for kind, ids in self._kinds[number].items():
                yield Hit(start, end, kind, tuple(ids))


def _longest(hits: Iterable[Hit]) -> list[Hit]:
    """Of overlapping hits keep the longest; names for the same spot are kept side by side."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda h: (h.start, -h.end, h.kind)):
        clash = kept[-1] if kept else None
        if (
            clash is None
            or hit.start >= clash.end
            or (hit.start, hit.end) == (clash.start, clash.end)
        ):
            kept.append(hit)
    return kept


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
    for person in book.people.values():
        yield from ((name, "person", person.id) for name in (person.name, *person.names))
        yield from ((name, "short", person.id) for name in person.short)
    for organisation in book.organisations.values():
        for name in (organisation.name, *organisation.names):
            yield name, "organisation", organisation.id


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


@functools.lru_cache(maxsize=4)
def gazetteer(book: Codebook) -> Gazetteer:
    """The gazetteer of a codebook, built once for each codebook in use."""
    return Gazetteer(book)
