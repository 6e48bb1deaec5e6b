"""Choose the kind of an act: the model's word, and that of the pattern that holds."""

from __future__ import annotations

import math
from dataclasses import dataclass

from communique.codebook import Codebook
from communique.read.acts.features import Pair, Range, features
from communique.read.acts.fired import fired_around
from communique.read.acts.labels import TYPES
from communique.read.linear import SCALE, load
from communique.read.patterns import Fired

#: logits that a pattern adds to the labels of its type
TRUST = 2.0


@dataclass(frozen=True, slots=True)
class Kind:
    """The kind of an act: its label (see `labels`), PLOVER type, and how sure that is from 0 to 1;
    `fired` is the pattern that says so, too, and `reasons` the features that spoke most."""

    label: str
    type: str
    sure: float
    fired: Fired | None
    reasons: tuple[str, ...]


def kinds(pair: Pair) -> dict[str, float]:
    """How likely each label is, by model and patterns together."""
    model = load("acts")
    scores = dict(zip(model.classes, model.scores(features(pair)), strict=True))
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
    sure: dict[str, float] = {}
    likely = kinds(pair)
    for label, value in likely.items():
        sure[TYPES[label]] = sure.get(TYPES[label], 0.0) + value
    kind = max(sure, key=lambda k: (sure[k], k))
    label = max((x for x in likely if TYPES[x] == kind), key=lambda x: (likely[x], x))
    best = pair.fired[0][1] if pair.fired and pair.fired[0][1].type == kind else None
    model = load("acts")
    reasons = model.reasons(features(pair), model.classes.index(label))
    return Kind(label, kind, sure[kind], best, reasons)


def pair_in(doc: object, source: Range, target: Range | None, book: Codebook) -> Pair:
    """Two phrases of a parsed sentence, with the patterns that hold around them."""
    return Pair(doc, source, target, fired_around(doc, source, target, book))  # type: ignore[arg-type]
