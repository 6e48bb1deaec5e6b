"""Resolve names in one document at its date: the codebook first, then titles, then spelling.

A name with one possible bearer is resolved; with several it is resolved only where the document
itself decides (the full name stands elsewhere, or only one bearer held office at that date);
else it stays unresolved and is shown so.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from communique.codebook import Codebook, covers
from communique.model import Sentence
from communique.read.gazetteer import Gazetteer, Hit
from communique.read.named import Named
from communique.read.titled import titled

_PERSON = ("person", "short")
_REMEMBERED = 8  # years
_SMALL_WORDS = 4  # long words without a capital: fewer stand in a headline
#: what a name stands for where it could stand for several kinds, the first that fits
_ORDER = ("country", "body", "seat", "organisation", "capital", "adjective", "demonym", "city")
_SEVERAL = "several bearers of that name"


def names_in(sentences: Sequence[Sentence], gazetteer: Gazetteer) -> list[list[Hit]]:
    """The codebook's names in each sentence, with their places in the document."""
    return [
        [
            replace(hit, start=hit.start + sentence.start, end=hit.end + sentence.start)
            for hit in gazetteer.names(sentence.text)
        ]
        for sentence in sentences
    ]


def resolve(
    text: str,
    sentences: Sequence[Sentence],
    hits: Sequence[Sequence[Hit]],
    book: Codebook,
    day: str | None,
) -> list[Named]:
    """All names in the sentences of a document, in order of offset. `hits` are those that
    `names_in` gave; `day` is the document's date ("YYYY-MM-DD"), None where it is not known."""
    present = frozenset(i for here in hits for h in here if h.kind == "person" for i in h.ids)
    resolver = _Resolver(text, book, present, day)
    found: list[Named] = []
    for sentence, here in zip(sentences, hits, strict=True):
        named = list(resolver.resolved(here))
        named += titled(sentence, named, book, day)
        found += sorted(named, key=lambda n: (n.start, n.end))
    return found


#: titles that tell two bearers of one surname apart
_TITLES = (
    "vice president",
    "president",
    "prime minister",
    "chancellor",
    "secretary of state",
    "king",
)


_DAYS_AND_MONTHS = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May "
    "June July August September October November December Jr Sr".split()
)


@functools.lru_cache(maxsize=4)
def first_names(book: Codebook) -> frozenset[str]:
    """First names that people of the codebook bear, which so tell other people apart."""
    common = "Anna Mary John Peter Paul James Robert David Michael Thomas Richard Jane Elizabeth"
    return frozenset(
        [p.name.split()[0] for p in book.people.values() if " " in p.name] + common.split()
    )


