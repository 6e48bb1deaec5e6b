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

from communique.codebook import Codebook
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
    "countries possible soon not today call talks phone telephone conversation meeting "
    "readout statement".split()
)
#: how many decimals of a likelihood count; beyond them machines may differ
_DECIMALS = 6


class Likeness:
    """The likelihood that points of one set are of one matter, for each pair, from 0 to 1."""

    def __init__(self, points: Sequence[Point], book: Codebook) -> None:
        self._at = {p.id: n for n, p in enumerate(points)}
        self.matrix = likelihoods(points, book)

    def __call__(self, a: Point, b: Point) -> float:
        """From 0 (nothing in common) to 1."""
        return float(self.matrix[self._at[a.id], self._at[b.id]])


def likelihoods(points: Sequence[Point], book: Codebook) -> np.ndarray:
    """The matrix of likelihoods of all pairs; its diagonal is of no meaning."""
    import numpy  # noqa: PLC0415  heavy, and not needed to read one document

    if not points:
        return numpy.zeros((0, 0))
    stacked = features(points, book)
    parties = numpy.array([str(p.party) for p in points])
    same = parties[:, None] == parties[None, :]
    model = _model()
    found = numpy.where(
        same, _weighed(stacked, model["one account"]), _weighed(stacked, model["two accounts"])
    )
    return numpy.round(1 / (1 + numpy.exp(-found)), _DECIMALS)


def features(points: Sequence[Point], book: Codebook) -> dict[str, np.ndarray]:
    """The named features of all pairs of points, each a symmetric matrix."""
    import numpy  # noqa: PLC0415

    whole = _around(points)
    gists = encode(tuple(_plain(p.gist) for p in points))
    around = encode(tuple(whole))
    crossed = gists @ around.T
    found = {
        "meaning of the points": gists @ gists.T,
        "meaning of the words around": around @ around.T,
        "meaning of one in the other": numpy.maximum(crossed, crossed.T),
    }
    found |= _overlaps([_stems(w, p) for w, p in zip(whole, points, strict=True)])
    keys = [frozenset(p.keys) for p in points]
    agreements = [frozenset(k for k in own if k.startswith("agreement")) for own in keys]
    found["shared agreement"] = (_shared(agreements) > 0) * 1.0
    alike = _shared(keys)
    some = numpy.array([bool(k) for k in keys])
    found["other keys"] = (alike == 0) * (some[:, None] & some[None, :]) * 1.0
    found |= _weighed_keys(points, book)
    found |= _slots(points)
    return found | _places(points)


def _weighed_keys(points: Sequence[Point], book: Codebook) -> dict[str, np.ndarray]:
    """Keys in common, the telling ones weighing more: an agreement more than a topic, a broad
    topic hardly at all; and whether one of them stands in hardly any other point of the two
    documents, so that it singles the pair out."""
    import numpy  # noqa: PLC0415

    names = sorted({k for p in points for k in p.keys})
    weights = numpy.array([_weight(k, book) for k in names])
    table = numpy.array([[k in set(p.keys) for k in names] for p in points], dtype=float)
    table = table.reshape(len(points), len(names))
    held = Counter((p.document, k) for p in points for k in p.keys)
    few = numpy.array(
        [[k in p.keys and held[p.document, k] <= _few(k, book) for k in names] for p in points],
        dtype=float,
    ).reshape(len(points), len(names))
    both = (table * weights) @ table.T
    size = table @ weights
    smaller = numpy.maximum(numpy.minimum(size[:, None], size[None, :]), 1e-9)
    whole = numpy.maximum(size[:, None] + size[None, :], 1e-9)
    telling = (few * (weights > _BROAD)) @ few.T
    return {
        "keys, of the shorter": both / smaller,
        "keys, of both": 2 * both / whole,
        "a key of few": (telling > 0) * 1.0,
    }


