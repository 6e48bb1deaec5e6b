"""What accounts are compared by beside their points, and slips of reports, for a terminal."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rich.console import Console
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from communique.show import beside, words
from communique.show.table_accounts import titled, verdict


def print_aspects(
    event: Mapping[str, Any], docs: words.Documents, console: Console, width: int
) -> None:
    """A few lines under the accounts of an event."""
    lines = beside.lines(event)
    if not lines:
        return
    console.print(Padding(titled("Beside the points", ""), (0, 0, 0, 3)), width=width)
    table = Table.grid(padding=(0, 2))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(ratio=1)
    for line in lines:
        told = [_told(each, docs) for each in line.told]
        if line.verdict:
            told.insert(0, verdict(line.verdict))
        table.add_row(line.label, Text("\n").join(told))
    console.print(Padding(table, (0, 0, 1, 3)), width=width)


def _told(each: beside.Told, docs: words.Documents) -> Text:
    text = Text(f"{words.one_line(each.party)}  ", style="bold")
    text.append(words.one_line(each.text), style="not bold")
    text.append(f"  {words.one_line(each.more)}" if each.more else "", style="not bold dim")
    return text.append(f" {docs.refs(each.citations)}", style="not bold dim cyan")


def print_slips(
    data: Mapping[str, Any], docs: words.Documents, console: Console, width: int
) -> None:
    """What reports have otherwise than the texts they render, and where quotations are from."""
    if not data["slips"] and not data["quotations"]:
        return
    console.print(Rule(style="dim", characters="━"), width=width)
    console.print(Text("Reports against the texts they render", style="bold cyan"), width=width)
    for each in data["slips"]:
        line = Text("≠ ", style="bold red").append(
            words.one_line(beside.slip(each, docs)), "default"
        )
        line.append(f" {docs.refs([*each['citations'], *each['others']])}", style="dim cyan")
        console.print(Padding(line, (0, 0, 0, 3)), width=width)
    for each in data["quotations"]:
        line = Text(words.one_line(beside.quotation(each, docs)), style="dim")
        line.append(f" {docs.refs([*each['citations'], *each['others']])}", style="dim cyan")
        console.print(Padding(line, (0, 0, 0, 3)), width=width)
    console.print()
