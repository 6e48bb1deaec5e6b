"""When an agreement of the codebook runs out, as one could know it on a day."""

from __future__ import annotations

import re

from communique.codebook.book import Codebook
from communique.codebook.history import State, after, status_of
from communique.codebook.schema import Agreement
from communique.model import later, whole_day

_LENGTH = re.compile(r"(?P<n>\d+)\s+(?P<unit>day|week|month|year)s?\b")
_BEGINS = ("in force", "signed", "agreed")


def status_on(agreement: Agreement, book: Codebook, day: str | None) -> str:
    """The status that the codebook's history alone gives for a day."""
    return status_of(state_on(agreement, day), book.name_of)


def state_on(agreement: Agreement, day: str | None) -> State:
    """The state in which the steps up to a day leave it."""
    state = State()
    for step in agreement.history:
        if day is None or step.on <= day:
            state = after(state, step.action, step.party, agreement.parties, step.note)
    return state


def expiry(agreement: Agreement, day: str) -> tuple[str, str] | None:
    """The day on which it runs out and how that was reckoned; None where it has no term, had not
    begun by `day`, or had ended.

    The codebook's own day counts unless a step after `day` moved it; then it is what the duration
    comes to from the day it began.
    """
    steps = [s for s in agreement.history if s.on <= day]
    state = state_on(agreement, day)
    if not steps or state.ended or state.ended_by:
        return None
    moved = any(s.on > day and s.action == "extended" for s in agreement.history)
    if agreement.expires and whole_day(agreement.expires) and not moved:
        return agreement.expires, "as the codebook has it"
    length = _LENGTH.match(agreement.duration or "")
    begun = next((s.on for a in _BEGINS for s in steps if s.action == a and len(s.on) == 10), None)
    if length is None or begun is None or any(s.action == "extended" for s in steps):
        return None
    period = f"P{length['n']}{length['unit'][0].upper()}"
    return later(begun, period), f"{length[0]} from {begun}"
