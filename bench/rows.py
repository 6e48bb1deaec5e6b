"""What every measurement needs: rows of JSON Lines, a place in a text, the same command line."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

Row = dict[str, Any]
Measure = Callable[..., dict[str, float]]


def rows_of(path: Path) -> list[Row]:
    """The rows of a JSON Lines file; empty lines are passed over."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def english(path: Path, count: int) -> list[Row]:
    """`count` English rows with a text of some length, spread evenly over a bank."""
    rows = [r for r in rows_of(path) if r.get("lang", "en") == "en" and len(r["text"]) > 200]
    return rows[:: max(1, len(rows) // count)][:count]


def place(text: str, words: str | None) -> tuple[int, int] | None:
    """Where words first stand in a text, as [start, end)."""
    at = text.find(words) if words else -1
    return (at, at + len(words or "")) if at >= 0 else None


def run(measure: Measure, about: str | None, **options: dict[str, Any]) -> None:
    """Print the figures of `measure(PATH, **options)`; each option is one of argparse's."""
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("--data", type=Path, required=True, metavar="PATH")
    for name, option in options.items():
        parser.add_argument(f"--{name}", **option)
    arguments = vars(parser.parse_args())
    for name, value in measure(arguments.pop("data"), **arguments).items():
        print(f"{name} {value:.3f}")


#: options that several measurements have
ERRORS: dict[str, Any] = {"action": "store_true", "help": "print what is wrong"}
HALF: dict[str, Any] = {"type": int, "choices": (0, 1), "help": "every other row only"}
