"""Who says so: the outer source of each sentence, and through which chain we have it.

PARC 3.0 terms: source, cue, content. Four ways in which a sentence gets its source:

- an official text is its party's account throughout (silent continuation of a readout);
- "according to ..." before or after the content;
- a speech verb whose subject can publish: a government, its seat or ministry, an agency, a
  document ("the statement"), or in a report a person in office;
- continuation: a sentence without a source of its own goes on with the last one as long as it
  speaks of the same event (same paragraph, or "also" with the same people), unless it is the
  reporter's background ("The treaty is the only ...").
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from communique.model import Sentence, Voice
from communique.read.clauses import Clause
from communique.read.discourse import Discourse
from communique.read.gazetteer import Gazetteer

if TYPE_CHECKING:
    from spacy.tokens import Doc

_ACCORDING = re.compile(
    r"(?P<cue>according to|citing|as reported by|as stated in|in the words of)\s+", re.IGNORECASE
)
_DOCUMENT = re.compile(
    r"\b(?:statement|announcement|notice|readout|read-out|communiqu[eé]|press release|release|press service"
    r"|bulletin|website|web site|transcript|message|summary|account)\b",
    re.IGNORECASE,
)
_DEFINITE = re.compile(r"^(the|this|that|its|their|it)\b", re.IGNORECASE)
_PRONOUN = re.compile(r"^(it|them|him|her|the same (?:source|text))$", re.IGNORECASE)
_TREATY = re.compile(
    r"^(the|this)\s+((?!of\b)[\w-]+\s+){0,3}(treaty|agreement|accord|pact|deal|convention|document)$",
    re.IGNORECASE,
)
#: verbs by which a reporter describes a treaty, on nobody's word
_DEFINES = frozenset(
    {
        "be",
        "stipulate",
        "provide",
        "limit",
        "expire",
        "sign",
        "enter",
        "oblige",
        "allow",
        "require",
        "cap",
        "cover",
        "ban",
        "prohibit",
        "envisage",
        "set",
        "remain",
        "lapse",
        "run",
        "replace",
        "date",
    }
)
#: verbs that only hand a word over; of all others ("hopes that ...") the verb is part of the point
_SAYS = frozenset(
    {
        "say",
        "tell",
        "state",
        "report",
        "announce",
        "declare",
        "add",
        "write",
        "read",
        "publish",
        "inform",
        "note",
        "post",
        "tweet",
        "reveal",
        "disclose",
        "point out",
    }
)
_CONTINUES = re.compile(
    r"\b(also|further|furthermore|in turn|at the same time|moreover|added?)\b", re.I
)
_TURN = re.compile(r"[A-Z][^:.!?\n]{2,110}:\s")
_LEAD_IN = re.compile(r"^(in addition|separately|meanwhile|elsewhere|earlier|apart from)\b", re.I)


@dataclass(frozen=True, slots=True)
class Frame:
    """The outer source of one sentence. `manner` is readout, stated, continued or own;
    `voices` run from the document or government that published to the person who spoke;
    `clauses` are what is said, cut loose from the words that say who says it."""

    manner: str
    source: str
    source_id: str | None
    cue: str
    party: str | None
    voices: tuple[Voice, ...]
    clauses: tuple[Clause, ...]
    sentence: int
    paragraph: int

    @property
    def publishes(self) -> bool:
        """Whether a document or government speaks, whose word may run on over sentences."""
        return any(v.kind in ("document", "government", "organisation") for v in self.voices)


def frame(
    sentence: Sentence,
    doc: Doc,
    tops: list[Clause],
    paragraph: int,
    state: Discourse,
    gazetteer: Gazetteer,
    last: Frame | None,
) -> Frame:
    """The frame of a sentence, given that of the sentence before in the same document."""
    own = Frame("own", "", None, "", None, (), tuple(tops), sentence.number, paragraph)
    if state.document.speaks_for:
        party = state.document.speaks_for
        if turn := _turn(sentence, own, state):
            return turn
        voice = Voice(kind="government", name=state.book.name_of(party), id=party)
        return replace(
            own,
            manner="readout",
            source=state.document.outlet,
            source_id=party,
            cue=state.document.kind,
            party=party,
            voices=(voice,),
        )
    return (
        _according(sentence, doc, own, state, gazetteer, last)
        or _spoken(sentence, doc, own, state, gazetteer, last)
        or _continued(sentence, doc, own, state, gazetteer, last)
        or own
    )


def _turn(sentence: Sentence, own: Frame, state: Discourse) -> Frame | None:
    """A transcript on an official site: "Name: ..." gives the word to that person until the next
    one; what a guest says is the guest's word, by the host's transcript."""
    match = _TURN.match(sentence.text)
    named = (
        [
            n
            for n in state.within(sentence.start, sentence.start + match.end())
            if n.kind == "person"
        ]
        if match
        else []
    )
    if named and named[-1].entity:
        state.speaker = state.person(named[-1])
    if state.speaker is None:
        return None
    speaker, host = state.speaker, str(state.document.speaks_for)
    voices = (
        Voice(kind="document", name=f"transcript of {state.document.outlet}", id=host),
        Voice(kind="person", name=speaker.name, id=speaker.id),
    )
    return replace(
        own,
        manner="transcript",
        source=speaker.words,
        source_id=speaker.id,
        cue=":",
        party=speaker.party or host,
        voices=voices,
    )


def _according(
    sentence: Sentence,
    doc: Doc,
    own: Frame,
    state: Discourse,
    gazetteer: Gazetteer,
    last: Frame | None,
) -> Frame | None:
    match = _ACCORDING.search(sentence.text)
    if not match or not own.clauses:
        return None
    begin, end = match.end(), len(sentence.text)
    clauses = own.clauses
    main = next((c for c in clauses if c.subject and doc[c.subject[0]].idx > match.start()), None)
    if main and main.subject and not main.inherited:  # "According to X, Y did Z"
        comma = next((t.i for t in doc if t.text == "," and t.idx > begin), 0)
        if main.subject[0] < comma + 1 < main.subject[1]:
            main.subject = (comma + 1, main.subject[1])
        end = doc[main.subject[0]].idx
    else:  # "Y did Z, according to X": the words that name the source are not content
        at = next((t.i for t in doc if t.idx >= match.start()), len(doc))
        for clause in clauses:
            clause.end = min(clause.end, max(at, clause.start + 1))
    phrase = sentence.text[begin:end].strip(" ,.")
    source = _describe(phrase, sentence.start + begin, state, gazetteer, last)
    if source is None:
        return None
    name, entity, party, voices = source
    return replace(
        own,
        manner="stated",
        source=name,
        source_id=entity,
        cue=match["cue"],
        party=party,
        voices=voices,
    )


def _spoken(
    sentence: Sentence,
    doc: Doc,
    own: Frame,
    state: Discourse,
    gazetteer: Gazetteer,
    last: Frame | None,
) -> Frame | None:
    speech = frozenset(state.language.speech_verbs)
    clause = next(
        (
            c
            for c in own.clauses
            if c.lemma in speech and c.contents and c.subject and not c.inherited
        ),
        None,
    )
    if clause is None or clause.subject is None:
        return None
    start, end = _span(doc, sentence, *clause.subject)
    phrase = state.document.text[start:end]
    source = _describe(phrase, start, state, gazetteer, last)
    rest = tuple(c for c in own.clauses if c is not clause)
    if source is None:
        return _official(sentence, own, clause, phrase, (start, end), state, last)
    name, entity, party, voices = source
    said = tuple(clause.contents) if clause.lemma in _SAYS or party is None else (clause,)
    return replace(
        own,
        manner="stated",
        source=name,
        source_id=entity,
        cue=clause.verb.text,
        party=party,
        voices=voices,
        clauses=(*said, *rest),
    )


def _official(
    sentence: Sentence,
    own: Frame,
    clause: Clause,
    phrase: str,
    span: tuple[int, int],
    state: Discourse,
    last: Frame | None,
) -> Frame | None:
    """A person in office speaks: the word is his government's, unless he speaks inside the
    account that a document or government gives of the event."""
    speakers = state.resolve(*span)
    if len(speakers) != 1 or not speakers[0].party or speakers[0].role == "government":
        return None
    speaker = speakers[0]
    if not _speaks_for_government(speaker.role):
        return None
    inside = _runs_on(own, last) and (
        speaker.id in {p.id for p in state.pair} or phrase.lower() in ("he", "she")
    )
    if inside and last is not None and not _LEAD_IN.match(sentence.text):
        return replace(
            last,
            manner="continued",
            clauses=own.clauses,
            sentence=own.sentence,
            paragraph=own.paragraph,
        )
    voices: tuple[Voice, ...] = (
        Voice(kind="government", name=state.book.name_of(str(speaker.party)), id=speaker.party),
        Voice(kind="person", name=speaker.name, id=speaker.id),
    )
    return replace(
        own,
        manner="stated",
        source=phrase,
        source_id=speaker.id,
        cue=clause.verb.text,
        party=speaker.party,
        voices=voices,
        clauses=own.clauses,
    )


def _speaks_for_government(role: str | None) -> bool:
    """Whether a person's word is the government's: an office, and not that of an opponent."""
    return bool(role) and not re.match(
        r"(?i)opposition|democracy activist|human rights|journalist|former", str(role)
    )


def _continued(
    sentence: Sentence,
    doc: Doc,
    own: Frame,
    state: Discourse,
    gazetteer: Gazetteer,
    last: Frame | None,
) -> Frame | None:
    if not _runs_on(own, last) or last is None or last.party is None:
        return None
    if _is_background(doc, own, gazetteer) or _LEAD_IN.match(sentence.text) or not own.clauses:
        return None
    if _other_government(sentence, doc, own, state, str(last.party)):
        return None
    if own.paragraph != last.paragraph:
        subject = own.clauses[0].subject
        phrase = doc[subject[0] : subject[1]].text.lower() if subject else ""
        if not (
            _CONTINUES.search(sentence.text)
            and (phrase in state.language.group_words or phrase == "he")
        ):
            return None
    return replace(
        last,
        manner="continued",
        clauses=own.clauses,
        sentence=own.sentence,
        paragraph=own.paragraph,
    )


def _other_government(
    sentence: Sentence, doc: Doc, own: Frame, state: Discourse, party: str
) -> bool:
    """The sentence is about what another government did: the reporter's own words again."""
    clause = own.clauses[0]
    if clause.subject is None:
        return False
    acting = state.resolve(*_span(doc, sentence, *clause.subject))
    return bool(acting) and all(p.role == "government" and p.party != party for p in acting)


