"""Agreements and open questions for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from rich.console import Console
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from communique.show import words
from communique.show.table_accounts import STYLES


def print_agreement(
    entry: Mapping[str, Any], docs: words.Documents, console: Console, width: int
) -> None:
    """One agreement: status and term, then its history and what is still to be done."""
    console.print(Rule(style="dim", characters="━"), width=width)
    head = Text("Agreement  ", style="bold cyan")
    head.append(words.one_line(entry["name"]), style="bold default")
    head.append(f"  {words.one_line(entry['status'])}", style="not bold default")
    console.print(head, width=width)
    facts = Table.grid(padding=(0, 2))
    facts.add_column(style="dim", no_wrap=True, min_width=8)
    facts.add_column()
    for label, text in _facts(entry):
        facts.add_row(label, text)
    console.print(Padding(facts, (0, 0, 1, 3)), width=width)
    if entry["history"] or entry["deadlines"]:
        console.print(Padding(_steps(entry, docs), (0, 0, 1, 3)), width=width)
    if entry["known"]:
        line = f"codebook, not these reports: {words.known(entry)}"
        console.print(Padding(Text(words.one_line(line), style="dim"), (0, 0, 1, 3)), width=width)


def _facts(entry: Mapping[str, Any]) -> Iterator[tuple[str, Text]]:
    if used := words.names_used(entry):
        yield "also", Text(words.one_line(f"“{'”, “'.join(used)}” in these reports"))
    yield "parties", Text(words.one_line(words.few(entry["parties"])) or "not named")
    if entry["term"]:
        yield "term", Text(words.one_line(entry["term"]))
    if entry["expires"]:
        date = Text(f"{words.fell(entry, 'expires')}  ", style="bold")
        yield "expires", date.append_text(_written(entry, "expires_"))


def _steps(entry: Mapping[str, Any], docs: words.Documents) -> Table:
    table = Table.grid(padding=(0, 2))
    table.add_column(style="bold", no_wrap=True, justify="right")
    table.add_column(ratio=1)
    for step in words.in_order(entry["history"]):
        table.add_row(words.fell(step), _what(step, docs, "date_", Text("● ")))
    for due in words.in_order(entry["deadlines"]):
        date = words.date_words(due["date"], due["relation"]) or "no date"
        mark = Text(f"◇ {words.to_come(due)}  ", style=STYLES["not happened"])
        table.add_row(date, _what(due, docs, "", mark))
    for point in entry["disputed"]:
        line = Text("! ", style="yellow").append(words.one_line(f"{point['what']}: "))
        line.append(words.one_line(words.sides(point)), style="bold default")
        line.append(f" {docs.refs(point['citations'])}", style="not bold dim cyan")
        table.add_row("disputed", line)
    return table


def _written(line: Mapping[str, Any], prefix: str) -> Text:
    parts = []
    if line[f"{prefix}written_as"]:
        parts.append(f"written “{line[f'{prefix}written_as']}”")
    if line[f"{prefix}inferred"]:
        parts.append("inferred: " + words.brief_grounds(line[f"{prefix}grounds"]))
    return Text(words.one_line(", ".join(parts)), style="not bold dim")


def _what(line: Mapping[str, Any], docs: words.Documents, prefix: str, mark: Text) -> Text:
    text = mark.append(words.one_line(line["action"]), style="bold default")
    text.append(f" by {words.one_line(line['party'])}" if line["party"] else "", "not bold default")
    says = f", says {words.one_line(line['said_by'])}" if line["said_by"] else ""
    text.append(says, style="not bold default dim")
    text.append(f" {docs.refs(line['citations'])}", style="not bold dim cyan")
    said = words.own_words({"gist": line["what"], "citations": line["citations"]})
    text.append(f"\n{words.one_line(said)}", style="not bold default")
    written = _written(line, prefix)
    if why := words.reckoned(line) if "reckoned" in line else words.passage(line):
        written = Text(words.one_line(why), style="not bold dim")
    return Text("\n").join([text, written]) if written else text


def print_open(
    data: Mapping[str, Any], docs: words.Documents, console: Console, width: int
) -> None:
    """What stays open, and what the reader is warned of."""
    if not data["unresolved"] and not data["warnings"]:
        return
    console.print(Rule(style="dim", characters="━"), width=width)
    console.print(Text("Left open", style="bold"))
    for each in data["unresolved"]:
        text = Text(f"? “{words.one_line(each['words'])}”")
        if each["candidates"]:
            text.append(f" may mean {words.one_line(' or '.join(each['candidates']))}")
        text.append(f": {words.one_line(each['why'])} ", style="dim")
        text.append(docs.refs(each["citations"]), style="dim cyan")
        console.print(Padding(text, (0, 0, 0, 3)), width=width)
    for warning in data["warnings"]:
        text = Text(f"! {words.one_line(warning)}", style="yellow")
        console.print(Padding(text, (0, 0, 0, 3)), width=width)
    console.print()
