"""How likely two points speak of the same matter: codebook keys, words, numbers, and meaning.

A small logistic model over named features weighs them (`models/rows.json`, its card beside it): one
set of weights for points of two parties, another for points of one party's account. Meaning is told
by a sentence encoder (`meaning`), which cannot tell agreement from contradiction; that is not asked
of it here.
"""

from __future__ import annotations

import functools
import json
import re
from collections import Counter
from collections.abc import Sequence
from importlib import resources
from typing import TYPE_CHECKING, Any

from communique.match.meaning import encode
from communique.model import Point

if TYPE_CHECKING:
    import numpy as np

_WORD = re.compile(r"[^\W\d_]{3,}|\d+")
#: words that any two accounts of talks share
_COMMON = frozenset(
    "the and for that with this from have has had was were are will would should their they its "
    "his her also into which been being both two sides side leaders leader president presidents "
    "said says discussed discuss agreed agree expressed stressed emphasised emphasized noted "
    "including issues issue number range series other more such well over about between country "
    "countries possible soon not".split()
)
#: how many decimals of a likelihood count; beyond them machines may differ
_DECIMALS = 6


class Likeness:
    """The likelihood that points of one set are of one matter, for each pair, from 0 to 1."""

    def __init__(self, points: Sequence[Point]) -> None:
        self._at = {p.id: n for n, p in enumerate(points)}
        self.matrix = likelihoods(points)

    def __call__(self, a: Point, b: Point) -> float:
        """From 0 (nothing in common) to 1."""
        return float(self.matrix[self._at[a.id], self._at[b.id]])


def likelihoods(points: Sequence[Point]) -> np.ndarray:
    """The matrix of likelihoods of all pairs; its diagonal is of no meaning."""
    import numpy  # noqa: PLC0415  heavy, and not needed to read one document

    if not points:
        return numpy.zeros((0, 0))
    stacked = features(points)
    parties = numpy.array([str(p.party) for p in points])
    same = parties[:, None] == parties[None, :]
    model = _model()
    found = numpy.where(
        same, _weighed(stacked, model["one account"]), _weighed(stacked, model["two accounts"])
    )
    return numpy.round(1 / (1 + numpy.exp(-found)), _DECIMALS)


def features(points: Sequence[Point]) -> dict[str, np.ndarray]:
    """The named features of all pairs of points, each a symmetric matrix."""
    import numpy  # noqa: PLC0415

    gists = encode(tuple(_plain(p.gist) for p in points))
    sentences = encode(tuple(p.citations[0].exact for p in points))
    crossed = gists @ sentences.T
    found = {
        "meaning of the points": gists @ gists.T,
        "meaning of their sentences": sentences @ sentences.T,
        "meaning of one in the other": numpy.maximum(crossed, crossed.T),
    }
    found |= _overlaps("words of the points", [_stems(p.gist) for p in points])
    found |= _overlaps("words of their sentences", [_stems(p.citations[0].exact) for p in points])
    keys = [frozenset(p.keys) for p in points]
    for kind in ("agreement", "topic", "entity"):
        held = [frozenset(k for k in own if k.startswith(kind)) for own in keys]
        found[f"shared {kind}"] = _shared(held)
    alike = _shared(keys)
    some = numpy.array([bool(k) for k in keys])
    found["some shared key"] = (alike > 0) * 1.0
    found["other keys"] = (alike == 0) * (some[:, None] & some[None, :]) * 1.0
    found |= _slots(points)
    found |= _places(points)
    return _within(found, points)


def _within(found: dict[str, np.ndarray], points: Sequence[Point]) -> dict[str, np.ndarray]:
    """What is told in one sentence ("discussed A, B and C") is compared by its own words: that
    the sentence is the same says nothing."""
    import numpy  # noqa: PLC0415

    one = _equal([f"{p.document} {p.citations[0].start}" for p in points]) > 0
    for name, own in _OWN.items():
        found[name] = numpy.where(one, found[own], found[name])
    return found


#: features of sentences, and those of the points alone that stand in for them
_OWN = {
    "meaning of their sentences": "meaning of the points",
    "meaning of one in the other": "meaning of the points",
    "words of their sentences, of the shorter": "words of the points, of the shorter",
    "words of their sentences, of both": "words of the points, of both",
}


