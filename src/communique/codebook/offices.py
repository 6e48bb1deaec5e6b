"""Which office a title names, and who held it on a day.

A title is looked up as it is written, then less what leaves the office the same ("acting"), then
less what sets it a rank lower ("deputy"), which keeps the sector and not the kind.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from communique.codebook.book import Codebook, covers
from communique.codebook.schema import Office, Person, Role

_SAME = re.compile(r"^(?:acting|interim|caretaker|outgoing|incoming|transitional|de facto)\s+")
_LOWER = re.compile(
    r"^(?:(?:first|second|third|principal|senior|permanent)\s+)?"
    r"(?:deputy|vice|assistant|under|associate|alternate|junior|first|second|principal|senior"
    r"|special|chief)[\s-]+"
)
_ASIDE = re.compile(r"\s*\(.*?\)\s*$")


_ABBREVIATED = {
    "gov.": "governor",
    "sen.": "senator",
    "rep.": "representative",
    "gen.": "general",
    "adm.": "admiral",
    "col.": "colonel",
    "sec.": "secretary",
    "pres.": "president",
    "amb.": "ambassador",
}
_ALSO = {"chairman": "chair", "chairwoman": "chair", "advisor": "adviser"}
#: words before a title that are no part of it
_NO_PART = frozenset({"former", "ex", "then", "late", "then-", "ex-"})
#: words that end the head of a title and are none themselves ("deputy head of cabinet ...")
_NO_TITLES = frozenset(
    "abroad ai business cabinet chamber defence europe extraordinary foreign government) "
    "humanitarian lead ministry permanent portfolio responsible science security transformation "
    "work world (acting) (chairman (designate) (jointly) (recognised".split()
)
_OF = re.compile(r"\s(?:of|for|to|in|at|on|and|with|by|from|under|against|the)\b")


@dataclass(frozen=True, slots=True)
class Held:
    """An office found under a title; `deputy` where the title names a rank below it."""

    office: Office
    deputy: bool

    @property
    def kind(self) -> str:
        """What one asks for under one name; a deputy's office is of no such kind."""
        return "other" if self.deputy else self.office.kind

    def is_like(self, other: Held) -> bool:
        """Whether both are the same office, or of the same kind, and of the same rank."""
        same = self.office.id == other.office.id or (self.kind == other.kind != "other")
        return self.deputy == other.deputy and same


class _Index:
    """The titles of one codebook; those that mean something else in one country apart."""

    def __init__(self, book: Codebook) -> None:
        self.exact: dict[tuple[str, str], Office] = {}
        self.open: list[tuple[str, Office]] = []
        for office in book.offices.values():
            for name in office.names:
                if name.endswith("*"):
                    self.open.append((name.rstrip("* "), office))
                else:
                    self.exact.update({(name, of): office for of in office.only or ("",)})
        titles = [name for name, _ in self.exact] + [begin for begin, _ in self.open]
        self.endings = {_OF.split(title)[0].split()[-1] for title in titles} - _NO_TITLES
        self.last = self.endings | {title.split()[-1] for title, _ in self.exact}
        self.open.sort(key=lambda pair: (-len(pair[0]), pair[0]))

    def find(self, title: str, of: str) -> Office | None:
        for key in ((title, of), (title, "")):
            if key in self.exact:
                return self.exact[key]
        return next(
            (
                office
                for begin, office in self.open
                if title.startswith(begin + " ") and (not office.only or of in office.only)
            ),
            None,
        )


@functools.lru_cache(maxsize=4)
def _index(book: Codebook) -> _Index:
    return _Index(book)


def title_at_end(book: Codebook, before: str) -> str | None:
    """The longest title with which a text ends ("... met Secretary of State "), in lower case."""
    words = re.findall(r"[\w’'&-]+\.?", before.lower())[-8:]
    if not words or not re.search(r"[\w.]\s*$", before):
        return None
    if words[-1].endswith("."):  # a sentence ends there, unless the title is abbreviated
        if words[-1] not in _ABBREVIATED:
            return None
        words[-1] = _ABBREVIATED[words[-1]]
    index = _index(book)
    words[-1] = _singular(words[-1], index)  # "Presidents Biden and Xi"
    if words[-1] not in index.last:
        return None
    for first in range(len(words)):
        if words[first] in _NO_PART:
            continue
        title = " ".join(words[first:])
        if (title, "") in index.exact or title in index.endings:
            return title
    return None


def _singular(word: str, index: _Index) -> str:
    """A title's last word in the singular, where only that is known."""
    if word in index.last:
        return word
    for end, instead in (("ies", "y"), ("men", "man"), ("s", "")):
        if word.endswith(end) and word[: -len(end)] + instead in index.last:
            return word[: -len(end)] + instead
    return word


@functools.lru_cache(maxsize=65536)
def office_of(book: Codebook, title: str, of: str = "") -> Held | None:
    """The office that a title names ("Acting Minister of Foreign Affairs") in a country or
    organisation (`of`, where it is known), None where the codebook has none of that name."""
    index = _index(book)
    words = _ASIDE.sub("", title).lower().strip()
    words = words if index.find(words, of) else _SAME.sub("", words)
    deputy = False
    while (office := index.find(words, of)) is None:
        shorter = _LOWER.sub("", words, count=1)
        if shorter == words:
            return None
        words, deputy = shorter, True
    return Held(office, deputy)


def holders_of(book: Codebook, title: str, of: str, on: str | None) -> list[tuple[Person, Role]]:
    """Who held the office that a title names, in a country or organisation, on a day
    ("YYYY-MM-DD") or ever, by the beginning of the term: those who bore the very title, else those
    whose office is of the same kind ("foreign minister" of the United States). Deputies are not
    holders."""
    named = office_of(book, title, of)
    if named is None:
        return []
    found = [
        (person, role)
        for person, role in _roles_of(book).get(of, ())
        if (on is None or covers(role, on)) and _alike(book, role, named)
    ]
    very = [pair for pair in found if bare_title(pair[1].office) == bare_title(title)]
    return sorted(very or found, key=lambda pair: (pair[1].since or "", pair[0].id))


def held_by(book: Codebook, person: str, title: str, on: str | None) -> bool:
    """Whether a person held, on a day or ever, the office that a title names, or one whose name
    has the title's last word ("Director" of a council)."""
    named = office_of(book, title)
    for role in book.people[person].roles:
        if on is not None and not covers(role, on):
            continue
        if _in_words(title, role.office):
            return True
        held = office_of(book, role.office, role.of)
        if named and held and named.deputy == held.deputy and named.office.id == held.office.id:
            return True
    return False


def _in_words(title: str, office: str) -> bool:
    words = {_ALSO.get(w, w) for w in re.findall(r"[\w-]+", office.lower())}
    word = title.split()[-1]
    return _ALSO.get(word, word) in words


@functools.lru_cache(maxsize=4)
def _roles_of(book: Codebook) -> dict[str, list[tuple[Person, Role]]]:
    """The roles of each country and organisation."""
    found: dict[str, list[tuple[Person, Role]]] = {}
    for person in book.people.values():
        for role in person.roles:
            found.setdefault(role.of, []).append((person, role))
    return found


def _alike(book: Codebook, role: Role, named: Held) -> bool:
    held = office_of(book, role.office, role.of)
    return held is not None and held.is_like(named)


def bare_title(title: str) -> str:
    """A title without what leaves the office the same ("acting"), in lower case."""
    return _SAME.sub("", _ASIDE.sub("", title).lower().strip()).replace("-", " ")
