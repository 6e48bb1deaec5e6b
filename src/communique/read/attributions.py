"""Make records of who says what (PARC 3.0: source, cue, content).

Two things are put together here. A `frame` says on whose word a whole sentence stands, also where
no word of the sentence says so (a readout that goes on). What `parc` finds are the attributions
that the words themselves make, outermost or one inside another's content. An outer one that both
know is one record, with the places of the one and the chain of the other.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from communique.model import Attribution, Citation, Participant, Voice
from communique.model.readings import VoiceKind
from communique.read.attribution import speaks_for_government
from communique.read.clause import Clause
from communique.read.discourse import Discourse
from communique.read.frame import Source
from communique.read.notes import Notes
from communique.read.parc import Placed
from communique.read.publisher import publisher
from communique.read.told import Told

Spans = tuple[tuple[int, int], ...]
_RECENT = 6  # how many records back a quotation that goes on may have begun
_WORD = re.compile(r"[^\W\d_]{2}")  # the number of a list says nothing
#: what is set off behind the name of a source, and no part of it
_SET_OFF = re.compile(r",\s.*$|,$", re.S)
#: manners in which no word of the sentence names its source
_SILENT = frozenset({"readout", "transcript", "continued"})


@dataclass(frozen=True, slots=True)
class _At:
    """Where the three parts stand in the document."""

    source: Spans
    cue: Spans
    content: Spans


def attribute(notes: Notes, told: Told, found: Sequence[Placed]) -> str | None:
    """Record all attributions of a sentence: the one on whose word it stands, and those that were
    `found` in its words. The id of the former; None where the outlet speaks itself."""
    frame = told.frame
    own = next((p for p in found if _is_frame(p, told)), None)
    outer = None
    if frame.manner != "own" and frame.clauses and _WORD.search(told.parsed.sentence.text):
        outer = _outer(notes, told, own)
    rest = [p for p in found if p is not own]
    _nested(notes, told, rest, outer)
    return outer.id if outer else None


def _is_frame(placed: Placed, told: Told) -> bool:
    """Whether an attribution found is the one that the sentence's frame was made from."""
    frame = told.frame
    kind = placed.candidate.kind
    if frame.manner == "transcript":
        return kind == "colon"
    if frame.manner != "stated":
        return False
    cue = placed.context.doc[placed.candidate.cue[0][0] : placed.candidate.cue[-1][1]].text
    return frame.cue.lower() in cue.lower() and kind in ("verb", "according")


def _outer(notes: Notes, told: Told, own: Placed | None) -> Attribution:
    frame = told.frame
    source = Source(frame.source, frame.source_id, frame.party, notes.chain(frame))
    if own is not None and frame.manner == "stated":
        at = _At(tuple(own.source), tuple(own.cue), tuple(own.content))
        return _add(notes, told, source, frame.cue, at, frame.manner, None)
    ranges = [_content(clause) for clause in frame.clauses]
    content = told.parsed.span(min(r[0] for r in ranges), max(r[1] for r in ranges))
    if frame.manner == "continued":
        known = [a for a in notes.attributions[-_RECENT:] if _holds(a, content)]
        if known:  # the quotation that goes on is in the record of the one before
            return known[-1]
    at = _At(tuple(own.source) if own else (), tuple(own.cue) if own else (), (content,))
    return _add(notes, told, source, frame.cue, at, frame.manner, None)


def _nested(notes: Notes, told: Told, found: Sequence[Placed], outer: Attribution | None) -> None:
    """Record the attributions that stand in a sentence, those with the widest content first: each
    is one more link behind the one in whose content its cue stands."""
    made = [outer] if outer is not None else []
    silent = outer is not None and told.frame.manner in _SILENT
    for placed in sorted(found, key=lambda p: (-_width(p), p.cue)):
        over = innermost(made, placed.cue[0][0]) or (outer if silent else None)
        base = over.chain if over else notes.carriers
        source = _source(notes.state, placed)
        party = over.party if over and over.party else source.party
        chain = tuple(dict.fromkeys((*base, *source.voices)))
        said = Source(source.name, source.entity, party, chain)
        cue = " ".join(notes.document.text[a:b] for a, b in placed.cue)
        at = _At(tuple(placed.source), tuple(placed.cue), tuple(placed.content))
        origin = f"parc.{placed.candidate.kind}: {placed.candidate.shape}"
        made.append(_add(notes, told, said, cue, at, origin, over.id if over else None))


