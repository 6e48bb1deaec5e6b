"""Whose own word a publisher's is, told from its name: "Ministry of Foreign Affairs of Qatar".

The codebook lists the sites of many governments and organisations; this is for the others. A name
counts where it is an organisation's, or a building's or body's that stands for a government, or
where it speaks of an office of state and names the country.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.codebook import Codebook

_OFFICE = re.compile(
    r"\b(?:ministry|ministers?|department of|secretary of state|office of the|president|presidency"
    r"|presidential|government|cabinet|chancell\w+|embassy|mission of|permanent mission"
    r"|foreign (?:affairs|office)|press (?:service|office) of|state council|security council"
    r"|council of ministers|parliament|national assembly|senate|armed forces|royal court|affairs"
    r" office|political office|general staff)\b",
    re.IGNORECASE,
)
#: names of papers and stations that name a country, too
_PRESS = re.compile(
    r"\b(?:times|post|daily|news|herald|gazette|telegraph|tribune|journal|review|radio|television"
    r"|tv|agency|courier|echo|voice|watch|monitor|insider|today|online|magazine|wire)\b",
    re.IGNORECASE,
)
_WORDS = re.compile(r"[\w’'.&-]+")


class Officials:
    """The names of states and organisations, as publishers bear them."""

    def __init__(self, book: Codebook) -> None:
        self._book = book
        self._bodies: dict[str, str] = {}
        self._states: dict[str, str] = {}
        for country in book.countries.values():
            for name in (*country.seats, *country.bodies):
                self._bodies.setdefault(_key(name), country.id)
            for name in (country.name, *country.names, *country.adjectives):
                self._states.setdefault(_key(name), country.id)
        for entry in book.organisations.values():
            if entry.voice and entry.kind not in ("company", "ngo"):
                for name in (entry.name, *entry.names):
                    self._bodies.setdefault(_key(name), book.party_of(entry.id))

    def party(self, name: str) -> str | None:
        """The country code or organisation id for which a publisher of this name speaks."""
        if whole := self._bodies.get(_key(name)):
            return whole
        name = re.sub(r"[-_]", " ", name)
        if not _OFFICE.search(name) or _PRESS.search(name):
            return None
        named = [part for part in _parts(name) if part in self._bodies or part in self._states]
        if not named:
            return None
        longest = max(named, key=lambda part: (len(part.split()), -named.index(part)))
        return self._states.get(longest) or self._bodies.get(longest)


def _parts(name: str) -> Iterator[str]:
    """All runs of words in a name."""
    words = [_key(w) for w in _WORDS.findall(name)]
    for start in range(len(words)):
        for end in range(start + 1, len(words) + 1):
            yield " ".join(words[start:end])


def _key(name: str) -> str:
    bare = " ".join(
        w.strip(".'’") for w in re.sub(r"[-_]", " ", name.casefold()).replace(".", "").split()
    )
    return bare.removeprefix("the ").removesuffix("'s").removesuffix("’s")
