"""Comparisons that several test files look at, each made once, and ways about in them."""

from __future__ import annotations

import functools
import io
import json
import os
import sys
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

import pytest

from communique.cli import main

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ROOT / "examples"
#: development data that is no part of the project; tests that need it skip where it is not
SHARED = Path(os.environ.get("COMMUNIQUE_SHARED", ROOT.parent / "shared"))

Json = dict[str, Any]


@dataclass(frozen=True)
class Ran:
    """What one run of the command line gave."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Json:
        found: Json = json.loads(self.out)
        return found


def run(*argv: object, stdin: bytes = b"") -> Ran:
    """The command line in this process: exit code, standard output, standard error."""
    out, err = io.StringIO(), io.StringIO()
    code: int | str | None = 0
    with (
        mock.patch.object(sys, "argv", ["communique", *map(str, argv)]),
        mock.patch.object(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin))),
        redirect_stdout(out),
        redirect_stderr(err),
    ):
        try:
            main()
        except SystemExit as end:
            code = end.code
    return Ran(int(code or 0), out.getvalue(), err.getvalue())


@functools.cache
def compared(*paths: Path, published: str | None = None) -> Json:
    """The JSON of one comparison; made once, never to be changed by a test."""
    dated = ("--published", published) if published else ()
    ran = run("compare", *paths, "--format", "json", *dated)
    assert ran.code == 0, ran.err
    return ran.json


def example(name: str) -> Json:
    """The comparison of all reports of one example folder."""
    reports = (p for p in (EXAMPLES / name).iterdir() if p.suffix in (".txt", ".html"))
    return compared(*sorted(reports))


def meeting(data: Json) -> Json:
    """The one meeting the reports are about; it is an error of the comparison to have two."""
    (only,) = [e for e in data["events"] if not e["part_of"] and e["type"] == "CONSULT"]
    assert isinstance(only, dict)
    return only


def stems(data: Json) -> dict[str, str]:
    """Document id -> name of its file, without ending."""
    return {d["id"]: Path(d["path"]).stem for d in data["documents"]}


def account(data: Json, party: str) -> list[Json]:
    """The findings of one party's account of the meeting, by the party's id."""
    (found,) = [a for a in meeting(data)["accounts"] if a["party_id"] == party]
    return list(found["points"])


def about(data: Json, party: str, *words: str) -> list[Json]:
    """What one party states with all these words in the topic or its own words."""
    return [
        p
        for p in account(data, party)
        if p["verdict"] not in ("silent", "no account")
        and all(w.lower() in f"{p['topic']} {p['gist']}".lower() for w in words)
    ]


def row_ids(data: Json, *words: str) -> set[str]:
    """Rows of the meeting in which some account, or the outlet itself, has all these words."""
    event = meeting(data)
    told = [(p["id"], p) for a in event["accounts"] for p in a["points"]]
    told += [(r["id"], r) for r in (*event["rows"], *event["background"])]
    return {
        i for i, p in told if all(w.lower() in f"{p['topic']} {p['gist']}".lower() for w in words)
    }


def cited_in(data: Json, points: list[Json]) -> set[str]:
    """The files that these findings cite."""
    names = stems(data)
    return {names[c["document"]] for p in points for c in p["citations"]}


def carriers(data: Json, *words: str) -> set[str]:
    """The files that carried a row with these words."""
    names, rows = stems(data), row_ids(data, *words)
    assert rows, f"no row with {words}"
    return {
        names[c["document"]]
        for c in meeting(data)["coverage"]
        if c["point"] in rows and c["carried"]
    }


def citations(node: Any) -> Iterator[Json]:
    """Every citation anywhere below."""
    if isinstance(node, dict):
        if {"document", "start", "end", "exact"} <= node.keys():
            yield node
        for value in node.values():
            yield from citations(value)
    elif isinstance(node, list):
        for value in node:
            yield from citations(value)


def uncitable(data: Json) -> list[str]:
    """Citations that do not hold, or that stand outside what a report states."""
    documents = {d["id"]: d for d in data["documents"]}
    found = []
    for citation in citations({k: v for k, v in data.items() if k != "documents"}):
        document = documents[citation["document"]]
        start, end = citation["start"], citation["end"]
        if document["text"][start:end] != citation["exact"]:
            found.append(f"does not hold: {citation}")
        for block in document["blocks"]:
            inside = block["start"] <= start < block["end"]
            if inside and block["role"] not in ("body", "list_item"):
                found.append(f"{block['role']} cited: {citation}")
    return found


def files(names: str) -> set[str]:
    """Names of files, given in one string."""
    return set(names.split())


def defect(*values: object, why: str) -> object:
    """A row of a table that shows what is wanted and not yet so."""
    return pytest.param(*values, marks=pytest.mark.xfail(strict=True, reason=why))
