"""The commands of `communique codebook`."""

from __future__ import annotations

import datetime
import re
from enum import StrEnum
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from communique import show
from communique.codebook import Codebook, load
from communique.codebook.check import check, stats
from communique.codebook.coverage import holes
from communique.codebook.lookup import entries_named, office_holders
from communique.codebook.sparql import results
from communique.codebook.wikidata import Change, answer, changed, changes, query
from communique.codebook.writing import SKELETONS, add_skeleton, write_file
from communique.read import check_patterns, code_actor

codebook_app = typer.Typer(
    help="The codebook: what communique knows of the world.", no_args_is_help=True
)

Book = Annotated[
    Path | None,
    typer.Option(
        "--codebook", metavar="DIR", help="Your own codebook files, laid over the built-in ones."
    ),
]
Day = Annotated[
    str | None, typer.Option("--on", metavar="DATE", help="As of this day (YYYY-MM-DD).")
]


class Form(StrEnum):
    """How an entry is printed."""

    text = "text"
    json = "json"


@codebook_app.command("check")
def codebook_check(codebook: Book = None) -> None:
    """Check the codebook: names, terms of office, histories, and every event pattern."""
    book = load(codebook)
    found = [*check(book), *check_patterns(book)]
    for line in found:
        typer.echo(line, err=True)
    typer.echo(
        f"codebook sha256:{book.digest[:12]}: " + (f"{len(found)} faults" if found else "no faults")
    )
    raise typer.Exit(5 if found else 0)


@codebook_app.command("stats")
def codebook_stats(codebook: Book = None) -> None:
    """Count the codebook's entries by kind."""
    for kind, count in stats(load(codebook)).items():
        typer.echo(f"{kind:28} {count:6}")


@codebook_app.command("holes")
def codebook_holes(
    countries: Annotated[
        list[str] | None, typer.Argument(metavar="[COUNTRY]...", help="ISO 3166 alpha-3 codes.")
    ] = None,
    until: Annotated[
        str | None, typer.Option(metavar="DATE", help="Look up to this day; today if not given.")
    ] = None,
    codebook: Book = None,
) -> None:
    """List the days on which the codebook knows no holder of an office that it should know."""
    book = load(codebook)
    unknown = [c for c in countries or () if c not in book.countries]
    if unknown:
        usage(f"{unknown[0]!r}: no country of the codebook has that code")
    last = date_of(until, "--until") or datetime.datetime.now(tz=datetime.UTC).date()
    found = list(holes(book, last, countries or ()))
    for hole in found:
        typer.echo(f"{hole.country}  {hole.kind:28} {hole.since} to {hole.until}")
    typer.echo(f"{len(found)} holes")


@codebook_app.command("show")
def codebook_show(
    name: Annotated[
        str, typer.Argument(help="An id, a name, or an office: 'foreign minister of France'.")
    ],
    on: Day = None,
    format: Annotated[Form, typer.Option(help="text or json.")] = Form.text,  # noqa: A002
    codebook: Book = None,
) -> None:
    """Print what the codebook knows under an id or a name, or who held an office."""
    date_of(on, "--on")
    book = load(codebook)
    found = [(k, show.entry_on(e, on)) for k, e in entries_named(book, name)]
    held = office_holders(book, name, on)
    if not found or (held is not None and {k for k, _ in found} <= {"offices", "agents"}):
        if held is None:
            usage(f"{name!r}: no entry of that id or name, and no office of a country")
        of, people = held
        if not people:
            when = f" on {on}" if on else ""
            typer.echo(f"{name}: the codebook knows nobody who held it{when} ({of})", err=True)
            raise typer.Exit(1)
        lines = show.holders(book, of, people)
        typer.echo(show.as_json(lines) if format is Form.json else show.holder_lines(lines))
        return
    if format is Form.json:
        typer.echo(show.as_json([show.entry_to_dict(book, k, e) for k, e in found]))
    else:
        typer.echo("\n".join(show.entry_lines(book, k, e) for k, e in found))


@codebook_app.command("actor")
def codebook_actor(
    words: Annotated[str, typer.Argument(help="The words for an actor: 'Ugandan army spokesman'.")],
    on: Day = None,
    codebook: Book = None,
) -> None:
    """Code an actor in PLOVER: country, sector, entity, and what decided."""
    date_of(on, "--on")
    code = code_actor(words, load(codebook), on)
    sectors = " ".join(filter(None, (code.sector, *code.others))) or "-"
    typer.echo(f"country {code.country or '-'}  sector {sectors}  entity {code.entity or '-'}")
    typer.echo(f"because {code.grounds or 'nothing in it is in the codebook'}")


