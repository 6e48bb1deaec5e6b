"""Who says so: the outer source of each sentence, and through which chain we have it.

PARC 3.0 terms: source, cue, content. Four ways in which a sentence gets its source:

- an official text is its party's account throughout (`official_text`);
- "according to ..." before or after the content;
- a speech verb whose subject can publish: a government, its seat or ministry, an agency, a
  document ("the statement"), or in a report a person in office;
- continuation of the last source (`continuation`).
"""

from __future__ import annotations

import re
from dataclasses import replace

from communique.model import Participant, Voice
from communique.read.clause import Clause
from communique.read.continuation import continued, leads_elsewhere, runs_on
from communique.read.discourse import Discourse
from communique.read.frame import Frame, Source, unframed
from communique.read.official_text import framed_by_government
from communique.read.parsed import Parsed
from communique.read.publisher import publisher

_ACCORDING = re.compile(
    r"(?P<cue>according to|as reported by|as stated in|in the words of)\s+", re.IGNORECASE
)
#: behind an agency: whom it cites, up to the comma or the end
_CITING = re.compile(
    r"\bciting (?P<who>[^,.;]+)|\bquot(?:ed|ing) (?P<quoted>[^,.;]+?) as saying", re.IGNORECASE
)
#: verbs that only hand a word over; of all others ("hopes that ...") the verb is part of the point
_SAYS = frozenset(
    "say tell state report announce declare add write read publish inform note post tweet reveal "
    "disclose".split()
) | {"point out"}
_NOT_OFFICIAL = re.compile(r"(?i)opposition|democracy activist|human rights|journalist|former")


def frame(parsed: Parsed, tops: list[Clause], state: Discourse, last: Frame | None) -> Frame:
    """The frame of a sentence with these main clauses, given that of the sentence before in the
    same document."""
    own = unframed(parsed, tops)
    if state.document.speaks_for:
        return framed_by_government(parsed, own, state, state.document.speaks_for)
    named = _according(parsed, own, state, last) or _spoken(parsed, own, state, last)
    if named is None:
        return continued(parsed, own, state, last) or own
    return _behind(parsed, named, state, last)


def _behind(parsed: Parsed, outer: Frame, state: Discourse, last: Frame | None) -> Frame:
    """Behind an agency stands whom it quotes: "the Kremlin said ..., Reuters reported", "Tass,
    citing the Kremlin, reported ..."."""
    if outer.party is not None:
        return outer
    source = None
    clauses = outer.clauses
    if match := _CITING.search(parsed.sentence.text):
        group = "who" if match["who"] else "quoted"
        begin = parsed.sentence.start + match.start(group)
        source = publisher(match[group].strip(), begin, state, last)
    elif inner := _spoken(parsed, outer, state, last):
        source = Source(inner.source, inner.source_id, inner.party, inner.voices)
        clauses = inner.clauses
    if source is None or source.party is None:
        return outer
    both = Source(source.name, source.entity, source.party, (*outer.voices, *source.voices))
    return outer.by(both, manner=outer.manner, cue=outer.cue, clauses=clauses)


def _according(parsed: Parsed, own: Frame, state: Discourse, last: Frame | None) -> Frame | None:
    text = parsed.sentence.text
    match = _ACCORDING.search(text)
    if not match or not own.clauses:
        return None
    end = _cut_loose(parsed, own.clauses, match)
    phrase = text[match.end() : end].strip(" ,.")
    source = publisher(phrase, parsed.sentence.start + match.end(), state, last)
    return own.by(source, manner="stated", cue=match["cue"]) if source else None


def _cut_loose(parsed: Parsed, clauses: tuple[Clause, ...], match: re.Match[str]) -> int:
    """Take the words that name the source out of the clauses; where those words end."""
    doc = parsed.doc
    main = next((c for c in clauses if c.subject and doc[c.subject[0]].idx > match.start()), None)
    if main and main.subject and not main.inherited:  # "According to X, Y did Z"
        comma = next((t.i for t in doc if t.text == "," and t.idx > match.end()), 0)
        if main.subject[0] < comma + 1 < main.subject[1]:
            main.subject = (comma + 1, main.subject[1])
        return doc[main.subject[0]].idx
    # "Y did Z, according to X": the words that name the source are not content
    at = next((t.i for t in doc if t.idx >= match.start()), len(doc))
    for clause in clauses:
        clause.end = min(clause.end, max(at, clause.start + 1))
    return len(parsed.sentence.text)