class _Resolver:
    """Decides who bears a name, by the text and by who held office on its day. `present` are the
    people whose full names stand in the document."""

    def __init__(self, text: str, book: Codebook, present: frozenset[str], day: str | None) -> None:
        self.text, self.book, self.present, self.day = text, book, present, day
        self._first_names = first_names(book)

    def resolved(self, hits: Sequence[Hit]) -> Iterator[Named]:
        """The names at the places of the hits; several hits may share one place."""
        spots: dict[tuple[int, int], list[Hit]] = {}
        for hit in hits:
            spots.setdefault((hit.start, hit.end), []).append(hit)
        for here in spots.values():
            people = [h for h in here if h.kind in _PERSON]
            named = self._person(people, here) if people else self._place_or_body(here)
            if named is not None:
                yield named

    def _person(self, people: Sequence[Hit], here: Sequence[Hit]) -> Named | None:
        start, end = people[0].start, people[0].end
        ids = tuple(sorted({i for h in people for i in h.ids}))
        full = any(h.kind == "person" for h in people)
        if not full and re.match(r"-[A-Z][a-z]+", self.text[end : end + 20]):
            return None  # the first half of somebody else's double name
        if not full and re.match(r"(?:\.?\s\d|\s\d{4})", self.text[end : end + 6]):
            return None  # "May 3": a month
        if not full:
            ids = tuple(i for i in ids if not self._other_first_name(start, i))
            if not ids or self._goes_on(end):
                return None
        chosen, grounds = self._choose(ids, full, self.text[max(0, start - 60) : start])
        words = self.text[start:end]
        if chosen:
            country = self.book.people[chosen].country
            return Named(start, end, words, "person", chosen, country, (), grounds)
        if not full and len(people) < len(here):
            return self._place_or_body(here)
        return Named(start, end, words, "person", None, None, ids, grounds)

    def _choose(self, ids: Sequence[str], full: bool, before: str) -> tuple[str | None, str]:
        """The one bearer, and on what grounds; `before` are the words before the name."""
        if len(ids) == 1 and full:
            return ids[0], "the full name"
        here = [i for i in ids if i in self.present]
        if len(here) == 1:
            return here[0], "the full name stands elsewhere in the document"
        in_office = [i for i in ids if self._offices(i)]
        title = before.lower().rstrip()
        titled_so = [i for i in in_office if any(title.endswith(o) for o in self._offices(i))]
        if len(titled_so) == 1:
            return titled_so[0], "the title before the name, held at that date"
        of_country = [i for i in in_office if self._country_named(i, before)]
        if len(of_country) == 1:
            return of_country[0], "the country named before it"
        said = next((t for t in _TITLES if title.endswith(t)), None)
        if said is not None:  # "Secretary of State Clinton" is not whoever was president then
            in_office = [i for i in in_office if any(said in o for o in self._offices(i))]
        if len(in_office) == 1:
            return in_office[0], "the only bearer of that name in office at that date"
        if not in_office and len(ids) == 1 and said is None and self._lately(ids[0]):
            return ids[0], "the only bearer of that name, who held office until shortly before"
        return None, _SEVERAL

    def _lately(self, person: str) -> bool:
        """Whether a person left an office in the years before the document's day: former
        presidents are named by surname alone for as long as people remember them."""
        if self.day is None:
            return False
        ends = [r.until[:4] for r in self.book.people[person].roles if r.until]
        return any(0 <= int(self.day[:4]) - int(end) <= _REMEMBERED for end in ends)

    def _other_first_name(self, start: int, person: str) -> bool:
        """Whether another first name stands before a surname: "Anna Smith" is not Julianne."""
        before = re.search(
            r"(?<![.!?\n] )(?<![“\"(])\b([A-Z][a-z]{2,})\s$", self.text[max(0, start - 40) : start]
        )
        if before is None or start - len(before[1]) - 1 == self._line_start(start):
            return False
        entry, word = self.book.people[person], before[1]
        own = {part for name in (entry.name, *entry.names) for part in name.split()}
        return word not in own and word in self._first_names

    def _goes_on(self, end: int) -> bool:
        """Whether the words behind make it part of somebody or something else's name: "Carlos
        Jobet", "Burke-class". In a headline every word has a capital."""
        if re.match(r"-(?:class|style|type)\b", self.text[end : end + 8]):
            return True
        after = re.match(r"\s([A-Z][a-zà-ÿ]+)\b", self.text[end : end + 24])
        if after is None or after[1] in _DAYS_AND_MONTHS:
            return False
        line = self.text[self._line_start(end) : end + 200].split("\n", 1)[0]
        small = re.findall(r"\b[a-z]{4,}", line)
        return len(small) >= _SMALL_WORDS

    def _line_start(self, at: int) -> int:
        return self.text.rfind("\n", 0, at) + 1

    def _offices(self, person: str) -> list[str]:
        """The offices that a person held on the document's day, in lower case."""
        roles = self.book.people[person].roles
        return [r.office.lower() for r in roles if self.day is None or covers(r, self.day)]

    def _country_named(self, person: str, before: str) -> bool:
        country = self.book.countries.get(self.book.people[person].country)
        return country is not None and any(a in before for a in country.adjectives)

    def _place_or_body(self, here: Sequence[Hit]) -> Named | None:
        kinds = sorted((h for h in here if h.kind in _ORDER), key=lambda h: _ORDER.index(h.kind))
        if not kinds:
            return None
        hit = kinds[0]
        place = (hit.start, hit.end, self.text[hit.start : hit.end], hit.kind)
        if len(hit.ids) > 1:
            return Named(*place, None, None, hit.ids, _SEVERAL)
        entity = hit.ids[0]
        country = entity if entity in self.book.countries else None
        if hit.kind == "organisation":
            country = self.book.speaks_for(entity)
        return Named(*place, entity, country, (), f"{hit.kind} in the codebook")
