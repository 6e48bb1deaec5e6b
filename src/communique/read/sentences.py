"""Split a document's blocks into sentences that keep their offsets.

A line break always ends a sentence (headlines and bullets carry no stop). Inside a line, a stop
ends one unless it belongs to an abbreviation, an initial or a number.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from communique.codebook.schema import Language
from communique.model import BlockRole, Document, Sentence

#: roles whose text is read for content
READ: frozenset[BlockRole] = frozenset({"title", "dateline", "body", "list_item", "caption"})

_STOP = re.compile(r"[.!?…]+[\"'”’»)\]*]*(?=\s|$)|(?<=[a-z]{2})[.!?](?=[A-Z][a-z])|;(?=\s*\n)")
_INITIALS = re.compile(r"(?:^|[\s(“\"'])(?:[A-Z]\.)+$")


@dataclass(frozen=True, slots=True)
class _Words:
    """What a language's words say of where a sentence ends."""

    abbreviations: frozenset[str]
    said_behind: re.Pattern[str]  # behind a quoted question or exclamation: who says it
    opens: re.Pattern[str]  # a word that begins a sentence


@functools.lru_cache(maxsize=8)
def _words(
    abbreviations: tuple[str, ...], verbs: tuple[str, ...], openers: tuple[str, ...]
) -> _Words:
    said = "|".join(map(re.escape, verbs))
    first = "|".join(map(re.escape, openers))
    return _Words(
        frozenset(abbreviations),
        re.compile(rf"\s+(?:(?:[\w.’'-]+ ){{1,5}}?(?:{said})\b(?! that\b)|(?:{said})\b)"),
        re.compile(rf"\s+[\"“'‘(]*(?:{first})\b"),
    )


def split(document: Document, language: Language) -> tuple[Sentence, ...]:
    """All sentences of the document in order, numbered from 1, furniture left out."""
    found: list[tuple[int, int, BlockRole]] = []
    for block in document.blocks:
        if block.role not in READ:
            continue
        for start, end in spans(document.text, block.start, block.end, language):
            found.append((start, end, block.role))
    return tuple(
        Sentence(number=n, start=s, end=e, text=document.text[s:e], role=role)
        for n, (s, e, role) in enumerate(sorted(found), 1)
    )


def spans(text: str, start: int, end: int, language: Language) -> Iterator[tuple[int, int]]:
    """Spans of the sentences within `[start, end)`, without surrounding blanks."""
    words = _words(
        tuple(language.abbreviations), tuple(language.quote_verbs), tuple(language.openers)
    )
    line = start
    while line < end:
        stop = text.find("\n", line, end)
        stop = end if stop < 0 else stop
        yield from _line(text, line, stop, words)
        line = stop + 1


def _line(text: str, start: int, end: int, words: _Words) -> Iterator[tuple[int, int]]:
    at = start
    for match in _STOP.finditer(text, start, end):
        if _ends(text, at, match, end, words):
            yield from _trim(text, at, match.end())
            at = match.end()
    yield from _trim(text, at, end)


def _ends(text: str, at: int, match: re.Match[str], end: int, words: _Words) -> bool:
    rest = text[match.end() : min(end, match.end() + 40)]
    following = rest.lstrip(" \t\"“'‘(*[")
    if not following:
        return True
    if not (following[0].isupper() or following[0].isdigit() or not following[0].isalnum()):
        return False
    if match.group()[0] != ".":
        return not (match.group()[-1] in "\"”'" and words.said_behind.match(rest))
    before = text[at : match.start() + 1]
    word = before.rsplit(None, 1)[-1].lstrip("(\"“'‘[").lower() if before.strip() else ""
    if _INITIALS.search(before):
        return bool(words.opens.match(rest)) and before.count(".") > 1
    return word not in words.abbreviations


def _trim(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and (text[start].isspace() or text[start] in "*•"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] == "*"):
        end -= 1
    if any(c.isalnum() for c in text[start:end]):
        yield start, end
