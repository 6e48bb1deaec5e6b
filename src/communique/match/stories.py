"""Stories: what documents tell of one happening that is no meeting, and all that is said of it.

A treaty extended, diplomats expelled, an attack: each party states its view, and outlets carry it.
Documents of the same days are of one story where they tell the same happening, or where they speak
of the same parties in much the same words. What the story is about is the weightiest happening that
its documents tell as news.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from communique.match.cards import Card, alike
from communique.match.happenings import Happening
from communique.model import Point

#: what makes news of itself, and what is said of the news
_WEIGHTS = {
    "agreement": 5,
    **dict.fromkeys(("SANCTION", "COERCE", "ASSAULT", "AGREE", "RETREAT", "AID", "MOBILIZE"), 4),
    **dict.fromkeys(("COOPERATE", "PROTEST", "CONCEDE", "THREATEN", "REJECT"), 3),
    **dict.fromkeys(("SUPPORT", "REQUEST", "ACCUSE"), 1),
}
#: sentences from its head in which a document tells what it is about
_HEAD = 4
#: days apart at which two documents may be of one story
_DAYS = 3


@dataclass(frozen=True)
class Story:
    """A happening, the documents that are about it, and the points that they state of it."""

    happening: Happening
    documents: tuple[str, ...]
    points: tuple[Point, ...]


def stories(
    happenings: Sequence[Happening], cards: Mapping[str, Card], free: Mapping[str, list[Point]]
) -> Iterator[Story]:
    """The stories of these happenings, the most reported first.

    `free` are the points of each document that may belong to one: those told in no meeting, of
    documents that are about none.
    """
    found = []
    for documents in _together(happenings, cards, free):
        about = [h for h in happenings if _telling(h, documents)]
        if about:
            best = min(about, key=lambda h: _rank(h, _telling(h, documents)))
            found.append((best, documents))
    taken = {h.name for h, _ in found}
    elsewhere = {
        t.point.id: h.name for h in happenings for t in h.told if h.name in taken or not t.recent
    }
    for happening, documents in sorted(found, key=lambda f: (-len(f[1]), f[0].name)):
        own = {t.point.id for t in happening.told}
        points = [
            p
            for d in documents
            for p in free[d]
            if p.id in own or elsewhere.get(p.id, happening.name) == happening.name
        ]
        yield Story(happening, tuple(documents), tuple(points))


def _telling(happening: Happening, documents: Collection[str]) -> set[str]:
    """Those of the documents that tell a happening as news."""
    return {t.point.document for t in happening.told if t.recent} & set(documents)


def _together(
    happenings: Sequence[Happening], cards: Mapping[str, Card], free: Mapping[str, list[Point]]
) -> list[list[str]]:
    """The documents of each story: all that are joined, directly or through others."""
    home = {d: d for d in free}

    def top(document: str) -> str:
        while home[document] != document:
            document = home[document]
        return document

    for one, other in _pairs(happenings, cards, free):
        left, right = sorted((top(one), top(other)))
        home[right] = left
    groups: dict[str, list[str]] = {}
    for document in sorted(free):
        groups.setdefault(top(document), []).append(document)
    return list(groups.values())


def _pairs(
    happenings: Sequence[Happening], cards: Mapping[str, Card], free: Mapping[str, list[Point]]
) -> Iterator[tuple[str, str]]:
    """The pairs of documents that are of one story."""
    for happening in happenings:
        if _WEIGHTS.get(_kind(happening), 1) > 1:
            yield from combinations(sorted(_telling(happening, free)), 2)
    dated = sorted((c for d in free if (c := cards[d]).day is not None), key=lambda c: c.order)
    for number, card in enumerate(dated):
        for other in dated[number + 1 :]:
            if other.order[0] - card.order[0] > _DAYS:
                break
            if alike(card, other):
                yield card.document, other.document


def _rank(happening: Happening, documents: Collection[str]) -> tuple[float, str]:
    """The weightiest first: by what it is, how many tell it, and how near to their heads."""
    weight = _WEIGHTS.get(_kind(happening), 1)
    first = {
        d: min(t.point.citations[0].sentence for t in happening.told if t.point.document == d)
        for d in documents
    }
    heads = sum(1.0 if at <= _HEAD else 0.3 for at in first.values())
    realis = {(t.mention or t.point).realis for t in happening.told}
    real = 1.0 if "happened" in realis or happening.actions else 0.4
    return (-weight * real * heads, happening.name)


def _kind(happening: Happening) -> str:
    first = happening.told[0]
    return "agreement" if first.action is not None else str(first.mention and first.mention.type)
