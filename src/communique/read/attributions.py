"""Make records of who says what (PARC 3.0: source, cue, content)."""

from __future__ import annotations

from communique.model import Attribution, Voice
from communique.read.clause import Clause
from communique.read.frame import Source
from communique.read.notes import Notes
from communique.read.told import Stated, Told

#: acts that hand over a word although their verb is none of the language's speech verbs
_SPEAKING = frozenset({"demand", "warn", "condemn"})


def attribute(notes: Notes, told: Told) -> str | None:
    """Record the outer source of a sentence; the record's id, None where nothing is said."""
    frame = told.frame
    if not frame.clauses:
        return None
    ranges = [_content(clause) for clause in frame.clauses]
    span = told.parsed.chars(min(r[0] for r in ranges), max(r[1] for r in ranges))
    source = Source(frame.source, frame.source_id, frame.party, notes.chain(frame))
    return _add(notes, told, source, frame.cue, span, frame.manner)


def attribute_speech(notes: Notes, told: Told, stated: Stated) -> None:
    """Record a participant's own saying inside the account: one more link of the chain."""
    clause, speakers = stated.clause, stated.speakers
    says = clause.lemma in notes.state.speech or stated.act in _SPEAKING
    framed = told.frame.manner == "stated" and told.frame.cue == clause.verb.text
    words = subject_words(told, clause)
    if clause.lemma == "call" and stated.act == "do":
        return  # "called President Xi": by telephone
    if not says or framed or not (speakers or (clause.contents and words)):
        return
    voices = [
        Voice(kind="person" if p.role != "government" else "government", name=p.name, id=p.id)
        for p in speakers
    ] or [Voice(kind="unknown", name=words)]
    chain = tuple(dict.fromkeys((*notes.chain(told.frame), *voices)))
    party = told.frame.party or (speakers[0].party if len(speakers) == 1 else None)
    name = words or ", ".join(p.name for p in speakers)
    source = Source(name, speakers[0].id if speakers else None, party, chain)
    span = told.parsed.chars(*_said(clause))
    _add(notes, told, source, clause.verb.text, span, "speech")


def subject_words(told: Told, clause: Clause) -> str:
    """The words of the subject that stands before a clause's verb; "" where none does."""
    if clause.subject is None or clause.subject[0] > clause.verb.i:
        return ""
    return told.parsed.words(*clause.subject)


def _add(
    notes: Notes, told: Told, source: Source, cue: str, span: tuple[int, int], origin: str
) -> str:
    """Keep an attribution whose content stands at `span` of the sentence; its id."""
    sentence = told.parsed.sentence
    start, end = span
    made = Attribution(
        id=f"{notes.document.id}:a{sentence.start}-{len(notes.attributions)}",
        citations=(notes.cite(told),),
        origin=origin,
        source=source.name,
        source_id=source.entity,
        cue=cue,
        content=sentence.text[start:end],
        content_start=sentence.start + start,
        content_end=sentence.start + end,
        chain=source.voices,
        party=source.party,
    )
    notes.attributions.append(made)
    return made.id


def _said(clause: Clause) -> tuple[int, int]:
    """The tokens of what is said: the words behind the verb, or those quoted before it."""
    if _quoted(clause):
        return _content(clause)
    return clause.verb.i + 1, max(clause.end, clause.verb.i + 2)


def _content(clause: Clause) -> tuple[int, int]:
    """The tokens of what a clause says: with its subject, or the words quoted before the verb."""
    if quoted := _quoted(clause):
        first = quoted[0]
        return (first.subject or (first.start, 0))[0], max(c.end for c in quoted)
    begin = clause.subject[0] if clause.subject and not clause.inherited else clause.start
    return min(begin, clause.start), clause.end


def _quoted(clause: Clause) -> list[Clause]:
    return [c for c in clause.contents if c.verb.i < clause.verb.i]
