"""Resolve names in one document at its date: the codebook first, then titles, then spelling.

A name with one possible bearer is resolved; with several it is resolved only where the document
itself decides (the full name stands elsewhere, or only one bearer held office at that date);
else it stays unresolved and is shown so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from communique.codebook import Codebook
from communique.model import Sentence
from communique.read.gazetteer import Gazetteer, Hit
from communique.read.named import Named
from communique.read.surnames import SEVERAL, Surnames
from communique.read.titled import titled

_LONGEST_ABBREVIATION = 6
_PERSON = ("person", "short")
#: what a name stands for where it could stand for several kinds, the first that fits
_ORDER = ("country", "body", "seat", "organisation", "capital", "adjective", "demonym", "city")


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
        spelled = list(titled(sentence, named, book, day))
        named = [n for n in named if n.entity or not _overlapped(n, spelled)]
        found += sorted([*named, *spelled], key=lambda n: (n.start, n.end))
    return found


def _overlapped(named: Named, others: Sequence[Named]) -> bool:
    return any(o.entity and o.start < named.end and named.start < o.end for o in others)


class _Resolver:
    """Decides who bears a name, by the text and by who held office on its day. `present` are the
    people whose full names stand in the document."""

    def __init__(self, text: str, book: Codebook, present: frozenset[str], day: str | None) -> None:
        self.text, self.book = text, book
        self.surnames = Surnames(text, book, present, day)

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
        place = (start, end, self.text[start:end], "person")
        if any(h.kind == "person" for h in people):
            if self.surnames.only_first_names(start, end):
                return None  # "Juan Carlos" of "Juan Carlos Jobet"
            chosen, grounds = self._full(ids, start)
            country = self.book.people[chosen].country if chosen else None
            return Named(*place, chosen, country, () if chosen else ids, grounds)
        bearer = self.surnames.bearer(start, end, ids)
        if len(people) < len(here) and not bearer.named:  # "Monaco" is a state first
            return self._place_or_body(here)
        if bearer.entity:
            country = self.book.people[bearer.entity].country
            return Named(*place, bearer.entity, country, (), bearer.grounds)
        if not bearer.candidates:
            return None
        return Named(*place, None, None, bearer.candidates, bearer.grounds)

    def _full(self, ids: Sequence[str], start: int) -> tuple[str | None, str]:
        """Whom a full name means: its one bearer, or the one in office."""
        if len(ids) == 1:
            return ids[0], "the full name"
        found = self.surnames.among(ids, start)
        return (found, "the one of that name in office then") if found else (None, SEVERAL)

    def _place_or_body(self, here: Sequence[Hit]) -> Named | None:
        kinds = sorted((h for h in here if h.kind in _ORDER), key=lambda h: _ORDER.index(h.kind))
        if not kinds:
            return None
        hit = kinds[0]
        place = (hit.start, hit.end, self.text[hit.start : hit.end], hit.kind)
        if len(hit.ids) > 1:
            return Named(*place, None, None, hit.ids, SEVERAL)
        entity = hit.ids[0]
        if hit.kind == "organisation" and self._defined_otherwise(place[2], entity):
            return None
        country = entity if entity in self.book.countries else None
        if hit.kind == "organisation":
            country = self.book.speaks_for(entity)
        return Named(*place, entity, country, (), f"{hit.kind} in the codebook")

    def _defined_otherwise(self, words: str, organisation: str) -> bool:
        """Whether the document itself gives an abbreviation to something else: "the Multinational
        Security Support (MSS) mission" is no ministry."""
        if not words.isupper() or len(words) > _LONGEST_ABBREVIATION:
            return False
        entry = self.book.organisations[organisation]
        own = {n for n in (entry.name, *entry.names) if not n.isupper()}
        for match in re.finditer(rf"\(\W*{re.escape(words)}\W*\)", self.text):
            lead = self.text[max(0, match.start() - 90) : match.start()].rstrip(" “\"'")
            if any(lead.endswith(name) for name in own):
                return False
            initials = "".join(w[0] for w in re.findall(r"\b[A-Z][\w-]*", lead))
            if initials.endswith(words.replace(".", "")):
                return True
        return False