def _spoken(parsed: Parsed, own: Frame, state: Discourse, last: Frame | None) -> Frame | None:
    speech = state.speech
    verbs = (c for c in own.clauses if c.lemma in speech and c.contents and not c.inherited)
    clause = next((c for c in verbs if c.subject), None)
    if clause is None or clause.subject is None:
        return None
    start, end = parsed.span(*clause.subject)
    phrase = state.document.text[start:end]
    source = publisher(phrase, start, state, last)
    if source is None:
        return _in_office(parsed, own, clause, state, last)
    rest = (c for c in own.clauses if c is not clause)
    if clause.lemma == "tell":
        source = _told_to(parsed, clause, source, state)
    hands_over = clause.lemma in _SAYS or source.party is None
    said = tuple(clause.contents) if hands_over else (clause,)
    return own.by(source, manner="stated", cue=clause.verb.text, clauses=(*said, *rest))


def _told_to(parsed: Parsed, clause: Clause, source: Source, state: Discourse) -> Source:
    """ "The Elysee told Reuters that ...": the agency stands between the outlet and the source."""
    begin = clause.verb.i + 1
    words = parsed.words(begin, min(begin + 5, len(parsed.doc)))
    heard = [h for h in state.finder.outlets(words) if h.start == 0]
    if not heard:
        return source
    entry = state.book.outlets[heard[0].ids[0]]
    heard_by = Voice(
        kind="agency" if entry.kind == "agency" else "outlet", name=entry.name, id=entry.id
    )
    return replace(source, voices=(heard_by, *source.voices))


def _in_office(
    parsed: Parsed, own: Frame, clause: Clause, state: Discourse, last: Frame | None
) -> Frame | None:
    """A person in office speaks: the word is his government's, unless he speaks inside the
    account that a document or government gives of the event."""
    assert clause.subject is not None
    start, end = parsed.span(*clause.subject)
    phrase = state.document.text[start:end]
    speakers = state.resolve(start, end)
    if len(speakers) != 1 or not speaks_for_government(speakers[0]):
        return _on_ones_own(own, clause, phrase, speakers)
    speaker, party = speakers[0], str(speakers[0].party)
    known = speaker.id in {p.id for p in state.pair} or phrase.lower() in ("he", "she")
    if last is not None and runs_on(own, last) and known and not leads_elsewhere(parsed):
        return own.after(last)
    voices = (
        Voice(kind="government", name=state.book.name_of(party), id=party),
        Voice(kind="person", name=speaker.name, id=speaker.id),
    )
    source = Source(phrase, speaker.id, party, voices)
    return own.by(source, manner="stated", cue=clause.verb.text)


def _on_ones_own(
    own: Frame, clause: Clause, phrase: str, speakers: tuple[Participant, ...]
) -> Frame | None:
    """Somebody speaks whose word is no party's: an opponent, an unnamed official, several at
    once. Only verbs that merely hand a word over are taken off it."""
    if clause.lemma not in _SAYS:
        return None
    voices = tuple(Voice(kind="person", name=p.name, id=p.id) for p in speakers if p.id)
    source = Source(
        phrase,
        speakers[0].id if len(speakers) == 1 else None,
        None,
        voices or (Voice(kind="unknown", name=phrase),),
    )
    rest = (c for c in own.clauses if c is not clause)
    said = (*clause.contents, *rest)
    return own.by(source, manner="stated", cue=clause.verb.text, clauses=said)


def speaks_for_government(speaker: Participant) -> bool:
    """Whether a person's word is his government's: an office, and not that of an opponent."""
    if not speaker.party or not speaker.role or speaker.role == "government":
        return False
    return not _NOT_OFFICIAL.match(speaker.role)
