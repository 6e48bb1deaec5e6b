"""What is due under an agreement: by which day, how that was reckoned, and whether it was done.

A deadline is met where a report tells its act as done, missed where its day is past and a report
tells that it was not done (or the agreement ended without it), superseded where a later step
moved it, open while its day is ahead. Where the day is past and no report says anything it is
"past, nothing heard": that is no failure told.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from communique.codebook import Codebook
from communique.codebook.schema import Agreement
from communique.compare.ledger_lines import Teller, tellers
from communique.model import (
    AgreementAction,
    DateValue,
    LedgerLine,
    citations_of,
    later,
    whole_day,
)

_END, _EFFECT = "end of the term", "withdrawal takes effect"
_SETS_TERM = frozenset(
    {"extended", "term", "agreed", "signed", "in force", "provisionally applied"}
)
#: the steps that a period may be counted from, the surest first
_STARTS = ("in force", "signed", "agreed")
_MOVES = "moved by a later step"


def deadlines(
    actions: Sequence[AgreementAction],
    history: Sequence[LedgerLine],
    agreement: Agreement,
    day: str | None,
    published: Mapping[str, str | None],
    book: Codebook,
) -> tuple[LedgerLine, ...]:
    """The deadlines that the reports tell or that their terms come to, by day; one line for each
    thing due by one day, with all who say so."""
    reckoner = _Reckoner(actions, history, agreement, day, published, book)
    found: dict[tuple[str, str | None], list[LedgerLine]] = {}
    for line in reckoner.all():
        found.setdefault((_kind(line), line.date.value if line.date else None), []).append(line)
    joined = [_joined(held) for held in found.values()]
    joined.sort(key=lambda n: (n.date.value if n.date else "~", n.id))
    joined = [n for n in joined if not _told_closer(n, joined)]
    names = frozenset(w for party in agreement.parties for w in book.name_of(party).split())
    known = _Known(history, joined, reckoner.begun, undone(actions), day, names)
    return tuple(_with_state(n, known) for n in joined)


def _kind(line: LedgerLine) -> str:
    return line.action if line.action != "due" else f"due {line.party}"


def _joined(held: Sequence[LedgerLine]) -> LedgerLine:
    said = dict.fromkeys(name for n in held for name in str(n.said_by).split("; "))
    known = dict.fromkeys(t for n in held for t in n.tellers)
    return replace(
        held[0],
        citations=citations_of(held),
        said_by="; ".join(said),
        tellers=tuple(known),
        reckoned=next((n.reckoned for n in held if n.reckoned), ""),
    )


class _Reckoner:
    """Works out the days of what is due from the steps of one agreement."""

    def __init__(
        self,
        actions: Sequence[AgreementAction],
        history: Sequence[LedgerLine],
        agreement: Agreement,
        day: str | None,
        published: Mapping[str, str | None],
        book: Codebook,
    ) -> None:
        self.actions, self.history, self.agreement = actions, history, agreement
        self.day, self.published, self.teller = day, published, Teller(book)
        self.ends: list[tuple[str, AgreementAction]] = []
        self.begun: dict[str, str] = {}  # when the term began whose end a line tells

    def all(self) -> Iterator[LedgerLine]:
        """Every deadline, the ends of terms first: notice periods are counted from them."""
        terms = [a for a in self.actions if a.action in _SETS_TERM and (a.length or a.until)]
        for action in sorted(terms, key=lambda a: (a.date.value if a.date else "~", a.id)):
            yield from self._end(action)
        for action in self.actions:
            if action.action == "withdrawal announced" and action.length:
                yield from self._effect(action)
            elif action.action == "expires" and action.date:
                yield self._line(action, "expires", action.date, "")
            elif action.action == "notice against renewal":
                yield from self._notice(action)
            elif action.pending and _is_due(action):
                yield from self._due(action)

    def _line(
        self, action: AgreementAction, name: str, date: DateValue | None, reckoned: str
    ) -> LedgerLine:
        return LedgerLine(
            id=f"{action.id}:{name.replace(' ', '-')}",
            citations=action.citations,
            origin=action.origin,
            action=name,
            date=date,
            party=action.party or (self._leaver(action) if name == _EFFECT else None),
            said_by=self.teller(action),
            what=action.what,
            tellers=tellers([action]),
            term=action.length,
            reckoned=reckoned,
        )

    def _leaver(self, action: AgreementAction) -> str | None:
        """Whose withdrawal it is, where the words do not say: of whom the same document tells that
        it leaves, if of one only."""
        document = action.citations[0].document
        left = {
            a.party
            for a in self.actions
            if a.action.startswith("withdraw") and a.party and a.citations[0].document == document
        }
        return left.pop() if len(left) == 1 else None

    def _end(self, action: AgreementAction) -> Iterator[LedgerLine]:
        """The end of a term: as told, else its length from the end of the term before, else from
        the step that sets it."""
        if action.until is not None:
            date, reckoned = action.until, f"stated: {action.until.written_as}"
        else:
            length = action.length
            base, why = self._base(action)
            if base is None or length is None:
                return
            first = action.counted_from == "in force" and length.value.endswith(("D", "W"))
            period = _one_less(length.value) if first else length.value
            reckoned = f"{length.written_as} from {why}" + (", that day being the first" * first)
            date = _date(later(base, period), length.written_as, reckoned)
        if whole_day(date.value):
            self.ends.append((date.value, action))
        line = self._line(action, _END, date, reckoned)
        own = self._own_day(action) or (action.date.value if action.date else None)
        self.begun[line.id] = own or self._base(action)[0] or ""
        yield line

    def _base(self, action: AgreementAction) -> tuple[str | None, str]:
        """The day that a term is counted from, and what day that is."""
        own = self._own_day(action)
        if action.action == "extended" and own:
            before = [e for e, a in self.ends if own <= e <= later(own, "P7D") and a is not action]
            if before:
                return min(before), f"{min(before)}, the end of the term before"
        if action.action in ("extended", "signed", "agreed") and own:
            return own, own
        return self._start(action)

    def _own_day(self, action: AgreementAction) -> str | None:
        """The day of a step, or that of the line that it was joined to."""
        if action.date and whole_day(action.date.value):
            return action.date.value
        line = next(
            (
                n
                for n in self.history
                if n.action == action.action and n.date and set(n.citations) & set(action.citations)
            ),
            None,
        )
        return line.date.value if line and line.date and whole_day(line.date.value) else None

    def _start(self, action: AgreementAction) -> tuple[str | None, str]:
        """The day on which the agreement began, by the reports or the codebook, else the day of
        the text."""
        for step in _STARTS if action.counted_from in ("", "in force") else (action.counted_from,):
            told = [
                a.date.value
                for a in self.actions
                if a.action == step and a.date and whole_day(a.date.value)
            ]
            known = [s.on for s in self.agreement.history if s.action == step and len(s.on) == 10]
            by = [k for k in known if self.day is None or k <= self.day]
            days = told or by
            if step == "in force" and by:
                days = by
            if days:
                return max(days), f"{max(days)}, {step}"
        text = self.published.get(action.citations[0].document)
        return (text, f"{text}, the day of the text") if text and whole_day(text) else (None, "")

    def _effect(self, action: AgreementAction) -> Iterator[LedgerLine]:
        """A withdrawal takes effect so long after its notice: after the last one told by then."""
        told = self.published.get(action.citations[0].document)
        notices = [
            n.date.value
            for n in self.history
            if n.action == "withdrawal announced" and n.party == action.party
            and n.date and whole_day(n.date.value)
        ]  # fmt: skip
        own = self._own_day(action)
        near = [d for d in notices if own is None or d >= own]
        base = max(near or notices, default=own or told)
        if base is None or action.length is None or not whole_day(base):
            return
        reckoned = f"{action.length.written_as} from the notice of {base}"
        date = _date(later(base, action.length.value), action.length.written_as, reckoned)
        yield self._line(action, _EFFECT, date, reckoned)

    def _notice(self, action: AgreementAction) -> Iterator[LedgerLine]:
        """The last day for a notice against renewal: so long before the end of the term."""
        end = max((e for e, _ in self.ends), default=None)
        if end is None or action.length is None:
            return
        reckoned = f"{action.length.written_as} before {end}, the end of the term"
        date = _date(later(end, action.length.value, back=True), action.length.written_as, reckoned)
        yield self._line(action, action.action, date, reckoned)

    def _due(self, action: AgreementAction) -> Iterator[LedgerLine]:
        name = _EFFECT if action.action == "withdrawn" else action.action
        if action.date is None and action.length is not None:
            base, why = self._start(action)
            if base is None:
                return
            numbered = bool(action.length.grounds)
            reckoned = f"{action.length.written_as}, counted from {why}"
            reckoned += ", that day being the first" if numbered else ""
            date = _date(later(base, action.length.value), action.length.written_as, reckoned)
            yield self._line(action, name, date, reckoned)
        elif action.date is not None or action.action.startswith("complete"):
            reckoned = "; ".join(action.date.grounds) if action.date else ""
            yield self._line(action, name, action.date, reckoned or "as stated")


def _is_due(action: AgreementAction) -> bool:
    """Whether a pending action is a deadline of its own; the length of a term is told by its
    end."""
    if action.action in ("term", "undone"):
        return False
    return action.action not in _SETS_TERM or bool(action.date and not action.length)


def _one_less(period: str) -> str:
    """A period whose first day is the day it begins: 42 days end 41 days later."""
    days = int(period[1:-1]) * (7 if period.endswith("W") else 1)
    return f"P{days - 1}D"


def _date(value: str, words: str, reckoned: str) -> DateValue:
    return DateValue(
        value=value,
        precision="day",
        written_as=words,
        relation="by",
        inferred=True,
        grounds=(reckoned,),
    )


@dataclass(frozen=True, slots=True)
class _Known:
    """What the state of a deadline is judged by: the steps, the other deadlines, when the terms
    began, who is told not to have done what was due, and the day."""

    history: Sequence[LedgerLine]
    others: Sequence[LedgerLine]
    begun: Mapping[str, str]
    undone: Mapping[str, AgreementAction]
    day: str | None
    parties: frozenset[str]  # the words of the parties' names


def undone(actions: Sequence[AgreementAction]) -> dict[str, AgreementAction]:
    """Those who are told not to have done what was due, each with the telling."""
    return {a.party: a for a in actions if a.action == "undone" and a.party}


def _told_closer(line: LedgerLine, others: Sequence[LedgerLine]) -> bool:
    """Whether a day told only to the month is told to the day by another line."""
    value = line.date.value if line.date else ""
    return len(value) == len("2020-11") and any(
        n.action == line.action and n.date and n.date.value.startswith(value) and n is not line
        for n in others
    )


def _with_state(line: LedgerLine, known: _Known) -> LedgerLine:
    state, why = _state(line, known)
    return replace(line, state=state, why=why)


def _state(line: LedgerLine, known: _Known) -> tuple[str, str]:
    if line.date is None or not whole_day(line.date.value) or known.day is None:
        return "open", ""
    due = line.date.value
    if line.action == _EFFECT:
        return _of_effect(line, due, known)
    if line.action == _END:
        return _of_term(line, due, known)
    done = next((n for n in known.history if _tells(n, line)), None)
    if done is not None:
        return "met", f"{done.action} {done.date.value if done.date else ''}".strip()
    moved = next((n for n in known.others if _moves(n, line, known.parties)), None)
    if moved is not None:
        return "superseded", f"now {moved.date.value if moved.date else ''}"
    if due <= known.day and line.party in known.undone:
        return "missed", "told not to have been done"
    return _by_day(due, known)


def _by_day(due: str, known: _Known) -> tuple[str, str]:
    """Open while the day has not passed; then nothing was heard, which is no failure told."""
    return ("open", "") if due >= str(known.day) else ("past", "past, nothing heard")


def _of_effect(line: LedgerLine, due: str, known: _Known) -> tuple[str, str]:
    """A withdrawal has taken effect where it is told to have been made."""
    for step in known.history:
        same = step.party == line.party or None in (step.party, line.party)
        if step.action == "withdrawn" and same and step.date and step.date.value >= due[:7]:
            return "met", f"withdrawn {step.date.value}"
    return _by_day(due, known)


def _of_term(line: LedgerLine, due: str, known: _Known) -> tuple[str, str]:
    """A term is superseded by a later extension, and missed where it ran out, or the agreement
    ended, without one."""
    begun = known.begun.get(line.id, "")
    for step in known.history:
        if step.action != "extended" or not step.date or step.date.value.startswith(begun or "-"):
            continue
        if begun < step.date.value <= later(due, "P7D"):
            return "superseded", f"extended {step.date.value}"
    for step in known.history:
        if step.action in ("terminated", "refused", "expired") and due <= str(known.day):
            on = f" {step.date.value}" if step.date else ""
            return "missed", f"{step.action}{on}, not extended"
    return _by_day(due, known)


def _tells(step: LedgerLine, line: LedgerLine) -> bool:
    """Whether a step of the history is what was due."""
    same = step.party == line.party or None in (step.party, line.party)
    return step.action == line.action and same and not set(step.citations) & set(line.citations)


#: words by which a later day is told to be a delay of the one before
_PUT_OFF = ("given", "gave", "extend", "postpone", "delay", "put off", "more time", "longer")


def _moves(later_line: LedgerLine, line: LedgerLine, parties: frozenset[str]) -> bool:
    """Whether a later day is told for the same thing: as a delay, of what goes by the same name."""
    if later_line is line or later_line.action != line.action:
        return False
    if not later_line.date or not line.date or later_line.date.value <= line.date.value:
        return False
    given = any(w in later_line.what.lower() for w in _PUT_OFF)
    return given and bool((_names(later_line) & _names(line)) - parties)


def _names(line: LedgerLine) -> set[str]:
    """The names that tell one thing due from another: words with a capital that are no month and
    not the first."""
    words = [w.strip(",.;:'’\"") for w in line.what.split()[1:]]
    return {w for w in words if w[:1].isupper()} - _MONTHS


_MONTHS = frozenset({*calendar.month_name, "The", "District", "Parties"})
