"""One event of the Markdown brief: accounts, what others say, acts, coverage, the rest."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from communique.show import acts, grid, sides, words
from communique.show.markdown_aspects import aspect_lines
from communique.show.markdown_text import Notes, inferred, said, text, unreal


def event_lines(whole: acts.Whole, notes: Notes) -> list[str]:
    """The lines of one event told in full, with the acts that are parts of it."""
    event = whole.event
    where = [event["place"], event["medium"]]
    title = [f"## {text(event['title'])}", "", _unreal(event["realis"]), ""]
    lines = [*title, f"- **Who:** {_people(event['actors'])}"]
    if event["recipients"]:
        lines.append(f"- **To whom:** {_people(event['recipients'])}")
    lines.append(f"- **When:** {words.fell(event)}{inferred(event, 'date_')}")
    lines.append(f"- **How:** {text(', '.join(each for each in where if each)) or 'not stated'}")
    lines.append(f"- **Coded:** {text(words.coded(event)) or 'not typed'}")
    lines.append(f"- **Heard from:** {words.heard(event)}{notes.marks(event['citations'])}")
    lines += [
        "",
        *_accounts(event, notes),
        *aspect_lines(event, notes),
        *_others(event, notes),
        *_acts(whole, notes),
    ]
    return [*lines, *_coverage(event, notes), *_beside(event, notes)]


def _unreal(realis: str) -> str:
    return f"**◇ {words.REALIS[realis]}**" if realis in words.REALIS else ""


def _people(people: list[Mapping[str, Any]]) -> str:
    return text(words.joined([words.person(p) for p in people])) or "not resolved"


def _accounts(event: Mapping[str, Any], notes: Notes) -> list[str]:
    here, groups = sides.sides(event), sides.groups(event)
    lines = [f"### {sides.heading(event)}", "", sides.tally(event), ""] * bool(groups)
    for number in here.part if groups else ():
        account = event["accounts"][number]
        through = text("; ".join(account["through"]))
        lines += [f"- **{text(account['party'])}**: through {through}"] * bool(through)
    for group in groups:
        count = words.count(len(group.lines), "point")
        lines += ["", f"#### {text(group.label)} ({count})", ""]
        lines += (_shared if group.rest is None else _own)(event, here, group, notes)
    for number in here.untold:
        lines += ["", f"∅ **no account** of {text(event['accounts'][number]['party'])} in these "
                  "reports; this is not silence.", ""]  # fmt: skip
    return [*lines, ""]


def _shared(
    event: Mapping[str, Any], here: sides.Sides, group: sides.Group, notes: Notes
) -> list[str]:
    """The parties under each point, one line a party."""
    lines = []
    for line in group.lines:
        also = words.joined(sides.also(event, line))
        common = sides.shared_note(line, here.part)
        head = f"**{text(line.topic)}**" + (f" (also {text(also)})" if also else "")
        lines += [head + (f": *{text(common)}*" if common else ""), ""]
        for number, cell in zip(here.part, sides.cells(line, here.part), strict=True):
            party = event["accounts"][number]["party"]
            lines += [f"- **{text(party)}** {_finding(f, party, notes)}" for f in cell]
        lines.append("")
    return lines


def _own(
    event: Mapping[str, Any], here: sides.Sides, group: sides.Group, notes: Notes
) -> list[str]:
    """One line a point; what the other parties' accounts come to is said once."""
    owner = group.owner if group.owner is not None else here.part[0]
    party = event["accounts"][owner]["party"]
    lines = []
    for number, found in group.rest or ():
        name = text(event["accounts"][number]["party"])
        lines += [f"{name}: {_finding(each, '', notes)}" for each in found] + [""]
    for line in group.lines:
        told = [_told(f, party, notes) for f in line.cells[owner]]
        lines += [f"- **{text(line.topic)}**: {each}" for each in told]
    return lines


