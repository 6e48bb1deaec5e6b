"""How much two points speak of the same thing: codebook keys, words, and meaning.

Keys weigh by how telling they are (an agreement more than a topic, a broad topic hardly at all),
words by how rare they are among the points at hand, meaning by a sentence encoder (`meaning`),
which cannot tell agreement from contradiction; that is not asked of it here.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence

from communique.codebook import Codebook
from communique.match.meaning import encode
from communique.model import Point

_WORD = re.compile(r"[^\W\d_]{3,}|\d+")
#: words that any two accounts of talks share
_COMMON = frozenset(
    "the and for that with this from have has had was were are will would should their they its "
    "his her also into which been being both two sides side leaders leader president presidents "
    "said says discussed discuss agreed agree expressed stressed emphasised emphasized noted "
    "including issues issue number range series other more such well over about between country "
    "countries possible soon".split()
)
#: what one telling thing shared adds to likeness, and sharing only broad topics takes away
_TELLING = 0.15
#: in how many points of a document a telling key stands at the most
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
        i, j = self._at[a.id], self._at[b.id]
        words = _overlap(self._rare(i), self._rare(j))
        meaning = max(0.0, float(self._vectors[i] @ self._vectors[j]))
        if a.keys and b.keys:
            keys = _overlap(self._weighed(a), self._weighed(b))
            whole = 0.4 * keys + 0.2 * words + 0.4 * meaning
        else:  # nothing in the codebook to go by
            whole = 0.35 * words + 0.65 * meaning - 0.08
        shared = set(a.keys) & set(b.keys)
        if self.singled_out(a, b) or _amounts(a) & _amounts(b):
            whole += _TELLING
        elif shared and not any(self._weight(k) > _WEIGHTS["broad"] for k in shared):
            whole -= _TELLING  # only what any two talks have in common
        return min(1.0, whole)

    def singled_out(self, a: Point, b: Point, *, agreements: bool = True) -> bool:
        """Whether the two share a key that hardly any other point of their documents has;
        without `agreements` a treaty alone does not count, of which much can be said."""
        shared = {k for k in a.keys if agreements or not k.startswith("agreement:")} & set(b.keys)
        return any(self._telling(k, a, b) for k in shared)

    def _telling(self, key: str, a: Point, b: Point) -> bool:
        """A key that hardly any other point of either document has: it singles the pair out."""
        few = 1 if key.removeprefix("entity:") in self._book.countries else _FEW
        return self._weight(key) > _WEIGHTS["broad"] and all(
            self._held.get((p.document, key), 0) <= few for p in (a, b)
        )

    def _rare(self, number: int) -> dict[str, float]:
        return {word: self._rarity[word] for word in self._words[number]}

    def _weighed(self, point: Point) -> dict[str, float]:
        return {key: self._weight(key) for key in point.keys}

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
