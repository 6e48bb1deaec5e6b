"""What accounts are compared by beside their points, and slips of reports, in Markdown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from communique.show import beside, words
from communique.show.markdown_text import Notes, text


def aspect_lines(event: Mapping[str, Any], notes: Notes) -> list[str]:
    """A few lines under the accounts of an event."""
    lines = []
    for line in beside.lines(event):
        sign = words.VERDICTS[line.verdict] if line.verdict else None
        head = f"- **{text(line.label)}**" + (f" {sign.sign} {sign.word}" if sign else "")
        lines.append(f"{head}: {'; '.join(_told(each, notes) for each in line.told)}")
    return ["### Beside the points", "", *lines, ""] if lines else []


def _told(each: beside.Told, notes: Notes) -> str:
    more = f" (*{text(each.more)}*)" if each.more else ""
    return f"{text(each.party)} {text(each.text)}{more}{notes.marks(each.citations)}"


def slip_lines(data: Mapping[str, Any], notes: Notes) -> list[str]:
    """What reports have otherwise than the texts they render, and where quotations are from."""
    lines = [
        f"- {sign}{text(tell(each, notes.docs))}"
        f"{notes.marks([*each['citations'], *each['others']])}"
        for kind, sign, tell in (
            ("slips", "≠ ", beside.slip),
            ("quotations", "", beside.quotation),
        )
        for each in data[kind]
    ]
    return ["## Reports against the texts they render", "", *lines, ""] if lines else []
