"""The comparison for a terminal: what one reads first, before opening the page.

Everything is put in `Text`, never in console markup, so that words of a report cannot style the
terminal. Colour never stands alone: each verdict has its own sign and word.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rich.console import Console
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from communique.show import words
from communique.show.table_accounts import STYLES, print_accounts, print_coverage
from communique.show.table_ledger import print_agreement, print_open

MEASURE = 160


def print_comparison(data: Mapping[str, Any], console: Console) -> None:
    """Print the contract of `compare` to a rich console of any width, or to a pipe."""
    width = min(console.width, MEASURE)
    docs = words.Documents(data["documents"])
    _documents(data, docs, console, width)
    for number, event in enumerate(data["events"], 1):
        _event(event, number, docs, console, width)
    for entry in data["agreements"]:
        print_agreement(entry, docs, console, width)
    print_open(data, docs, console, width)
    if not data["events"]:
        console.print(Text("No event was found in these reports.", style="bold"))
    _key(console, width)


def _documents(
    data: Mapping[str, Any], docs: words.Documents, console: Console, width: int
) -> None:
    table = Table.grid(padding=(0, 1))
    table.add_column(justify="right", style="bold cyan", no_wrap=True)
    table.add_column()
    for doc in data["documents"]:
        line = Text(words.one_line(doc["outlet"]), style="bold")
        line.append(f"  {words.one_line(doc['title'] or doc['name'])}", style="not bold")
        line.append(f"  {_beside(doc, docs)}", style="not bold dim")
        table.add_row(str(docs.number(doc["id"])), line)
    console.print(Text(words.count(len(data["documents"]), "report"), style="bold"))
    console.print(Padding(table, (0, 0, 1, 0)), width=width)


def _beside(doc: Mapping[str, Any], docs: words.Documents) -> str:
    date = words.date_words(doc["published"]) or "date unknown"
    parts = [doc["kind"], date + (" (inferred)" if doc["published_inferred"] else "")]
    parts += [f"credits {words.joined(doc['agencies'])}"] if doc["agencies"] else []
    parts += [f"copy of {docs.number(doc['copy_of'])}"] if doc["copy_of"] else []
    return words.one_line(" · ".join(parts))


def _event(
    event: Mapping[str, Any], number: int, docs: words.Documents, console: Console, width: int
) -> None:
    console.print(Rule(style="dim", characters="━"), width=width)
    title = Text(f"{number}  ", style="bold cyan")
    title.append(words.one_line(event["title"]), style="bold default")
    if event["realis"] in words.REALIS:
        title.append(f"  ◇ {words.REALIS[event['realis']]}", style=STYLES["not happened"])
    console.print(title, width=width)
    console.print(Padding(_head(event, docs), (0, 0, 1, 3)), width=width)
    print_accounts(event, docs, console, width)
    print_coverage(event, docs, console, width)
    _said(event, docs, console, width)


def _head(event: Mapping[str, Any], docs: words.Documents) -> Table:
    table = Table.grid(padding=(0, 2))
    table.add_column(style="dim", no_wrap=True)
    table.add_column()
    for label, value in _facts(event, docs):
        if value:
            table.add_row(label, Text(words.one_line(value)))
    return table


def _facts(event: Mapping[str, Any], docs: words.Documents) -> list[tuple[str, str]]:
    when = words.date_words(event["date"], event["date_relation"]) or "not dated"
    if event["date_inferred"]:
        when += f", inferred from “{event['date_written_as']}”: {'; '.join(event['date_grounds'])}"
    return [
        ("who", words.joined([words.person(p) for p in event["actors"]])),
        ("to whom", words.joined([words.person(p) for p in event["recipients"]])),
        ("when", when),
        ("where", event["place"] or ""),
        ("medium", event["medium"] or ""),
        ("about", ", ".join(each["name"] for each in event["about"])),
        ("coded", words.coded(event)),
        ("heard", f"{words.heard(event)} {docs.refs(event['citations'])}"),
    ]


def _said(event: Mapping[str, Any], docs: words.Documents, console: Console, width: int) -> None:
    reactions = [
        (f"{r['party']}, {r['by']}" if r["by"] else r["party"], r) for r in event["reactions"]
    ]
    background = [(b["outlet"], b) for b in event["background"]]
    titles = ("Reactions", "Background, in the outlets’ own voice")
    for title, lines in zip(titles, (reactions, background), strict=True):
        if lines:
            table = Table(box=None, title=title, title_justify="left", show_header=False,
                          title_style="bold", padding=(0, 2, 0, 0))  # fmt: skip
            for who, line in lines:
                said = Text(words.one_line(words.own_words(line)))
                said.append(f" {docs.refs(line['citations'])}", style="dim cyan")
                table.add_row(Text(words.one_line(who), style="bold"), said)
            console.print(Padding(table, (0, 0, 1, 3)), width=width)


def _key(console: Console, width: int) -> None:
    table = Table.grid(padding=(0, 2))
    table.add_column(no_wrap=True)
    table.add_column()
    for name, verdict in words.VERDICTS.items():
        sign = Text(f"{verdict.sign} {verdict.word}", style=STYLES[name])
        table.add_row(sign, Text(verdict.meaning, style="dim"))
    table.add_row(Text("[1·4]", style="dim cyan"), Text("report 1, sentence 4", style="dim"))
    console.print(Rule(style="dim"), width=width)
    console.print(table, width=width)
