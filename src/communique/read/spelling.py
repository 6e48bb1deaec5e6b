"""The one name of the codebook that is spelled like another: transliterations and slips."""

from __future__ import annotations

import functools
import re

from rapidfuzz import fuzz, process

from communique.codebook import Codebook
from communique.codebook.lookup import plain

#: how alike a name must be (ratio of matching letters), and by how much more than any other's
_ALIKE, _APART = 88.0, 4.0
_BEGIN = 75.0  # the first words too: "US National Guard" is not "National Guard" misspelt
_SHORTEST = 9  # letters; of shorter names too many are alike


@functools.lru_cache(maxsize=4)
def _names(book: Codebook) -> dict[str, tuple[str, str]]:
    """Full names of people and organisations, plainly spelled, with whose they are; a spelling
    that two share stands with neither."""
    found: dict[str, tuple[str, str]] = {}
    shared: set[str] = set()
    for table in (book.people, book.organisations):
        for entry in table.values():
            for name in (entry.name, *entry.names):
                key = _plain(name)
                if len(key) < _SHORTEST or " " not in key:
                    continue
                if found.setdefault(key, (entry.id, name))[0] != entry.id:
                    shared.add(key)
    return {key: value for key, value in found.items() if key not in shared}


@functools.lru_cache(maxsize=4096)
def name_like(book: Codebook, words: str) -> str | None:
    """A name of the one person or organisation that is spelled like the words; None where none is
    or several are."""
    key = _plain(words)
    capitals = all(w[0].isupper() or len(w) <= len("wal") for w in words.split())
    if len(key) < _SHORTEST or " " not in key or not capitals:
        return None
    known = _names(book)
    found = process.extract(key, known.keys(), scorer=fuzz.ratio, limit=6, score_cutoff=_ALIKE)
    begin = key.split()[0]
    ranked = [f for f in found if fuzz.ratio(begin, f[0].split()[0]) >= _BEGIN]
    if not ranked:
        return None
    best = known[ranked[0][0]]
    rivals = [score for name, score, _ in ranked if known[name][0] != best[0]]
    if rivals and ranked[0][1] - rivals[0] < _APART:
        return None
    return best[1]


@functools.lru_cache(maxsize=65536)
def person_like(book: Codebook, words: str) -> str | None:
    """The id of the one person whose name is spelled like the words, initials and articles left
    aside; None where none is or several are."""
    bare = _bare(words)
    if " " not in bare:
        return None
    exact = _people(book).get(bare)
    if exact is not None:
        return exact or None
    found = process.extract(
        bare, _people(book).keys(), scorer=fuzz.ratio, limit=6, score_cutoff=_ALIKE
    )
    ids = {_people(book)[name] for name, _, _ in found}
    if len(ids) != 1 or len(bare) < _SHORTEST:
        return None
    return ids.pop() or None


@functools.lru_cache(maxsize=4)
def _people(book: Codebook) -> dict[str, str]:
    """Bare full names and whose they are; "" for those that two people share."""
    found: dict[str, str] = {}
    for person in book.people.values():
        for name in (person.name, *person.names):
            bare = _bare(name)
            found[bare] = person.id if found.get(bare, person.id) == person.id else ""
    return found


def _bare(name: str) -> str:
    """A name without initials and the Arabic article."""
    return " ".join(w for w in _plain(name).split() if len(w) > 1 and w not in ("al", "el"))


def _plain(name: str) -> str:
    return " ".join(re.sub(r"[^\w\s]", "", plain(name).replace("-", " ")).split())
