"""The tables of one event for a terminal: points against parties, points against reports."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from communique.show import grid, words

STYLES: Mapping[str, str] = {
    "agree": "green",
    "differ": "bold red",
    "stated": "blue",
    "silent": "dim",
    "no account": "dim",
    "not happened": "bold magenta",
}

#: below this many columns a party, cells read worse than lines under one another
NARROWEST = 22
NARROWEST_REPORT = 14
POINT = 22


def print_accounts(
    event: Mapping[str, Any], docs: words.Documents, console: Console, width: int
) -> None:
    """What each party says of each point; stacked where the console is too narrow for columns."""
    told, untold = grid.told(event)
    lines = grid.accounts(event)
    if told and lines:
        fits = (width - POINT) / len(told) - 3 >= NARROWEST
        table = (_columns if fits else _stacked)(event, told, lines, docs)
        table.title = _title("Accounts side by side", grid.tally(lines))
        console.print(Padding(table, (0, 0, 1, 3)), width=width)
    if untold:
        sign = words.VERDICTS["no account"]
        names = words.joined([event["accounts"][n]["party"] for n in untold])
        line = f"{sign.sign} {sign.word} of {names} in these reports; this is not silence"
        console.print(Padding(Text(words.one_line(line), style="dim"), (0, 0, 1, 3)), width=width)


def _title(name: str, more: str) -> Text:
    return Text.assemble((name, "bold"), (f"  {more}" if more else "", "dim"))


def _frame() -> Table:
    return Table(
        box=box.SIMPLE_HEAD, show_lines=True, title_justify="left", border_style="dim",
        title_style="", header_style="bold", padding=(0, 2, 0, 0), pad_edge=False, expand=True,
    )  # fmt: skip


def _columns(
    event: Mapping[str, Any], told: list[int], lines: list[grid.Line], docs: words.Documents
) -> Table:
    table = _frame()
    table.add_column("point", ratio=3, min_width=16)
    for number in told:
        table.add_column(_party(event["accounts"][number]), ratio=5)
    for line in lines:
        table.add_row(_point(line), *(_cell(line.cells[number], docs) for number in told))
    return table


def _stacked(
    event: Mapping[str, Any], told: list[int], lines: list[grid.Line], docs: words.Documents
) -> Table:
    table = _frame()
    table.show_header = table.show_lines = False
    table.add_column(ratio=2, min_width=14)
    table.add_column(ratio=5)
    for line in lines:
        table.add_row(Text(words.one_line(line.topic), style="bold"),
                      Text(words.one_line(line.gist), style="dim italic"))  # fmt: skip
        for number in told:
            name = Text(words.one_line(event["accounts"][number]["party"]))
            last = number == told[-1]
            table.add_row(name, _cell(line.cells[number], docs), end_section=last)
    return table


def _party(account: Mapping[str, Any]) -> Text:
    head = Text(words.one_line(account["party"]), style="bold")
    chains = [c for point in account["points"] for c in words.chains_words(point)]
    for chain in dict.fromkeys(chains) or account["through"]:
        head.append(f"\n{words.one_line(chain)}", style="not bold dim")
    return head


def _point(line: grid.Line) -> Text:
    text = Text(words.one_line(line.topic), style="bold")
    if line.gist and line.gist != line.topic:
        text.append(f"\n{words.one_line(line.gist)}", style="not bold dim")
    return text


def _cell(found: grid.Found, docs: words.Documents) -> Text:
    if not found:
        return Text("not compared", style="dim")
    return Text("\n").join(_finding(each, docs) for each in found)


def _finding(finding: Mapping[str, Any], docs: words.Documents) -> Text:
    verdict = words.VERDICTS[finding["verdict"]]
    text = Text(f"{verdict.sign} {verdict.word}", style=STYLES[finding["verdict"]])
    if finding["verdict"] in ("silent", "no account"):
        text.append(f" {docs.refs(finding['citations'])}")
        return text
    if finding["realis"] in words.REALIS:
        text.append(f"  ◇ {words.REALIS[finding['realis']]}", style=STYLES["not happened"])
    text.append(f"\n{words.one_line(words.own_words(finding))}", style="not bold default")
    text.append(f" {docs.refs(finding['citations'])}", style="not bold dim cyan")
    by = words.speakers(finding)
    text.append(f"\nby {words.one_line(by)}" if by else "", style="not bold dim default")
    if finding["note"]:
        text.append(f"\n{words.one_line(finding['note'])}", style="not bold dim italic default")
    return text


def print_coverage(
    event: Mapping[str, Any], docs: words.Documents, console: Console, width: int
) -> None:
    """Which report carried which point."""
    documents, lines = grid.coverage(event)
    if not lines:
        return
    fits = (width - POINT) / len(documents) - 3 >= NARROWEST_REPORT
    table = (_reports if fits else _reports_stacked)(documents, lines, docs)
    table.show_lines = not fits
    table.title = _title("What each report carried", "")
    console.print(Padding(table, (0, 0, 1, 3)), width=width)


def _reports(documents: list[str], lines: list[grid.Line], docs: words.Documents) -> Table:
    table = _frame()
    table.add_column("point", ratio=3, min_width=16)
    for doc in documents:
        table.add_column(_report(doc, docs), ratio=3)
    for line in lines:
        cells = [_carried(each, docs) for each in line.cells]
        table.add_row(Text(words.one_line(line.topic), style="bold"), *cells)
    return table


def _reports_stacked(documents: list[str], lines: list[grid.Line], docs: words.Documents) -> Table:
    table = _frame()
    table.show_header = False
    table.add_column(ratio=2, min_width=12)
    table.add_column(ratio=5)
    for line in lines:
        cells = [
            Text.assemble(_report(doc, docs), "  ", _carried(cell, docs))
            for doc, cell in zip(documents, line.cells, strict=True)
        ]
        table.add_row(Text(words.one_line(line.topic), style="bold"), Text("\n").join(cells))
    return table


def _report(document: str, docs: words.Documents) -> Text:
    return Text(f"{docs.number(document)} {words.one_line(docs.outlet(document))}")


def _carried(found: grid.Found, docs: words.Documents) -> Text:
    if not found:
        return Text("not compared", style="dim")
    one = found[0]
    if not one["carried"]:
        return Text("○ not carried", style="dim")
    text = Text("● carried ")
    text.append(docs.refs(one["citations"]), style="dim cyan")
    if one["verbatim_with"]:
        numbers = words.joined([str(docs.number(doc)) for doc in one["verbatim_with"]])
        text.append(f" word for word as in {numbers}", style="dim")
    return text
