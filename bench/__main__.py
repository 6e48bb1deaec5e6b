"""Run all measurements that the data at hand allows, and hold the floors.

PATH holds `cases/`, `gold/dates/meantime.jsonl`, `gold/actors/ngec-actors.jsonl` and
`official/official.jsonl`, or some of them; what is missing is said and skipped. A figure below its
floor in `bench/floors.json` ends the run with exit code 1; a floor is lowered by editing that file,
never silently.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path

from bench import actors, cases, codebook, dates, speed, titled

_FLOORS = Path(__file__).with_name("floors.json")
_PARTS: tuple[tuple[str, Callable[[Path], dict[str, float]]], ...] = (
    ("cases", cases.measure),
    ("gold/dates/meantime.jsonl", dates.figures),
    ("gold/actors/ngec-actors.jsonl", actors.measure),
    ("official/official.jsonl", titled.measure),
    ("official/official.jsonl", speed.measure),
)


def main() -> int:
    """Print every figure, then the floors that do not hold."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    root: Path = parser.parse_args().data
    figures = codebook.measure()
    for name, run in _PARTS:
        if (root / name).exists():
            figures |= run(root / name)
        else:
            print(f"skipped: {root / name} is not there")
    for name, value in figures.items():
        print(f"{name} {value:.3f}")
    floors = json.loads(_FLOORS.read_text(encoding="utf-8"))
    fallen = [n for n, floor in floors.items() if n in figures and figures[n] < floor]
    for name in fallen:
        print(f"below its floor: {name} {figures[name]:.3f}, floor {floors[name]:.3f}")
    return 1 if fallen else 0


if __name__ == "__main__":
    sys.exit(main())
