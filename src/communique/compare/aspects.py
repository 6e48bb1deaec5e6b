"""What analysts compare beside the points: who initiated talks, when, how long and by what medium
they were held, in what tone, and by which names places are called.

A difference is two values that cannot both be so. A call that ended after midnight on one side is
one day later there: no difference. Two words for the tone contradict each other in no case.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from communique.codebook import Codebook
from communique.compare.bargaining import bargaining
from communique.compare.minutes import alike
from communique.compare.order import emphases
from communique.model import (
    Aspect,
    AspectKind,
    Citation,
    Event,
    EventMention,
    Particular,
    Reading,
    Verdict,
    citations_of,
)

#: days after a meeting within which a report that does not date it may tell of it
_RECENT = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """One value that an account gives, with the records that bear it out."""

    kind: AspectKind
    party: str | None
    value: str
    words: str
    citations: tuple[Citation, ...]
    bound: str = ""
    outlets: tuple[str, ...] = ()


def with_aspects(event: Event, readings: Sequence[Reading], book: Codebook) -> Event:
    """The event, already laid out, with its aspects and with the place its accounts give to rows;
    the parts of a meeting have none of their own."""
    if event.part_of is not None:
        return event
    documents = {r.document.id: r.document for r in readings}
    told = [*_particulars(event, readings), *_mentions(event, readings), *_names(event, readings)]
    compared = _compared(event, told, book)
    return replace(
        event,
        aspects=(*compared, *bargaining(event, readings, book)),
        emphases=tuple(emphases(event, documents)),
    )


def _particulars(event: Event, readings: Sequence[Reading]) -> Iterator[_Told]:
    """What the accounts tell of how the meeting went, each value of an account once."""
    if event.type != "CONSULT":
        return
    held: dict[tuple[str, str | None, str, str], list[Particular]] = {}
    outlets: dict[str, str] = {}
    for reading in readings:
        joint = _is_joint(reading)
        outlets[reading.document.id] = reading.document.outlet
        for each in reading.particulars:
            if each.kind == "name" or not _is_of(each, event, reading):
                continue
            for party in _parties(event) if joint else (each.party,):
                key = (each.kind, party, each.value, each.bound)
                held.setdefault(key, []).append(each)
    for (_, party, value, bound), found in held.items():
        yield _Told(
            kind=found[0].kind,
            party=party,
            value=value,
            words=_words(found),
            citations=citations_of(found),
            bound=bound,
            outlets=tuple(dict.fromkeys(outlets[f.document] for f in found)),
        )


def _words(found: Sequence[Particular]) -> str:
    return ", ".join(dict.fromkeys(f.words.lower() if f.kind == "tone" else f.words for f in found))


def _is_joint(reading: Reading) -> bool:
    """Whether a text is the account of all who met."""
    document = reading.document
    return document.kind == "communique" and "joint" in (document.title or "").lower()


def _parties(event: Event) -> tuple[str, ...]:
    found = (p.party or p.id or p.country for p in (*event.actors, *event.recipients))
    return tuple(dict.fromkeys(p for p in found if p))


def _is_of(each: Particular, event: Event, reading: Reading) -> bool:
    """Whether a particular is of this meeting: told with a mention of it, or of the same people on
    the same day in a text that has no mention of it."""
    if each.event is not None:
        return each.event in event.mentions
    if not each.parties:
        return reading.document.id in event.documents
    people = {p.id for p in (*event.actors, *event.recipients) if p.id and p.id != p.party}
    if not _same_parties(set(each.parties), set(_parties(event))):
        return False
    if each.people and people and not people & set(each.people):
        return False
    day = event.date.value if event.date and event.date.precision == "day" else None
    if day is None:
        return reading.document.id in event.documents
    if each.day is not None and each.day.precision == "day":
        return abs(_apart(day, each.day.value)) <= 1
    told = reading.day.value if reading.day else ""
    return len(told) == 10 and -1 <= _apart(day, told) <= _RECENT


def _same_parties(told: set[str], met: set[str]) -> bool:
    """Whether the parties are the same, or two of those that met are told."""
    return told == met or (len(told) >= 2 and told < met) or (len(met) >= 2 and met < told)


def _apart(one: str, other: str) -> int:
    """Days from one day to the other; many where one of them is less than a day."""
    try:
        days = [datetime.date.fromisoformat(d).toordinal() for d in (one, other)]
    except ValueError:
        return 10**6
    return days[1] - days[0]


def _mentions(event: Event, readings: Sequence[Reading]) -> Iterator[_Told]:
    """The day and the medium that each party's own telling of the meeting gives."""
    if event.type != "CONSULT":
        return
    held: dict[tuple[AspectKind, str, str], list[tuple[str, Citation]]] = {}
    for mention in filter(None, (_first_telling(r, event) for r in readings)):
        if mention.party is None:
            continue
        at = mention.citations[0]
        if mention.date and mention.date.precision == "day":
            key: tuple[AspectKind, str, str] = ("date", mention.party, mention.date.value)
            held.setdefault(key, []).append((mention.date.written_as, at))
        if mention.medium:
            held.setdefault(("medium", mention.party, mention.medium), []).append(
                (mention.medium, at)
            )
    for (kind, party, value), found in held.items():
        yield _Told(
            kind=kind,
            party=party,
            value=value,
            words=found[0][0],
            citations=tuple(dict.fromkeys(c for _, c in found)),
        )


