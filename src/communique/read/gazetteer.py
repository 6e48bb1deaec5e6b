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
from communique.codebook.names import Name, names, shadow


@dataclass(frozen=True, slots=True, order=True)
class Hit:
    """A name found: `[start, end)` of the text, what kind of name it is, and whose."""

    start: int
    end: int
    kind: str  # country, adjective, demonym, capital, seat, body, city, person, short, organisation
    ids: tuple[str, ...]


_MARKS = frozenset('"“”«»')


class Gazetteer:
    """The names of one codebook, ready to be found."""

    def __init__(self, book: Codebook) -> None:
        self.book = book
        known = names(book)
        self._cased = _Automaton(known.cased, fold=False)
        self._phrases = _Automaton(known.phrases, fold=True)
        self._topics = _Automaton(known.topics, fold=True)

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

    def __init__(self, known: Sequence[Name], *, fold: bool) -> None:
        self._fold = fold
        self._known = known
        self._search = ahocorasick_rs.AhoCorasick([name.words for name in known])

    def find(self, text: str) -> Iterator[Hit]:
        shade = shadow(text)
        folded = shade.lower() if self._fold and len(shade.lower()) == len(shade) else shade
        for number, start, end in self._search.find_matches_as_indexes(folded, overlapping=True):
            if start and folded[start - 1].isalnum():
                continue
            name = self._known[number]
            if not name.open_end and end < len(folded) and folded[end].isalnum():
                continue
            if end < len(folded) and folded[end] == "$":
                continue  # "US$20 billion" is money
            for kind, ids in name.bearers.items():
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


@functools.lru_cache(maxsize=4)
def gazetteer(book: Codebook) -> Gazetteer:
    """The gazetteer of a codebook, built once for each codebook in use."""
    return Gazetteer(book)
