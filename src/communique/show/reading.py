"""One document's reading for a terminal: sentence by sentence, what was found, and why not."""

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

Line = tuple[str, Text]


def print_reading(data: Mapping[str, Any], console: Console, why: bool) -> None:
    """Print the contract of `read` sentence by sentence.

    With `why`, each find is followed by the rule and the grounds that it rests on.
    """
    width = min(console.width, 120)
    _head(data, console, width)
    skipped = {each["sentence"]: each["why"] for each in data["skipped"]}
    shown = 0
    for sentence in data["sentences"]:
        lines = list(_found(data, sentence["number"], why))
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
    table = Table.grid(padding=(0, 1))
    table.add_column(justify="right", style="bold cyan", no_wrap=True, min_width=3)
    table.add_column()
    said = Text(words.one_line(sentence["text"]), style="" if lines else "dim")
    if sentence["role"] != "body":
        said = Text.assemble((f"{sentence['role']}  ", "italic dim"), said)
    table.add_row(str(sentence["number"]), said)
    console.print(table, width=width)
    if not lines:
        text = f"– nothing: {words.one_line(reason or 'no reason was kept')}"
        console.print(Padding(Text(text, style="dim"), (0, 0, 1, 4)), width=width)
        return
    finds = Table.grid(padding=(0, 2))
    finds.add_column(style="dim", no_wrap=True)
    finds.add_column()
    for label, text_ in lines:
        finds.add_row(label, text_)
    console.print(Padding(finds, (0, 0, 1, 4)), width=width)


def _found(data: Mapping[str, Any], number: int, why: bool) -> Iterator[Line]:
    makers = {
        "attributions": ("says", _attribution),
        "events": ("event", _event),
        "points": ("point", _point),
        "actions": ("agreement", _action),
        "dates": ("date", _date),
        "mentions": ("name", _mention),
        "unresolved": ("open", _unresolved),
    }
    for key, (label, make) in makers.items():
        for found in data[key]:
            if any(c["sentence"] == number for c in found["citations"]):
                text = make(found)
                if why and found.get("origin"):
                    text.append(f"\nby {words.one_line(found['origin'])}", style="dim italic")
                if why and found.get("grounds"):
                    text.append(f"; {words.one_line(found['grounds'])}", style="dim italic")
                yield label, text


def _attribution(found: Mapping[str, Any]) -> Text:
    text = Text(words.one_line(found["source"] or "unnamed"), style="bold")
    text.append(f" {words.one_line(found['cue'])}: ", style="not bold")
    text.append(f"“{words.one_line(words.inner_quotes(found['content']))}”", style="not bold")
    chain = words.one_line(words.chain_words(found["chain"]))
    text.append(f"  {chain}" if chain else "", style="not bold dim")
    return text


def _unreal(text: Text, realis: str) -> Text:
    if realis in words.REALIS:
        text.append(f"  ◇ {words.REALIS[realis]}", style=STYLES["not happened"])
    return text


def _event(found: Mapping[str, Any]) -> Text:
    text = Text(words.coded(found) or "not typed", style="bold")
    text.append(f"  {words.one_line(found['summary'])}", style="not bold")
    text.append(f"  on “{words.one_line(found['cue'])}”", style="not bold dim")
    date = words.date_words(found["date"], found["date_relation"])
    text.append(f"  {date}" if date else "", style="not bold dim")
    return _unreal(text, found["realis"])


def _point(found: Mapping[str, Any]) -> Text:
    text = Text(words.one_line(found["topic"]), style="bold")
    text.append(f"  {words.one_line(found['gist'])}", style="not bold")
    owner = found["party"] or "the outlet’s own voice"
    text.append(f"  account: {words.one_line(owner)}", style="not bold dim")
    for slot in found["slots"]:
        line = f"  {slot['kind']} {slot['value']} “{slot['words']}”"
        text.append(words.safe(line), style="not bold dim")
    return _unreal(text, found["realis"])


def _action(found: Mapping[str, Any]) -> Text:
    text = Text(words.one_line(found["agreement_name"]), style="bold")
    text.append(f"  {words.one_line(found['action'])}: ", style="not bold")
    text.append(words.one_line(found["what"]), style="not bold")
    date = words.date_words(found["date"], found["date_relation"])
    text.append(f"  {date}" if date else "", style="not bold dim")
    return _unreal(text, "planned" if found["pending"] else "happened")


def _date(found: Mapping[str, Any]) -> Text:
    date = words.date_words(found["date"], found["date_relation"])
    text = Text(f"“{words.one_line(found['date_written_as'])}” → {words.one_line(date)}")
    if found["date_inferred"]:
        grounds = "; ".join(found["date_grounds"]) or "no grounds given"
        text.append(f"  inferred: {words.one_line(grounds)}", style="dim")
    return text


def _mention(found: Mapping[str, Any]) -> Text:
    text = Text(f"“{words.one_line(found['words'])}” → ")
    text.append(words.one_line(found["entity_name"] or "unresolved"))
    text.append(f"  {words.one_line(found['kind'])}", style="dim")
    if not found["entity"] and found["candidates"]:
        text.append(f"  may be {words.one_line(' or '.join(found['candidates']))}", style="dim")
    return text


def _unresolved(found: Mapping[str, Any]) -> Text:
    text = Text(f"“{words.one_line(found['words'])}”")
    if found["candidates"]:
        text.append(f" may mean {words.one_line(' or '.join(found['candidates']))}")
    text.append(f": {words.one_line(found['why'])}", style="dim")
    return text
