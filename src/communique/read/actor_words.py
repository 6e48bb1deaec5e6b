"""Find in a phrase what tells who acts: names, titles of offices, and nouns for groups."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

import ahocorasick_rs

from communique.codebook import Codebook
from communique.codebook.names import shadow
from communique.codebook.schema import Agent, Office

_PLURALS = {
    "man": "men",
    "woman": "women",
    "child": "children",
    "person": "people",
    "foot": "feet",
    "chief": "chiefs",
    "wife": "wives",
}


@dataclass(frozen=True, slots=True)
class Word:
    """A title or noun found: `[start, end)` of the phrase and the entry that has it."""

    start: int
    end: int
    kind: Literal["title", "noun", "place"]
    entry: Office | Agent | str  # a place gives its country


class ActorWords:
    """The titles, nouns and places of one codebook, ready to be found."""

    def __init__(self, book: Codebook) -> None:
        self._lower = _Finder(_lower(book))
        self._places = _Finder(_places(book))

    def find(self, phrase: str) -> list[Word]:
        """Titles and nouns without regard to case; the longest where several overlap."""
        found = [Word(*m) for m in self._lower.find(shadow(phrase).lower())]
        return _longest(found)

    def places(self, phrase: str) -> list[Word]:
        """Cities and regions with their capitals as written."""
        return _longest([Word(*m) for m in self._places.find(shadow(phrase))])


Entry = tuple[Literal["title", "noun", "place"], Office | Agent | str]


class _Finder:
    """Finds whole words; of one spelling the first entry counts."""

    def __init__(self, named: Iterable[tuple[str, Entry]]) -> None:
        table: dict[str, Entry] = {}
        for name, entry in named:
            table.setdefault(name, entry)
        self._entries = list(table.values())
        self._search = ahocorasick_rs.AhoCorasick(list(table))

    def find(
        self, text: str
    ) -> Iterator[tuple[int, int, Literal["title", "noun", "place"], Office | Agent | str]]:
        for number, start, end in self._search.find_matches_as_indexes(text, overlapping=True):
            inside = (start and text[start - 1].isalnum()) or (
                end < len(text) and text[end].isalnum()
            )
            if not inside:
                yield start, end, *self._entries[number]


def _lower(book: Codebook) -> Iterator[tuple[str, Entry]]:
    for office in book.offices.values():
        for name in office.names:
            title = re.sub(r"\s+(?:of|for|to|on|and)?\s*\*$", "", name)
            yield from ((form, ("title", office)) for form in (title, plural(title)))
    for agent in book.agents.values():
        for word in agent.words:
            yield from ((form, ("noun", agent)) for form in (word, plural(word)))


def _places(book: Codebook) -> Iterator[tuple[str, Entry]]:
    for entry in book.places.values():
        yield from ((name, ("place", entry.country)) for name in entry.names)


def plural(words: str) -> str:
    """The plural of a title or noun: of its head, which stands before "of" or at the end."""
    head, *rest = re.split(r"(?= (?:of|for|in|to|at)\b)", words, maxsplit=1)
    begin, _, last = head.rpartition(" ")
    if last in _PLURALS:
        many = _PLURALS[last]
    elif last.endswith(("man", "woman")) and not last.endswith("human"):
        many = last[:-2] + "en"
    elif re.search(r"[^aeiou]y$", last):
        many = last[:-1] + "ies"
    else:
        many = last + ("es" if last.endswith(("s", "x", "z", "ch", "sh")) else "s")
    return " ".join(filter(None, (begin, many))) + "".join(rest)


def _longest(found: Iterable[Word]) -> list[Word]:
    kept: list[Word] = []
    for word in sorted(found, key=lambda w: (w.start, -w.end, w.kind)):
        if not kept or word.start >= kept[-1].end:
            kept.append(word)
    return kept


@functools.lru_cache(maxsize=4)
def actor_words(book: Codebook) -> ActorWords:
    """The words of a codebook, made ready once for each codebook in use."""
    return ActorWords(book)
