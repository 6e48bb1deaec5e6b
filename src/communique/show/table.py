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

from communique.show import acts, words
from communique.show.table_accounts import STYLES, print_accounts
from communique.show.table_aspects import print_aspects, print_slips
from communique.show.table_event import print_acts, print_beside, print_coverage, print_others
from communique.show.table_ledger import print_agreement, print_open

MEASURE = 160


def print_comparison(data: Mapping[str, Any], console: Console) -> None:
    """Print the contract of `compare` to a rich console of any width, or to a pipe."""
    width = min(console.width, MEASURE)
    docs = words.Documents(data["documents"])
    _documents(data, docs, console, width)
    for whole in acts.wholes(data):
        _event(whole, docs, console, width)
    for entry in data["agreements"]:
        print_agreement(entry, docs, console, width)
    print_slips(data, docs, console, width)
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
    parts = [doc["kind"], words.dated(doc)]
    parts += [f"credits {words.joined(doc['agencies'])}"] if doc["agencies"] else []
    parts += [f"copy of {docs.number(doc['copy_of'])}"] if doc["copy_of"] else []
    return words.one_line(" · ".join(parts))


def _event(whole: acts.Whole, docs: words.Documents, console: Console, width: int) -> None:
    event = whole.event
    console.print(Rule(style="dim", characters="━"), width=width)
    title = Text(f"{whole.number}  ", style="bold cyan")
    title.append(words.one_line(event["title"]), style="bold default")
    if event["realis"] in words.REALIS:
        title.append(f"  ◇ {words.REALIS[event['realis']]}", style=STYLES["not happened"])
    console.print(title, width=width)
    console.print(Padding(_head(event, docs), (0, 0, 1, 3)), width=width)
    print_accounts(event, docs, console, width)
    print_aspects(event, docs, console, width)
    print_others(event, docs, console, width)
    print_acts(whole, docs, console, width)
    print_coverage(event, docs, console, width)
    print_beside(event, docs, console, width)


def _head(event: Mapping[str, Any], docs: words.Documents) -> Table:
    table = Table.grid(padding=(0, 2))
    table.add_column(style="dim", no_wrap=True)
    table.add_column()
    for label, value in _facts(event, docs):
        if value:
            table.add_row(label, Text(words.one_line(value)))
    return table


def _facts(event: Mapping[str, Any], docs: words.Documents) -> list[tuple[str, str]]:
    when = words.fell(event)
    if event["date_inferred"]:
        when += f", inferred from “{event['date_written_as']}”: {'; '.join(event['date_grounds'])}"
    return [
        ("who", words.joined([words.person(p) for p in event["actors"]])),
        ("to whom", words.joined([words.person(p) for p in event["recipients"]])),
        ("when", when),
        ("where", event["place"] or ""),
        ("medium", event["medium"] or ""),
        ("about", words.about(event)),
        ("coded", words.coded(event)),
        ("heard", f"{words.heard(event)} {docs.refs(event['citations'])}"),
    ]


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
