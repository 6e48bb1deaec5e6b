"""Train the model that chooses among possible attributions.

`python -m training.attribution` reads `training/attribution`, writes
`src/communique/read/models/attribution.gz` and says how well it does on a tenth kept back.
A candidate is right where its cue overlaps a marked one and its content shares a third of its
characters with that one's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from communique import codebook
from communique.read.linear import Linear, whole, write
from communique.read.nlp import parse
from communique.read.parc.choose import passes
from communique.read.parc.features import features
from communique.read.parc.find import Line, Placed, candidates
from communique.read.parc.spans import overlap
from communique.read.sentences import spans
from training.marked import Marked, passages
from training.regression import fit

HERE = Path(__file__).parent
MODEL = HERE.parent / "src/communique/read/models/attribution.gz"
_ALIKE = 1 / 3
#: logits above which a candidate of a group is taken; tuned on a quarter of PolNeAR's training
#: articles, as real news has more words that are no attributions than our passages
BARS: dict[str, float] = {
    "adjective": 0.6,
    "colon": -2.0,
    "fronted": -0.6,
    "noun": 2.0,
    "passive": 1.2,
    "xcomp": 1.8,
}

Row = tuple[Placed, list[str], int]


def rows(folder: Path) -> Iterator[list[Row]]:
    """For each passage its candidates with their features, and whether each is right."""
    language = codebook.load().languages["en"]
    texts = list(passages(folder))
    cuts = [list(spans(text, 0, len(text), language)) for text, _ in texts]
    parsed = parse(
        (text[a:b] for (text, _), cut in zip(texts, cuts, strict=True) for a, b in cut),
        language.model,
    )
    for (text, marks), cut in zip(texts, cuts, strict=True):
        lines = [Line(a, b, next(parsed)) for a, b in cut]
        yield [
            (p, features(p.candidate, p.context), int(right(p, marks)))
            for p in candidates(text, lines)
        ]


def right(placed: Placed, marks: Sequence[Marked]) -> bool:
    """Whether a marked attribution has this cue, and enough of this content."""
    return any(
        overlap(placed.cue, m.cue) and _jaccard(placed.content, m.content) >= _ALIKE for m in marks
    )


def _places(ranges: Sequence[tuple[int, int]]) -> set[int]:
    return {n for a, b in ranges for n in range(a, b)}


def _jaccard(one: Sequence[tuple[int, int]], other: Sequence[tuple[int, int]]) -> float:
    ours, theirs = _places(one), _places(other)
    return len(ours & theirs) / len(ours | theirs) if ours | theirs else 0.0


def train(made: Sequence[Row]) -> dict[str, list[float]]:
    """Weights from rows."""
    return fit([r[1] for r in made], [r[2] for r in made], 1)


def held_back(made: Sequence[Sequence[Row]]) -> str:
    """Precision and recall of choosing on every tenth passage, trained on the rest."""
    weights = train([r for n, rows_ in enumerate(made) if n % 10 for r in rows_])
    model = Linear(("yes",), whole(weights), BARS)
    hit = found = gold = 0
    for placed, named, wanted in (r for rows_ in made[::10] for r in rows_):
        yes = passes(placed, model.scores(named)[0], model)
        hit, found, gold = hit + (yes and wanted), found + yes, gold + wanted
    return (
        f"precision {hit / found:.3f} recall {hit / gold:.3f} of {gold} candidates that are right"
    )


def main() -> None:
    """Train on all passages and write the model."""
    made = list(rows(HERE / "attribution"))
    print(f"{len(made)} passages, {sum(map(len, made))} candidates")
    print("kept back:", held_back(made))
    write(MODEL, ("yes",), train([r for rows_ in made for r in rows_]), BARS)
    print(f"{MODEL.name}: {MODEL.stat().st_size / 1024:.0f} KB")


if __name__ == "__main__":
    main()
