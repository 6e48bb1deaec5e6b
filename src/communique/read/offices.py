"""Offices named in a text without their holder ("the Norwegian king"), and who held them then."""

from __future__ import annotations

import functools
import re

from communique.codebook import Codebook
from communique.codebook.coverage import HEADS
from communique.codebook.offices import bare_title, holders_of, office_of
from communique.codebook.schema import Office
from communique.read.actor_words import actor_words

#: words for whoever leads a state, whatever the office is called there
LEADERS = ("leader", "head of state", "head of government")
_BEHIND = re.compile(r"\s(?:of|for|in|at|to|from|with|and)\s")


def office_in(book: Codebook, phrase: str) -> str | None:
    """The title that heads a phrase ("the foreign minister of France"), as it is written there;
    None where it names no office."""
    titles = [w for w in actor_words(book).find(phrase) if isinstance(w.entry, Office)]
    stop = next(
        (
            match.start()
            for match in _BEHIND.finditer(phrase)
            if not any(w.start <= match.start() < w.end for w in titles)
        ),
        len(phrase),
    )
    heads = [w for w in titles if w.start < stop]
    return phrase[heads[-1].start : heads[-1].end] if heads else None


def same_office(book: Codebook, title: str, role: str) -> bool:
    """Whether a role ("President, Russia") is the office that a title names."""
    held = role.rsplit(", ", 1)[0]
    if bare_title(title) == bare_title(held):
        return True
    one, other = office_of(book, title), office_of(book, held)
    if one is None or other is None:
        return False
    if bare_title(title) in LEADERS:
        return one.deputy == other.deputy and other.kind in HEADS
    return one.is_like(other)


def holders(book: Codebook, title: str, country: str, day: str | None) -> list[str]:
    """Ids of those who held the office of a country on a day, or ever where no day is known."""
    return list(_holders(book, title, country, day))


@functools.lru_cache(maxsize=8192)
def _holders(book: Codebook, title: str, country: str, day: str | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(person.id for person, _ in holders_of(book, title, country, day)))
