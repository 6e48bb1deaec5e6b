"""The source of a sentence in a government's own text: the government, or whose turn it is."""

from __future__ import annotations

import re

from communique.model import Voice
from communique.read.discourse import Discourse
from communique.read.frame import Frame, Source
from communique.read.parsed import Parsed

_TURN = re.compile(r"[A-Z][^:.!?\n]{2,110}:\s")


def framed_by_government(parsed: Parsed, own: Frame, state: Discourse, party: str) -> Frame:
    """An official text is its party's account throughout, except that in a transcript each
    speaker has his own turn."""
    if turn := _turn(parsed, own, state, party):
        return turn
    voice = Voice(kind="government", name=state.book.name_of(party), id=party)
    source = Source(state.document.outlet, party, party, (voice,))
    return own.by(source, manner="readout", cue=state.document.kind)


def _turn(parsed: Parsed, own: Frame, state: Discourse, host: str) -> Frame | None:
    """A transcript on an official site: "Name: ..." gives the word to that person until the next
    one; what a guest says is the guest's word, by the host's transcript."""
    sentence = parsed.sentence
    if match := _TURN.match(sentence.text):
        before = state.within(sentence.start, sentence.start + match.end())
        named = [n for n in before if n.kind == "person"]
        if named and named[-1].entity:
            state.speaker = state.person(named[-1])
    speaker = state.speaker
    if speaker is None:
        return None
    voices = (
        Voice(kind="document", name=f"transcript of {state.document.outlet}", id=host),
        Voice(kind="person", name=speaker.name, id=speaker.id),
    )
    source = Source(speaker.words, speaker.id, speaker.party or host, voices)
    return own.by(source, manner="transcript", cue=":")
