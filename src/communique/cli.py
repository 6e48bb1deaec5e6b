"""The command line.

Exit codes: 0 all done; 1 done, but some reports could not be read; 2 wrong use of the command;
3 no report could be read; 4 the result could not be written; 5 the codebook or store is at fault.
"""

from __future__ import annotations

import os
import sys
from contextlib import nullcontext
from enum import StrEnum
from io import StringIO
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer
from rich.console import Console

from communique import pipeline, show
from communique.cli_codebook import Book, codebook_app, date_of, usage
from communique.cli_ledger import add_ledger
from communique.codebook import load
from communique.errors import CodebookError, CommuniqueError, InputError, OutputError, StoreError
from communique.read import read_document
from communique.store import open_store

app = typer.Typer(
    help="Lay the accounts of one event side by side, each line with the sentence it rests on.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.add_typer(codebook_app, name="codebook")
add_ledger(app)


class Format(StrEnum):
    """How a result is written."""

    table = "table"
    json = "json"
    html = "html"
    markdown = "markdown"


class Schema(StrEnum):
    """The results that have a schema."""

    compare = "compare"
    read = "read"


Reports = Annotated[
    list[str],
    typer.Argument(
        metavar="REPORT...", help="Text files, HTML pages, folders, or - for standard input."
    ),
]
Published = Annotated[
    str | None, typer.Option(metavar="DATE", help="Date (YYYY-MM-DD) of reports that state none.")
]
Outlet = Annotated[str | None, typer.Option(help="Publisher of reports that name none.")]
Out = Annotated[Path | None, typer.Option(help="Write here and not to the terminal.")]


@app.command()
def compare(
    reports: Reports,
    published: Published = None,
    outlet: Outlet = None,
    format: Annotated[Format, typer.Option(help="How to write the result.")] = Format.table,  # noqa: A002
    out: Out = None,
    html: Annotated[Path | None, typer.Option(help="Also write the page here.")] = None,
    store: Annotated[
        Path | None, typer.Option(help="Keep documents and results in this SQLite file.")
    ] = None,
    codebook: Book = None,
) -> None:
    """Compare reports: events, accounts side by side, coverage, and agreements."""
    date_of(published, "--published")
    _writable(out, html)
    book = load(codebook)
    taken = pipeline.take_in(reports, sys.stdin.buffer, book, published=published, outlet=outlet)
    _complain(taken)
    result = pipeline.compared(taken, book)
    if store is not None:
        with open_store(store) as kept:
            for report in taken.reports:
                kept.keep(report.raw, report.document)
            kept.save(result)
    data = show.comparison_to_dict(result, book)
    if html is not None:
        _write(html, show.html(data))
    _emit(format, data, out)
    raise typer.Exit(1 if taken.failed else 0)


@app.command()
def read(
    report: Annotated[
        str, typer.Argument(metavar="FILE", help="One report, or - for standard input.")
    ],
    published: Published = None,
    outlet: Outlet = None,
    format: Annotated[Format, typer.Option(help="table or json.")] = Format.table,  # noqa: A002
    why: Annotated[
        bool, typer.Option(help="Show the rule and the cue words behind each line.")
    ] = False,
    out: Out = None,
    codebook: Book = None,
) -> None:
    """Read one report: everything found in it, and why a sentence yielded nothing."""
    if format not in (Format.table, Format.json):
        usage(f"--format {format.value}: a reading can be written as table or json")
    date_of(published, "--published")
    _writable(out)
    book = load(codebook)
    taken = pipeline.take_in([report], sys.stdin.buffer, book, published=published, outlet=outlet)
    _complain(taken)
    data = show.reading_to_dict(read_document(taken.reports[0].document, book), book)
    if format is Format.json:
        _deliver(show.as_json(data) + "\n", out)
    else:
        with _console(out) as (console, stream):
            show.print_reading(data, console, why)
        if stream is not None:
            _deliver(stream.getvalue(), out)


@app.command()
def schema(name: Annotated[Schema, typer.Argument(help="compare or read")]) -> None:
    """Print the JSON Schema of a result."""
    _deliver(show.as_json(show.load_schema(name.value)) + "\n", None)


def _complain(taken: pipeline.Taken) -> None:
    for problem in taken.passed_over:
        typer.echo(f"passed over: {problem}", err=True)
    for failure in taken.failed:
        typer.echo(f"not read: {failure}", err=True)
    if not taken.reports:
        typer.echo("no report could be read", err=True)
        raise typer.Exit(3)


def _emit(format: Format, data: dict[str, Any], out: Path | None) -> None:  # noqa: A002
    if format is Format.table:
        with _console(out) as (console, stream):
            show.print_comparison(data, console)
        if stream is not None:
            _deliver(stream.getvalue(), out)
        return
    writers = {Format.json: show.as_json, Format.html: show.html, Format.markdown: show.markdown}
    end = "\n" if format is Format.json else ""
    _deliver(writers[format](data) + end, out)


def _console(out: Path | None) -> Any:
    if out is None:
        return nullcontext((Console(), None))
    stream = StringIO()
    return nullcontext((Console(file=stream, width=120, no_color=True), stream))


def _deliver(text: str, out: Path | None) -> None:
    if out is not None:
        _write(out, text)
    else:
        sys.stdout.write(text)


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as problem:
        raise OutputError(f"{path}: cannot be written ({problem.strerror})") from problem


def _writable(*paths: Path | None) -> None:
    """Refuse before the work what would fail after it."""
    for path in paths:
        if path is None:
            continue
        if path.is_dir() or not path.parent.is_dir():
            what = "is a folder" if path.is_dir() else "is in a folder that does not exist"
            raise OutputError(f"{path}: cannot be written (it {what})")
        if not os.access(path if path.exists() else path.parent, os.W_OK):
            raise OutputError(f"{path}: cannot be written (it is in a place to read only)")


def main() -> None:
    """Run the command line; our own errors become one line and an exit code."""
    try:
        app()
    except InputError as problem:
        _fail(problem, 3)
    except OutputError as problem:
        _fail(problem, 4)
    except (CodebookError, StoreError) as problem:
        _fail(problem, 5)
    except CommuniqueError as problem:
        _fail(problem, 1)


def _fail(problem: CommuniqueError, code: int) -> NoReturn:
    typer.echo(f"communique: {problem}", err=True)
    sys.exit(code)
