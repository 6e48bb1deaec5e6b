"""Train the model that says how likely two points speak of one matter.

`python -m training.rows` reads `training/accounts` (accounts of one event each, sentence by
sentence with the matters they speak of) and the cases of `bench/gold/cases` that are not kept back
as unseen, writes `src/communique/match/models/rows.json` and says how well it does on cases left
out in turn. Two points are of one matter where their sentences are marked with it, or where an
analyst cites them in one row of the table.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from communique import pipeline
from communique.clean import clean
from communique.codebook import load
from communique.intake import from_text
from communique.match.likeness import features
from communique.model import Point
from communique.read import read_document

HERE = Path(__file__).parent
ACCOUNTS = HERE / "accounts"
CASES = HERE.parent / "bench/gold/cases"
MODEL = HERE.parent / "src/communique/match/models/rows.json"
#: strength of the pull of weights towards nothing
_RIDGE = 30.0


#: characters by which a sentence is known again
_BEGINNING = 80
#: a point, the matters it is of, and the events that these belong to
Marked = tuple[Point, set[Any], set[str]]


@dataclass(frozen=True)
class Pairs:
    """The pairs of points of one case: features in columns, whether one account, whether alike."""

    values: np.ndarray
    one_account: np.ndarray
    alike: np.ndarray
    names: tuple[str, ...]


def cases(folder: Path = CASES) -> Iterator[Pairs]:
    """The pairs of every case that is not kept back."""
    for _, _, marked in cased(folder):
        yield pairs(marked)


def cased(folder: Path = CASES) -> Iterator[tuple[str, dict[str, Any], list[Marked]]]:
    """Every case that is not kept back: its name, its gold, and the points that its rows cite."""
    unseen = set((folder / "unseen.txt").read_text().split())
    for path in sorted(p.parent for p in folder.glob("*/gold.json")):
        if path.name not in unseen:
            gold = json.loads((path / "gold.json").read_text(encoding="utf-8"))
            yield path.name, gold, _marked(gold, _points(path))


def accounts(folder: Path = ACCOUNTS) -> Iterator[Pairs]:
    """The pairs of every event of our own accounts."""
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield pairs(list(told(json.loads(line))))


def told(event: dict[str, Any]) -> Iterator[Marked]:
    """The points read in the accounts of one event, each with the matters of its sentence."""
    book = load()
    for party, account in event["accounts"].items():
        sentences = account["sentences"]
        raw = from_text(
            " ".join(s["text"] for s in sentences),
            f"{event['event']}: {party}",
            {"date": event["date"], "outlet": account["outlet"], "language": "en"},
        )
        marks = {_plain(s["text"])[:_BEGINNING]: s for s in sentences}
        for point in read_document(clean(raw, book), book).points:
            sentence = marks.get(_plain(point.citations[0].exact)[:_BEGINNING])
            if sentence is None:
                continue
            whose = sentence.get("party") if party == "report" else party
            if whose and sentence["m"]:
                yield replace(point, party=whose), set(sentence["m"]), {"event"}


def pairs(marked: Sequence[Marked]) -> Pairs:
    """All pairs of marked points of one event that stand in two sentences."""
    points = [p for p, _, _ in marked]
    stacked = features(points, load())
    one, other = np.triu_indices(len(points), 1)
    together = [
        (i, j)
        for i, j in zip(one, other, strict=True)
        if marked[i][2] & marked[j][2] and points[i].citations != points[j].citations
    ]
    at = tuple(np.array(together, dtype=int).reshape(-1, 2).T)
    parties = np.array([str(p.party) for p in points])
    return Pairs(
        values=np.stack([matrix[at] for matrix in stacked.values()], axis=1),
        one_account=parties[at[0]] == parties[at[1]],
        alike=np.array([bool(marked[i][1] & marked[j][1]) for i, j in together], dtype=bool),
        names=tuple(stacked),
    )


def _points(folder: Path) -> dict[str, list[Point]]:
    """The points read in each report."""
    book = load()
    reports = sorted(str(p) for p in folder.glob("*.txt"))
    taken = pipeline.take_in(reports, io.BytesIO(), book)
    return {
        Path(r.document.name).stem: list(read_document(r.document, book).points)
        for r in taken.reports
    }


def _marked(gold: dict[str, Any], points: dict[str, list[Point]]) -> list[Marked]:
    """Each point that a row of gold cites, with the numbers of its rows and their events."""
    found: dict[str, Marked] = {}
    for number, row in enumerate(gold["points"]):
        for party, cell in row["cells"].items():
            for evidence in cell.get("evidence", ()):
                for point in points.get(evidence["report"], ()):
                    if point.party == party and _begins(point, evidence["sentence"]):
                        held = found.setdefault(point.id, (point, set(), set()))
                        held[1].add(number)
                        held[2].add(row["event"])
    return [found[name] for name in sorted(found)]


def _begins(point: Point, words: str) -> bool:
    return _plain(point.citations[0].exact).startswith(_plain(words)[:_BEGINNING])


def _plain(text: str) -> str:
    marks = {0x2018: "'", 0x2019: "'", 0x201C: '"', 0x201D: '"'}
    return " ".join(text.translate(marks).split())


def fit(values: np.ndarray, alike: np.ndarray) -> dict[int, float]:
    """Logistic weights by column, the last being the bias (Newton's method, ridge)."""
    mean, spread = values.mean(0), values.std(0) + 1e-9
    scaled = np.c_[(values - mean) / spread, np.ones(len(values))]
    pull = np.diag([_RIDGE] * values.shape[1] + [0.0])
    weights = np.zeros(scaled.shape[1])
    for _ in range(50):
        likely = 1 / (1 + np.exp(-scaled @ weights))
        slope = scaled.T @ (likely - alike) + pull @ weights
        curve = (scaled.T * (likely * (1 - likely))) @ scaled + pull
        weights -= np.linalg.solve(curve + 1e-9 * np.eye(len(weights)), slope)
    plain = weights[:-1] / spread
    return {**dict(enumerate(plain)), len(plain): weights[-1] - float(plain @ mean)}


def trained(held: Sequence[Pairs]) -> dict[str, dict[str, float]]:
    """The weights for pairs of one account and of two."""
    names = held[0].names
    found = {}
    for name, one in (("one account", True), ("two accounts", False)):
        kept = [p.one_account == one for p in held]
        values = np.concatenate([p.values[k] for p, k in zip(held, kept, strict=True)])
        alike = np.concatenate([p.alike[k] for p, k in zip(held, kept, strict=True)])
        weights = fit(values, alike)
        found[name] = {n: round(weights[i], 4) for i, n in enumerate(names)}
        found[name]["bias"] = round(weights[len(names)], 4)
    return found


def precision(scores: np.ndarray, alike: np.ndarray) -> float:
    """Average precision: how far up the right pairs stand when sorted by score."""
    order = np.argsort(-scores, kind="stable")
    right = alike[order]
    return float((np.cumsum(right) / np.arange(1, len(right) + 1))[right].mean())


def scored(pairs: Pairs, model: dict[str, dict[str, float]]) -> np.ndarray:
    """The likelihood of each pair."""
    found = np.zeros(len(pairs.alike))
    for name, one in (("one account", True), ("two accounts", False)):
        weights = np.array([model[name][n] for n in pairs.names])
        here = pairs.one_account == one
        found[here] = 1 / (1 + np.exp(-(pairs.values[here] @ weights + model[name]["bias"])))
    return found


def main() -> None:
    """Train on all accounts and all cases but those kept back, and say how cases left out in turn
    would do."""
    own, held = list(accounts()), list(cases())
    out = [scored(p, trained([*own, *(q for q in held if q is not p)])) for p in held]
    for name, one in (("one account", True), ("two accounts", False)):
        scores = np.concatenate([s[p.one_account == one] for s, p in zip(out, held, strict=True)])
        alike = np.concatenate([p.alike[p.one_account == one] for p in held])
        print(f"{name}: {len(alike)} pairs, {alike.sum()} of one matter, average precision of "
              f"cases left out {precision(scores, alike):.3f}")  # fmt: skip
    MODEL.write_text(
        json.dumps(trained([*own, *held]), indent=1, sort_keys=True) + "\n", encoding="utf-8"
    )
    print(f"trained on {sum(len(p.alike) for p in (*own, *held))} pairs; wrote {MODEL.name}")


if __name__ == "__main__":
    main()
