"""Names behind a title that the codebook does not have as written.

Such a name ("Russian opposition leader ...") is set beside the holders of that office at the
document's date, and resolved only where one of them is spelled alike, with those grounds.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import JaroWinkler

from communique.codebook import Codebook, covers
from communique.codebook.offices import held_by, title_at_end
from communique.codebook.schema import Person
from communique.model import Sentence
from communique.read.named import Named
from communique.read.spelling import person_like

#: how alike a misspelt name must be to one office-holder's (Jaro-Winkler), chosen so that
#: usual transliterations pass ("Zelenskiy") and other people's names do not
_ALIKE = 0.84
_SURELY_ALIKE = 0.94  # where no country is said with the title
_TITLE = re.compile(
    r"\b(?P<title>(?i:opposition (?:leader|politician|figure|activist)|president|prime minister"
    r"|premier|chancellor|foreign minister|defen[cs]e minister|secretary of state|king|emir"
    r"|crown prince))\s+(?P<name>[^\W\d_][\w'-]{3,}(?:\s[A-Z][\w'-]+)?)"
)
_PART = r"(?:[A-ZÀ-Þ][\w’'-]+|[A-Z]\.)"
#: a full name of two to six parts, as it may stand behind a title
_FULL = re.compile(rf"\b{_PART}(?:\s(?:{_PART}|bin|ibn|al|el|de|da|dos|van|von|der|y)){{1,8}}")
_VERB = re.compile(r"(?:ed|ing|s|ly)$")  # what no name without capital ends in
_INITIAL = len(" J. ")  # what may stand between first names and a surname already found
_OFFICES = {"premier": "prime minister"}
_NOT_NAMES = frozenset(
    "during said says told and with from after before over also will would that have into "
    "about were elect general".split()
)


@dataclass(frozen=True, slots=True)
class _Titled:
    """A name behind a title: where it stands, and the country said before the title."""

    start: int
    end: int
    name: str
    title: str
    country: str | None


def titled(
    sentence: Sentence, known: Sequence[Named], book: Codebook, day: str | None
) -> Iterator[Named]:
    """The names behind a title in a sentence, apart from those `known` already."""
    otherwise = list(_written_otherwise(sentence, known, book, day))
    yield from otherwise
    known = [*known, *otherwise]
    for match in _TITLE.finditer(sentence.text):
        start, end = match.start("name") + sentence.start, match.end("name") + sentence.start
        taken = any(n.start < end and start < n.end for n in known)
        first = any(n.kind == "person" and 0 < n.start - end <= _INITIAL for n in known)
        small = match["name"][0].islower() and _VERB.search(match["name"])
        if taken or first or small or match["name"].lower().split()[0] in _NOT_NAMES:
            continue
        country = _country_before(match.start("title") + sentence.start, known)
        found = _Titled(start, end, match["name"], match["title"].lower(), country)
        if named := _by_spelling(found, book, day):
            yield named


def _written_otherwise(
    sentence: Sentence, known: Sequence[Named], book: Codebook, day: str | None
) -> Iterator[Named]:
    """Full names behind a title that the codebook has in another spelling: another
    transliteration, a middle initial, other capitals; only whoever held that office then."""
    for title, parts in _behind_titles(sentence.text, book):
        at, last = sentence.start + parts[0].start(), sentence.start + parts[-1].end()
        if any(n.entity and n.start < last and at < n.end for n in known):
            continue
        for count in range(len(parts), 1, -1):
            end = parts[count - 1].end()
            name = sentence.text[parts[0].start() : end]
            person = person_like(book, " ".join(name.split()))
            if person and held_by(book, person, title, day):
                entry = book.people[person]
                grounds = f"spelled like {entry.name}, who held the office said then"
                place = (at, sentence.start + end, name, "person")
                yield Named(*place, person, entry.country, (), grounds)
                break


def _behind_titles(text: str, book: Codebook) -> Iterator[tuple[str, list[re.Match[str]]]]:
    """Full names behind a title: the title, and the places of the name's words."""
    for match in _FULL.finditer(text):
        parts = list(re.compile(r"\S+").finditer(text, match.start(), match.end()))
        for number in reversed(range(len(parts) - 1)):
            start = parts[number].start()
            title = title_at_end(book, text[max(0, start - 80) : start])
            if title is not None:
                yield title, parts[number:]
                break


def _country_before(at: int, known: Iterable[Named]) -> str | None:
    for named in known:
        if named.kind in ("adjective", "country") and 0 <= at - named.end <= 1:
            return named.country
    return None


def _by_spelling(found: _Titled, book: Codebook, day: str | None) -> Named | None:
    """The one office-holder who is spelled alike; a name without bearer where there is none."""
    scores = {
        p.id: _likeness(found.name, p) for p in _holders(book, found.title, found.country, day)
    }
    ranked = sorted(scores, key=lambda i: -scores[i])
    alike = tuple(i for i in ranked if scores[i] >= _ALIKE)
    place = (found.start, found.end, found.name, "person")
    sure = alike and scores[alike[0]] >= _SURELY_ALIKE
    if (found.country or sure) and len(alike) == 1:
        best = book.people[alike[0]]
        grounds = (
            f"not in the codebook as written; behind the title {found.title!r} and spelled like "
            f"{best.name} ({scores[best.id]:.2f}), who alone held it then for {best.country}"
        )
        return Named(*place, best.id, best.country, (), grounds)
    if not found.name[0].isupper():
        return None
    return Named(*place, None, found.country, alike, "not in the codebook")


@functools.lru_cache(maxsize=4096)
def _holders(book: Codebook, title: str, country: str | None, day: str | None) -> list[Person]:
    """Who held an office that a title names, of a country where one is said, on a day."""
    office = _OFFICES.get(title, title).split()[0]
    return [
        person
        for person in book.people.values()
        if (country is None or person.country == country)
        and any(
            office in role.office.lower() and (day is None or covers(role, day))
            for role in person.roles
        )
    ]


def _likeness(word: str, person: Person) -> float:
    names = (person.name, *person.short, *person.names)
    return max(JaroWinkler.normalized_similarity(word.lower(), n.lower()) for n in names)
