"""Answer a person's question of the codebook: an id, a name, or who held an office."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from communique.codebook.book import Codebook
from communique.codebook.offices import holders_of
from communique.codebook.schema import Person, Role

_ASKED = re.compile(r"^(?:who\s+(?:is|was|are|were)\s+)?(?:the\s+)?|[?.\s]+$", re.IGNORECASE)
_BETWEEN = re.compile(r"^(?:of|for|in|'s)\b\s*(?:the\s+)?|\s*(?:'s|’s)$|\s*\b(?:of|for)$")


def plain(text: str) -> str:
    """A name without regard to case, accents and the shape of its quotes."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in parts if not unicodedata.combining(c)).replace("’", "'").strip()


def entries_named(book: Codebook, name: str) -> Iterator[tuple[str, Any]]:
    """Every entry with that id or one of whose names it is, with its kind."""
    wanted = plain(name)
    for kind, entry in book.entries():
        if entry.id == name or any(plain(n) == wanted for n in _names(entry)):
            yield kind, entry


def _names(entry: Any) -> Iterator[str]:
    for field in ("name", "capital"):
        if (value := getattr(entry, field, None)) is not None:
            yield value
    for field in ("names", "short", "credits", "adjectives", "seats", "bodies", "words"):
        yield from getattr(entry, field, ())


def office_holders(
    book: Codebook, question: str, on: str | None
) -> tuple[str, list[tuple[Person, Role]]] | None:
    """Who held the office that a question names ("who was foreign minister of France",
    "French foreign minister") on a day or ever, and of what; None where it names no office or
    nothing that has one."""
    asked = plain(_ASKED.sub("", _ASKED.sub("", question)))
    for title in _titles(book, asked):
        rest = re.sub(rf"\b{re.escape(title)}\b", " ", asked, count=1).strip()
        of = _whose(book, _BETWEEN.sub("", _BETWEEN.sub("", rest)).strip())
        if of is not None:
            return of, holders_of(book, title, of, on)
    return None


def _titles(book: Codebook, asked: str) -> Iterator[str]:
    """The titles that stand in a question, longest first; then the open ones ("ambassador to *")
    with as many words behind them as there may be."""
    exact: set[str] = set()
    behind: set[str] = set()
    for office in book.offices.values():
        for name in office.names:
            begin = name.rstrip("* ")
            found = re.search(rf"\b{re.escape(begin)}\b(.*)", asked)
            if found and name.endswith("*"):
                words = found[1].split()
                behind.update(" ".join([begin, *words[: n + 1]]) for n in range(len(words)))
            elif found:
                exact.add(name)
    for titles in (exact, behind):
        yield from sorted(titles, key=lambda title: (-len(title), title))


def _whose(book: Codebook, name: str) -> str | None:
    for table in (book.countries, book.organisations):
        for entry in table.values():
            own = [entry.name, *entry.names]
            for field in ("adjectives", "seats", "bodies"):
                own += getattr(entry, field, ())
            if entry.id == name.upper() or any(plain(n) == name for n in own):
                return str(entry.id)
    return None
