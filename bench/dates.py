"""Measure the reading of dates against a file of marked texts.

`--data PATH` is a JSON Lines file with the fields id, dct (the document's ISO day or null), text
(one sentence a line) and timex[]{start, end, type, value} as TimeML has them. Measured as in
TempEval-3: a found span matches a gold span that it overlaps (relaxed), and value F1 is relaxed
F1 times the share of matched spans whose value is the same. Types other than DATE and DURATION
are left out, and so are the vague values (PAST_REF, PXY, ...), which are reported apart: a date
record cannot hold them (--vague counts them).

Some collections are marked at the beginnings of their texts only. Without `--lines` two figures
are printed: one over all lines, in which dates found beyond the marks count as wrong, and one
over the lines down to the last that bears a mark in any text.
"""

from __future__ import annotations

import argparse
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bench.rows import Row, rows_of
from communique.read.dates import DateBase, FoundDate, carry, find_dates

VAGUE = re.compile(r"PAST_REF|PRESENT_REF|FUTURE_REF|P[A-Z]*X[A-Z]*|X{4}.*")


@dataclass(frozen=True, slots=True)
class Gold:
    """One marked date; `vague` where its value is none."""

    start: int
    end: int
    value: str
    vague: bool


@dataclass(slots=True)
class Score:
    """Counts over all texts, and the lines that went wrong."""

    gold: int = 0
    found: int = 0
    matched_gold: int = 0
    matched_found: int = 0
    right_values: int = 0
    vague: int = 0
    wrong: list[str] = field(default_factory=list)

    def relaxed(self) -> tuple[float, float, float]:
        """Precision, recall and F1 of spans that overlap."""
        precision = self.matched_found / self.found if self.found else 0.0
        recall = self.matched_gold / self.gold if self.gold else 0.0
        both = precision + recall
        return precision, recall, 2 * precision * recall / both if both else 0.0

    def value_accuracy(self) -> float:
        """The share of matched gold dates whose value is the same."""
        return self.right_values / self.matched_gold if self.matched_gold else 0.0


def lines(text: str, limit: int) -> Iterator[tuple[int, str]]:
    """The first `limit` lines of a text (0: all), each with its offset."""
    at = 0
    for number, line in enumerate(text.split("\n")):
        if limit and number >= limit:
            return
        yield at, line
        at += len(line) + 1


def read(row: Row, limit: int) -> list[FoundDate]:
    """The dates of one text, with offsets of the whole text."""
    base = DateBase(published=row["dct"])
    found: list[FoundDate] = []
    for at, line in lines(row["text"], limit):
        here = find_dates(line, base=base)
        base = carry(base, here)
        found += [FoundDate(start=f.start + at, end=f.end + at, date=f.date) for f in here]
    return found


def marked(row: Row) -> list[Gold]:
    """The DATE and DURATION marks of one text."""
    return [
        Gold(t["start"], t["end"], t["value"], bool(VAGUE.fullmatch(t["value"])))
        for t in row["timex"]
        if t["type"] in ("DATE", "DURATION")
    ]


def add(score: Score, row: Row, found: list[FoundDate], keep_vague: bool) -> None:
    """Count one text."""
    text, gold = row["text"], marked(row)
    score.vague += sum(g.vague for g in gold)
    sure = [g for g in gold if keep_vague or not g.vague]
    score.gold += len(sure)
    for f in found:
        hits = [g for g in gold if f.start < g.end and g.start < f.end]
        if any(g in sure for g in hits):
            score.matched_found += 1
        elif hits:
            continue  # on a vague mark: neither right nor wrong
        else:
            near = text[max(0, f.start - 30) : f.end + 15].replace("\n", " / ")
            score.wrong.append(
                f"{row['id']} extra: {f.date.written_as!r} {f.date.value} in {near!r}"
            )
        score.found += 1
    for g in sure:
        over = [f for f in found if f.start < g.end and g.start < f.end]
        words = text[g.start : g.end]
        if not over:
            score.wrong.append(f"{row['id']} missed: {words!r} {g.value}")
            continue
        score.matched_gold += 1
        if any(f.date.value == g.value for f in over):
            score.right_values += 1
        else:
            got = ", ".join(f"{f.date.written_as!r} {f.date.value}" for f in over)
            score.wrong.append(f"{row['id']} value: {words!r} {g.value}, found {got}")


def marked_lines(rows: list[Row]) -> int:
    """The last line, counted from 1, that bears a mark in any text: beyond it nobody marked."""
    return max(
        (row["text"].count("\n", 0, t["start"]) + 1 for row in rows for t in row["timex"]),
        default=0,
    )


def measure(rows: list[Row], limit: int, keep_vague: bool) -> Score:
    """Read and score the first `limit` lines of every text (0: all), and print the figures."""
    score, words, seconds = Score(), 0, 0.0
    for row in rows:
        begun = time.perf_counter()
        found = read(row, limit)
        seconds += time.perf_counter() - begun
        words += sum(len(line.split()) for _, line in lines(row["text"], limit))
        add(score, row, found, keep_vague)
    precision, recall, f1 = score.relaxed()
    print(f"{len(rows)} texts, {f'their first {limit} lines' if limit else 'all lines'}: ", end="")
    print(f"gold dates {score.gold}, found {score.found}, vague marks {score.vague}")
    print(f"  relaxed spans: precision {precision:.3f} recall {recall:.3f} F1 {f1:.3f}")
    print(
        f"  value accuracy {score.value_accuracy():.3f}, value F1 {f1 * score.value_accuracy():.3f}"
    )
    print(f"  {len(rows) / seconds:.0f} documents/s, {words / seconds:.0f} words/s")
    return score


def figures(path: Path) -> dict[str, float]:
    """Relaxed F1 and value F1 over the marked part of a file."""
    rows = rows_of(path)
    score = measure(rows, marked_lines(rows), False)
    f1 = score.relaxed()[2]
    return {"dates.relaxed_f1": f1, "dates.value_f1": f1 * score.value_accuracy()}


def main(argv: list[str] | None = None) -> int:
    """Print the figures for one file; returns the exit status."""
    parser = argparse.ArgumentParser(description="measure the reading of dates")
    parser.add_argument("--data", type=Path, required=True, help="JSON Lines file of marked texts")
    parser.add_argument("--lines", type=int, help="score the first N lines (0: all)")
    parser.add_argument("--vague", action="store_true", help="count vague marks as dates, too")
    parser.add_argument("--errors", action="store_true", help="print every line that went wrong")
    args = parser.parse_args(argv)
    rows = rows_of(args.data)
    if not rows:
        parser.error(f"{args.data}: no texts in it")
    limits = [args.lines] if args.lines is not None else [0, marked_lines(rows)]
    for limit in limits:
        score = measure(rows, limit, args.vague)
    if args.errors:
        print("\n".join(score.wrong))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
