"""Errors of reports against the official sentence that they render in words of their own.

A sentence of a report is held against the official sentence most like it in meaning (a sentence
encoder) and in words that few sentences have. Only where the two are very much alike, and one slot
of one kind differs while the rest fits, is it an error: a number of the same thing, a date of which
one part is another, somebody else in the same office or role. Few are found, so that they are sure.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from communique.compare.quoted import stated
from communique.compare.wording import Number, numbers, stems
from communique.model import Reading, Sentence, Slip, SlipKind

if TYPE_CHECKING:
    import numpy as np

Encode = Callable[[tuple[str, ...]], "np.ndarray"]

#: how alike two sentences must be, by what differs
_BARS: Mapping[SlipKind, float] = {
    "wrong number": 0.5,
    "wrong date": 0.44,
    "wrong person": 0.3,
}
_UNSURE = 0.75
#: how much less like the report's sentence another official one may be to bear its value out
_AS_LIKE = 0.7
#: how much less alike they may be where another report has the same sentence right
_TOLD_RIGHT = 0.1
#: official sentences that are looked at for one of a report
_NEAREST = 6
#: stems that two sentences must have in common
_SHARED = 2
#: sentences in which a stem may stand and still be looked up by
_TELLING = 200
_WHOLE = 10  # letters of a date that is a day
#: figures that are so near are rounded, not wrong
_ROUND = 0.12
_OFFICE = (
    r"(?:Deputy |Vice[ -]|First |Acting )?(?:Foreign |Defen[cs]e |Prime |Interior |Finance )?"
    r"(?:President|Minister|Emir|King|Sultan|Chancellor|Secretary(?: of State)?|Premier|Queen"
    r"|Crown Prince|Ambassador|Spokes(?:man|woman|person)|Chief|Commander)"
)
_ROLE_OF = re.compile(rf"\b(?P<role>{_OFFICE}) of (?:the )?(?P<of>[A-Z][\w-]+(?: [A-Z][\w-]+)?)")
_TITLED = re.compile(rf"\b(?P<role>{_OFFICE}) (?=[A-Z])")
_SIGNED = re.compile(
    r"\b(?:sign(?:ed|s|ing)?|signatures?|initial(?:l?ed)?|put (?:his|their) names?)\b", re.I
)


@dataclass(frozen=True, slots=True)
class _Held:
    """One sentence with what is compared of it."""

    reading: Reading
    sentence: Sentence
    stems: frozenset[str]
    numbers: tuple[Number, ...]
    days: Mapping[str, tuple[int, int]]  # a day, and where its words stand
    people: Mapping[str, _Person]  # by their ids
    places: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Person:
    """Somebody named: the country, and where the name stands first in the document."""

    country: str | None
    at: tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Found:
    """Two values of one slot, each with the place of its words in its document."""

    kind: SlipKind
    here: tuple[int, int]
    there: tuple[int, int]
    sure: bool = True  # not so where two things may have been done on two days of one month


@dataclass(frozen=True, slots=True)
class _Pair:
    """A sentence of a report and an official one that have a slot otherwise; `shared` is how much
    of their words they share."""

    held: _Held
    other: _Held
    found: _Found
    shared: float


def rendered(
    reports: Sequence[Reading], officials: Sequence[Reading], encode: Encode
) -> Iterator[Slip]:
    """What reports have otherwise than the official sentences that they render."""
    theirs = [_held(o, s) for o in officials for s in stated(o)]
    mine = [h for r in reports for s in stated(r) if _has_slots(h := _held(r, s))]
    rarity = _rarity([*theirs, *mine])
    places = _places(theirs)
    pairs = [pair for held in mine for pair in _conflicts(held, theirs, places, rarity)]
    texts = tuple(dict.fromkeys(h.sentence.text for p in pairs for h in (p.held, p.other)))
    vectors = dict(zip(texts, encode(texts), strict=True))
    best: dict[str, tuple[float, _Pair]] = {}
    for pair in pairs:
        meaning = float(vectors[pair.held.sentence.text] @ vectors[pair.other.sentence.text])
        score = (max(0.0, meaning) + pair.shared) / 2
        name = f"{pair.held.reading.document.id}:{pair.held.sentence.start}"
        bar = _BARS[pair.found.kind] if pair.found.sure else _UNSURE
        bar -= _TOLD_RIGHT if _told_right(pair, mine) else 0.0
        if score >= bar and score > best.get(name, (0.0, pair))[0]:
            best[name] = (score, pair)
    for score, pair in best.values():
        yield _record(pair, score)


def _told_right(pair: _Pair, every: Sequence[_Held]) -> bool:
    """Whether another report has the same sentence with what the official text has."""
    right = pair.other.reading.document.text[slice(*pair.found.there)].lower().split()[0]
    own = pair.held.stems
    return any(
        h.reading is not pair.held.reading
        and len(h.stems & own) >= 0.7 * max(len(h.stems), len(own))
        and right in h.sentence.text.lower().split()
        for h in every
    )


def _rarity(every: Sequence[_Held]) -> Mapping[str, float]:
    counts = Counter(stem for h in every for stem in h.stems)
    return {stem: math.log(1 + len(every) / n) for stem, n in counts.items()}


def _places(theirs: Sequence[_Held]) -> Mapping[str, Sequence[int]]:
    """In which official sentences each stem stands, and each full day; not stems that stand in so
    many that they tell nothing."""
    found: dict[str, list[int]] = {}
    for number, held in enumerate(theirs):
        for mark in (*held.stems, *(d for d in held.days if len(d) == _WHOLE)):
            found.setdefault(mark, []).append(number)
    most = max(_TELLING, len(theirs) // 5)
    return {mark: numbers for mark, numbers in found.items() if len(numbers) <= most}


def _conflicts(
    held: _Held,
    theirs: Sequence[_Held],
    places: Mapping[str, Sequence[int]],
    rarity: Mapping[str, float],
) -> Iterator[_Pair]:
    """The official sentences most like one of a report in their words, as far as a slot of theirs
    is another."""
    shared = Counter(n for mark in held.stems for n in places.get(mark, ()))
    alike = {n for n, count in shared.items() if count >= _SHARED}
    alike |= {n for day in held.days for n in places.get(day, ())}
    near = sorted(
        ((_share(held, theirs[n], rarity), n) for n in alike), key=lambda n: (-n[0], n[1])
    )
    same_day = [n for n in near[_NEAREST:] if _same_day(held, theirs[n[1]])]
    for share, number in (*near[:_NEAREST], *same_day):
        others = [theirs[n] for s, n in near if s >= _AS_LIKE * share]
        if found := _differs(held, theirs[number], others):
            yield _Pair(held, theirs[number], found, share)


def _share(a: _Held, b: _Held, rarity: Mapping[str, float]) -> float:
    """The share of rare words of the shorter sentence that stand in the other."""
    least = min(sum(rarity[s] for s in h.stems) for h in (a, b)) or 1.0
    return sum(rarity[s] for s in a.stems & b.stems) / least


def _held(reading: Reading, sentence: Sentence) -> _Held:
    inside = [d for d in reading.dates if sentence.start <= d.start < sentence.end]
    named = [m for m in reading.mentions if sentence.start <= m.start < sentence.end]
    people: dict[str, _Person] = {}
    for m in named:
        if m.kind == "person" and m.entity:
            people.setdefault(m.entity, _Person(m.country, (m.start, m.end)))
    return _Held(
        reading=reading,
        sentence=sentence,
        stems=stems(sentence.text),
        numbers=tuple(numbers(sentence.text)),
        days={d.date.value: (d.start, d.end) for d in inside if d.date.precision != "duration"},
        people=people,
        places=frozenset(m.words for m in named if m.kind in ("city", "capital")),
    )


def _has_slots(held: _Held) -> bool:
    return bool(held.numbers or held.days or held.people or _ROLE_OF.search(held.sentence.text))


def _same_day(a: _Held, b: _Held) -> bool:
    return any(len(d) == _WHOLE for d in a.days.keys() & b.days.keys())


def _differs(held: _Held, other: _Held, near: Sequence[_Held]) -> _Found | None:
    compared = (_numbers_differ, _days_differ, _people_differ, _roles_differ)
    return next((f for each in compared if (f := each(held, other, near))), None)


def _record(pair: _Pair, score: float) -> Slip:
    held, other, found = pair.held, pair.other, pair.found
    document, official = held.reading.document, other.reading.document
    return Slip(
        id=f"{document.id}:slip{found.here[0]}",
        citations=(held.sentence.cited_in(document.id),),
        origin=f"{found.kind}: the two sentences are {score:.2f} alike",
        kind=found.kind,
        document=document.id,
        against=official.id,
        words=document.text[slice(*found.here)],
        original=official.text[slice(*found.there)],
        others=(other.sentence.cited_in(official.id),),
        party=official.speaks_for,
    )


def _numbers_differ(held: _Held, other: _Held, near: Sequence[_Held]) -> _Found | None:
    """One number of a thing here, one there, and another one; not where it is rounded, or stands in
    an official sentence that is like it, too."""
    for mine in held.numbers:
        same = [[n for n in h.numbers if n.unit == mine.unit] for h in (held, other)]
        values = [{n.value for n in each} for each in same]
        theirs = [n for n in same[1] if n.value not in values[0]]
        own = [n for n in same[0] if n.value not in values[1]]
        if not mine.unit or len(own) != 1 or len(theirs) != 1 or own[0] is not mine:
            continue
        twin = theirs[0]
        known = {n.value for h in near for n in h.numbers if n.unit == mine.unit}
        most = max(abs(mine.value), abs(twin.value))
        if mine.value in known or abs(mine.value - twin.value) <= _ROUND * most:
            continue
        return _Found("wrong number", _with_unit(held, mine), _with_unit(other, twin))
    return None


def _with_unit(held: _Held, number: Number) -> tuple[int, int]:
    """The place of a number with the word that it counts, in the document."""
    text, start = held.sentence.text, held.sentence.start
    behind = re.compile(r"[\s-]+[\w-]+").match(text, number.end)
    return start + number.start, start + (behind.end() if behind else number.end)


def _days_differ(held: _Held, other: _Held, near: Sequence[_Held]) -> _Found | None:
    """A day, month or year here and another there, of which one part is another; the other dates of
    the two sentences are the same."""
    known = {d for h in near for d in h.days}
    mine = [d for d in held.days if d not in other.days]
    theirs = [d for d in other.days if d not in held.days]
    if len(mine) != 1 or len(theirs) != 1:
        return None
    told = held.reading.document.text[slice(*held.days[mine[0]])]
    written = other.reading.document.text[slice(*other.days[theirs[0]])]
    figures = all(re.search(r"\d", w) for w in (told, written))
    if len(mine[0]) != len(theirs[0]) or not figures:
        return None  # "on Monday" is reckoned, and not what the report states
    first = 0 if re.search(r"\d{4}", told) else 5  # a year that is not told is no error
    one, twin = mine[0][first:], theirs[0][first:]
    parts = [a != b for a, b in zip(one.split("-"), twin.split("-"), strict=True)]
    if one in {d[first:] for d in known} or sum(parts) != 1:
        return None
    sure = len(mine[0]) == 10 and mine[0][8:] == theirs[0][8:]
    return _Found("wrong date", held.days[mine[0]], other.days[theirs[0]], sure=sure)


def _people_differ(held: _Held, other: _Held, near: Sequence[_Held]) -> _Found | None:
    """Somebody else of the same state in the same office, on the same day and in the same place, or
    among those who signed on that day."""
    if not _same_day(held, other):
        return None
    mine = [p for p in held.people if p not in other.people]
    theirs = [p for p in other.people if p not in held.people]
    if set(mine) & {p for h in near if _same_day(held, h) for p in h.people}:
        return None
    if mine and all(_SIGNED.search(h.sentence.text) for h in (held, other)):
        return _signed_by(held, other, mine, theirs)
    for one in mine:
        for twin in theirs:
            both = _title(held, one) == _title(other, twin) != ""
            if both and _of_one_state(held, other, one, twin) and held.places & other.places:
                return _Found("wrong person", held.people[one].at, other.people[twin].at)
    return None


def _signed_by(
    held: _Held, other: _Held, mine: Sequence[str], theirs: Sequence[str]
) -> _Found | None:
    """The same states signed, and for some of them it was somebody else."""
    states = [sorted(str(p.country) for p in h.people.values()) for h in (held, other)]
    if states[0] != states[1] or len(states[0]) < 2 or len(set(states[0])) != len(states[0]):
        return None
    here = [held.people[p].at for p in mine]
    there = [other.people[p].at for p in theirs]
    return _Found("wrong person", _over(here), _over(there))


def _over(places: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """From the first to the last of some places."""
    return min(s for s, _ in places), max(e for _, e in places)


def _of_one_state(held: _Held, other: _Held, one: str, twin: str) -> bool:
    return held.people[one].country == other.people[twin].country is not None


def _title(held: _Held, person: str) -> str:
    """The office written right before a name."""
    start, end = held.people[person].at
    text = held.reading.document.text
    named = text[max(held.sentence.start, start - 40) : end]
    found = [m["role"].lower() for m in _TITLED.finditer(named)]
    return found[-1] if found else ""


def _roles_differ(held: _Held, other: _Held, near: Sequence[_Held]) -> _Found | None:
    """ "The Emir of Kuwait and the President of Egypt" for "the Emir of Qatar and the President of
    Egypt": one of several who bear an office is of another country, the others are the same."""
    mine, theirs = _roles(held), _roles(other)
    only, instead = mine.keys() - theirs.keys(), theirs.keys() - mine.keys()
    if not mine.keys() & theirs.keys() or len(only) != 1 or len(instead) != 1:
        return None
    one, twin = next(iter(only)), next(iter(instead))
    if one[0] != twin[0] or any(one in _roles(h) for h in near):
        return None
    return _Found("wrong person", mine[one], theirs[twin])


