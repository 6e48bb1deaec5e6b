"""What tellers say differently of an agreement: how long, on which day, whether it still holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from communique.codebook import Codebook
from communique.model import Disputed, LedgerLine, citations_of, whole_day
from communique.model.days import apart

#: days within which two days told of one step are two tellings of it and not two steps
_NEAR = 5
_ONCE = frozenset({"signed", "in force", "terminated", "withdrawn", "extended"})
_ENDED = frozenset({"terminated", "expired", "withdrawn"})


def disputes(
    history: Sequence[LedgerLine], deadlines: Sequence[LedgerLine], book: Codebook
) -> tuple[Disputed, ...]:
    """The disputed points, in the order of the history."""
    found = [*_terms(history), *_days(history), *_charges(history, book), *_ends(deadlines)]
    return tuple({d.id: d for d in found}.values())


def _terms(history: Sequence[LedgerLine]) -> Iterator[Disputed]:
    """One step with two lengths."""
    for number, one in enumerate(history):
        for other in history[number + 1 :]:
            if one.action != other.action or not one.term or not other.term:
                continue
            if one.term.value != other.term.value and _same_time(one, other):
                yield _of(
                    one, other, f"length of what was {one.action}",
                    one.term.written_as, other.term.written_as,
                )  # fmt: skip


def _days(history: Sequence[LedgerLine]) -> Iterator[Disputed]:
    """One step of two days near each other, by different tellers."""
    for number, one in enumerate(history):
        for other in history[number + 1 :]:
            if one.action != other.action or one.action not in _ONCE:
                continue
            if not one.date or not other.date or one.date.value == other.date.value:
                continue
            same = one.party == other.party or None in (one.party, other.party)
            if same and _same_time(one, other) and not set(one.tellers) & set(other.tellers):
                yield _of(one, other, f"day on which it was {one.action}",
                          one.date.value, other.date.value)  # fmt: skip


def _charges(history: Sequence[LedgerLine], book: Codebook) -> Iterator[Disputed]:
    """Each side says that the other broke it."""
    charges = [n for n in history if n.action == "violated" and n.party]
    for number, one in enumerate(charges):
        for other in charges[number + 1 :]:
            if one.party != other.party and one.party in other.tellers:
                yield _of(
                    one, other, "who broke it",
                    book.name_of(str(one.party)), book.name_of(str(other.party)),
                )  # fmt: skip


def _ends(deadlines: Sequence[LedgerLine]) -> Iterator[Disputed]:
    """Two days told for the end of one term."""
    ends = [d for d in deadlines if d.action == "end of the term" and d.date]
    for number, one in enumerate(ends):
        for other in ends[number + 1 :]:
            differ = one.date and other.date and one.date.value != other.date.value
            if (
                differ
                and one.tellers
                and other.tellers
                and not set(one.tellers) & set(other.tellers)
                and one.reckoned.split(" from ")[-1:] == other.reckoned.split(" from ")[-1:]
            ):
                yield _of(one, other, "end of the term", str(one.date and one.date.value),
                          str(other.date and other.date.value))  # fmt: skip


def _same_time(one: LedgerLine, other: LedgerLine) -> bool:
    if not one.date or not other.date:
        return False
    left, right = one.date.value, other.date.value
    if not whole_day(left) or not whole_day(right):
        return left.startswith(right) or right.startswith(left)
    return apart(left, right) <= _NEAR


def _of(one: LedgerLine, other: LedgerLine, what: str, says: str, differs: str) -> Disputed:
    return Disputed(
        id=f"{one.id}:disputed:{what.replace(' ', '-')}:{other.id}",
        citations=citations_of((one, other)),
        origin=f"two tellings of {one.action}",
        what=what,
        sides=((str(one.said_by), says), (str(other.said_by), differs)),
    )
