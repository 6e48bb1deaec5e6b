"""The status of an agreement, and from what state to what each step of its history led."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from communique.codebook import Codebook
from communique.codebook.history import State, after, fault, status_of
from communique.codebook.schema import Agreement
from communique.model import LedgerLine

#: what the reports call steps that the machine knows by another name
_STEPS = {
    "extension agreed": "",
    "notes exchanged": "",
    "violated": "",
    "refused": "",
    "obliges": "",
}


def with_states(
    history: Sequence[LedgerLine], agreement: Agreement, day: str | None, book: Codebook
) -> tuple[tuple[LedgerLine, ...], str]:
    """The lines with the states before and after them, and the status in words.

    Steps of the codebook and of the reports go through one machine in the order of their days,
    up to `day`; what could not come in its state changes nothing.
    """
    state = State()
    told: dict[str, LedgerLine] = {}
    for line, action, party, note in _in_order(history, agreement, day):
        if fault(state, action, party, note):
            continue
        then = after(state, action, party, agreement.parties, note)
        if line is not None:
            before, behind = status_of(state, book.name_of), status_of(then, book.name_of)
            if before != behind:
                told[line.id] = replace(
                    line, before="" if before == "unknown" else before, after=behind
                )
        state = then
    lines = tuple(told.get(line.id, line) for line in history)
    return lines, status_of(state, book.name_of)


_Step = tuple[LedgerLine | None, str, str | None, str]


def _in_order(
    history: Sequence[LedgerLine], agreement: Agreement, day: str | None
) -> Iterator[_Step]:
    """The steps of the reports and of the codebook by day. A step of the codebook that the reports
    tell too is theirs; one told without a day comes where nothing else is known."""
    steps: list[tuple[str, int, _Step]] = []
    for line in history:
        if line.action in _STEPS or (line.date is None and agreement.history):
            continue
        on = line.date.value if line.date else "~"
        if day is None or on == "~" or on <= day:
            steps.append((on, 0, (line, line.action, line.party, "")))
    steps += [
        (step.on, 1, (None, step.action, step.party, step.note))
        for step in agreement.history
        if (day is None or step.on <= day) and not _told(step.action, step.on, step.party, history)
    ]
    for _, _, each in sorted(steps, key=lambda s: (s[0], s[1])):
        yield each


def _told(action: str, on: str, party: str | None, history: Sequence[LedgerLine]) -> bool:
    return any(
        line.action == action and line.party == party and line.date and line.date.value == on
        for line in history
    )
