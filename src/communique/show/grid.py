"""Accounts and coverage as grids: rows of the event against parties and against documents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from communique.show import words

Found = Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Line:
    """One row: what it is about, and for each party or document what stands there."""

    id: str
    topic: str
    gist: str
    cells: tuple[Found, ...]


def accounts(event: Mapping[str, Any]) -> list[Line]:
    """Rows against the accounts of the event, in their order.

    A point that names no row of the event makes a row of its own at the end: nothing is lost.
    """
    columns = [_by_row(each["points"]) for each in event["accounts"]]
    return [
        Line(row["id"], row["topic"], row["gist"], tuple(c.get(row["id"], []) for c in columns))
        for row in _rows(event)
    ]


def coverage(event: Mapping[str, Any]) -> tuple[list[str], list[Line]]:
    """The ids of the documents that coverage speaks of, and the rows against them."""
    documents = list(dict.fromkeys(each["document"] for each in event["coverage"]))
    lines = []
    for row in _rows(event):
        there = [each for each in event["coverage"] if each["point"] == row["id"]]
        cells = tuple([c for c in there if c["document"] == doc] for doc in documents)
        if there:
            lines.append(Line(row["id"], row["topic"], row["gist"], cells))
    return documents, lines


def standing(line: Line) -> str:
    """The verdict of a whole row: differ before agree before stated; "" where nobody states it."""
    verdicts = {finding["verdict"] for cell in line.cells for finding in cell}
    return next((v for v in ("differ", "agree", "stated") if v in verdicts), "")


def tally(lines: Sequence[Line]) -> str:
    """What a table comes to: "5 points: accounts differ on 1, agree on 1, 3 are ...".

    "" where no row is stated by anyone.
    """
    every = [standing(line) for line in lines]
    differ, agree, alone = (every.count(v) for v in ("differ", "agree", "stated"))
    parts = [f"accounts differ on {differ}"] * bool(differ)
    parts += [f"{'agree' if differ else 'accounts agree'} on {agree}"] * bool(agree)
    parts += [f"{alone} stated by one party only"] * bool(alone)
    return f"{words.count(len(every), 'point')}: {', '.join(parts)}" if parts else ""


def _rows(event: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    rows = {row["id"]: row for row in event["rows"]}
    for account in event["accounts"]:
        for point in account["points"]:
            rows.setdefault(point["id"], point)
    for carried in event["coverage"]:
        name = carried["point"]
        rows.setdefault(name, {"id": name, "topic": name, "gist": ""})
    return list(rows.values())


def _by_row(points: Found) -> dict[str, list[Mapping[str, Any]]]:
    columns: dict[str, list[Mapping[str, Any]]] = {}
    for point in points:
        columns.setdefault(point["id"], []).append(point)
    return columns


def told(event: Mapping[str, Any]) -> tuple[list[int], list[int]]:
    """Places of the accounts of which something was found, and of those that are empty."""
    full = [
        n
        for n, account in enumerate(event["accounts"])
        if any(p["verdict"] != "no account" for p in account["points"]) or account["citations"]
    ]
    return full, [n for n in range(len(event["accounts"])) if n not in full]
