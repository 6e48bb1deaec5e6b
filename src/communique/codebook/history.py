"""The state machine of an agreement's history, in UN Treaty Collection actions.

A step concerns the agreement as a whole, or one party where it names one. The whole goes from
proposed to agreed, signed and in force, and ends once; a party may join at any time before the
end, suspend, give notice, withdraw, and join again. What is agreed or signed on top of an agreement
that stands (a protocol, an extension) says so in its `note`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from communique.codebook.schema import Agreement, Step

_ENDED = frozenset({"terminated", "expired", "superseded"})
_ALIVE = frozenset({"agreed", "signed", "provisionally applied", "in force", "suspended"})
_BEFORE_FORCE = frozenset({"", "proposed", "agreed", "signed", "provisionally applied"})

#: action -> states of the whole in which it may come ("" stands for none yet)
_WHOLE: Mapping[str, Collection[str]] = {
    "proposed": {"", "proposed"},
    "agreed": {"", "proposed", "agreed"},
    "signed": {"", "proposed", "agreed", "signed"},
    "ratified": _ALIVE | {""},
    "provisionally applied": {"", "agreed", "signed"},
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


def faults(agreement: Agreement) -> Iterator[str]:
    """What in a history cannot have been, one line a step: dates out of order, a step that its
    state does not allow, a party that leaves twice or is none."""
    state, last = "", ""
    gone: set[str] = set()
    for step in agreement.history:
        if last and step.on[: len(last)] < last[: len(step.on)]:
            yield f"{step.action} on {step.on} stands after {last}"
        last = step.on
        if step.party is not None:
            yield from _of_party(step, agreement, state, gone)
            continue
        adds = step.action in _ON_TOP and state in _ALIVE and step.note
        if state not in _WHOLE[step.action] and not adds:
            yield f"{step.action} on {step.on} {_why(step.action, state)}"
        if step.action not in _NO_STATE and not adds:
            state = step.action


def _of_party(step: Step, agreement: Agreement, state: str, gone: set[str]) -> Iterator[str]:
    party = str(step.party)
    if agreement.parties and party not in agreement.parties and step.action != "proposed":
        yield f"{step.action} on {step.on} by {party}, which is no party"
    if state in _ENDED and step.action not in ("withdrawn", "terminated"):
        yield f"{step.action} on {step.on} by {party} after it had ended ({state})"
    if step.action in _JOINS:
        gone.discard(party)
    elif party in gone:
        yield f"{step.action} on {step.on} by {party} after it had withdrawn"
    elif step.action in ("withdrawn", "terminated"):
        gone.add(party)


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
