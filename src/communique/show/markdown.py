"""The comparison as a Markdown brief that one could send, with a note for every sentence cited."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from communique.show import acts, words
from communique.show.markdown_aspects import slip_lines
from communique.show.markdown_event import event_lines
from communique.show.markdown_text import Notes, inferred, text


def markdown(data: Mapping[str, Any]) -> str:
    """The contract of `compare` as Markdown; notes hold outlet, sentence number and exact words."""
    notes = Notes(words.Documents(data["documents"]))
    lines = [*_top(data, notes.docs)]
    for whole in acts.wholes(data):
        lines += event_lines(whole, notes)
    if data["agreements"]:
        lines += ["## Agreements", ""]
        for entry in data["agreements"]:
            lines += agreement_lines(entry, notes)
    lines += slip_lines(data, notes)
    lines += _open(data, notes)
    lines += _words()
    lines += notes.lines()
    lines += ["---", "", f"communique {text(data['run']['version'])}, codebook "
              f"{text(data['run']['codebook'])}"]  # fmt: skip
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).rstrip() + "\n"


def _top(data: Mapping[str, Any], docs: words.Documents) -> list[str]:
    lines = [f"# {text(words.headline(data))}", "", "Read from:", ""]
    for number, doc in enumerate(data["documents"], 1):
        more = [doc["kind"], words.dated(doc)]
        more += [f"credits {words.joined(doc['agencies'])}"] if doc["agencies"] else []
        more += [f"copy of report {docs.number(doc['copy_of'])}"] if doc["copy_of"] else []
        title = text(doc["title"] or doc["name"])
        lines.append(f"{number}. **{text(doc['outlet'])}**, {title} ({text('; '.join(more))})")
    return [*lines, ""]


def agreement_lines(entry: Mapping[str, Any], notes: Notes) -> list[str]:
    """One agreement: status and terms, its history, what is due, and what is disputed."""
    lines = [f"### {text(entry['name'])}: {text(entry['status'])}", ""]
    lines.append(
        f"- **Parties:** {text(words.few(entry['parties']))}{notes.marks(entry['citations'])}"
    )
    if entry["term"]:
        lines.append(f"- **Term:** {text(entry['term'])}")
    if entry["expires"]:
        lines.append(f"- **Expires:** {words.fell(entry, 'expires')}{inferred(entry, 'expires_')}")
    lines += [
        f"- **{words.fell(step)}**, {_step(step, notes)}{inferred(step, 'date_')}"
        for step in words.in_order(entry["history"])
    ]
    for due in words.in_order(entry["deadlines"]):
        date = words.date_words(due["date"], due["relation"]) or "no date"
        told = _step(due, notes) + inferred(due, "")
        why = f" ({text(words.reckoned(due))})" if words.reckoned(due) else ""
        lines.append(f"- ◇ **{words.to_come(due)}, {text(date)}**{why}: {told}")
    for point in entry["disputed"]:
        marks = notes.marks(point["citations"])
        lines.append(f"- **disputed**, {text(point['what'])}: {text(words.sides(point))}{marks}")
    if entry["known"]:
        lines.append(f"- *codebook, not these reports:* {text(words.known(entry))}")
    return [*lines, ""]


def _step(step: Mapping[str, Any], notes: Notes) -> str:
    by = f" by {text(step['party'])}" if step["party"] else ""
    led = f" ({text(words.passage(step))})" if step.get("after") else ""
    says = f", says {text(step['said_by'])}" if step["said_by"] else ""
    own = words.own_words({"gist": step["what"], "citations": step["citations"]})
    return f"{text(step['action'])}{by}{led}{says}: {text(own)}{notes.marks(step['citations'])}"


def _open(data: Mapping[str, Any], notes: Notes) -> list[str]:
    lines = ["## Left open", ""] * bool(data["unresolved"] or data["warnings"])
    for each in data["unresolved"]:
        may = f" may mean {text(' or '.join(each['candidates']))}" if each["candidates"] else ""
        marks = notes.marks(each["citations"])
        lines.append(f"- “{text(each['words'])}”{may}: {text(each['why'])}{marks}")
    lines += [f"- warning: {text(warning)}" for warning in data["warnings"]]
    return [*lines, ""]


def _words() -> list[str]:
    lines = [f"- {v.sign} **{v.word}**: {v.meaning}" for v in words.VERDICTS.values()]
    return ["## What the verdicts mean", "", *lines, ""]