def _slots(points: Sequence[Point]) -> dict[str, np.ndarray]:
    """Numbers, lengths of time and dates in common."""

    def values(*kinds: str) -> list[frozenset[str]]:
        return [frozenset(s.value for s in p.slots if s.kind in kinds) for p in points]

    lengths = values("duration")
    return {
        "shared amount": (_shared(values("amount")) > 0) * 1.0,
        "shared length of time": (_shared(lengths) > 0) * 1.0,
        "two lengths of time": _both([bool(v) for v in lengths]),
        "shared date": (_shared(values("date", "deadline")) > 0) * 1.0,
    }


def _places(points: Sequence[Point]) -> dict[str, np.ndarray]:
    """Where the two stand, and as what they are told."""
    import numpy  # noqa: PLC0415

    at = numpy.array([p.citations[0].sentence for p in points])
    document = _equal([p.document for p in points])
    apart = abs(at[:, None] - at[None, :])
    return {
        "one document": document,
        "sentences that follow": document * (apart == 1),
        "one act": _equal([p.act for p in points]),
        "one type": _equal([p.type or str(n) for n, p in enumerate(points)]),
    }


def _weighed(stacked: dict[str, np.ndarray], weights: dict[str, float]) -> np.ndarray:
    found: Any = weights["bias"]
    for name, values in stacked.items():
        found = found + weights.get(name, 0.0) * values
    return found  # type: ignore[no-any-return]


def _overlaps(name: str, held: Sequence[frozenset[str]]) -> dict[str, np.ndarray]:
    """Shared words, the rare ones weighing more: of the shorter one, and of both."""
    import numpy  # noqa: PLC0415

    counts = Counter(w for words in held for w in words)
    vocabulary = {w: n for n, w in enumerate(sorted(counts))}
    rarity = numpy.zeros(len(vocabulary))
    table = numpy.zeros((len(held), len(vocabulary)))
    for word, at in vocabulary.items():
        rarity[at] = numpy.log(1 + len(held) / counts[word])
    for row, words in enumerate(held):
        table[row, [vocabulary[w] for w in sorted(words)]] = 1
    both = (table * rarity) @ table.T
    size = table @ rarity
    smaller = numpy.minimum(size[:, None], size[None, :])
    return {
        f"{name}, of the shorter": both / numpy.maximum(smaller, 1e-9),
        f"{name}, of both": 2 * both / numpy.maximum(size[:, None] + size[None, :], 1e-9),
    }


def _shared(held: Sequence[frozenset[str]]) -> np.ndarray:
    """How many values each two sets share."""
    import numpy  # noqa: PLC0415

    names = {v: n for n, v in enumerate(sorted({v for values in held for v in values}))}
    table = numpy.zeros((len(held), len(names)))
    for row, values in enumerate(held):
        table[row, [names[v] for v in sorted(values)]] = 1
    return table @ table.T  # type: ignore[no-any-return]


def _both(having: Sequence[bool]) -> np.ndarray:
    import numpy  # noqa: PLC0415

    held = numpy.array(having)
    return (held[:, None] & held[None, :]) * 1.0  # type: ignore[no-any-return]


def _equal(values: Sequence[str]) -> np.ndarray:
    import numpy  # noqa: PLC0415

    held = numpy.array(values)
    return (held[:, None] == held[None, :]) * 1.0  # type: ignore[no-any-return]


def _stems(text: str) -> frozenset[str]:
    """Words cut to their first six letters, so that "extend" meets "extension"."""
    return frozenset(w[:6] for w in _WORD.findall(text.lower()) if w not in _COMMON)


def _plain(gist: str) -> str:
    return re.sub(r"^\w+: (?:including )?", "", gist)


@functools.lru_cache(maxsize=1)
def _model() -> dict[str, dict[str, float]]:
    """The weights by feature, for points of one account and of two."""
    file = resources.files("communique.match").joinpath("models", "rows.json")
    weights: dict[str, dict[str, float]] = json.loads(file.read_text(encoding="utf-8"))
    return weights
