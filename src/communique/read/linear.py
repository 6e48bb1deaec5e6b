"""Linear models: whole-number weights of named features, so that sums are the same everywhere.

A model is a text file, packed with gzip: a line of JSON that says what it is, then one feature a
line with its weights, parted by tabs. Weights are thousandths of the logit.
"""

from __future__ import annotations

import functools
import gzip
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from communique.errors import CommuniqueError

SCALE = 1000


@dataclass(frozen=True, slots=True)
class Linear:
    """Weights of features for each class, in the order of `classes`; a model of one class says
    yes or no. `settings` are what its maker tuned beside the weights."""

    classes: tuple[str, ...]
    weights: Mapping[str, tuple[int, ...]]
    settings: Mapping[str, float]

    def scores(self, features: Iterable[str]) -> tuple[int, ...]:
        """The sum of weights for each class, in thousandths; each feature counts once."""
        sums = [0] * len(self.classes)
        for feature in set(features):
            row = self.weights.get(feature)
            if row is not None:
                for place, weight in enumerate(row):
                    sums[place] += weight
        return tuple(sums)

    def reasons(self, features: Iterable[str], place: int = 0, count: int = 4) -> tuple[str, ...]:
        """The features that speak most for a class."""
        known = {f: self.weights[f][place] for f in set(features) if f in self.weights}
        best = sorted(known, key=lambda f: (-known[f], f))
        return tuple(f for f in best[:count] if known[f] > 0)


def whole(weights: Mapping[str, Sequence[float]]) -> dict[str, tuple[int, ...]]:
    """Weights in logits as whole thousandths; features whose weights all come to nothing left
    out."""
    rounded = {f: tuple(round(w * SCALE) for w in row) for f, row in weights.items()}
    return {feature: row for feature, row in rounded.items() if any(row)}


@functools.lru_cache(maxsize=8)
def load(name: str) -> Linear:
    """A model that came with the package."""
    packed = resources.files("communique.read").joinpath("models", f"{name}.gz").read_bytes()
    return unpack(packed, name)


def unpack(packed: bytes, name: str) -> Linear:
    """A model from the bytes of its file. Raises `CommuniqueError` where they are none."""
    try:
        head, *lines = gzip.decompress(packed).decode("utf-8").splitlines()
        about = json.loads(head)
        rows = (line.split("\t") for line in lines)
        weights = {feature: tuple(int(n) for n in numbers) for feature, *numbers in rows}
        return Linear(tuple(about["classes"]), weights, about["settings"])
    except (OSError, ValueError, KeyError) as problem:
        raise CommuniqueError(f"model {name!r}: damaged ({problem})") from problem


def write(
    path: Path,
    classes: Sequence[str],
    weights: Mapping[str, Sequence[float]],
    settings: Mapping[str, float],
) -> None:
    """Write a model from weights in logits."""
    lines = [json.dumps({"classes": list(classes), "settings": dict(settings)}, sort_keys=True)]
    lines += ["\t".join([f, *map(str, row)]) for f, row in sorted(whole(weights).items())]
    data = "\n".join(lines).encode("utf-8")
    path.write_bytes(gzip.compress(data, compresslevel=9, mtime=0))
