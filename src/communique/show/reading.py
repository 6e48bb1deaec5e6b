"""One document's reading for a terminal: sentence by sentence, what was found, and why not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rich.console import Console
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from communique.show import words
from communique.show.reading_lines import Line, found_in


def print_reading(data: Mapping[str, Any], console: Console, why: bool) -> None:
    """Print the contract of `read` sentence by sentence.

    With `why`, each find is followed by the rule and the grounds that it rests on.
    """
    width = min(console.width, 120)
    _head(data, console, width)
    skipped = {each["sentence"]: each["why"] for each in data["skipped"]}
    shown = 0
    for sentence in data["sentences"]:
        lines = list(found_in(data, sentence, why))
        shown += bool(lines)
        reason = skipped.get(sentence["number"])
        if reason is None and sentence["role"] in words.UNREAD:
            reason = f"{sentence['role']}, not read for content"
        _sentence(sentence, lines, reason, console, width)
    total = len(data["sentences"])
    console.print(Rule(style="dim"), width=width)
    line = f"{words.count(total, 'sentence')}: {shown} with finds, {total - shown} without"
    console.print(Text(line, style="dim"))


def _head(data: Mapping[str, Any], console: Console, width: int) -> None:
    doc = data["document"]
    console.print(Text(words.one_line(doc["title"] or doc["name"]), style="bold"), width=width)
    date = words.date_words(doc["published"]) or "date unknown"
    found = f" from {doc['published_from']}" if doc["published_from"] else ""
    parts = [doc["outlet"], doc["kind"], f"published {date}{found}"]
    parts += [f"credits {words.joined(doc['agencies'])}"] if doc["agencies"] else []
    console.print(Text(words.one_line(" · ".join(parts)), style="dim"), width=width)
    if doc["published_inferred"]:
        grounds = "; ".join(doc["published_grounds"]) or "no grounds given"
        console.print(Text(f"date inferred: {words.one_line(grounds)}", style="dim"), width=width)
    if doc["day"] and (doc["day"], doc["day_inferred"]) != (doc["published"], False):
        grounds = "; ".join(doc["day_grounds"]) if doc["day_inferred"] else ""
        line = f"dates reckoned from {words.date_words(doc['day'])}"
        line += f", inferred: {grounds}" if grounds else ""
        console.print(Text(words.one_line(line), style="dim"), width=width)
    for warning in doc["warnings"]:
        console.print(Text(f"! {words.one_line(warning)}", style="yellow"), width=width)
    console.print()


def _sentence(
    sentence: Mapping[str, Any],
    lines: list[Line],
    reason: str | None,
    console: Console,
    width: int,
) -> None:
    block = Table.grid(padding=(0, 1))
    block.add_column(justify="right", style="bold cyan", no_wrap=True, min_width=3)
    block.add_column()
    said = Text(words.one_line(sentence["text"]), style="bold" if lines else "dim")
    if sentence["role"] != "body":
        said = Text.assemble((f"{sentence['role']}  ", "not bold italic dim"), said)
    block.add_row(str(sentence["number"]), said)
    if lines:
        block.add_row("", _finds(lines))
    else:
        reason = words.one_line(reason or "no reason was kept")
        block.add_row("", Text(f"– nothing: {reason}", style="dim"))
    console.print(Padding(block, (0, 0, 1, 0)), width=width)


def _finds(lines: list[Line]) -> Table:
    """Labels and finds; the label column is as wide in every block, so that finds line up."""
    finds = Table.grid(padding=(0, 1))
    finds.add_column(style="dim", no_wrap=True, min_width=9, justify="right")
    finds.add_column()
    before = ""
    for label, text in lines:
        finds.add_row(label if label != before else "", text)
        before = label
    return finds