@codebook_app.command("add")
def codebook_add(
    kind: Annotated[str, typer.Argument(help=f"One of {', '.join(SKELETONS)}.")],
    entry: Annotated[str, typer.Argument(metavar="ID", help="The id of the new entry.")],
    name: Annotated[
        str | None, typer.Option(help="Its name, made from the id if not given.")
    ] = None,
    codebook: Annotated[
        Path, typer.Option("--codebook", metavar="DIR", help="Your own codebook folder.")
    ] = Path("codebook"),
) -> None:
    """Write a skeleton entry into your own codebook folder, to be filled in."""
    if kind not in SKELETONS:
        usage(f"{kind!r}: no kind of entry; write one of {', '.join(SKELETONS)}")
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_.-]*", entry):
        usage(f"{entry!r}: an id is letters, digits, '.', '_' and '-', beginning with a letter")
    path = add_skeleton(load(), codebook, kind, entry, name)
    typer.echo(f"{path}: {entry} added; fill it in and run")
    typer.echo(f"  communique codebook check --codebook {codebook}")


@codebook_app.command("update")
def codebook_update(
    wikidata: Annotated[
        str,
        typer.Option(
            "--wikidata", metavar="URL|FILE", help="A SPARQL endpoint, or a saved JSON result."
        ),
    ],
    since: Annotated[
        str, typer.Option(metavar="DATE", help="Look at terms that reach beyond this day.")
    ] = "2010-01-01",
    write: Annotated[
        bool, typer.Option("--write", help="Write the changed entries into the folder --codebook.")
    ] = False,
    print_query: Annotated[
        bool, typer.Option("--print-query", help="Print the SPARQL query and stop.")
    ] = False,
    codebook: Book = None,
) -> None:
    """Compare office-holders with Wikidata and say what would change; nothing is overwritten
    without --write."""
    date_of(since, "--since")
    book = load(codebook)
    if print_query:
        typer.echo(query(book), nl=False)
        return
    if write and codebook is None:
        usage("--write needs --codebook DIR: changed entries go into a folder of your own")
    rows, skipped = answer(book, results(wikidata, query(book)), wikidata)
    for line in skipped:
        typer.echo(f"skipped: {line}", err=True)
    found = list(changes(book, rows, since))
    for change in found:
        typer.echo(f"{change.what:13} {change.says}")
    typer.echo(_summary(found, len(rows), len(skipped)))
    if write and found:
        _write_changes(book, found, Path(str(codebook)), wikidata)


def _summary(found: list[Change], rows: int, skipped: int) -> str:
    counts = {what: sum(c.what == what for c in found) for what in sorted({c.what for c in found})}
    parts = ", ".join(f"{count} {what}" for what, count in counts.items()) or "nothing to change"
    return f"{rows} terms read, {skipped} rows skipped: {parts}"


def _write_changes(book: Codebook, found: list[Change], folder: Path, origin: str) -> None:
    """The changed entries whole, with those that stand in that file from before."""
    path = folder / "entities" / "people-wikidata.yaml"
    entries = {
        key.removeprefix("people/"): book.people[key.removeprefix("people/")]
        for key, number in book.origin_of.items()
        if key.startswith("people/")
        and book.origins[number].file == "entities/people-wikidata.yaml"
    }
    entries |= {person.id: person for person in changed(found)}
    today = datetime.datetime.now(tz=datetime.UTC).date().isoformat()
    write_file(path, f"Wikidata (CC0), by {origin}", today, [entries[i] for i in sorted(entries)])
    typer.echo(f"{path}: {len(entries)} entries written")


def date_of(said: str | None, option: str) -> datetime.date | None:
    """A date that an option gives; one that is none is wrong use."""
    if said is None:
        return None
    try:
        return datetime.date.fromisoformat(said)
    except ValueError:
        usage(f"{option} {said}: not a date; write YYYY-MM-DD, as in 2021-01-28")


def usage(message: str) -> NoReturn:
    """End as wrong use of the command."""
    typer.echo(message, err=True)
    raise typer.Exit(2)
