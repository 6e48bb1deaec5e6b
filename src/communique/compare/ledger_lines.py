"""Lines of a history: one for each step, party and day, with all who tell of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from communique.codebook import Codebook
from communique.model import AgreementAction, LedgerLine, citations_of, surest

#: steps of all parties together: who of them is named with one makes no other step of it
_TOGETHER = frozenset(
    {
        "signed",
        "extended",
        "in force",
        "notes exchanged",
        "expired",
        "superseded",
        "extension agreed",
    }
)
_Key = tuple[str, str | None, str | None, str | None]


class Teller:
    """Says by whose word an action is told."""

    def __init__(self, book: Codebook) -> None:
        self.book = book

    def __call__(self, action: AgreementAction) -> str:
        """The party, or the agencies and the outlet that tell it on nobody's word."""
        if action.said_by:
            return self.book.name_of(action.said_by)
        return ", ".join(dict.fromkeys(v.name for v in reversed(action.chain))) or "not said"


def lines(
    actions: Sequence[AgreementAction], published: Mapping[str, str | None], teller: Teller
) -> tuple[LedgerLine, ...]:
    """One line for each action, party, day and term told of it, by date; a telling without a day
    or term joins the one line that it fits. `published` are the days of the documents."""
    groups: dict[_Key, list[AgreementAction]] = {}
    for action in sorted(actions, key=_surest_first):
        groups.setdefault(_home(action, groups, published), []).append(action)
    found = [line_of(held, teller) for held in groups.values()]
    return tuple(sorted(found, key=lambda n: (n.date.value if n.date else "~", n.id)))


def _surest_first(action: AgreementAction) -> tuple[bool, int, bool, bool, str]:
    """What names its day, party and term comes first, for the others to join."""
    precise = -len(action.date.value) if action.date else 0
    return action.date is None, precise, action.party is None, action.length is None, action.id


def _home(
    action: AgreementAction,
    groups: Mapping[_Key, Sequence[AgreementAction]],
    published: Mapping[str, str | None],
) -> _Key:
    """The key of the line that a telling belongs to: its own, or the one that it fits."""
    party = None if action.action in _TOGETHER else action.party
    date = action.date.value if action.date else None
    length = action.length.value if action.length else None
    fit = [k for k in groups if k[0] == action.action and (length is None or k[3] == length)]
    if date is not None:
        fit = [k for k in fit if k[2] and _same_day(k[2], date)]
    elif action.action != "violated":
        told = published.get(action.citations[0].document)
        fit = [k for k in fit if k[2] and (told is None or k[2] <= told)]
    fit = _of_party(action, party, fit)
    if date is None and fit:  # the step last taken before it was told
        last = max(k[2] or "" for k in fit)
        fit = [k for k in fit if (k[2] or "") == last]
    return fit[0] if len(fit) == 1 else (action.action, party, date, length)


def _of_party(action: AgreementAction, party: str | None, fit: Sequence[_Key]) -> list[_Key]:
    """The lines of the same party; where a telling names none, those of whoever tells it, else all
    if they are of one."""
    if party is not None:
        return [k for k in fit if k[1] == party]
    own = [k for k in fit if k[1] in (None, action.said_by)]
    return own or (list(fit) if len({k[1] for k in fit}) == 1 else [])


def _same_day(one: str, other: str) -> bool:
    """Whether two days may be one: "2018-06" holds "2018-06-17"."""
    return one.startswith(other) or other.startswith(one)


def line_of(
    held: Sequence[AgreementAction], teller: Callable[[AgreementAction], str]
) -> LedgerLine:
    """One line of several tellings of a step."""
    first = held[0]
    precise = max(len(a.date.value) if a.date else 0 for a in held)
    return LedgerLine(
        id=first.id,
        citations=citations_of(held),
        origin=first.origin,
        action=first.action,
        date=surest(a.date for a in held if len(a.date.value if a.date else "") == precise),
        party=next((a.party for a in held if a.party), None) if _one_party(held) else None,
        said_by="; ".join(dict.fromkeys(teller(a) for a in held)),
        what=first.what,
        tellers=tellers(held),
        term=next((a.length for a in held if a.length), None),
    )


def tellers(held: Iterable[AgreementAction]) -> tuple[str, ...]:
    """The parties by whose word it is told, each once."""
    return tuple(dict.fromkeys(a.said_by for a in held if a.said_by))


def _one_party(held: Sequence[AgreementAction]) -> bool:
    return len({a.party for a in held if a.party}) == 1 and all(len(a.parties) < 2 for a in held)
