"""What stands under the accounts of an event in a terminal: others, acts, coverage, the rest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from communique.show import acts, grid, sides, words
from communique.show.table_accounts import (
    POINT,
    behind,
    framed,
    quoted,
    titled,
    topic,
    unreal,
    verdict,
)

#: below this width acts are told in lines and not in columns
ACTS = 110
NARROWEST_REPORT = 14


def print_others(
    event: Mapping[str, Any], docs: words.Documents, console: Console, width: int
) -> None:
    """What those say who took no part, apart from the parties."""
    lines = [(_other(each), quoted(each, docs), each) for each in sides.others(event)]
    rows = [(who, said.append_text(behind(each, each["party"]))) for who, said, each in lines]
    _print("What others say", "they took no part", rows, console, width)


def _other(each: Mapping[str, Any]) -> Text:
    who = Text(words.one_line(each["party"]), style="bold")
    by = each["speaker"] if each["speaker"] != each["party"] else ""
    more = [by, each["topic"], words.fell(each) if each["date"] else ""]
    for line in filter(None, more):
        who.append(f"\n{words.one_line(line)}", style="not bold dim")
    if each["verdict"] in ("agree", "differ"):
        who.append("\n").append_text(verdict(each["verdict"]))
    return who


def print_acts(whole: acts.Whole, docs: words.Documents, console: Console, width: int) -> None:
    """The acts done in a meeting, one line each."""
    if not whole.acts:
        return
    console.print(Padding(titled("Acts coded in this meeting", "PLOVER"), (0, 0, 0, 3)))
    table = framed()
    table.show_lines = False
    if width >= ACTS:
        for name, ratio in (("coded", 2), ("who → whom", 3), ("what", 6), ("when", 3)):
            table.add_column(name, ratio=ratio)
        table.add_column("by whose account", ratio=3)
        for act in whole.acts:
            coded = Text("\n".join(filter(None, (act.event["type"], act.event["mode"]))))
            table.add_row(coded, words.one_line(acts.who(act)), _what(act, docs),
                          _when(act, whole), _stand(act))  # fmt: skip
    else:
        table.show_header = False
        table.add_column(width=POINT - 6)
        table.add_column(ratio=1)
        for act in whole.acts:
            coded = Text("\n".join(filter(None, (act.event["type"], act.event["mode"]))))
            more = [Text(words.one_line(acts.who(act))), _when(act, whole), _stand(act)]
            table.add_row(coded, Text("\n").join([_what(act, docs), *more]))
    console.print(Padding(table, (0, 0, 0, 3)), width=width)


def _what(act: acts.Act, docs: words.Documents) -> Text:
    text = unreal(act.event["realis"])
    text.append(words.one_line(act.event["title"]), style="not bold default")
    return text.append(f" {docs.refs(act.event['citations'])}", style="not bold dim cyan")


def _when(act: acts.Act, whole: acts.Whole) -> Text:
    text = Text(words.fell(act.event))
    if act.event["date_inferred"] and not acts.same_day(act, whole):
        grounds = words.brief_grounds(act.event["date_grounds"])
        text.append(f" inferred: {words.one_line(grounds)}", style="dim")
    return text


def _stand(act: acts.Act) -> Text:
    names = (("stated", act.states), ("silent", act.silent), ("no account", act.untold))
    told = []
    for name, parties in names:
        if parties:
            sign = words.VERDICTS[name]
            style = "" if name == "stated" else "dim"
            word = "" if name == "stated" else f" {sign.word}"
            told.append(Text(f"{sign.sign} {words.one_line(words.joined(parties))}{word}", style))
    return Text("\n").join(told) if told else Text("the outlet’s own voice", style="dim")


def print_beside(
    event: Mapping[str, Any], docs: words.Documents, console: Console, width: int
) -> None:
    """What is told beside the event, and by whom."""
    rows = []
    for each in event["background"]:
        who = Text(words.one_line(each["party"] or each["outlet"]), style="bold")
        who.append(f"\n{words.one_line(each['topic'])}", style="not bold dim")
        rows.append((who, quoted(each, docs)))
    _print("Told beside the event", "", rows, console, width)


def _print(
    title: str, more: str, rows: Sequence[tuple[Text, Text]], console: Console, width: int
) -> None:
    if not rows:
        return
    console.print(Padding(titled(title, more), (0, 0, 0, 3)), width=width)
    table = framed()
    table.show_header = table.show_lines = False
    table.add_column(width=POINT)
    table.add_column(ratio=1)
    for who, said in rows:
        table.add_row(who, said)
    console.print(Padding(table, (0, 0, 0, 3)), width=width)


def print_coverage(
    event: Mapping[str, Any], docs: words.Documents, console: Console, width: int
) -> None:
    """Which report carried which point."""
    documents, lines = grid.coverage(event)
    if not lines:
        return
    background = sides.beside(event)
    lines = sorted(lines, key=lambda line: line.id in background)
    fits = (width - POINT) / len(documents) - 3 >= NARROWEST_REPORT
    table = (_reports if fits else _reports_stacked)(documents, lines, docs, background)
    console.print(Padding(titled("What each report carried", ""), (0, 0, 0, 3)), width=width)
    console.print(Padding(table, (0, 0, 0, 3)), width=width)


def _reports(
    documents: list[str], lines: list[grid.Line], docs: words.Documents, beside: frozenset[str]
) -> Table:
    table = framed()
    table.show_lines = False
    table.add_column("", ratio=4, min_width=16)
    for doc in documents:
        table.add_column(_report(doc, docs), ratio=3)
    for label, line in zip(_labels(lines, beside), lines, strict=True):
        table.add_row(label, *(_carried(each, docs) for each in line.cells))
    return table


def _reports_stacked(
    documents: list[str], lines: list[grid.Line], docs: words.Documents, beside: frozenset[str]
) -> Table:
    table = framed()
    table.show_header = False
    table.add_column(ratio=2, min_width=12)
    table.add_column(ratio=5)
    for label, line in zip(_labels(lines, beside), lines, strict=True):
        cells = [
            Text.assemble(_report(doc, docs), "  ", _carried(cell, docs))
            for doc, cell in zip(documents, line.cells, strict=True)
        ]
        table.add_row(label, Text("\n").join(cells))
    return table


def _labels(lines: Sequence[grid.Line], beside: frozenset[str]) -> list[Text]:
    """The labels of rows, with the first of their words where several rows share a label."""
    every = [line.topic for line in lines]
    labels = []
    for line in lines:
        text = topic(line)
        if every.count(line.topic) > 1 and line.gist:
            text.append(f"\n{words.one_line(words.cut(line.gist, 34))}", style="not bold dim")
        if line.id in beside:
            text.append("\ntold beside the event", style="not bold not italic dim")
        labels.append(text)
    return labels


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
