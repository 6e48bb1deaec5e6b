"""Answer a person's question of the codebook: an id, a name, or who held an office."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any

from communique.codebook.book import Codebook
from communique.codebook.offices import holders
from communique.codebook.schema import Office, Person, Role

_ASKED = re.compile(r"^(?:who\s+(?:is|was|are|were)\s+)?(?:the\s+)?|[?.\s]+$", re.IGNORECASE)
_BETWEEN = re.compile(r"^(?:of|for|in|to|'s)\b\s*(?:the\s+)?|\s*(?:'s|’s)$|\s*\b(?:of|for)$")


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
    for title, offices in _titles(book, asked):
        rest = re.sub(rf"\b{re.escape(title)}\b", " ", asked, count=1).strip()
        of = _whose(book, _BETWEEN.sub("", _BETWEEN.sub("", rest)).strip())
        if of is not None:
            return of, holders(book, title, offices, of, on)
    return None


def _titles(book: Codebook, asked: str) -> Iterable[tuple[str, list[Office]]]:
    """The titles that stand in a question, longest first, with the offices they may name: all of
    one kind where the title tells the kind."""
    found: dict[str, list[Office]] = {}
    for office in book.offices.values():
        for name in office.names:
            if not name.endswith("*") and re.search(rf"\b{re.escape(name)}\b", asked):
                same = [o for o in book.offices.values() if o.kind == office.kind]
                found[name] = [office] if office.kind == "other" else same
    return sorted(found.items(), key=lambda item: (-len(item[0]), item[0]))


def _whose(book: Codebook, name: str) -> str | None:
    for table in (book.countries, book.organisations):
        for entry in table.values():
            own = [entry.name, *entry.names]
            for field in ("adjectives", "seats", "bodies"):
                own += getattr(entry, field, ())
            if entry.id == name.upper() or any(plain(n) == name for n in own):
                return str(entry.id)
    return None
