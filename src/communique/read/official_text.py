"""The source of a sentence in a government's own text: the government, or whose turn it is."""

from __future__ import annotations

import re

from communique.codebook import covers
from communique.model import Participant, Voice
from communique.read.discourse import Discourse
from communique.read.frame import Frame, Source
from communique.read.parsed import Parsed

#: turns of the press, whose words are nobody's account
_FLOOR = re.compile(r"(?:QUESTION|Question|Q|REPORTER|Reporter)\s?:")
_TURN = re.compile(r"(?:(?:MR|MS|MRS|DR)\.\s)?[A-Z][^:.!?\n]{0,110}:\s")


def framed_by_government(parsed: Parsed, own: Frame, state: Discourse, party: str) -> Frame:
    """An official text is its party's account throughout, except that in a transcript each
    speaker has his own turn."""
    if turn := _turn(parsed, own, state, party):
        return turn
    if state.floor:
        return own
    voice = Voice(kind="government", name=state.book.name_of(party), id=party)
    source = Source(state.document.outlet, party, party, (voice,))
    return own.by(source, manner="readout", cue=state.document.kind)


def _in_capitals(words: str, state: Discourse) -> Participant | None:
    """Whose turn "PRESIDENT MACRON:" gives, where one holder of office then bears the name."""
    hits = state.finder.names(words.title())
    people = {i for h in hits if h.kind in ("person", "short") for i in h.ids}
    book, day = state.book, state.day
    serving = [
        p
        for p in sorted(people)
        if any(day is None or covers(r, day) for r in book.people[p].roles)
    ]
    return state.holder(serving[0], words.strip(": \n")) if len(serving) == 1 else None


def _turn(parsed: Parsed, own: Frame, state: Discourse, host: str) -> Frame | None:
    """A transcript on an official site: "Name: ..." gives the word to that person until the next
    one; what a guest says is the guest's word, by the host's transcript."""
    sentence = parsed.sentence
    if match := _TURN.match(sentence.text):
        before = state.within(sentence.start, sentence.start + match.end())
        named = [n for n in before if n.kind == "person"]
        if named and named[-1].entity:
            state.speaker, state.floor = state.person(named[-1]), False
        elif _FLOOR.match(sentence.text):
            state.speaker, state.floor = None, True
        elif match[0].isupper():
            state.speaker, state.floor = _in_capitals(match[0], state), False
    speaker = state.speaker
    if speaker is None:
        return None
    voices = (
        Voice(kind="document", name=f"transcript of {state.document.outlet}", id=host),
        Voice(kind="person", name=speaker.name, id=speaker.id),
    )
    source = Source(speaker.words, speaker.id, speaker.party or host, voices)
    return own.by(source, manner="transcript", cue=":")
