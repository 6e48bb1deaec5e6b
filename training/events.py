"""Train the model that tells the kind of an act.

`python -m training.events` reads `training/events` (a line has code, time and a sentence with `<s>`
around who acts and `<t>` around who is acted on, where somebody is), writes
`src/communique/read/models/acts.gz` and says how well it does on a tenth kept back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from communique import codebook
from communique.read.acts.choose import pair_in
from communique.read.acts.features import features
from communique.read.acts.labels import TYPES, label_of
from communique.read.linear import Linear, whole, write
from communique.read.nlp import parse
from training.regression import fit

if TYPE_CHECKING:
    from spacy.tokens import Doc

HERE = Path(__file__).parent
MODEL = HERE.parent / "src/communique/read/models/acts.gz"
LABELS = tuple(TYPES)
_MARK = re.compile(r"</?[st]>")
Spans = dict[str, tuple[int, int]]


def unmarked(marked: str) -> tuple[str, Spans]:
    """A sentence without its marks, and where the two phrases stand in it (the first of each)."""
    text, at, opened = "", 0, dict[str, int]()
    spans: Spans = {}
    for mark in _MARK.finditer(marked):
        text += marked[at : mark.start()]
        at = mark.end()
        name = mark[0].strip("</>")
        if mark[0].startswith("</"):
            spans.setdefault(name, (opened.pop(name, 0), len(text)))
        else:
            opened[name] = len(text)
    return text + marked[at:], spans


def sentences(folder: Path) -> Iterator[tuple[str, str, Spans]]:
    """Label, text and spans of each line. Raises `ValueError` with its place where one is bad."""
    for path in sorted(folder.glob("*.txt")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            fields = line.split("\t")
            text, spans = unmarked(fields[-1])
            if len(fields) != 3 or "s" not in spans:
                raise ValueError(f"{path}:{number}: not code, time and a sentence with <s>")
            yield label_of(fields[0]), text, spans


def tokens_at(doc: Doc, span: tuple[int, int]) -> tuple[int, int]:
    """The tokens that stand at a span of the text; one at least."""
    inside = [t.i for t in doc if t.idx < span[1] and span[0] < t.idx + len(t)]
    return (inside[0], inside[-1] + 1) if inside else (len(doc) - 1, len(doc))


def rows(folder: Path) -> Iterator[tuple[list[str], int]]:
    """The features and the number of the label of each sentence."""
    book = codebook.load()
    read = list(sentences(folder))
    parsed = parse((text for _, text, _ in read), book.languages["en"].model)
    for (label, _, spans), doc in zip(read, parsed, strict=True):
        source = tokens_at(doc, spans["s"])
        target = tokens_at(doc, spans["t"]) if "t" in spans else None
        yield features(pair_in(doc, source, target, book)), LABELS.index(label)


def train(made: Sequence[tuple[list[str], int]]) -> dict[str, list[float]]:
    """Weights from rows."""
    return fit(
        [r[0] for r in made],
        [r[1] for r in made],
        len(LABELS),
        least=2,
        epochs=12,
        rate=0.03,
        decay=3e-3,
    )


def held_back(made: Sequence[tuple[list[str], int]]) -> float:
    """The share of every tenth sentence whose PLOVER type is told right, trained on the rest."""
    weights = train([r for n, r in enumerate(made) if n % 10])
    model = Linear(LABELS, whole(weights), {})
    right = 0
    for named, label in made[::10]:
        scores = model.scores(named)
        best = LABELS[scores.index(max(scores))]
        right += TYPES[best] == TYPES[LABELS[label]]
    return right / len(made[::10])


def main() -> None:
    """Train on all sentences and write the model."""
    made = list(rows(HERE / "events"))
    print(f"{len(made)} sentences")
    print(f"kept back: {held_back(made):.3f} of types right")
    write(MODEL, LABELS, train(made), {})
    print(f"{MODEL.name}: {MODEL.stat().st_size / 1024:.0f} KB")


if __name__ == "__main__":
    main()
