"""Sentences that stand word for word in several documents: one origin, whoever printed them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from communique.model import Reading, Sentence, SharedSentence

_WORD = re.compile(r"\w+")
_WORTH_SHARING = 7  # words; shorter sentences are the same by chance


def shared_sentences(readings: Sequence[Reading]) -> tuple[SharedSentence, ...]:
    """Sentences that stand word for word in more than one document, each with all its places."""
    places: dict[str, list[tuple[Reading, Sentence]]] = {}
    for reading in readings:
        for sentence in reading.sentences:
            words = _normal(sentence.text)
            if sentence.role in ("body", "list_item") and len(words.split()) >= _WORTH_SHARING:
                places.setdefault(words, []).append((reading, sentence))
    return tuple(
        SharedSentence(citations=tuple(s.cited_in(r.document.id) for r, s in held))
        for _, held in sorted(places.items())
        if len({r.document.id for r, _ in held}) > 1
    )


def _normal(text: str) -> str:
    """A sentence without case, spacing and marks: two that agree in it are the same words."""
    return " ".join(_WORD.findall(text.lower()))
