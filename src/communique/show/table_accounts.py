"""The accounts of one event for a terminal: what is shared in columns, what is not in lists."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from communique.show import grid, sides, words

STYLES: Mapping[str, str] = {
    "agree": "green",
    "differ": "bold red",
    "stated": "blue",
    "silent": "dim",
    "no account": "dim",
    "not happened": "bold magenta",
}

#: below this many columns a party, cells read worse than lines under one another
NARROWEST = 30
POINT = 22


def print_accounts(
    event: Mapping[str, Any], docs: words.Documents, console: Console, width: int
) -> None:
    """What each party says of each point: shared points, then each party's own."""
    here, groups = sides.sides(event), sides.groups(event)
    if groups:
        title = titled(sides.heading(event), sides.tally(event))
        console.print(Padding(title, (0, 0, 1, 3)), width=width)
        console.print(Padding(_through(event, here.part), (0, 0, 1, 3)), width=width)
    for group in groups:
        label = titled(group.label, words.count(len(group.lines), "point"))
        if group.rest is None:
            fits = (width - POINT) / max(1, len(here.part)) - 3 >= NARROWEST
            table = (_columns if fits else _stacked)(event, here.part, group, docs)
        else:
            label.append_text(_rest(event, group.rest, docs))
            table = _list(event, group, docs)
        console.print(Padding(label, (0, 0, 0, 3)), width=width)
        console.print(Padding(table, (0, 0, 0, 3)), width=width)
    if here.untold:
        sign = words.VERDICTS["no account"]
        names = words.joined([event["accounts"][n]["party"] for n in here.untold])
        line = f"{sign.sign} {sign.word} of {names} in these reports; this is not silence"
        console.print(Padding(Text(words.one_line(line), style="dim"), (0, 0, 1, 3)), width=width)


def titled(name: str, more: str) -> Text:
    """A bold title with something lighter behind it."""
    name, more = words.one_line(name), words.one_line(more)
    return Text.assemble((name, "bold"), (f"  {more}" if more else "", "dim"))


def framed() -> Table:
    """A table with a rule under its head and air between its columns."""
    return Table(
        box=box.SIMPLE_HEAD, show_lines=True, title_justify="left", border_style="dim",
        title_style="", header_style="bold", padding=(0, 2, 0, 0), pad_edge=False, expand=True,
    )  # fmt: skip


def topic(line: grid.Line) -> Text:
    """The label of a row: bold for a topic, slanted where it is only the beginning of the words."""
    return Text(words.one_line(line.topic), style="italic" if sides.drawn(line) else "bold")


def quoted(finding: Mapping[str, Any], docs: words.Documents) -> Text:
    """The words of a finding, the verb of a list lighter, with its references."""
    verb, said = words.verb_and_words(finding)
    text = Text()
    text.append(f"{words.one_line(verb)} " if verb else "", style="dim italic")
    text.append(words.one_line(said))
    text.append(f" {docs.refs(finding['citations'])}", style="dim cyan")
    return text


def behind(finding: Mapping[str, Any], party: str) -> Text:
    """The note, and under it speakers and chains; all of them dim."""
    by = words.speakers(finding)
    via = [f"by {by}" if by else "", *words.chains_words(finding, party)]
    lines = [finding["note"], " · ".join(filter(None, via))]
    return Text("".join(f"\n{words.one_line(each)}" for each in lines if each), style="dim")


def _through(event: Mapping[str, Any], part: Sequence[int]) -> Table:
    table = Table.grid(padding=(0, 2))
    table.add_column(no_wrap=True)
    table.add_column(style="dim")
    for number in part:
        account = event["accounts"][number]
        through = words.one_line("; ".join(account["through"]))
        table.add_row(words.one_line(account["party"]), f"through {through}" if through else "")
    return table


def _rest(
    event: Mapping[str, Any], rest: Sequence[tuple[int, grid.Found]], docs: words.Documents
) -> Text:
    """What the other parties' accounts come to on every row of a group."""
    text = Text()
    for number, found in rest:
        text.append(f"  {words.one_line(event['accounts'][number]['party'])} ", style="dim")
        text.append_text(_cell(found, "", docs))
    return text


def _list(event: Mapping[str, Any], group: sides.Group, docs: words.Documents) -> Table:
    """The points of one party alone: topic and words."""
    table = framed()
    table.show_header = False
    table.show_lines = False
    table.add_column(width=POINT)
    table.add_column(ratio=1)
    owner = group.owner or 0
    party = event["accounts"][owner]["party"]
    for line in group.lines:
        said = Text("\n").join([_finding(f, party, docs, own=True) for f in line.cells[owner]])
        table.add_row(_point(event, line), said)
    return table


def _columns(
    event: Mapping[str, Any], part: Sequence[int], group: sides.Group, docs: words.Documents
) -> Table:
    table = framed()
    table.add_column("", width=POINT)
    for number in part:
        table.add_column(words.one_line(event["accounts"][number]["party"]), ratio=5)
    for line in group.lines:
        common, cells = sides.shared_note(line, part), sides.cells(line, part)
        names = [event["accounts"][n]["party"] for n in part]
        said = [_cell(cell, name, docs) for name, cell in zip(names, cells, strict=True)]
        table.add_row(_point(event, line, common), *said)
    return table


def _stacked(
    event: Mapping[str, Any], part: Sequence[int], group: sides.Group, docs: words.Documents
) -> Table:
    table = framed()
    table.show_header = table.show_lines = False
    table.add_column(ratio=2, min_width=14)
    table.add_column(ratio=5)
    for line in group.lines:
        table.add_row(_point(event, line), Text(sides.shared_note(line, part), style="dim"))
        for number, cell in zip(part, sides.cells(line, part), strict=True):
            party = event["accounts"][number]["party"]
            last = number == part[-1]
            table.add_row(f"  {words.one_line(party)}", _cell(cell, party, docs), end_section=last)
    return table


def _point(event: Mapping[str, Any], line: grid.Line, note: str = "") -> Text:
    text = topic(line)
    text.append(f"\n{words.one_line(note)}" if note else "", style="not bold not italic dim")
    if also := sides.also(event, line):
        text.append(f"\nalso {words.one_line(words.joined(also))}", style="not bold dim")
    return text


def _cell(found: grid.Found, party: str, docs: words.Documents) -> Text:
    if not found:
        return Text("not compared", style="dim")
    return Text("\n").join(_finding(each, party, docs) for each in found)


def _finding(
    finding: Mapping[str, Any], party: str, docs: words.Documents, own: bool = False
) -> Text:
    """A finding; with `own`, the verdict "states" goes without saying."""
    text = Text()
    if finding["verdict"] in ("silent", "no account"):
        text.append_text(verdict(finding["verdict"]))
        return text.append(f" {docs.refs(finding['citations'])}", style="dim cyan")
    if not own or finding["verdict"] != "stated":
        text.append_text(verdict(finding["verdict"])).append("  ")
    text.append_text(unreal(finding["realis"]))
    if text and not own:
        text.append("\n")
    text.append_text(quoted(finding, docs))
    return text.append_text(behind(finding, party))


def verdict(name: str) -> Text:
    """A verdict as sign and word, coloured."""
    found = words.VERDICTS[name]
    return Text(f"{found.sign} {found.word}", style=STYLES[name])


def unreal(realis: str) -> Text:
    """The mark of what has not happened, with a blank behind it; nothing for what has."""
    mark = f"◇ {realis}  " if realis in words.REALIS else ""
    return Text(mark, style=STYLES["not happened"])
