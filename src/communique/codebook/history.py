"""The state machine of an agreement's history, in UN Treaty Collection actions.

A step concerns the agreement as a whole, or one party where it names one. The whole goes from
proposed to agreed, signed and in force, and ends once; a party may join at any time before the
end, suspend, give notice, withdraw, and join again. What is agreed or signed on top of an agreement
that stands (a protocol, an extension) says so in its `note`.

The same machine checks the codebook's histories and gives the status of the ledger.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from communique.codebook.schema import Agreement

_ENDED = frozenset({"terminated", "expired", "superseded"})
_ALIVE = frozenset({"agreed", "signed", "provisionally applied", "in force", "suspended"})
_BEFORE_FORCE = frozenset({"", "proposed", "agreed", "signed", "provisionally applied"})

#: action -> states of the whole in which it may come ("" stands for none yet)
_WHOLE: Mapping[str, frozenset[str]] = {
    "proposed": frozenset({"", "proposed"}),
    "agreed": frozenset({"", "proposed", "agreed"}),
    "signed": frozenset({"", "proposed", "agreed", "signed"}),
    "ratified": _ALIVE | {""},
    "provisionally applied": frozenset({"", "agreed", "signed"}),
    "in force": _BEFORE_FORCE | {"suspended"},
    "extended": _ALIVE,
    "suspended": _ALIVE,
    "withdrawal announced": _ALIVE,
    "withdrawn": _ALIVE,
    "terminated": _ALIVE | {"proposed"},
    "expired": _ALIVE,
    "superseded": _ALIVE | {"expired", "proposed"},
}
#: these leave the state of the whole as it is
_NO_STATE = frozenset({"ratified", "extended", "withdrawal announced", "withdrawn"})
#: what may come again where a note says what for: a protocol, an extension
_ON_TOP = frozenset({"agreed", "signed", "in force"})
_JOINS = frozenset({"signed", "ratified", "provisionally applied", "in force"})
_IN_FORCE = frozenset({"in force", "suspended"})
#: fewer parties than this keep no agreement
_LEAST = 2
#: steps that are no part of the machine may come in any state
_ANY = _ENDED | _ALIVE | _BEFORE_FORCE


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """How an agreement stands: the state of the whole ("" before anything was done), the parties
    that have left, that have suspended it, that alone have agreed to it so far, and that have
    declared it ended."""

    whole: str = ""
    gone: frozenset[str] = frozenset()
    suspended: frozenset[str] = frozenset()
    agreed: frozenset[str] = frozenset()
    ended_by: frozenset[str] = frozenset()

    @property
    def ended(self) -> bool:
        """Whether it has ended for all."""
        return self.whole in _ENDED


def fault(state: State, action: str, party: str | None, note: str = "") -> str:
    """Why a step cannot come in a state; "" where it can."""
    if party is not None:
        return _fault_of_party(state, action, party)
    if _adds(state, action, note) or state.whole in _WHOLE.get(action, _ANY):
        return ""
    return _why(action, state.whole)


def _adds(state: State, action: str, note: str) -> bool:
    """Whether a step is one of something on top of the agreement: a protocol, an extension."""
    return action in _ON_TOP and state.whole in _ALIVE and bool(note)


def after(
    state: State, action: str, party: str | None, parties: Collection[str] = (), note: str = ""
) -> State:
    """The state that a step leaves behind it; `parties` are all that the agreement has."""
    if party is not None:
        return _after_party(state, action, party, parties)
    adds = _adds(state, action, note)
    if action in _NO_STATE or action not in _WHOLE or adds:
        if action == "extended":  # what is extended is running
            whole = "in force" if state.whole in _BEFORE_FORCE else state.whole
            return replace(state, whole=whole, suspended=frozenset())
        return state
    if state.whole in _IN_FORCE and action in _BEFORE_FORCE:
        return state  # a change agreed or signed on top of it
    return replace(state, whole=action, suspended=frozenset())


def _after_party(state: State, action: str, party: str, parties: Collection[str]) -> State:
    if action in _JOINS:
        state = replace(state, ended_by=state.ended_by - {party})
        whole = action if action != "ratified" and state.whole in _BEFORE_FORCE else state.whole
        return replace(state, whole=whole, gone=state.gone - {party})
    if action == "suspended":
        return replace(state, suspended=state.suspended | {party})
    if action == "terminated":
        return replace(state, gone=state.gone | {party}, ended_by=state.ended_by | {party})
    if action == "withdrawn":
        gone = state.gone | {party}
        left = [p for p in parties if p not in gone]
        ended = state.ended_by | {party} if parties and len(left) < _LEAST else state.ended_by
        return replace(state, gone=gone, ended_by=ended)
    if action == "agreed" and state.whole in ("", "proposed"):
        agreed = state.agreed | {party}
        return replace(state, agreed=agreed, whole="agreed" if len(agreed) > 1 else "proposed")
    if action == "extended" and state.whole in _BEFORE_FORCE:
        return replace(state, whole="in force")
    return replace(state, whole="proposed") if (action, state.whole) == ("proposed", "") else state


def status_of(state: State, name_of: Callable[[str], str]) -> str:
    """The state in words: "in force, suspended by Russia", "unknown"."""
    whole = state.whole or "unknown"
    if state.ended_by and whole not in _ENDED:
        return f"terminated by {', '.join(name_of(p) for p in sorted(state.ended_by))}"
    if whole in _ENDED or not state.suspended:
        return whole
    running = "in force" if whole == "extended" else whole
    return f"{running}, suspended by {', '.join(name_of(p) for p in sorted(state.suspended))}"


def faults(agreement: Agreement) -> Iterator[str]:
    """What in a history cannot have been, one line a step: dates out of order, a step that its
    state does not allow, a party that leaves twice or is none."""
    state, last = State(), ""
    for step in agreement.history:
        if last and step.on[: len(last)] < last[: len(step.on)]:
            yield f"{step.action} on {step.on} stands after {last}"
        last = step.on
        party = step.party
        strange = party is not None and agreement.parties and party not in agreement.parties
        if strange and step.action != "proposed":
            yield f"{step.action} on {step.on} by {party}, which is no party"
        if why := fault(state, step.action, party, step.note):
            yield f"{step.action} on {step.on} {why}"
        state = after(state, step.action, party, agreement.parties, step.note)


def _fault_of_party(state: State, action: str, party: str) -> str:
    if state.ended and action not in ("withdrawn", "terminated"):
        return f"by {party} after it had ended ({state.whole})"
    if party in state.gone and action not in _JOINS:
        return f"by {party} after it had withdrawn"
    return ""


def _why(action: str, state: str) -> str:
    if state in _ENDED:
        return f"after it had ended ({state})"
    if not state:
        return "before anything was agreed"
    if action in _ON_TOP:
        return f"after it was {state}, and no note says what was {action} then"
    if action in ("proposed", "provisionally applied"):
        return f"after it was {state}"
    return f"before it was in force ({state})"
