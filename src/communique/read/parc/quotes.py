"""Quotations of a document: where they open and close, over sentences and paragraphs.

Curly marks say which they are; straight ones take turns within a paragraph. A paragraph that ends
within a quotation closes it, as the next one opens it again where it goes on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_MARK = re.compile(r"[“”„«»\"]|``|(?<!\w)''|''(?!\w)")
_OPENING = frozenset("“„«") | {"``"}
_CLOSING = frozenset("”»")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks, marks included."""

    start: int
    end: int


def quotations(text: str) -> list[Quotation]:
    """All quotations of a text, in order."""
    found: list[Quotation] = []
    at = 0
    for line in text.split("\n"):
        found += _line(text, at, at + len(line))
        at += len(line) + 1
    return found


def _line(text: str, start: int, end: int) -> Iterator[Quotation]:
    opened: int | None = None
    for match in _MARK.finditer(text, start, end):
        side = _side(text, match, start, end)
        if opened is None:
            if side != "closes":
                opened = match.start()
        elif side == "opens":
            if match[0] not in _OPENING:  # the mark before was a slip, or of feet and inches
                if opened == start:
                    yield Quotation(opened, match.start())
                opened = match.start()
        else:
            yield Quotation(opened, match.end())
            opened = None
    if opened is not None:
        yield Quotation(opened, end)


def _side(text: str, match: re.Match[str], start: int, end: int) -> str:
    """Whether a mark opens or closes by its form or, if it is straight, by what stands beside it;
    "either" where that does not tell."""
    if match[0] in _OPENING:
        return "opens"
    if match[0] in _CLOSING:
        return "closes"
    before = text[match.start() - 1] if match.start() > start else " "
    after = text[match.end()] if match.end() < end else " "
    free_before = before.isspace() or before in "([-–—/"
    free_after = after.isspace() or after in ",.;:?!)]-–—/"
    if free_before and not free_after:
        return "opens"
    if free_after and not free_before:
        return "closes"
    return "either"