def _holds(known: Attribution, content: tuple[int, int]) -> bool:
    """Whether an attribution's content reaches over these words, but for marks at their edges."""
    start, end = content
    return any(s <= start + 1 and end - 1 <= e for s, e in known.content_at)


def _width(placed: Placed) -> int:
    return sum(end - start for start, end in placed.content)


def innermost(made: Sequence[Attribution], offset: int) -> Attribution | None:
    """The attribution with the least content that holds an offset of the document."""
    holding = [a for a in made if any(s <= offset < e for s, e in a.content_at)]
    return min(holding, key=lambda a: sum(e - s for s, e in a.content_at), default=None)


def _source(state: Discourse, placed: Placed) -> Source:
    """Whose word it is: a government, body or document, people, or the words alone."""
    if not placed.source:
        return Source("", None, None, ())
    start, end = placed.source[0][0], placed.source[-1][1]
    name = state.document.text[start:end]
    if placed.antecedent is not None:
        start, end = placed.antecedent
    phrase = _SET_OFF.sub("", state.document.text[start:end])
    end = start + len(phrase)
    named = publisher(phrase, start, state, None)
    if named is not None:
        return Source(name, named.entity, named.party, named.voices)
    people = state.resolve(start, end)
    if not people:
        return Source(name, None, None, (Voice(kind="unknown", name=phrase),))
    voice = Voice(
        kind=_kind(people[0], state),
        name=" and ".join(p.name for p in people),
        id="+".join(p.id for p in people if p.id) or None,
    )
    alone = people[0] if len(people) == 1 else None
    speaks = alone is not None and (alone.role == "government" or speaks_for_government(alone))
    return Source(
        name, alone.id if alone else None, alone.party if alone and speaks else None, (voice,)
    )


def _kind(who: Participant, state: Discourse) -> VoiceKind:
    if who.id in state.book.organisations:
        return "organisation"
    return "government" if who.role == "government" else "person" if who.id else "unknown"


def subject_words(told: Told, clause: Clause) -> str:
    """The words of the subject that stands before a clause's verb; "" where none does."""
    if clause.subject is None or clause.subject[0] > clause.verb.i:
        return ""
    return told.parsed.words(*clause.subject)


def _add(
    notes: Notes, told: Told, source: Source, cue: str, at: _At, origin: str, within: str | None
) -> Attribution:
    """Keep an attribution; it cites the sentence of its cue and those that its content fills."""
    text = notes.document.text
    made = Attribution(
        id=f"{notes.document.id}:a{told.parsed.sentence.start}-{len(notes.attributions)}",
        citations=_cited(notes, told, at.content),
        origin=origin,
        source=source.name,
        source_id=source.entity,
        cue=cue,
        content=" … ".join(text[a:b] for a, b in at.content),
        chain=source.voices,
        party=source.party,
        source_at=at.source,
        cue_at=at.cue,
        content_at=at.content,
        within=within,
    )
    notes.attributions.append(made)
    return made


def _cited(notes: Notes, told: Told, content: Spans) -> tuple[Citation, ...]:
    """The sentence of the cue, then the others in which the content stands."""
    own = told.parsed.sentence
    others = []
    for start, end in content:
        first = max(0, bisect_right(notes.sentences, start, key=lambda s: s.start) - 1)
        for sentence in notes.sentences[first:]:
            if sentence.start >= end:
                break
            if sentence.end > start and sentence.number != own.number:
                others.append(sentence)
    cited = [own, *{s.number: s for s in others}.values()]
    return tuple(s.cited_in(notes.document.id) for s in cited)


def _content(clause: Clause) -> tuple[int, int]:
    """The tokens of what a clause says: with its subject, or the words quoted before the verb."""
    if quoted := [c for c in clause.contents if c.verb.i < clause.verb.i]:
        first = quoted[0]
        return (first.subject or (first.start, 0))[0], max(c.end for c in quoted)
    return clause.whole
