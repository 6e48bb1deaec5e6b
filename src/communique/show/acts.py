"""Meetings and the acts done in them: an act is told in one line under its meeting."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from communique.show import sides, words


@dataclass(frozen=True, slots=True)
class Act:
    """One act with the parties that state it, are silent on it, and have no account."""

    event: Mapping[str, Any]
    states: tuple[str, ...]
    silent: tuple[str, ...]
    untold: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Whole:
    """An event that is told in full, its number from 1, and the acts that are parts of it."""

    number: int
    event: Mapping[str, Any]
    acts: tuple[Act, ...]


def wholes(data: Mapping[str, Any]) -> list[Whole]:
    """The events told in full, in order; an act whose meeting is not there is one of them."""
    events = {event["id"]: event for event in data["events"]}
    parts: dict[str, list[Act]] = {}
    full = []
    for event in data["events"]:
        root = _root(event, events)
        if root == event["id"]:
            full.append(event)
        else:
            parts.setdefault(root, []).append(_act(event))
    return [Whole(n, e, tuple(parts.get(e["id"], ()))) for n, e in enumerate(full, 1)]


def who(act: Act) -> str:
    """Actors, and an arrow to the recipients: "Joe Biden → Vladimir Putin"."""
    ends = [
        words.joined([person["name"] for person in act.event[key]])
        for key in ("actors", "recipients")
    ]
    return " → ".join(filter(None, ends)) or "not resolved"


def contents(wholes: Sequence[Whole]) -> tuple[list[Whole], list[Whole]]:
    """Events for a table of contents: those to list, and those to fold away where many are
    single acts outside a meeting."""
    single = [w for w in wholes if w.event["type"] != "CONSULT" and not w.acts]
    if len(single) <= words.FEW or len(single) == len(wholes):
        return list(wholes), []
    return [w for w in wholes if w not in single], single


def same_day(act: Act, whole: Whole) -> bool:
    """Whether the act's date rests on just what its meeting's date rests on."""
    keys = ("date", "date_relation", "date_inferred", "date_grounds")
    return all(act.event[key] == whole.event[key] for key in keys)


def _root(event: Mapping[str, Any], events: Mapping[str, Mapping[str, Any]]) -> str:
    """The id of the outermost event of which this one is a part; its own where it is none."""
    seen = [str(event["id"])]
    while (above := events[seen[-1]]["part_of"]) in events and above not in seen:
        seen.append(str(above))
    return seen[-1]


def _act(event: Mapping[str, Any]) -> Act:
    stand: dict[str, list[str]] = {"states": [], "silent": [], "no account": []}
    for account in event["accounts"]:
        verdicts = [point["verdict"] for point in account["points"]]
        key = "states" if sides.STATED.intersection(verdicts) else "".join(verdicts[:1])
        if key:  # an account without any finding was not asked about the act
            stand[key].append(account["party"])
    return Act(event, tuple(stand["states"]), tuple(stand["silent"]), tuple(stand["no account"]))
