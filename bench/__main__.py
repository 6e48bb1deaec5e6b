"""Run all measurements that the data at hand allows, and hold the floors.

PATH holds `cases/`, `gold/` (attribution, events, dates, actors, copies) and
`official/official.jsonl`, or some of them; what is missing is said and skipped. Beside a figure
stands what is known of others on the same files, and what we want to reach. A figure below its
floor in `bench/floors.json` ends the run with exit code 1; a floor is lowered by editing that file,
never silently.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path

from bench import (
    accounts,
    actors,
    aspects,
    attribution,
    cases,
    codebook,
    copies,
    dates,
    gsr,
    pairs,
    raw,
    speed,
    statements,
    titled,
)

_HERE = Path(__file__)
_FLOORS = _HERE.with_name("floors.json")
_KNOWN = _HERE.with_name("known.json")
_PARTS: tuple[tuple[str, Callable[[Path], dict[str, float]]], ...] = (
    ("cases", cases.measure),
    ("gold/attribution/polnear-dev.jsonl", attribution.measure),
    ("gold/attribution/polnear-valid-tokens.jsonl", attribution.measure),
    ("gold/events/plv-train.jsonl", pairs.measure),
    ("gold/events/petr2-gsr.jsonl", raw.measure),
    ("gold/events/plover-gsr.jsonl", gsr.measure),
    ("gold/dates/meantime.jsonl", dates.figures),
    ("gold/actors/ngec-actors.jsonl", actors.measure),
    ("gold/copies", copies.measure),
    ("gold/compare/nanco-dev.jsonl", statements.measure),
    ("official/official.jsonl", titled.measure),
    ("official/official.jsonl", speed.measure),
    ("", speed.whole),
)


def main() -> int:
    """Print every figure, then the floors that do not hold."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    root: Path = parser.parse_args().data
    figures = codebook.measure() | own_cases()
    for name, run in _PARTS:
        if (root / name).exists():
            figures |= run(root / name)
        else:
            print(f"skipped: {root / name} is not there")
    known = json.loads(_KNOWN.read_text(encoding="utf-8"))
    for name, value in figures.items():
        print(f"{name} {value:.3f}  {known.get(name, '')}".rstrip())
    floors = json.loads(_FLOORS.read_text(encoding="utf-8"))
    fallen = [n for n, floor in floors.items() if n in figures and not _holds(n, floor, figures[n])]
    for name in fallen:
        print(f"below its floor: {name} {figures[name]:.3f}, floor {floors[name]:.3f}")
    return 1 if fallen else 0


def own_cases() -> dict[str, float]:
    """The figures of our own cases: those that rules were tuned on, and those kept back."""
    figures = {}
    for part in ("tuned", "unseen"):
        for run in (accounts.measure, aspects.measure):
            figures |= {f"{name}.{part}": value for name, value in run(part=part).items()}
    return figures


def _holds(name: str, floor: float, value: float) -> bool:
    """Whether a figure is as good as its floor; of what should be few, the floor is the most."""
    few = ("extra_where_none", "pairs_merged", "events_in_pieces")
    return value <= floor if any(part in name for part in few) else value >= floor


if __name__ == "__main__":
    sys.exit(main())
