"""Make records of particulars: who initiated talks, how long they lasted, in what tone they went,
and by which name a place is called that sides call by different names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from communique.codebook import Codebook
from communique.model import Attribution, DateValue, EventMention, Participant, Particular
from communique.model.readings import ParticularKind
from communique.read.attributions import innermost
from communique.read.dated import own_dates
from communique.read.initiators import initiators
from communique.read.lengths import hours, lengths
from communique.read.notes import Notes
from communique.read.told import Told, day_of, in_the_past
from communique.read.tones import tones
from communique.read.verbs import lemma_of

#: patterns of a call made by one to the other
_CALLED = ("consult.telephone", "consult.call")
#: what somebody speaks as whose name is not told
_UNNAMED = re.compile(
    r"\b(?:officials?|sources?|aides?|diplomats?|spokes(?:man|woman|person|people)|side|government"
    r"|office|ministry|administration|delegation)\b",
    re.I,
)
_THE_SAME = re.compile(
    r"\W*(?:the|this|that|these|both|same|another) (?:same )?"
    r"(?:officials?|sources?|aides?|diplomats?)\W*",
    re.I,
)
_BOTH = re.compile(
    r"\b(?:both|the two) (?:sides|governments|capitals|parties|delegations|countries)\s"
    r"(?:ha(?:ve|d)\s)?(?:say|said|put|gave|give|confirm\w*|report\w*|describ\w+|call\w*|consider\w*|sp[eo]\w+k\w*)\b",
    re.I,
)
#: verbs by which somebody tells something, beside those of the language
_TELLS = frozenset({"speak", "put", "call", "describe", "consider", "term", "find"})


def add_particulars(notes: Notes, told: Told, before: str) -> None:
    """Record what a sentence tells of how talks went; `before` is the sentence before it."""
    parsed = told.parsed
    text, start = parsed.sentence.text, parsed.sentence.start
    for length in lengths(text, before):
        _add(notes, told, "length", length.value, (length.start, length.end), length.bound)
    for hour, begin, end in hours(text):
        _add(notes, told, "hour", hour, (begin, end))
    for tone, begin, end in tones(parsed, notes.state.book, before):
        _add(notes, told, "tone", tone, (begin, end))
    for begin, end in initiators(parsed, before):
        party = _party_in(notes, start + begin, start + end)
        if party is not None:
            _add(notes, told, "initiator", party, (begin, end))
    _add_callers(notes, told)
    if notes.document.speaks_for:
        for name, begin, end in names_in_use(text, notes.state.book):
            _add(notes, told, "name", name, (begin, end))


def _add_callers(notes: Notes, told: Told) -> None:
    """ "The minister telephoned his colleague": who called initiated the call."""
    sentence = told.parsed.sentence
    for event in notes.events:
        if event.citations[0].start != sentence.start or event.realis != "happened":
            continue
        if not event.origin.startswith(tuple(f"{c}:" for c in _CALLED)) or not event.actors:
            continue
        first = event.actors[0]
        at = sentence.text.find(first.words) if first.words else -1
        begin = at if at >= 0 else sentence.text.find(event.cue)
        end = begin + len(first.words if at >= 0 else event.cue)
        if first.party and begin >= 0:
            _add(notes, told, "initiator", first.party, (begin, end))


def _add(
    notes: Notes,
    told: Told,
    kind: ParticularKind,
    value: str,
    span: tuple[int, int],
    bound: str = "",
) -> None:
    sentence = told.parsed.sentence
    start, end = sentence.start + span[0], sentence.start + span[1]
    meeting = _meeting(notes, told)
    parties, people = _present(notes, told, meeting)
    last = notes.particulars[-1] if notes.particulars else None
    if kind == "initiator" and last is not None and _goes_on(last, told):
        parties, people = last.parties, last.people
        meeting = next((e for e in notes.events if e.id == last.event), None)
    both = () if notes.document.speaks_for else _both(sentence.text, span[0], parties)
    owners = both or (_owner(notes, told, start),)
    for owner in owners:
        notes.particulars.append(
            Particular(
                id=f"{notes.document.id}:{kind}{start}" + (f"-{owner}" if both else ""),
                citations=(notes.cite(told),),
                origin=f"{kind}: {sentence.text[slice(*span)]}",
                document=notes.document.id,
                kind=kind,
                value=value,
                words=sentence.text[slice(*span)],
                start=start,
                end=end,
                party=owner,
                bound=bound,
                parties=parties,
                people=people,
                event=meeting.id if meeting else None,
                day=_day(notes, told, meeting),
            )
        )


def _goes_on(last: Particular, told: Told) -> bool:
    """Whether a sentence says something else of the initiative that the one before told of."""
    sentence = told.parsed.sentence
    return last.kind == "initiator" and last.citations[0].sentence == sentence.number - 1


def _both(text: str, before: int, parties: Sequence[str]) -> tuple[str, ...]:
    """All who met, where "both governments" say so."""
    return tuple(parties) if _BOTH.search(text, 0, before) and len(parties) == 2 else ()


def _owner(notes: Notes, told: Told, at: int) -> str | None:
    """On whose word it stands: in an official text its government's, else the word of whoever says
    so, else that of the sentence."""
    if notes.document.speaks_for:
        return notes.document.speaks_for
    if party := _teller(notes, told, at):
        return party
    said = innermost(notes.attributions, at)
    while said is not None:
        if party := said.party or _unnamed(notes, said):
            return party
        said = next((a for a in notes.attributions if a.id == said.within), None)
    return told.frame.party


def _teller(notes: Notes, told: Told, at: int) -> str | None:
    """The party of who tells it, by the parse: the subject of the nearest verb of saying."""
    token = told.parsed.token_at(at)
    if token is None:
        return None
    for verb in token.ancestors:
        if lemma_of(verb) not in notes.state.speech | _TELLS:
            continue
        subject = next((t for t in verb.lefts if t.dep_ == "nsubj"), None)
        if subject is None or token in subject.subtree:
            continue
        words = list(subject.subtree)
        start, end = told.parsed.span(words[0].i, words[-1].i + 1)
        if party := _party_in(notes, start, end):
            return party
    return None


def _unnamed(notes: Notes, said: Attribution) -> str | None:
    """The party of an official who is not named: "a senior French official", and then "the
    official"."""
    if _THE_SAME.fullmatch(said.source):
        earlier = (a for a in reversed(notes.attributions) if a.content_at < said.content_at)
        for other in earlier:
            if _UNNAMED.search(other.source) and not _THE_SAME.fullmatch(other.source):
                return other.party or _unnamed(notes, other)
        return None
    if not said.source_at or not _UNNAMED.search(said.source):
        return None
    return _party_in(notes, said.source_at[0][0], said.source_at[-1][1])


