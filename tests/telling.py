"""Readings of a sentence or two, for tables of (sentence, expected)."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import Any

from communique import Reading, read
from communique.model import Attribution, EventMention, Point

OUTLET = "The Harbour Gazette"
#: says what no rule should take for diplomacy, and makes the language of a short text plain
FILLER = (
    "\n\nThe harbour was closed because of the storm, and most of the fishing boats stayed out at "
    "sea until the evening."
)


@dataclass(frozen=True)
class Told:
    """What was found in the sentences of interest, without the filler behind them."""

    reading: Reading
    end: int

    def _own(self, records: Any) -> list[Any]:
        return [r for r in records if r.citations[0].start < self.end]

    @property
    def attributions(self) -> list[Attribution]:
        return self._own(self.reading.attributions)

    @property
    def events(self) -> list[EventMention]:
        return self._own(self.reading.events)

    @property
    def points(self) -> list[Point]:
        return self._own(self.reading.points)

    def chains(self, words: str) -> list[list[str]]:
        """The chains of all attributions whose content has the words."""
        return [[v.name for v in a.chain] for a in self.attributions if words in a.content]

    def codes(self) -> list[tuple[str | None, str]]:
        return [(e.type, e.realis) for e in self.events]


@functools.cache
def told(text: str, published: str | None = "2021-12-08", outlet: str = OUTLET) -> Told:
    return Told(read(text + FILLER, published, outlet), len(text))
