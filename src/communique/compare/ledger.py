"""The ledger: what these reports say was done to each agreement, and by when what is due.

History and deadlines come from the reports, each with its sentence; what the codebook knows
besides stands apart under `known`, with its source. The status is what the machine of
`codebook.history` makes of both, of what was told and had happened by the day of the ledger: one of
January 2021 does not know of February.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from communique.codebook import Codebook
from communique.codebook.schema import Agreement, Step
from communique.compare.ledger_deadlines import deadlines
from communique.compare.ledger_disputes import disputes
from communique.compare.ledger_lines import Teller, lines
from communique.compare.ledger_status import with_states
from communique.model import (
    AgreementAction,
    Citation,
    Event,
    KnownFact,
    LedgerEntry,
    Reading,
    whole_day,
)

#: actions that are no step of a history
_TERMS = frozenset({"expires", "term", "due", "notice against renewal", "undone"})
#: what a party does by declaring it, on the day that it names
_DECLARED = frozenset({"suspended", "terminated", "withdrawal announced"})


def ledger(
    readings: Sequence[Reading],
    events: Sequence[Event],
    book: Codebook,
    *,
    as_of: str | None = None,
) -> tuple[LedgerEntry, ...]:
    """One entry for each agreement that the reports name, the most spoken of first.

    `as_of` (ISO day) is the day for which it is drawn up, that of the newest report or event
    where not given; reports published later are left out. The order of the readings is nothing.
    """
    readings = sorted(known_by(readings, as_of), key=lambda r: r.document.id)
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
    day = as_of or _day(readings, events)
    published = {r.document.id: r.day.value if r.day else None for r in readings}
    order = sorted(spoken, key=lambda a: (-len(actions.get(a, ())), -len(spoken[a]), a))
    found = (_entry(a, actions.get(a, []), spoken[a], day, published, book) for a in order)
    return tuple(entry for entry in found if entry is not None)


def known_by(readings: Iterable[Reading], day: str | None) -> list[Reading]:
    """The readings of documents that were out by a day; those without a date cannot be."""
    if day is None:
        return list(readings)
    return [r for r in readings if r.day is not None and r.day.value <= day]


def _day(readings: Sequence[Reading], events: Sequence[Event]) -> str | None:
    days = [e.date.value for e in events if e.date and e.date.precision == "day"]
    days += [r.day.value for r in readings if r.day]
    return max((d for d in days if not d.startswith("-")), default=None)


def _entry(
    name: str,
    actions: Sequence[AgreementAction],
    spoken: Sequence[Citation],
    day: str | None,
    published: dict[str, str | None],
    book: Codebook,
) -> LedgerEntry | None:
    agreement = book.agreements.get(name) or _new(name, actions, book)
    if agreement is None:
        return None
    teller = Teller(book)
    done = [a for a in actions if a.action not in _TERMS and _is_done(a, day)]
    history = lines(done, published, teller)
    history, state = with_states(history, agreement, day, book)
    due = deadlines(actions, history, agreement, day, published, book)
    lapses = [a for a in actions if a.action == "expires" and a.date]
    return LedgerEntry(
        id=agreement.id,
        name=agreement.name,
        parties=tuple(agreement.parties),
        status=state,
        term=next((a.term for a in actions if a.term), None),
        expires=lapses[0].date if lapses else None,
        history=history,
        deadlines=due,
        citations=tuple(dict.fromkeys(spoken)),
        known=tuple(known(agreement, day, book)),
        names=tuple(agreement.names),
        terms=tuple(terms(agreement)),
        disputed=disputes(history, due, book),
        as_of=day,
        in_codebook=name in book.agreements,
    )


def _is_done(action: AgreementAction, day: str | None) -> bool:
    """A step told as done; or one that a party declared for a day that has come."""
    if not action.pending:
        return True
    own = action.party in (None, action.said_by) and action.said_by is not None
    come = action.date is not None and whole_day(action.date.value) and day is not None
    return (
        own
        and action.action in _DECLARED
        and come
        and str(action.date and action.date.value) <= str(day)
    )


def _new(name: str, actions: Sequence[AgreementAction], book: Codebook) -> Agreement | None:
    """An agreement that the codebook does not have, as its first telling has it."""
    first = next((a for a in actions if len(a.parties) > 1), None)
    if first is None:
        return None
    kind = name.split("-")[1]
    parties = sorted(set(first.parties))
    who = ", ".join(book.name_of(p) for p in parties)
    month = first.date.value[:7] if first.date else ""
    return Agreement(id=name, name=f"{kind} of {who} ({month})".replace(" ()", ""), parties=parties)


def terms(agreement: Agreement) -> Iterator[str]:
    """What the codebook knows of its terms."""
    yield from agreement.limits
    if agreement.duration:
        yield f"duration: {agreement.duration}"


def known(agreement: Agreement, day: str | None, book: Codebook) -> Iterator[KnownFact]:
    """The steps of the codebook that had been taken by a day."""
    for step in agreement.history:
        if day is None or step.on <= day:
            yield KnownFact(
                action=_words(step, book), date=step.on, source=agreement.source or "codebook"
            )


def _words(step: Step, book: Codebook) -> str:
    party = f" by {book.name_of(step.party)}" if step.party else ""
    note = f" ({step.note})" if step.note else ""
    return f"{step.action}{party}{note}"