def _first_telling(reading: Reading, event: Event) -> EventMention | None:
    """Where a document first tells of the meeting itself: what it names later may be another."""
    told = (m for m in reading.events if m.id in event.mentions and m.point is None)
    return min(told, key=lambda m: m.citations[0].start, default=None)


def _names(event: Event, readings: Sequence[Reading]) -> Iterator[_Told]:
    """Names that the official texts on the event use for a place, where two of them differ."""
    held: dict[tuple[str, str, str], list[Particular]] = {}
    for reading in readings:
        if reading.document.id in event.documents:
            for each in reading.particulars:
                if each.kind == "name" and each.party:
                    place, _, name = each.value.partition("/")
                    held.setdefault((place, name, each.party), []).append(each)
    for (place, name, party), found in sorted(held.items()):
        rivals = {n for p, n, who in held if p == place and who != party and n != name}
        own = {n for p, n, who in held if p == place and who == party}
        if rivals - own:
            yield _Told(
                kind="name",
                party=party,
                value=found[0].value,
                words=found[0].words,
                citations=citations_of(found),
            )


def _compared(event: Event, told: Sequence[_Told], book: Codebook) -> Iterator[Aspect]:
    """Each value as an aspect, with how it stands to those of the other parties."""
    spoken = {(t.kind, t.value if t.kind == "tone" else "") for t in told if t.party}
    order = list(AspectKind.__args__)  # type: ignore[attr-defined]
    for number, each in enumerate(sorted(told, key=lambda t: (order.index(t.kind), str(t.party)))):
        if each.party is None and (each.kind in {k for k, _ in spoken} or each.kind == "hour"):
            continue  # outlets on nobody's word count only where no party's word is known
        others = [t for t in told if t.kind == each.kind and t.party not in (None, each.party)]
        verdict, note, against = _verdict(each, others, told, book)
        yield Aspect(
            id=f"{event.id}.{each.kind}{number}",
            citations=each.citations,
            origin=f"{each.kind}: {each.words}",
            kind=each.kind,
            party=book.name_of(each.party) if each.party else ", ".join(each.outlets),
            party_id=each.party,
            value=each.value,
            words=each.words,
            verdict=verdict if each.party else "stated",
            reading=_reading(each, book),
            note=note,
            others=tuple(dict.fromkeys(c for t in against for c in t.citations)),
        )


def _verdict(
    each: _Told, others: Sequence[_Told], told: Sequence[_Told], book: Codebook
) -> tuple[Verdict, str, list[_Told]]:
    """How a value stands to those of other parties, why, and which those are."""
    if each.kind == "name":
        place = each.value.partition("/")[0]
        rival = [t for t in others if t.value.partition("/")[0] == place and t.value != each.value]
        return "differ", "", rival
    if each.kind in ("tone", "hour"):
        same = [t for t in others if t.value == each.value]
        return ("agree" if same else "stated"), "", same
    may = _SAME[each.kind]
    own = [t for t in told if t.kind == each.kind and t.party == each.party]
    same = [t for t in others if any(may(o, t) for o in own)]
    against = [t for t in others if t not in same]
    if against and not same:
        return "differ", "", against
    note = "one day apart, as over midnight" if any(t.value != each.value for t in same) else ""
    return ("agree" if same else "stated"), note if each.kind == "date" else "", same


_SAME: Mapping[str, Callable[[_Told, _Told], bool]] = {
    "initiator": lambda a, b: a.value == b.value,
    "date": lambda a, b: abs(_apart(a.value, b.value)) <= 1,
    "length": lambda a, b: alike((a.value, a.bound), (b.value, b.bound)),
    "medium": lambda a, b: a.value == b.value,
}


def _reading(each: _Told, book: Codebook) -> str:
    """How the trade reads a tone, whose usage a name is, or who is meant."""
    if each.kind == "tone" and each.value in book.tones:
        return book.tones[each.value].reading
    if each.kind == "initiator":
        return book.name_of(each.value)
    place, _, name = each.value.partition("/")
    if each.kind == "name" and place in book.place_names:
        return next((u.who for u in book.place_names[place].uses if u.words[0] == name), "")
    return ""