def _runs_on(own: Frame, last: Frame | None) -> bool:
    if last is None or last.party is None:
        return False
    return own.sentence == last.sentence + 1 and own.paragraph - last.paragraph <= 1


def _is_background(doc: Doc, own: Frame, gazetteer: Gazetteer) -> bool:
    """The reporter describes a treaty: definite treaty as subject, verb that defines."""
    clause = own.clauses[0] if own.clauses else None
    if clause is None or clause.subject is None:
        return False
    phrase = doc[clause.subject[0] : clause.subject[1]].text
    named = any(hit.start == 0 for hit in gazetteer.agreements(phrase))
    return (named or bool(_TREATY.match(phrase))) and clause.verb.lemma_.lower() in _DEFINES


Source = tuple[str, str | None, str | None, tuple[Voice, ...]]


def _describe(
    phrase: str, start: int, state: Discourse, gazetteer: Gazetteer, last: Frame | None
) -> Source | None:
    """Name, entity, party and voices of a phrase that names a publisher; None if it names none."""
    end = start + len(phrase)
    document = _DOCUMENT.search(phrase)
    named = [n for n in state.within(start, end + 1) if n.entity]
    party = next((n.country or n.entity for n in named if _can_speak(n.kind, bool(document))), None)
    outlets = gazetteer.outlets(phrase)
    if outlets and not party:
        voice = _outlets_voice(state, list(dict.fromkeys(hit.ids[0] for hit in outlets)))
        return phrase, voice.id, None, (voice,)
    if party:
        speakers = [n for n in named if n.kind == "person"]
        spoken = "the" + phrase[3:] if phrase.startswith("The ") else phrase
        name = state.book.name_of(party) if document or speakers else spoken
        voices: tuple[Voice, ...] = (
            Voice(
                kind="government" if party in state.book.countries else "organisation",
                name=name,
                id=party,
            ),
        )
        if document:
            voices = (Voice(kind="document", name=phrase), *voices)
        if speakers and not document:
            person = speakers[-1]
            voices = (
                *voices,
                Voice(kind="person", name=state.book.name_of(str(person.entity)), id=person.entity),
            )
            return phrase, person.entity, state.holder(str(person.entity), "").party, voices
        return phrase, party, party, voices
    refers = _DEFINITE.match(phrase) if document else _PRONOUN.match(phrase)
    if refers and last is not None and last.party:
        return phrase, last.source_id, last.party, last.voices
    return None


def _can_speak(kind: str, document: bool) -> bool:
    return kind in ("seat", "body", "organisation", "country", "capital") or (
        document and kind in ("adjective", "person")
    )


def _outlets_voice(state: Discourse, outlets: list[str]) -> Voice:
    """One link of the chain: several agencies that report the same stand beside each other."""
    entries = [state.book.outlets[outlet] for outlet in outlets]
    agencies = all(entry.kind == "agency" for entry in entries)
    return Voice(
        kind="agency" if agencies else "outlet",
        name=" and ".join(entry.name for entry in entries),
        id="+".join(outlets),
    )


def _span(doc: Doc, sentence: Sentence, first: int, stop: int) -> tuple[int, int]:
    start = doc[first].idx
    end = doc[stop - 1].idx + len(doc[stop - 1])
    return sentence.start + start, sentence.start + end
