"""The ledger: what these reports say was done to each agreement, and by when what is due.

History and deadlines come from the reports, each with its sentence; what the codebook knows
besides stands apart under `known`, with its source. The status is what the codebook's history
gives for the day of the reports, so that a ledger of January 2021 does not know of February.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from communique.codebook import Codebook
from communique.codebook.schema import Agreement, Step
from communique.model import (
    AgreementAction,
    Citation,
    Event,
    KnownFact,
    LedgerEntry,
    LedgerLine,
    Reading,
    citations_of,
    surest,
)

#: what steps leave behind them, where it is not called as they are; a party's withdrawal leaves
#: the agreement in force for the others
_LEAVES = {"extended": "in force", "withdrawal announced": "in force", "withdrawn": "in force"}
#: steps that leave an agreement already in force as it is: a party joining, a change agreed
_NO_CHANGE = frozenset({"proposed", "agreed", "signed", "ratified", "provisionally applied"})
_TERMS = ("expires", "obliges")


def ledger(
    readings: Sequence[Reading], events: Sequence[Event], book: Codebook
) -> tuple[LedgerEntry, ...]:
    """One entry for each agreement that the reports name, the most spoken of first."""
    spoken: dict[str, list[Citation]] = {}
    for reading in readings:
        for point in reading.points:
            for key in point.keys:
                if key.startswith("agreement:"):
                    spoken.setdefault(key.removeprefix("agreement:"), []).extend(point.citations)
    actions: dict[str, list[AgreementAction]] = {}
    for reading in readings:
        for action in reading.actions:
            actions.setdefault(action.agreement, []).append(action)
            spoken.setdefault(action.agreement, []).extend(action.citations)
    day = _day(readings, events)
    order = sorted(spoken, key=lambda a: (-len(actions.get(a, ())), -len(spoken[a]), a))
    return tuple(
        _entry(book.agreements[a], actions.get(a, []), spoken[a], day, book) for a in order
    )


def _day(readings: Sequence[Reading], events: Sequence[Event]) -> str | None:
    days = [e.date.value for e in events if e.date and e.date.precision == "day"]
    days += [r.day.value for r in readings if r.day]
    return max((d for d in days if not d.startswith("-")), default=None)


def _entry(
    agreement: Agreement,
    actions: Sequence[AgreementAction],
    spoken: Sequence[Citation],
    day: str | None,
    book: Codebook,
) -> LedgerEntry:
    done = [a for a in actions if not a.pending and a.action not in _TERMS]
    due = [a for a in actions if a.pending]
    term = next((a.term for a in actions if a.term), None)
    lapses = [a for a in actions if a.action == "expires" and a.date]
    obliges = [a for a in actions if a.action == "obliges"]
    return LedgerEntry(
        id=agreement.id,
        name=agreement.name,
        parties=tuple(agreement.parties),
        status=_status(agreement, day, book),
        term=term,
        expires=lapses[0].date if lapses else None,
        history=_merge(done, book) + _merge(obliges, book),
        deadlines=_joined(_merge(due, book)) + _joined(_merge(lapses, book)),
        citations=tuple(dict.fromkeys(spoken)),
        known=tuple(_known(agreement, day, book)),
        names=tuple(agreement.names),
    )


def _status(agreement: Agreement, day: str | None, book: Codebook) -> str:
    """The status the codebook's history gives for the day; a party's withdrawal leaves the
    agreement in force for the others."""
    past = [s for s in agreement.history if day is None or s.on <= day]
    if not past:
        return "unknown"
    status = "unknown"
    for step in past:
        if status.startswith(("in force", "suspended")) and step.action in _NO_CHANGE:
            continue
        status = _LEAVES.get(step.action, step.action)
        if step.action == "suspended" and step.party:
            status = f"in force, suspended by {book.name_of(step.party)}"
    return status


def _known(agreement: Agreement, day: str | None, book: Codebook) -> Iterable[KnownFact]:
    for step in agreement.history:
        if day is None or step.on <= day:
            yield KnownFact(
                action=_words(step, book), date=step.on, source=agreement.source or "codebook"
            )


def _words(step: Step, book: Codebook) -> str:
    party = f" by {book.name_of(step.party)}" if step.party else ""
    note = f" ({step.note})" if step.note else ""
    return f"{step.action}{party}{note}"


def _merge(actions: Sequence[AgreementAction], book: Codebook) -> tuple[LedgerLine, ...]:
    """One line for each action, party and teller; dates agree or stand apart."""
    groups: dict[tuple[str, str | None, str], list[AgreementAction]] = {}
    for action in actions:
        groups.setdefault((action.action, action.party, _teller(action, book)), []).append(action)
    lines = [_line(held, teller, book) for (_, _, teller), held in groups.items()]
    return tuple(sorted(lines, key=lambda line: (line.date.value if line.date else "~", line.id)))


def _joined(lines: Sequence[LedgerLine]) -> tuple[LedgerLine, ...]:
    """One line for each thing due by one date, with all who say so."""
    groups: dict[tuple[str, str | None], list[LedgerLine]] = {}
    for line in lines:
        groups.setdefault((line.action, line.date.value if line.date else None), []).append(line)
    return tuple(
        replace(
            held[0],
            citations=citations_of(held),
            said_by="; ".join(dict.fromkeys(str(line.said_by) for line in held)),
        )
        for held in groups.values()
    )


def _teller(action: AgreementAction, book: Codebook) -> str:
    """By whose word: the party, or the agencies and the outlet that tell it on nobody's word."""
    if action.said_by:
        return book.name_of(action.said_by)
    return ", ".join(dict.fromkeys(v.name for v in reversed(action.chain))) or "not said"


def _line(held: Sequence[AgreementAction], teller: str, book: Codebook) -> LedgerLine:
    first = held[0]
    return LedgerLine(
        id=first.id,
        citations=citations_of(held),
        origin=first.origin,
        action=first.action,
        date=surest(a.date for a in held),
        party=first.party,
        said_by=teller,
        what=first.what,
    )
