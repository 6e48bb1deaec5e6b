"""What is due under an agreement: by which day, how that was reckoned, and whether it was done.

A deadline is met where a report tells its act as done, missed where its day is past and a report
tells that it was not done (or the agreement ended without it), superseded where a later step
moved it, open while its day is ahead. Where the day is past and no report says anything it is
"past, nothing heard": that is no failure told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

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
    return tuple(_with_state(n, joined, history, day) for n in joined)


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
            elif action.pending and action.action not in _SETS_TERM | {"term"}:
                yield from self._due(action)
            elif action.pending and action.date and not action.length:
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
            party=action.party,
            said_by=self.teller(action),
            what=action.what,
            tellers=tellers([action]),
            term=action.length,
            reckoned=reckoned,
        )

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
        yield self._line(action, _END, date, reckoned)

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


def _with_state(
    line: LedgerLine, others: Sequence[LedgerLine], history: Sequence[LedgerLine], day: str | None
) -> LedgerLine:
    state, why = _state(line, others, history, day)
    return replace(line, state=state, why=why)


def _state(
    line: LedgerLine, others: Sequence[LedgerLine], history: Sequence[LedgerLine], day: str | None
) -> tuple[str, str]:
    if line.date is None or not whole_day(line.date.value) or day is None:
        return "open", ""
    due = line.date.value
    if line.action == _EFFECT:
        return _of_effect(line, history, due, day)
    if line.action == _END:
        return _of_term(line, history, due, day)
    done = next((n for n in history if _tells(n, line)), None)
    if done is not None:
        return "met", f"{done.action} {done.date.value if done.date else ''}".strip()
    moved = next((n for n in others if _moves(n, line)), None)
    if moved is not None:
        return "superseded", f"now {moved.date.value if moved.date else ''}"
    ended = next((n for n in history if n.action in ("terminated", "expired")), None)
    if due <= day and ended is not None:
        return "missed", f"the agreement was {ended.action} first"
    return ("open", "") if due >= day else ("past", "past, nothing heard")


def _of_effect(
    line: LedgerLine, history: Sequence[LedgerLine], due: str, day: str
) -> tuple[str, str]:
    """A withdrawal has taken effect where it, or the end of the agreement, is told."""
    for step in history:
        same = step.party == line.party or None in (step.party, line.party)
        if step.action == "withdrawn" and same and step.date and step.date.value >= due[:7]:
            return "met", f"withdrawn {step.date.value}"
    return ("open", "") if due >= day else ("past", "past, nothing heard")


def _of_term(
    line: LedgerLine, history: Sequence[LedgerLine], due: str, day: str
) -> tuple[str, str]:
    """A term is superseded by a later extension, and missed where it ran out, or the agreement
    ended, without one."""
    cited = set(line.citations)
    for step in history:
        own = cited & set(step.citations)
        if step.action == "extended" and step.date and not own:
            begun = _begun(line, history)
            if begun is not None and begun < step.date.value <= later(due, "P7D"):
                return "superseded", f"extended {step.date.value}"
    for step in history:
        if step.action in ("terminated", "refused", "expired") and due <= day:
            return (
                "missed",
                f"{step.action}{f' {step.date.value}' if step.date else ''}, not extended",
            )
    return ("open", "") if due >= day else ("past", "past, nothing heard")


def _begun(line: LedgerLine, history: Sequence[LedgerLine]) -> str | None:
    """The day of the step that set a term, else the day that its length goes back to."""
    cited = set(line.citations)
    days = [n.date.value for n in history if n.date and cited & set(n.citations)
            and n.action in _SETS_TERM]  # fmt: skip
    if days:
        return max(days)
    if line.date and line.term and whole_day(line.date.value):
        return later(line.date.value, line.term.value, back=True)
    return None


def _tells(step: LedgerLine, line: LedgerLine) -> bool:
    """Whether a step of the history is what was due."""
    same = step.party == line.party or None in (step.party, line.party)
    return step.action == line.action and same and not set(step.citations) & set(line.citations)


_WORD = frozenset("the a an of to by and for in on from with is are will be it its".split())


def _moves(later_line: LedgerLine, line: LedgerLine) -> bool:
    """Whether a later day is told for the same thing: by a report of a later day, in like words."""
    if later_line is line or later_line.action != line.action:
        return False
    if not later_line.date or not line.date or later_line.date.value <= line.date.value:
        return False
    names = _names(later_line.what) & _names(line.what)
    given = any(
        w in later_line.what.lower()
        for w in ("has given", "gave", "extend", "postpone", "more days", "delay")
    )
    return bool(names) and given


def _names(words: str) -> set[str]:
    """The words that tell one thing from another: those written with a capital, but the first."""
    return {w.strip(",.;:'’\"") for w in words.split() if w[:1].isupper()} - _MONTHS


_MONTHS = frozenset(
    "January February March April May June July August September October November December The "
    "Azerbaijan Armenia District Russia".split()
)
