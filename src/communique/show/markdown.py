"""The comparison as a Markdown brief that one could send, with a note for every sentence cited."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from communique.show import grid, words

_SPECIAL = re.compile(r"([\\`*_\[\]<>|#~$&])")
_LIST = re.compile(r"^(\s*)([-+]|\d+[.)])(?=\s)")


def markdown(data: Mapping[str, Any]) -> str:
    """The contract of `compare` as Markdown; notes hold outlet, sentence number and exact words."""
    notes = Notes(words.Documents(data["documents"]))
    lines = [*_top(data, notes.docs)]
    for event in data["events"]:
        lines += _event(event, notes)
    if data["agreements"]:
        lines += ["## Agreements", ""]
        for entry in data["agreements"]:
            lines += _agreement(entry, notes)
    lines += _open(data, notes)
    lines += _words()
    lines += notes.lines()
    lines += ["---", "", f"communique {text(data['run']['version'])}, codebook "
              f"{text(data['run']['codebook'])}"]  # fmt: skip
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).rstrip() + "\n"


def text(value: str) -> str:
    """Words of a report on one line, with every character escaped that Markdown would read."""
    return _LIST.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", words.one_line(value)))


class Notes:
    """Numbers the sentences cited, in the order of the brief."""

    def __init__(self, docs: words.Documents) -> None:
        self.docs = docs
        self._notes: dict[tuple[str, int, str], int] = {}

    def marks(self, citations: Iterable[Mapping[str, Any]]) -> str:
        """The marks of some citations: "[^1][^2]"; "" for none."""
        keys = [(c["document"], c["sentence"], c["exact"]) for c in citations]
        numbers = [self._notes.setdefault(key, len(self._notes) + 1) for key in keys]
        return "".join(f"[^{n}]" for n in dict.fromkeys(numbers))

    def lines(self) -> list[str]:
        """The notes themselves."""
        return ["## Sentences cited", ""] * bool(self._notes) + [
            f"[^{n}]: {text(self.docs.outlet(doc))} (report {self.docs.number(doc)}), "
            f"sentence {sentence}: “{text(exact)}”\n"
            for (doc, sentence, exact), n in self._notes.items()
        ]


def _top(data: Mapping[str, Any], docs: words.Documents) -> list[str]:
    lines = [f"# {text(words.headline(data))}", "", "Read from:", ""]
    for number, doc in enumerate(data["documents"], 1):
        date = words.date_words(doc["published"]) or "date unknown"
        more = [doc["kind"], date + (" (inferred)" if doc["published_inferred"] else "")]
        more += [f"credits {words.joined(doc['agencies'])}"] if doc["agencies"] else []
        more += [f"copy of report {docs.number(doc['copy_of'])}"] if doc["copy_of"] else []
        title = text(doc["title"] or doc["name"])
        lines.append(f"{number}. **{text(doc['outlet'])}**, {title} ({text('; '.join(more))})")
    return [*lines, ""]


def _event(event: Mapping[str, Any], notes: Notes) -> list[str]:
    when = words.date_words(event["date"], event["date_relation"]) or "not dated"
    where = [event["place"], event["medium"], words.coded(event)]
    lines = [f"## {text(event['title'])}", "", _unreal(event["realis"]), ""]
    lines += [f"- **Who:** {text(words.joined([words.person(p) for p in event['actors']]))}"]
    if event["recipients"]:
        people = words.joined([words.person(p) for p in event["recipients"]])
        lines.append(f"- **To whom:** {text(people)}")
    lines.append(f"- **When:** {when}{_inferred(event, 'date_')}")
    lines.append(f"- **How:** {text(', '.join(each for each in where if each)) or 'not stated'}")
    lines.append(f"- **Heard from:** {words.heard(event)}{notes.marks(event['citations'])}")
    return [*lines, "", *_accounts(event, notes), *_coverage(event, notes), *_said(event, notes)]


def _unreal(realis: str) -> str:
    return f"**◇ {words.REALIS[realis]}**" if realis in words.REALIS else ""


def _inferred(line: Mapping[str, Any], prefix: str) -> str:
    said, grounds = line[f"{prefix}written_as"], line[f"{prefix}grounds"]
    parts = [f"written “{text(said)}”"] if said else []
    parts += [f"inferred: {text('; '.join(grounds))}"] if line[f"{prefix}inferred"] else []
    return f" ({'; '.join(parts)})" if parts else ""


def _accounts(event: Mapping[str, Any], notes: Notes) -> list[str]:
    told, untold = grid.told(event)
    lines = ["### Accounts side by side", "", grid.tally(grid.accounts(event)), ""] * bool(told)
    for row in grid.accounts(event) if told else []:
        gist = f": {text(row.gist)}" if row.gist and row.gist != row.topic else ""
        lines += [f"**{text(row.topic)}**{gist}", ""]
        for number in told:
            party = text(event["accounts"][number]["party"])
            lines += [f"- **{party}** {_finding(each, notes)}" for each in row.cells[number]]
        lines.append("")
    for number in untold:
        lines += [f"∅ **no account** of {text(event['accounts'][number]['party'])} in these "
                  "reports; this is not silence.", ""]  # fmt: skip
    return lines


def _finding(finding: Mapping[str, Any], notes: Notes) -> str:
    verdict = words.VERDICTS[finding["verdict"]]
    head = f"{verdict.sign} {verdict.word}"
    if finding["verdict"] == "silent":
        read, others = notes.marks(finding["citations"]), notes.marks(finding["others"])
        stated = f"; stated by others:{others}" if others else ""
        return f"{head} (its account:{read or ' none'}{stated})"
    said = f": {text(words.own_words(finding))}" if finding["gist"] else ""
    by = words.speakers(finding)
    more = [f"by {text(by)}"] if by else []
    more += [f"*{text(finding['note'])}*"] if finding["note"] else []
    more += [text(chain) for chain in words.chains_words(finding)]
    realis = _unreal(finding["realis"])
    parts = [f"{head} {realis}".rstrip() + said + notes.marks(finding["citations"]), *more]
    return "; ".join(parts)


def _coverage(event: Mapping[str, Any], notes: Notes) -> list[str]:
    documents, rows = grid.coverage(event)
    if not rows:
        return []
    outlets = [f"{notes.docs.number(d)} {text(notes.docs.outlet(d))}" for d in documents]
    lines = ["### What each report carried", "", f"| point | {' | '.join(outlets)} |"]
    lines.append("|---" * (len(documents) + 1) + "|")
    for row in rows:
        cells = [_carried(cell, notes) for cell in row.cells]
        lines.append(f"| {text(row.topic)} | {' | '.join(cells)} |")
    return [*lines, ""]


def _carried(cell: grid.Found, notes: Notes) -> str:
    if not cell or not cell[0]["carried"]:
        return "○ not carried" if cell else "not compared"
    same = [str(notes.docs.number(doc)) for doc in cell[0]["verbatim_with"]]
    more = f", word for word as in {words.joined(same)}" if same else ""
    return f"● carried{notes.marks(cell[0]['citations'])}{more}"


def _said(event: Mapping[str, Any], notes: Notes) -> list[str]:
    lines = []
    if event["reactions"]:
        lines += ["### Reactions of others", ""]
        for each in event["reactions"]:
            who = ", ".join(filter(None, (each["party"], each["by"])))
            said = text(words.own_words(each)) + notes.marks(each["citations"])
            lines.append(f"- **{text(who)}**: {said}")
    if event["background"]:
        lines += ["", "### Background, in the outlets’ own voice", ""]
        for each in event["background"]:
            said = text(words.own_words(each)) + notes.marks(each["citations"])
            lines.append(f"- **{text(each['outlet'])}**: {said}")
    return [*lines, ""]


def _agreement(entry: Mapping[str, Any], notes: Notes) -> list[str]:
    parties = words.joined(entry["parties"])
    lines = [f"### {text(entry['name'])}: {text(entry['status'])}", ""]
    lines.append(f"- **Parties:** {text(parties)}{notes.marks(entry['citations'])}")
    if entry["term"]:
        lines.append(f"- **Term:** {text(entry['term'])}")
    if entry["expires"]:
        date = words.date_words(entry["expires"], entry["expires_relation"])
        lines.append(f"- **Expires:** {date}{_inferred(entry, 'expires_')}")
    for step in entry["history"]:
        date = words.date_words(step["date"], step["date_relation"]) or "not dated"
        said = _step(step, notes) + _inferred(step, "date_")
        lines.append(f"- **{text(date)}**, {text(step['action'])}: {said}")
    for due in entry["deadlines"]:
        date = words.date_words(due["date"], due["relation"]) or "no date"
        said = _step(due, notes) + _inferred(due, "")
        lines.append(f"- ◇ **still to be done, {text(date)}**: {said}")
    for fact in entry["known"]:
        date = words.date_words(fact["date"])
        source = text(fact["source"])
        lines.append(f"- codebook, not these reports: {text(fact['action'])} {date} ({source})")
    return [*lines, ""]


def _step(step: Mapping[str, Any], notes: Notes) -> str:
    by = f", by {text(step['party'])}" if step["party"] else ""
    says = f", says {text(step['said_by'])}" if step["said_by"] else ""
    return f"{text(step['what'])}{by}{says}{notes.marks(step['citations'])}"


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