def _party_in(notes: Notes, start: int, end: int) -> str | None:
    """The one party that words name, by a person, a state or what stands for it."""
    state = notes.state
    named = [n for n in state.within(start, end) if n.entity or n.country]
    people = [state.person(n).party for n in named if n.kind == "person" and n.entity]
    others = [n.country or n.entity for n in named if n.kind != "person"]
    found = list(dict.fromkeys(p for p in (people or others) if p))
    if len(found) == 1:
        return found[0]
    resolved = {p.party for p in state.resolve(start, end) if p.party} if not found else set()
    return next(iter(resolved)) if len(resolved) == 1 else None


def _meeting(notes: Notes, told: Told) -> EventMention | None:
    """The meeting that a sentence tells of: of those whom it names, else the one being told."""
    state, sentence = notes.state, told.parsed.sentence
    named = _named(notes, sentence.start, sentence.end)
    meetings = [e for e in notes.events if e.type == "CONSULT" and e.realis == "happened"]
    if len(named) >= 2:
        for event in reversed(meetings):
            if {a.party for a in (*event.actors, *event.recipients)} == set(named):
                return event
        return None
    return next((e for e in reversed(meetings) if e.id == state.meeting), None)


def _named(notes: Notes, start: int, end: int) -> Mapping[str, tuple[str, ...]]:
    """The people named in a stretch of the document, by their party."""
    found: dict[str, tuple[str, ...]] = {}
    for named in notes.state.within(start, end):
        if named.kind == "person" and named.entity:
            party = notes.state.person(named).party
            if party:
                found[party] = tuple(dict.fromkeys((*found.get(party, ()), named.entity)))
    return found


def _present(
    notes: Notes, told: Told, meeting: EventMention | None
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The parties and people of the meeting, as far as they are known."""
    if meeting is not None:
        who = (*meeting.actors, *meeting.recipients)
    else:
        named = _named(notes, told.parsed.sentence.start, told.parsed.sentence.end)
        if len(named) >= 2:
            return tuple(sorted(named)), tuple(sorted(i for ids in named.values() for i in ids))
        who = notes.state.pair or _opening(notes)
    parties = sorted({p.party for p in who if p.party})
    people = sorted({p.id for p in who if p.id and p.id != p.party})
    return tuple(parties), tuple(people)


def _opening(notes: Notes) -> tuple[Participant, ...]:
    """Who meets in an official text that opens with its guest or host alone ("Meeting with X"), or
    names one other state or organisation in its title."""
    own = notes.document.speaks_for
    if own is None:
        return ()
    end = notes.sentences[min(2, len(notes.sentences) - 1)].end
    named = [n for n in notes.state.within(0, end) if n.kind == "person" and n.entity]
    people = {str(n.entity): notes.state.person(n) for n in named}
    others = {p.party for p in people.values() if p.party != own}
    if not others:
        title = notes.state.within(0, notes.sentences[0].end)
        states = [n for n in title if n.kind in ("country", "capital", "adjective", "organisation")]
        people = {n.words: notes.state.party(n) for n in states if n.country or n.entity}
        others = {p.party for p in people.values() if p.party != own}
    return (*people.values(), *notes.state.government(own)) if len(others) == 1 else ()


def _day(notes: Notes, told: Told, meeting: EventMention | None) -> DateValue | None:
    own = day_of(own_dates(told.parsed, told.dates))
    if own is not None and not told.frame.party:
        return in_the_past(own, notes.state.day)
    if meeting is not None:
        return meeting.date
    return notes.state.meeting_day


def names_in_use(text: str, book: Codebook) -> Iterator[tuple[str, int, int]]:
    """Names of places (or wars) that sides call by different names: which of them stands there, as
    "kyiv/Kiev", and its place in the text."""
    pattern, known = _names(book)
    for match in pattern.finditer(text):
        yield known[match[0]], *match.span()


@lru_cache(maxsize=4)
def _names(book: Codebook) -> tuple[re.Pattern[str], Mapping[str, str]]:
    known = {
        words: f"{place.id}/{use.words[0]}"
        for place in book.place_names.values()
        for use in place.uses
        for words in use.words
    }
    every = "|".join(re.escape(w) for w in sorted(known, key=lambda w: (-len(w), w)))
    return re.compile(rf"(?<!People['’]s )\b(?:{every or '(?!)'})(?!\w)"), known
