"""Copies: which documents reprint which, so that articles and origins stay two numbers.

A document is a copy of another when at least half of its five-word shingles stand there
(containment, not Jaccard: a reprint is often cut), and not only its quotations do: two articles
that quote one speech at length are no copies of each other. Candidates are found by winnowing
(Schleimer, Wilkerson, Aiken 2003, "Winnowing: local algorithms for document fingerprinting"): every
run of words shared that is long enough shares a fingerprint, so that none of the candidates is
missed by chance and each document is compared with few others.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from zlib import crc32

from communique.codebook import Codebook
from communique.model import Copy, Document, Reading

_WORD = re.compile(r"\w+")
#: a quotation ends with its paragraph: one that goes on is opened anew there, and never closed
_QUOTED = re.compile(r"[“\"«][^”\"»\n]+(?:[”\"»]|$)", re.M)
_SHINGLE = 5
#: a fingerprint is kept of every so many shingles that follow each other
_WINDOW = 8
_COPY = 0.5
#: the share of the words in common that must stand outside quotations in one of the two
_BESIDE_QUOTES = 0.05
#: shingles of the shortest text of which one can tell
_ENOUGH = 30


@dataclass(frozen=True, slots=True)
class _Shingles:
    """The hashed shingles of a document: all of them, and those outside quotation marks."""

    document: Document
    every: frozenset[int]
    own: frozenset[int]


@dataclass(slots=True)
class Copies:
    """The documents seen so far; what is a copy of what does not depend on their order."""

    book: Codebook
    _held: dict[str, _Shingles] = field(default_factory=dict)
    _order: list[str] = field(default_factory=list)
    _places: dict[int, array[int]] = field(default_factory=dict)
    _near: dict[str, dict[str, float]] = field(default_factory=dict)

    def add(self, reading: Reading) -> tuple[str, ...]:
        """Take in one document; the ids of those that it is a copy of, or that are copies of it."""
        name = reading.document.id
        shingles, prints = _shingles(reading)
        number = len(self._order)
        self._order.append(name)
        self._held[name] = shingles
        if len(shingles.every) < _ENOUGH:
            return ()
        shared = Counter(n for mark in prints for n in self._places.get(mark, ()))
        for mark in prints:
            self._places.setdefault(mark, array("I")).append(number)
        found = {}
        for other in shared:
            twin = self._order[other]
            share = containment(shingles.every, self._held[twin].every)
            if share >= _COPY and not _only_quotations(shingles, self._held[twin]):
                found[twin] = share
                self._near.setdefault(twin, {})[name] = share
        self._near.setdefault(name, {}).update(found)
        return tuple(sorted(found))

    def copies(self, documents: Iterable[str] | None = None) -> tuple[Copy, ...]:
        """Every copy with the document it is nearest to the origin of; of these ids only, where
        they are given."""
        names = self._near if documents is None else documents
        return tuple(c for name in sorted(names) if (c := self._copy(name)) is not None)

    def _copy(self, name: str) -> Copy | None:
        own = self._rank(name)
        before = [n for n in self._near.get(name, ()) if self._rank(n) < own]
        if not before:
            return None
        first = min(before, key=self._rank)
        return Copy(document=name, of=first, containment=round(self._near[name][first], 3))

    def _rank(self, name: str) -> tuple[bool, bool, str, int, str]:
        """Who of several with the same words had them first: a government whose own text it is,
        an agency, the earlier, the longer."""
        document = self._held[name].document
        outlet = self.book.outlets.get(document.outlet_id or "")
        return (
            document.speaks_for is None,
            outlet is None or outlet.kind != "agency",
            document.published.value if document.published else "~",
            -len(self._held[name].every),
            name,
        )


def containment(a: frozenset[int], b: frozenset[int]) -> float:
    """The share of the smaller set that stands in the other one, from 0 to 1."""
    smaller = min(len(a), len(b))
    return len(a & b) / smaller if smaller else 0.0


def copies(readings: Sequence[Reading], book: Codebook) -> tuple[Copy, ...]:
    """The copies among these documents, each with what it is a copy of."""
    held = Copies(book)
    for reading in readings:
        held.add(reading)
    return held.copies()


def origins(documents: Iterable[str], copied: Mapping[str, str]) -> int:
    """How many of these documents are no copy of another one of them."""
    here = frozenset(documents)
    return sum(copied.get(d) not in here for d in here)


def _only_quotations(a: _Shingles, b: _Shingles) -> bool:
    """What the two share stands between quotation marks in both; a text that is hardly anything
    but a quotation has nothing else to go by."""
    if min(len(a.own), len(b.own)) < _ENOUGH:
        return False
    shared = a.every & b.every
    return len(shared & (a.own | b.own)) / len(shared) < _BESIDE_QUOTES


def _shingles(reading: Reading) -> tuple[_Shingles, frozenset[int]]:
    """The shingles of what a document states, and its fingerprints."""
    document = reading.document
    stated = "\n".join(
        document.text[b.start : b.end] for b in document.blocks if b.role in ("body", "list_item")
    )
    quoted = [m.span() for m in _QUOTED.finditer(stated)]
    words = [(m.group().lower(), m.start()) for m in _WORD.finditer(stated)]
    marks = _hashes([w for w, _ in words])
    outside = _outside([at for _, at in words], quoted)
    own = frozenset(h for n, h in enumerate(marks) if all(outside[n : n + _SHINGLE]))
    return _Shingles(document, frozenset(marks), own), frozenset(_winnowed(marks))


def _hashes(words: Sequence[str]) -> list[int]:
    last = len(words) - _SHINGLE + 1
    return [crc32(" ".join(words[i : i + _SHINGLE]).encode()) for i in range(last)]


def _outside(places: Sequence[int], quoted: Sequence[tuple[int, int]]) -> list[bool]:
    """Of each word, whether it stands outside all quotation marks."""
    found, at = [], 0
    for place in places:
        while at < len(quoted) and quoted[at][1] <= place:
            at += 1
        found.append(at == len(quoted) or place < quoted[at][0])
    return found


def _winnowed(marks: Sequence[int]) -> Iterator[int]:
    """The least of each window of hashes: fingerprints that any long shared run shares."""
    for i in range(max(1, len(marks) - _WINDOW + 1)):
        if window := marks[i : i + _WINDOW]:
            yield min(window)
