"""Agreements and open questions for a terminal."""

from __future__ import annotations

from collections.abc import Mapping
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
    table = Table.grid(padding=(0, 2))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column()
    for label, date, text in _lines(entry, docs):
        table.add_row(label, date, text)
    console.print(Padding(table, (0, 0, 1, 3)), width=width)


def _lines(entry: Mapping[str, Any], docs: words.Documents) -> list[tuple[str, Text, Text]]:
    lines = [("parties", Text(words.one_line(words.joined(entry["parties"]))), Text(""))]
    if entry["term"]:
        lines.append(("term", Text(words.one_line(entry["term"])), Text("")))
    if entry["expires"]:
        lines.append(("expires", _date(entry, "expires"), _written(entry, "expires_")))
    for number, step in enumerate(entry["history"]):
        what = Text(words.one_line(step["action"]), style="bold")
        lines.append(("history" if not number else "", _date(step, "date"), what))
        lines.append(("", Text(""), _what(step, docs, "date_")))
    for number, due in enumerate(entry["deadlines"]):
        what = Text("◇ still to be done", style=STYLES["not happened"])
        date = Text(words.date_words(due["date"], due["relation"]) or "no date", style="bold")
        lines.append(("to come" if not number else "", date, what))
        lines.append(("", Text(""), _what(due, docs, "")))
    for number, fact in enumerate(entry["known"]):
        label = "codebook" if not number else ""
        what = Text(words.one_line(f"{fact['action']} (not from these reports: {fact['source']})"))
        what.stylize("dim")
        lines.append((label, Text(words.date_words(fact["date"]), style="dim"), what))
    return lines


def _date(line: Mapping[str, Any], key: str) -> Text:
    return Text(words.date_words(line[key], line[f"{key}_relation"]) or "not dated")


def _written(line: Mapping[str, Any], prefix: str) -> Text:
    text = Text()
    if line[f"{prefix}written_as"]:
        text.append(f"written as “{words.one_line(line[f'{prefix}written_as'])}”", style="dim")
    if line[f"{prefix}inferred"]:
        grounds = "; ".join(line[f"{prefix}grounds"]) or "no grounds given"
        text.append(f", inferred: {words.one_line(grounds)}", style="dim")
    return text


def _what(line: Mapping[str, Any], docs: words.Documents, prefix: str) -> Text:
    text = Text(words.one_line(line["what"]))
    who = [f"by {line['party']}" if line["party"] else ""]
    who += [f"says {line['said_by']}" if line["said_by"] else ""]
    for each in filter(None, who):
        text.append(f", {words.one_line(each)}")
    text.append(f" {docs.refs(line['citations'])}", style="dim cyan")
    written = _written(line, prefix)
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
