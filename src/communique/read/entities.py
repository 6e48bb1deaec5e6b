"""Resolve names in one document at its date: the codebook first, then titles, then spelling.

A name with one possible bearer is resolved; with several it is resolved only where the document
itself decides (the full name stands elsewhere, or only one bearer held office at that date);
else it stays unresolved and is shown so. A name that the codebook lacks but that stands behind a
title ("Russian opposition leader ...") is set beside the holders of that office at that date and
resolved only where one of them is spelled alike, with those grounds.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from rapidfuzz.distance import JaroWinkler

from communique.codebook import Codebook, covers
from communique.model import Sentence
from communique.read.gazetteer import Gazetteer, Hit

#: how alike a misspelt name must be to one office-holder's (Jaro-Winkler), chosen so that
#: usual transliterations pass ("Zelenskiy") and other people's names do not
_ALIKE = 0.84

_TITLE = re.compile(
    r"\b(?P<title>(?i:opposition (?:leader|politician|figure|activist)|president|prime minister"
    r"|premier|chancellor|foreign minister|defen[cs]e minister|secretary of state|king|emir"
    r"|crown prince))\s+(?P<name>[^\W\d_][\w'-]{3,}(?:\s[A-Z][\w'-]+)?)"
)
_OFFICES = {"premier": "prime minister"}
_NOT_NAMES = frozenset(
    {
        "during",
        "said",
        "says",
        "told",
        "and",
        "with",
        "from",
        "after",
        "before",
        "over",
        "also",
        "will",
        "would",
        "that",
        "have",
        "into",
        "about",
        "were",
        "elect",
        "general",
    }
)


@dataclass(frozen=True, slots=True)
class Named:
    """A name in the document and what it resolves to; `entity` is None where undecided."""

    start: int
    end: int
    words: str
    kind: str
    entity: str | None
    country: str | None
    candidates: tuple[str, ...]
    grounds: str


def resolve(
    text: str, sentences: Sequence[Sentence], gazetteer: Gazetteer, day: str | None
) -> list[Named]:
    """All names in the sentences of a document, in order of offset. `day` is the document's date
    ("YYYY-MM-DD") or None where it is not known."""
    found: list[Named] = []
    hits = [h for s in sentences for h in _in(gazetteer.names(s.text), s.start)]
    present = {i for h in hits if h.kind == "person" for i in h.ids}
    for sentence in sentences:
        own = [h for h in hits if sentence.start <= h.start < sentence.end]
        named = _resolve_hits(text, own, gazetteer.book, present, day)
        named += _titled(sentence, named, gazetteer.book, day)
        found += sorted(named, key=lambda n: (n.start, n.end))
    return found


def _in(hits: Iterable[Hit], offset: int) -> Iterable[Hit]:
    return (replace(h, start=h.start + offset, end=h.end + offset) for h in hits)


def _resolve_hits(
    text: str, hits: list[Hit], book: Codebook, present: set[str], day: str | None
) -> list[Named]:
    spots: dict[tuple[int, int], list[Hit]] = {}
    for hit in hits:
        spots.setdefault((hit.start, hit.end), []).append(hit)
    found = []
    for (start, end), here in spots.items():
        words = text[start:end]
        person = [h for h in here if h.kind in ("person", "short")]
        if person:
            found.append(_person(start, end, words, here, book, present, day, text))
        else:
            found.append(_place_or_body(start, end, words, here, book))
    return [n for n in found if n is not None]


def _person(
    start: int,
    end: int,
    words: str,
    here: list[Hit],
    book: Codebook,
    present: set[str],
    day: str | None,
    text: str,
) -> Named | None:
    ids = tuple(sorted({i for h in here if h.kind in ("person", "short") for i in h.ids}))
    full = any(h.kind == "person" for h in here)
    if not full and not _stands_alone(text, end):
        return None
    chosen, grounds = _choose(ids, full, book, present, day, text[max(0, start - 60) : start])
    country = book.people[chosen].country if chosen else None
    candidates = () if chosen else ids
    if not chosen and not full:
        others = [h for h in here if h.kind not in ("person", "short")]
        if others:
            return _place_or_body(start, end, words, others, book)
    return Named(start, end, words, "person", chosen, country, candidates, grounds)


def _stands_alone(text: str, end: int) -> bool:
    """Not the first half of somebody else's double name."""
    return not re.match(r"-[A-Z][a-z]+", text[end : end + 20])


