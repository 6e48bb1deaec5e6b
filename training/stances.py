"""Train the model that says whether two accounts of one matter differ.

`python -m training.stances` reads the accounts of `training/accounts`, where each matter is marked
as told alike or otherwise, and the cases of `bench/gold/cases` that are not kept back as unseen; it
writes `src/communique/compare/models/stances.json` and says how well it does on events left out in
turn.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np

from communique.codebook import load
from communique.compare.stances import DIFFER, features
from communique.model import Point
from training.rows import ACCOUNTS, CASES, HERE, cased, fit, told

MODEL = HERE.parent / "src/communique/compare/models/stances.json"
_FOLDS = 5

Example = tuple[str, dict[str, float], bool]


def accounts(folder: Path = ACCOUNTS) -> Iterator[Example]:
    """Each two accounts of each matter of our own, and whether they differ."""
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            event = json.loads(line)
            held: dict[str, dict[str, list[Point]]] = {}
            for point, matters, _ in told(event):
                for matter in matters:
                    held.setdefault(matter, {}).setdefault(str(point.party), []).append(point)
            for matter, marks in event["matters"].items():
                if marks["verdict"] != "stated":
                    differ = marks["verdict"] == "differ"
                    yield from _examples(event["event"], held.get(matter, {}), differ)


def cases(folder: Path = CASES) -> Iterator[Example]:
    """Each two accounts in a row of a case that is not kept back, and whether they differ there."""
    for name, gold, marked in cased(folder):
        for number, row in enumerate(gold["points"]):
            held: dict[str, list[Point]] = {}
            for point, rows, _ in marked:
                verdict = row["cells"].get(str(point.party), {}).get("verdict")
                if number in rows and verdict in ("agree", "differ"):
                    held.setdefault(str(point.party), []).append(point)
            yield from _examples(name, held, bool(row.get("differs_in")))


def _examples(name: str, held: dict[str, list[Point]], differ: bool) -> Iterator[Example]:
    for one, other in combinations(sorted(held), 2):
        yield name, features(held[one], held[other], load()), differ


def main() -> None:
    """Train on everything, and say how events left out in turn would do."""
    own, held = list(accounts()), list(cases())
    for title, test in (("accounts", own), ("cases", held)):
        groups = sorted({name for name, _, _ in test})
        fold = {name: n % _FOLDS for n, name in enumerate(groups)}
        right = flagged = of_flagged = 0
        for number in range(_FOLDS):
            out = {name for name in groups if fold[name] == number}
            weights = trained([e for e in (*own, *held) if e[0] not in out])
            for _, values, differ in (e for e in test if e[0] in out):
                said = likely(values, weights) >= DIFFER
                right += said == differ
                flagged += said
                of_flagged += said and differ
        print(f"{title}: {len(test)} pairs, {sum(d for _, _, d in test)} differ; right "
              f"{right / len(test):.3f}, called different {flagged}, of these rightly "
              f"{of_flagged / max(1, flagged):.3f}")  # fmt: skip
    MODEL.write_text(
        json.dumps(trained([*own, *held]), indent=1, sort_keys=True) + "\n", encoding="utf-8"
    )


def trained(examples: Sequence[Example]) -> dict[str, float]:
    """The weight of each feature, and the bias."""
    names = sorted(examples[0][1])
    values = np.array([[held[n] for n in names] for _, held, _ in examples])
    weights = fit(values, np.array([differ for _, _, differ in examples]))
    found = {name: round(weights[i], 4) for i, name in enumerate(names)}
    return {**found, "bias": round(weights[len(names)], 4)}


def likely(values: dict[str, Any], weights: dict[str, float]) -> float:
    """How likely a difference is by the weights."""
    score = weights["bias"] + sum(weights[n] * v for n, v in values.items())
    return float(1 / (1 + np.exp(-score)))


if __name__ == "__main__":
    main()
