"""Token ranges of phrases in a parsed sentence: `[first, stop)`, without marks at their edges."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Range = tuple[int, int]

_MARKS = frozenset({",", ";", ":", ".", "-", "--", "...", "…", "|", "/"})


def subtree(token: Token) -> Range:
    """Everything that hangs on a token."""
    return token.left_edge.i, token.right_edge.i + 1


def trimmed(doc: Doc, span: Range) -> Range:
    """Without commas, dashes and conjunctions at either edge."""
    start, end = span
    while start < end and (doc[start].text in _MARKS or _spare(doc, start, end)):
        start += 1
    while start < end and (
        doc[end - 1].text in _MARKS or doc[end - 1].dep_ == "cc" or doc[end - 1].is_space
    ):
        end -= 1
    return start, end


def _spare(doc: Doc, start: int, end: int) -> bool:
    """A closing quotation mark that begins a span, or a blank."""
    if doc[start].is_space:
        return True
    if doc[start].dep_ == "cc" and doc[start].lower_ in ("and", "but", "or"):
        return True
    return _unpaired(doc, start, end)


def _unpaired(doc: Doc, start: int, end: int) -> bool:
    """Whether a span begins with a quotation mark that has no other in it."""
    return doc[start].text == '"' and '"' not in doc[start + 1 : end].text


def noun_phrase(token: Token, limit: Range | None = None) -> Range:
    """The phrase that a noun heads: with title, apposition and relative clause, without a
    conjunction or mark at its edges; within `limit` where one is given."""
    start, end = subtree(token)
    if limit is not None:
        start, end = max(start, limit[0]), min(end, limit[1])
    start, end = trimmed(token.doc, (start, end))
    while start < token.i and _unpaired(token.doc, start, end):
        start += 1
    if not start <= token.i < end:
        return token.i, token.i + 1
    return start, end


def without(span: Range, holes: Iterable[Range]) -> list[Range]:
    """What is left of a span when other spans are cut out of it."""
    left = [span]
    for a, b in holes:
        left = [
            piece
            for start, end in left
            for piece in ((start, min(end, a)), (max(start, b), end))
            if piece[0] < piece[1]
        ]
    return left


def merged(spans: Iterable[Range]) -> list[Range]:
    """Spans in order, those that touch or overlap made one."""
    made: list[Range] = []
    for start, end in sorted(s for s in spans if s[0] < s[1]):
        if made and start <= made[-1][1]:
            made[-1] = (made[-1][0], max(end, made[-1][1]))
        else:
            made.append((start, end))
    return made


def apart(spans: Iterable[Range], holes: Iterable[Range]) -> list[Range]:
    """Spans without the words of others."""
    cut = list(holes)
    return merged(piece for span in spans for piece in without(span, cut))


def overlap(one: Iterable[Range], other: Iterable[Range]) -> bool:
    """Whether a span of the one and a span of the other share anything."""
    there = list(other)
    return any(a < d and c < b for a, b in one for c, d in there)


def inside(index: int, spans: Iterable[Range]) -> bool:
    """Whether a token stands in one of the spans."""
    return any(a <= index < b for a, b in spans)
