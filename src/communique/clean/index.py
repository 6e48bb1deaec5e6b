"""What clean looks up in a codebook, worked out once a codebook and not once a report."""

from __future__ import annotations

from dataclasses import dataclass

from communique.clean.official import Officials
from communique.clean.outlets import Outlets
from communique.codebook import Codebook

_KEPT: dict[int, tuple[Codebook, Index]] = {}
_MOST_KEPT = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """The outlets by name and domain, states and organisations by the names of publishers, and
    the towns of all countries in lower case."""

    outlets: Outlets
    officials: Officials
    towns: frozenset[str]


def index_of(book: Codebook) -> Index:
    """The index of a codebook; the codebook is kept with it, so that its identity stays its own."""
    kept = _KEPT.get(id(book))
    if kept is not None:
        return kept[1]
    if len(_KEPT) >= _MOST_KEPT:
        _KEPT.clear()
    towns = (town for country in book.countries.values() for town in country.cities)
    capitals = (country.capital for country in book.countries.values() if country.capital)
    made = Index(
        outlets=Outlets(book),
        officials=Officials(book),
        towns=frozenset(town.lower() for town in (*towns, *capitals)),
    )
    _KEPT[id(book)] = (book, made)
    return made