def _roles(held: _Held) -> dict[tuple[str, str], tuple[int, int]]:
    start = held.sentence.start
    return {
        (m["role"].lower(), m["of"]): (start + m.start(), start + m.end())
        for m in _ROLE_OF.finditer(held.sentence.text)
    }


def borne_out(slip: Slip, copied: Reading, officials: Sequence[Reading]) -> Slip:
    """The slip of a copy, held against the official sentence that bears out what the text copied
    has, where there is one: it is most like that text's sentence, and has its value."""
    sentence = next(s for s in copied.sentences if s.start == slip.others[0].start)
    told = _held(copied, sentence)
    best: tuple[int, _Held] | None = None
    for official in officials:
        for each in stated(official):
            held = _held(official, each)
            shared = len(held.stems & told.stems)
            if shared > max(_SHARED, best[0] if best else 0) and _has_value(slip, told, held):
                best = (shared, held)
    if best is None:
        return slip
    document = best[1].reading.document
    cited = best[1].sentence.cited_in(document.id)
    return replace(
        slip, against=document.id, party=document.speaks_for, others=(cited, *slip.others)
    )


def _has_value(slip: Slip, told: _Held, held: _Held) -> bool:
    if slip.kind == "wrong number":
        here = {(n.value, n.unit) for n in numbers(slip.original)}
        return bool(here & {(n.value, n.unit) for n in held.numbers})
    if slip.kind == "wrong date":
        return bool(told.days.keys() & held.days.keys())
    return False