def _choose(
    ids: tuple[str, ...],
    full: bool,
    book: Codebook,
    present: set[str],
    day: str | None,
    before: str,
) -> tuple[str | None, str]:
    if len(ids) == 1 and full:
        return ids[0], "the full name"
    here = [i for i in ids if i in present]
    if len(here) == 1:
        return here[0], "the full name stands elsewhere in the document"
    countries = {c.id for c in book.countries.values() if any(a in before for a in c.adjectives)}
    in_office = [i for i in ids if any(day is None or covers(r, day) for r in book.people[i].roles)]
    titled = [i for i in in_office if _title_fits(book, i, before, day)]
    for pool, grounds in (
        (titled, "the title before the name, held at that date"),
        (
            [i for i in in_office if book.people[i].country in countries],
            "the country named before it",
        ),
        (in_office, "the only bearer of that name in office at that date"),
    ):
        if len(pool) == 1:
            return pool[0], grounds
    return None, "several bearers of that name"


def _title_fits(book: Codebook, person: str, before: str, day: str | None) -> bool:
    offices = [r.office.lower() for r in book.people[person].roles if day is None or covers(r, day)]
    return any(before.lower().rstrip().endswith(office) for office in offices)


def _place_or_body(
    start: int, end: int, words: str, here: list[Hit], book: Codebook
) -> Named | None:
    order = ("country", "body", "seat", "organisation", "capital", "adjective", "demonym", "city")
    kinds = sorted((h for h in here if h.kind in order), key=lambda h: order.index(h.kind))
    if not kinds:
        return None
    hit = kinds[0]
    if len(hit.ids) > 1:
        return Named(
            start, end, words, hit.kind, None, None, hit.ids, "several bearers of that name"
        )
    entity = hit.ids[0]
    country = entity if entity in book.countries else None
    if hit.kind == "organisation":
        country = book.organisations[entity].country
    return Named(start, end, words, hit.kind, entity, country, (), f"{hit.kind} in the codebook")


def _titled(sentence: Sentence, known: list[Named], book: Codebook, day: str | None) -> list[Named]:
    """Names behind a title that the codebook does not have as written."""
    found = []
    for match in _TITLE.finditer(sentence.text):
        start, end = match.start("name") + sentence.start, match.end("name") + sentence.start
        word = match["name"]
        if word.lower().split()[0] in _NOT_NAMES or any(
            n.start < end and start < n.end for n in known
        ):
            continue
        country = _country_before(sentence, match.start("title"), known)
        found.append(_by_spelling(start, end, word, match["title"].lower(), country, book, day))
    return [n for n in found if n is not None]


def _country_before(sentence: Sentence, at: int, known: list[Named]) -> str | None:
    for named in known:
        gap = at + sentence.start - named.end
        if named.kind in ("adjective", "country") and 0 <= gap <= 1:
            return named.country
    return None


def _by_spelling(
    start: int,
    end: int,
    word: str,
    title: str,
    country: str | None,
    book: Codebook,
    day: str | None,
) -> Named | None:
    office = _OFFICES.get(title, title).split()[0]
    holders = [
        p
        for p in book.people.values()
        if (country is None or p.country == country)
        and any(office in r.office.lower() and (day is None or covers(r, day)) for r in p.roles)
    ]
    scores = Counter({p.id: _likeness(word, (p.name, *p.short, *p.names)) for p in holders})
    alike = [i for i, score in scores.most_common() if score >= _ALIKE]
    if country and len(alike) == 1:
        best = book.people[alike[0]]
        grounds = (
            f"not in the codebook as written; behind the title {title!r} and spelled like "
            f"{best.name} ({scores[best.id]:.2f}), who alone held it then for {country}"
        )
        return Named(start, end, word, "person", best.id, best.country, (), grounds)
    if not word[0].isupper() and not alike:
        return None
    return Named(start, end, word, "person", None, country, tuple(alike), "not in the codebook")


def _likeness(word: str, names: Iterable[str]) -> float:
    return max(JaroWinkler.normalized_similarity(word.lower(), n.lower()) for n in names)