def singled_out(points: Sequence[Point], book: Codebook) -> np.ndarray:
    """Whether each two points share an agreement or topic that hardly any other point of either
    document is about (1 or 0)."""
    import numpy  # noqa: PLC0415

    held = Counter((p.document, k) for p in points for k in p.keys)
    few = [
        frozenset(
            k
            for k in telling(p, book)
            if not k.startswith("entity:") and held[p.document, k] <= _ALONE
        )
        for p in points
    ]
    shared: np.ndarray = numpy.minimum(_shared(few), 1.0)
    return shared


def telling(point: Point, book: Codebook) -> frozenset[str]:
    """The keys of a point that tell what it is about: no broad topics, no countries."""
    return frozenset(
        k
        for k in point.keys
        if _weight(k, book) > _BROAD and k.removeprefix("entity:") not in book.countries
    )


def _weight(key: str, book: Codebook) -> float:
    kind, _, name = key.partition(":")
    if kind == "topic" and book.topics[name].broader:
        return _BROAD
    return _WEIGHTS[kind]


def _few(key: str, book: Codebook) -> int:
    """In how many points of a document a key may stand to single one out."""
    return 1 if key.removeprefix("entity:") in book.countries else 2


#: how telling the kinds of keys are, and topics so broad that any two talks share them
_WEIGHTS = {"agreement": 2.0, "topic": 1.6, "entity": 0.8}
_BROAD = 0.2
#: in how many points of a document a topic stands that singles them out
_ALONE = 2


def _around(points: Sequence[Point]) -> list[str]:
    """The words around each point: its sentence, unless that tells other points too ("discussed
    A, B and C"); then its own words alone."""
    told = Counter((p.document, p.citations[0].start) for p in points)
    return [
        p.citations[0].exact if told[p.document, p.citations[0].start] == 1 else _plain(p.gist)
        for p in points
    ]


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
        "one type": _equal(
            [str(n) if p.type in (None, "CONSULT") else str(p.type) for n, p in enumerate(points)]
        ),
    }


def _weighed(stacked: dict[str, np.ndarray], weights: dict[str, float]) -> np.ndarray:
    found: Any = weights["bias"]
    for name, values in stacked.items():
        found = found + weights.get(name, 0.0) * values
    return found  # type: ignore[no-any-return]


def _overlaps(held: Sequence[frozenset[str]]) -> dict[str, np.ndarray]:
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
        "words, of the shorter": both / numpy.maximum(smaller, 1e-9),
        "words, of both": 2 * both / numpy.maximum(size[:, None] + size[None, :], 1e-9),
    }


def _shared(held: Sequence[frozenset[str]]) -> np.ndarray:
    """How many values each two sets share."""
    import numpy  # noqa: PLC0415

    names = {v: n for n, v in enumerate(sorted({v for values in held for v in values}))}
    table = numpy.zeros((len(held), len(names)))
    for row, values in enumerate(held):
        table[row, [names[v] for v in sorted(values)]] = 1
    return table @ table.T


def _both(having: Sequence[bool]) -> np.ndarray:
    import numpy  # noqa: PLC0415

    held = numpy.array(having)
    return (held[:, None] & held[None, :]) * 1.0  # type: ignore[no-any-return]


def _equal(values: Sequence[str]) -> np.ndarray:
    import numpy  # noqa: PLC0415

    held = numpy.array(values)
    return (held[:, None] == held[None, :]) * 1.0  # type: ignore[no-any-return]


def _stems(text: str, point: Point) -> frozenset[str]:
    """Words cut to their first six letters, so that "extend" meets "extension"; not the names of
    those who speak, and of their sources."""
    names = " ".join([*(s.name for s in point.speakers), *(v.name for v in point.chain)])
    left_out = _COMMON | frozenset(_WORD.findall(names.lower()))
    return frozenset(w[:6] for w in _WORD.findall(text.lower()) if w not in left_out)


def _plain(gist: str) -> str:
    return re.sub(r"^\w+: (?:including )?", "", gist)


@functools.lru_cache(maxsize=1)
def _model() -> dict[str, dict[str, float]]:
    """The weights by feature, for points of one account and of two."""
    file = resources.files("communique.match").joinpath("models", "rows.json")
    weights: dict[str, dict[str, float]] = json.loads(file.read_text(encoding="utf-8"))
    return weights
