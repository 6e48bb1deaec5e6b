"""Whether two statements say the same: answers of many outlets to one question, grouped by people.

`python -m bench.statements --data PATH`: PATH is JSON Lines with question and answers[]{answer,
cluster}. Every pair of answers to one question is called the same where their meanings are near.
"""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

from bench.rows import rows_of, run
from communique.match import encode

#: cosine of two meanings from which two statements say the same (set on the development set)
SAME = 0.43


def measure(path: Path) -> dict[str, float]:
    """Balanced accuracy over all pairs, and the mean of each question's own."""
    every: list[tuple[bool, bool]] = []
    own = []
    for row in rows_of(path):
        answers = row["answers"]
        meanings = encode(tuple(a["answer"] for a in answers))
        pairs = [
            (
                float(meanings[i] @ meanings[j]) >= SAME,
                answers[i]["cluster"] == answers[j]["cluster"],
            )
            for i, j in combinations(range(len(answers)), 2)
        ]
        every += pairs
        own.append(_balanced(pairs))
    return {
        "statements.balanced_accuracy": _balanced(every),
        "statements.mean_of_questions": sum(own) / len(own),
    }


def _balanced(pairs: list[tuple[bool, bool]]) -> float:
    same = [said for said, gold in pairs if gold]
    other = [not said for said, gold in pairs if not gold]
    return (sum(same) / max(1, len(same)) + sum(other) / max(1, len(other))) / 2


if __name__ == "__main__":
    run(measure, __doc__)