def _finding(finding: Mapping[str, Any], party: str, notes: Notes) -> str:
    verdict = words.VERDICTS[finding["verdict"]]
    head = f"{verdict.sign} {verdict.word}"
    if finding["verdict"] in ("silent", "no account"):
        read = notes.marks(finding["citations"])
        return f"{head} (its account:{read or ' none'})"
    return f"{head}: {_told(finding, party, notes)}"


def _told(finding: Mapping[str, Any], party: str, notes: Notes) -> str:
    by = words.speakers(finding)
    chains = [text(chain) for chain in words.chains_words(finding, party)]
    more = [f"by {text(by)}"] if by else []
    more += [f"*{text(finding['note'])}*"] if finding["note"] else []
    mark = unreal(finding["realis"])
    return "; ".join([f"{mark} {said(finding, notes)}".lstrip(), *more, *chains])


def _others(event: Mapping[str, Any], notes: Notes) -> list[str]:
    lines = []
    for each in sides.others(event):
        more = [each["speaker"] if each["speaker"] != each["party"] else "", each["topic"]]
        who = f"**{text(each['party'])}**" + "".join(f", {text(m)}" for m in more if m)
        verdict = words.VERDICTS.get(each["verdict"] if each["verdict"] != "stated" else "")
        sign = f" {verdict.sign} {verdict.word}" if verdict else ""
        lines.append(f"- {who}{sign}: {_told(each, each['party'], notes)}")
    return ["### What others say", "", *lines, ""] if lines else []


def _acts(whole: acts.Whole, notes: Notes) -> list[str]:
    if not whole.acts:
        return []
    lines = ["### Acts coded in this meeting", ""]
    lines += ["| coded | who → whom | what | when | by whose account |", "|---" * 5 + "|"]
    for act in whole.acts:
        one = act.event
        coded = ", ".join(filter(None, (one["type"], one["mode"]))) or "not typed"
        what = f"{unreal(one['realis'])} {text(one['title'])}".lstrip()
        when = words.fell(one)
        if one["date_inferred"] and not acts.same_day(act, whole):
            when += f" (inferred: {text(words.brief_grounds(one['date_grounds']))})"
        cells = [text(coded), text(acts.who(act)), what + notes.marks(one["citations"]), when]
        lines.append(f"| {' | '.join(cells)} | {_stand(act)} |")
    return [*lines, ""]


def _stand(act: acts.Act) -> str:
    told = [f"● {text(words.joined(act.states))}"] * bool(act.states)
    told += [f"– {text(words.joined(act.silent))} silent"] * bool(act.silent)
    told += [f"∅ {text(words.joined(act.untold))} no account"] * bool(act.untold)
    return "; ".join(told) or "the outlet’s own voice"


def _coverage(event: Mapping[str, Any], notes: Notes) -> list[str]:
    documents, rows = grid.coverage(event)
    if not rows:
        return []
    outlets = [f"{notes.docs.number(d)} {text(notes.docs.outlet(d))}" for d in documents]
    lines = ["### What each report carried", "", f"| point | {' | '.join(outlets)} |"]
    lines.append("|---" * (len(documents) + 1) + "|")
    background = sides.beside(event)
    for row in sorted(rows, key=lambda row: row.id in background):
        cells = [_carried(cell, notes) for cell in row.cells]
        beside = " (beside the event)" if row.id in background else ""
        lines.append(f"| {text(row.topic)}{beside} | {' | '.join(cells)} |")
    return [*lines, ""]


def _carried(cell: grid.Found, notes: Notes) -> str:
    if not cell or not cell[0]["carried"]:
        return "○ not carried" if cell else "not compared"
    same = [str(notes.docs.number(doc)) for doc in cell[0]["verbatim_with"]]
    more = f", word for word as in {words.joined(same)}" if same else ""
    return f"● carried{notes.marks(cell[0]['citations'])}{more}"


def _beside(event: Mapping[str, Any], notes: Notes) -> list[str]:
    lines = []
    for each in event["background"]:
        who = ", ".join(filter(None, (each["party"], each["outlet"], each["topic"])))
        lines.append(f"- **{text(who)}**: {said(each, notes)}")
    return ["### Told beside the event", "", *lines, ""] if lines else []
