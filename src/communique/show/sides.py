"""Accounts as an analyst orders them: shared points first, then what one party alone states.

Parties that took part stand side by side. What others say of the event is kept apart, and rows
told beside the event are in no table of accounts at all.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from communique.show import grid, words

STATED = frozenset({"agree", "differ", "stated"})


@dataclass(frozen=True, slots=True)
class Sides:
    """Places of the accounts: of those who took part, of others who spoke, and of those who took
    part and of whom no report has an account."""

    part: tuple[int, ...]
    others: tuple[int, ...]
    untold: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under one label; `owner` is the place of the one party that states them, None where
    they are shared or stated by nobody. `rest` is what the other parties' accounts come to where
    that is the same on every row (so that it can be said once)."""

    label: str
    owner: int | None
    lines: tuple[grid.Line, ...]
    rest: tuple[tuple[int, grid.Found], ...] | None = None


def sides(event: Mapping[str, Any]) -> Sides:
    """Who took part and has an account, who else spoke, and who has none."""
    there = {p["country"] or p["id"] for p in (*event["actors"], *event["recipients"])}
    told, untold = grid.told(event)
    part = [n for n in told if event["accounts"][n]["party_id"] in there] or told
    return Sides(tuple(part), tuple(n for n in told if n not in part), tuple(untold))


def groups(event: Mapping[str, Any]) -> list[Group]:
    """The rows of those who took part, each once: shared, then each party's own, then open ones.

    A row that only others state is among `others` instead.
    """
    part = sides(event).part
    background = {row["id"] for row in event["rows"] if row["background"]}
    shared, own, left = [], {n: list[grid.Line]() for n in part}, []
    for line in grid.accounts(event):
        stating = [n for n in part if _stated(line.cells[n])]
        if line.id in background:
            continue
        if len(stating) > 1 or grid.standing(_only(line, part)) == "differ":
            shared.append(line)
        elif stating:
            own[stating[0]].append(line)
        elif not any(_stated(cell) for cell in line.cells):
            left.append(line)
    found = [_shared(event, part, shared), *(_own(event, part, n, own[n]) for n in part)]
    found.append(Group("Stated by none of those who took part", None, tuple(_together(left))))
    return [group for group in found if group.lines]


def others(event: Mapping[str, Any]) -> list[dict[str, Any]]:
    """What those who took no part say of the event: findings with party, speaker and date.

    A reaction that is no finding of theirs stands at the end, without a verdict.
    """
    said = []
    reactions = list(event["reactions"])
    for number in sides(event).others:
        account = event["accounts"][number]
        for finding in account["points"]:
            if finding["verdict"] in STATED:
                twin = _twin(finding, account, reactions)
                reactions = [each for each in reactions if each is not twin]
                date = {key: (twin or {}).get(key) for key in ("date", "date_relation")}
                speaker = (twin or {}).get("by") or words.joined(finding["by"])
                line = {**finding, **date, "party": account["party"], "speaker": speaker}
                said.append({**line, "by": []})
    blank = {"topic": "", "verdict": "", "note": "", "realis": "happened", "chains": []}
    return said + [{**each, **blank, "speaker": each["by"], "by": []} for each in reactions]


def heading(event: Mapping[str, Any]) -> str:
    """What the table of those who took part is called."""
    one = len(sides(event).part) == 1
    return "The one account in these reports" if one else "Accounts side by side"


def tally(event: Mapping[str, Any]) -> str:
    """What the table of those who took part comes to, in a line."""
    part = sides(event).part
    if len(part) == 1:
        return words.count(sum(len(group.lines) for group in groups(event)), "point")
    return grid.tally([_only(line, part) for group in groups(event) for line in group.lines])


def also(event: Mapping[str, Any], line: grid.Line) -> list[str]:
    """The names of those who took no part and state this row too."""
    return [event["accounts"][n]["party"] for n in sides(event).others if _stated(line.cells[n])]


def shared_note(line: grid.Line, part: Sequence[int]) -> str:
    """The note that all who state a row have in common, so that it is told once; else ""."""
    notes = [f["note"] for n in part for f in line.cells[n] if f["verdict"] in STATED]
    return str(notes[0]) if len(notes) > 1 and len(set(notes)) == 1 else ""


def cells(line: grid.Line, part: Sequence[int]) -> list[list[Mapping[str, Any]]]:
    """The cells of those who took part, without the note that they have in common."""
    common = shared_note(line, part)
    return [
        [{**f, "note": "" if f["note"] == common else f["note"]} for f in line.cells[n]]
        for n in part
    ]


def unseen(
    line: grid.Line, part: Sequence[int], silent: Mapping[str, Any]
) -> list[Mapping[str, Any]]:
    """Sentences by which others state the row, as far as its own cells do not cite them."""
    cited = [c for n in part for f in line.cells[n] if _stated([f]) for c in f["citations"]]
    return [each for each in silent["others"] if each not in cited]


def drawn(line: grid.Line) -> bool:
    """Whether the label of a row is only the beginning of its words, and no topic."""
    return line.topic.endswith("…") or line.gist.startswith(line.topic)


def beside(event: Mapping[str, Any]) -> frozenset[str]:
    """Ids of the rows told beside the event."""
    return frozenset(row["id"] for row in event["rows"] if row["background"])


def _shared(event: Mapping[str, Any], part: Sequence[int], lines: list[grid.Line]) -> Group:
    differ = [line for line in lines if grid.standing(_only(line, part)) == "differ"]
    agree = [line for line in lines if line not in differ]
    every = all(_stated(line.cells[n]) for line in lines for n in part)
    label = "Stated by both" if every and len(part) == 2 else "Shared points"
    return Group(label, None, (*_together(differ), *_together(agree)))


def _own(
    event: Mapping[str, Any], part: Sequence[int], owner: int, lines: list[grid.Line]
) -> Group:
    party = event["accounts"][owner]["party"]
    label = f"{party} alone" if len(part) > 1 else f"{party}: its account"
    rest = [tuple((n, line.cells[n]) for n in part if n != owner) for line in lines]
    same = len({tuple(map(_sort, each)) for each in rest}) == 1
    return Group(label, owner, tuple(_together(lines)), rest[0] if same else None)


def _sort(cell: tuple[int, grid.Found]) -> tuple[Any, ...]:
    """What has to be the same for two cells to be told in one breath."""
    place, found = cell
    cited = [(f["verdict"], [(c["document"], c["sentence"]) for c in f["citations"]])
             for f in found]  # fmt: skip
    return place, str(cited)


def _together(lines: Sequence[grid.Line]) -> list[grid.Line]:
    """Rows of one topic next to one another, in the order in which topics come up."""
    first = list(dict.fromkeys(line.topic for line in lines))
    return sorted(lines, key=lambda line: first.index(line.topic))


def _only(line: grid.Line, part: Sequence[int]) -> grid.Line:
    return grid.Line(line.id, line.topic, line.gist, tuple(line.cells[n] for n in part))


def _stated(cell: grid.Found) -> bool:
    return any(finding["verdict"] in STATED for finding in cell)


def _twin(
    finding: Mapping[str, Any], account: Mapping[str, Any], reactions: Sequence[Mapping[str, Any]]
) -> Mapping[str, Any] | None:
    """The reaction that is the same as a finding."""
    same = (
        each
        for each in reactions
        if each["party_id"] == account["party_id"] and each["gist"] == finding["gist"]
    )
    return next(same, None)
