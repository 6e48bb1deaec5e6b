"""The commands `communique ledger` and `communique deadlines`."""

from __future__ import annotations

import datetime
import re
import sys
from collections.abc import Iterable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer
from rapidfuzz import process
from rich.console import Console

from communique import pipeline, show
from communique.cli_codebook import Book, date_of, usage
from communique.codebook import Codebook, load
from communique.codebook.lookup import entries_named, plain
from communique.model import Document, later
from communique.store import open_store


class LedgerForm(StrEnum):
    """How a ledger is written."""

    table = "table"
    json = "json"
    markdown = "markdown"


Reports = Annotated[
    list[str] | None, typer.Argument(metavar="[REPORT]...", help="Text files, HTML pages, folders.")
]
Kept = Annotated[
    Path | None, typer.Option("--store", help="Read the documents kept in this SQLite file.")
]
AsOf = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", help="As one could know it on this day (YYYY-MM-DD)."),
]
Form = Annotated[LedgerForm, typer.Option("--format", help="table, json or markdown.")]
_NEXT = re.compile(r"(\d{1,4})\s*(d|w|m|y)?", re.I)


def add_ledger(app: typer.Typer) -> None:
    """Give an application the two commands."""
    app.command()(ledger)
    app.command()(deadlines)


def ledger(
    what: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[AGREEMENT] [REPORT]...", help="An agreement by id or name, then reports."
        ),
    ] = None,
    store: Kept = None,
    as_of: AsOf = None,
    format: Form = LedgerForm.table,  # noqa: A002
    codebook: Book = None,
) -> None:
    """The ledger of agreements: status, history, terms and deadlines, as reports leave them.

    Without reports and store it tells what the codebook knows: of the agreement named, or of all
    that have an end ahead.
    """
    date_of(as_of, "--as-of")
    book = load(codebook)
    words = list(what or ())
    wanted = None
    if words and words[0] != "-" and not Path(words[0]).exists():
        wanted = _agreement(book, words.pop(0))
    data = _data(words, store, as_of, book)
    data["agreements"] = [a for a in data["agreements"] if wanted is None or a["id"] == wanted]
    if wanted is not None and not data["agreements"]:
        known = show.known_to_dict(book, as_of or _today(), [wanted])
        data["agreements"] = known["agreements"]
    _print(data, format)


def deadlines(
    reports: Reports = None,
    store: Kept = None,
    as_of: AsOf = None,
    ahead: Annotated[
        str | None, typer.Option("--next", metavar="90d", help="Only those in so many d, w, m, y.")
    ] = None,
    format: Form = LedgerForm.table,  # noqa: A002
    codebook: Book = None,
) -> None:
    """What is due under agreements, by day; without reports and store, what the codebook has."""
    date_of(as_of, "--as-of")
    book = load(codebook)
    data = _data(list(reports or ()), store, as_of, book)
    until = _until(ahead, data["as_of"] or _today())
    rows = show.due_rows(data, until)
    if format is LedgerForm.json:
        _write(show.as_json({"as_of": data["as_of"], "until": until, "deadlines": rows}) + "\n")
    elif format is LedgerForm.markdown:
        _write(show.deadlines_markdown(rows, data["as_of"]))
    else:
        show.print_deadlines(rows, data["as_of"], Console())


def _today() -> str:
    return datetime.datetime.now(tz=datetime.UTC).date().isoformat()


def _until(said: str | None, day: str) -> str | None:
    """The last day of "the next 90 days"."""
    if said is None:
        return None
    match = _NEXT.fullmatch(said.strip())
    if match is None:
        usage(f"--next {said}: write a number of days, weeks, months or years: 90d, 12w, 6m, 1y")
    return later(day, f"P{match[1]}{(match[2] or 'd').upper()}")


def _agreement(book: Codebook, said: str) -> str:
    """The id of an agreement by id or name; one that the codebook does not have is wrong use."""
    found = sorted({e.id for k, e in entries_named(book, said) if k == "agreements"})
    if len(found) > 1:
        usage(f"{said!r}: several agreements are called so: {', '.join(found)}")
    if not found:
        names = {plain(n): n for a in book.agreements.values() for n in (a.id, a.name, *a.names)}
        near = process.extract(plain(said), list(names), limit=3)
        nearest = ", ".join(names[match] for match, _, _ in near)
        usage(f"{said!r}: no file, and no agreement of the codebook; nearest names: {nearest}")
    return str(found[0])


def _data(
    reports: Sequence[str], store: Path | None, as_of: str | None, book: Codebook
) -> dict[str, Any]:
    """The ledger in the contract's shape, from reports, a store, or the codebook alone."""
    documents: list[Document] = []
    if reports:
        taken = pipeline.take_in(reports, sys.stdin.buffer, book)
        for problem in (*taken.failed, *taken.passed_over):
            typer.echo(f"not read: {problem}", err=True)
        if not taken.reports:
            typer.echo("no report could be read", err=True)
            raise typer.Exit(3)
        documents += [r.document for r in taken.reports]
    if store is not None:
        with open_store(store, create=False) as kept:
            documents += kept.documents()
    if not reports and store is None:
        return show.known_to_dict(book, as_of or _today(), None)
    entries, day = pipeline.ledger_of(_each_once(documents), book, as_of=as_of)
    return show.ledger_to_dict(entries, documents, day, book)


def _each_once(documents: Iterable[Document]) -> list[Document]:
    return list({d.id: d for d in documents}.values())


def _print(data: dict[str, Any], form: LedgerForm) -> None:
    if form is LedgerForm.json:
        _write(show.as_json(data) + "\n")
    elif form is LedgerForm.markdown:
        _write(show.ledger_markdown(data))
    else:
        show.print_ledger(data, Console())


def _write(text: str) -> None:
    sys.stdout.write(text)
