"""Choose the kind of an act: the model's word, and that of the pattern that holds."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.codebook import Codebook
from communique.read.acts.features import Pair, features
from communique.read.acts.fired import fired_around
from communique.read.acts.labels import TYPES
from communique.read.linear import SCALE, load
from communique.read.parsed import Range

if TYPE_CHECKING:
    from spacy.tokens import Doc

#: logits that a pattern adds to the labels of its type
TRUST = 2.0


@dataclass(frozen=True, slots=True)
class Kind:
    """The kind of an act: its label (see `labels`), PLOVER type, and how sure that is from 0 to 1;
    `reasons` are the features that spoke most."""

    label: str
    type: str
    sure: float
    reasons: tuple[str, ...]


def kinds(pair: Pair) -> dict[str, float]:
    """How likely each label is, by model and patterns together."""
    return _likely(pair, features(pair))


def _likely(pair: Pair, named: Sequence[str]) -> dict[str, float]:
    model = load("acts")
    scores = dict(zip(model.classes, model.scores(named), strict=True))
    if pair.fired:
        _, best = pair.fired[0]
        for label, kind in TYPES.items():
            if kind == best.type:
                scores[label] += round(TRUST * SCALE)
    top = max(scores.values())
    raised = {label: math.exp((score - top) / SCALE) for label, score in scores.items()}
    total = sum(raised.values())
    return {label: value / total for label, value in raised.items()}


def kind_of(pair: Pair) -> Kind:
    """The likeliest kind of the act between two phrases; its type is "" for none."""
    named = features(pair)
    likely = _likely(pair, named)
    sure: dict[str, float] = {}
    for label, value in likely.items():
        sure[TYPES[label]] = sure.get(TYPES[label], 0.0) + value
    kind = max(sure, key=lambda k: (sure[k], k))
    label = max((x for x in likely if TYPES[x] == kind), key=lambda x: (likely[x], x))
    model = load("acts")
    return Kind(label, kind, sure[kind], model.reasons(named, model.classes.index(label)))


def pair_in(doc: Doc, source: Range, target: Range | None, book: Codebook) -> Pair:
    """Two phrases of a parsed sentence, with the patterns that hold around them."""
    return Pair(doc, source, target, fired_around(doc, source, target, book))
