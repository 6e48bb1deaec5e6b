"""The text of a report for the page: blocks, sentences, and links there and back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from communique.show import words


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a block: a sentence where it has a number, else what stands between."""

    text: str
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Stretch:
    """A block of a report with its pieces; `unread` is true where it is not read for content."""

    role: str
    why: str
    unread: bool
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """A citation as a link: its own anchor, where it leads, and what it says."""

    anchor: str
    href: str
    label: str
    spoken: str
    exact: str


class Anchors:
    """Hands out anchors for citations in the order of the page, and knows the way back."""

    def __init__(self, docs: words.Documents) -> None:
        self._docs = docs
        self._sentences = {(d["id"], s["number"]) for d in docs.all for s in d["sentences"]}
        self._count = 0
        self._back: dict[tuple[str, int], list[str]] = {}

    def document(self, document: str) -> str:
        """The anchor of a document."""
        return "doc-" + re.sub(r"[^A-Za-z0-9_.-]", "-", document)

    def sentence(self, document: str, number: int) -> str:
        """The anchor of a sentence."""
        return f"{self.document(document)}-s{number}"

    def links(self, citations: Iterable[Mapping[str, Any]]) -> list[Link]:
        """Links for citations, each sentence once; remembers them for the way back."""
        unique = {(c["document"], c["sentence"]): c for c in reversed(list(citations))}
        return [self._link(c) for c in reversed(list(unique.values()))]

    def back(self, document: str, number: int) -> list[str]:
        """Anchors of the citations of a sentence that the page has given so far."""
        return self._back.get((document, number), [])

    def _link(self, cited: Mapping[str, Any]) -> Link:
        key = (cited["document"], cited["sentence"])
        self._count += 1
        anchor = f"c{self._count}"
        self._back.setdefault(key, []).append(anchor)
        there = self.sentence(*key) if key in self._sentences else self.document(key[0])
        spoken = f"{self._docs.outlet(key[0])}, sentence {key[1]}"
        return Link(anchor, f"#{there}", self._docs.short(cited), spoken, cited["exact"])


def blocks(document: Mapping[str, Any]) -> Iterator[Stretch]:
    """The whole text of a document in order: its blocks, and any stray text between them."""
    text, place = document["text"], 0
    for block in sorted(document["blocks"], key=lambda b: (b["start"], b["end"])):
        yield from _stray(text[place : block["start"]])
        start, end = max(block["start"], place), block["end"]
        if start < end:
            pieces = tuple(_pieces(document, start, end))
            unread = block["role"] in words.UNREAD
            yield Stretch(block["role"], block["why"], unread, pieces)
        place = max(place, end)
    yield from _stray(text[place:])


def _stray(text: str) -> Iterator[Stretch]:
    if text.strip():
        yield Stretch("furniture", "in no block", True, (Piece(text.strip()),))


def _pieces(document: Mapping[str, Any], start: int, end: int) -> Iterator[Piece]:
    text, place = document["text"], start
    for sentence in sorted(document["sentences"], key=lambda s: (s["start"], s["number"])):
        if not (place <= sentence["start"] < end):
            continue
        if text[place : sentence["start"]]:
            yield Piece(text[place : sentence["start"]])
        place = min(sentence["end"], end)
        yield Piece(text[sentence["start"] : place], sentence["number"])
    if text[place:end]:
        yield Piece(text[place:end])
