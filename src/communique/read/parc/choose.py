"""Choose among possible attributions by the trained model."""

from __future__ import annotations

from collections.abc import Sequence

from communique.read.linear import SCALE, Linear, load
from communique.read.parc.features import features
from communique.read.parc.find import Line, Placed, candidates
from communique.read.parc.spans import overlap

#: shapes whose bars are one
_GROUPS = ("ccomp", "fronted", "quote", "xcomp", "object", "gap")


def attributed(text: str, lines: Sequence[Line]) -> list[Placed]:
    """The attributions of a document, in order: what its parsed sentences tell of who says what.

    What stands between quotation marks is content: cues inside it are those of the quoted person,
    and no candidates.
    """
    model = load("attribution")
    found = [p for p in candidates(text, lines) if _accepted(p, model)]
    return [p for p in found if not any(_worse(p, q) for q in found if q is not p)]


def _worse(one: Placed, other: Placed) -> bool:
    """Whether another attribution with words of the same cue says the same, and is surer:
    "expressed | support for ..." beside "expressed support for | ..."."""
    if one.sentence != other.sentence or not overlap(one.cue, other.cue):
        return False
    return overlap(one.content, other.content) and (one.score, one.cue) < (other.score, other.cue)


def _accepted(placed: Placed, model: Linear) -> bool:
    """Whether the model takes a candidate for an attribution; its score is kept."""
    placed.score = model.scores(features(placed.candidate, placed.context))[0]
    return passes(placed, placed.score, model)


def passes(placed: Placed, score: int, model: Linear) -> bool:
    """Whether a score reaches the model's bar for candidates of this group."""
    return score >= round(SCALE * model.settings.get(_group(placed), 0.0))


def _group(placed: Placed) -> str:
    """Candidates that share a bar: of one kind, verbs by how their content hangs on them."""
    made = placed.candidate
    if made.kind != "verb":
        return made.kind
    if made.shape in _GROUPS:
        return made.shape
    start = made.shape.partition("+")[0].partition(":")[0]
    return start if start in ("passive", "prep") else "other"
