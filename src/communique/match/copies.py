"""Copies and shared sentences: articles and independent origins are two numbers.

A document is a copy of another when most of its five-word shingles, quotations left out, stand
there (containment, not Jaccard: a reprint is often cut). A sentence that stands word for word in
several documents has one origin, whoever printed it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from communique.model import Copy, Reading, Sentence, SharedSentence

_WORD = re.compile(r"\w+")
_QUOTED = re.compile(r"[“\"«][^”\"»]{1,400}[”\"»]")
_SHINGLE = 5
_COPY = 0.5
_WORTH_SHARING = 7  # words; shorter sentences are the same by chance


def copies(readings: Sequence[Reading]) -> tuple[Copy, ...]:
    """Documents whose text stands for the most part in another one (the longer is the origin)."""
    shingles = {r.document.id: _shingles(r) for r in readings}
    order = sorted(shingles, key=lambda d: (-len(shingles[d]), d))
    found = []
    for number, copy in enumerate(order):
        for origin in order[:number]:
            own = shingles[copy]
            share = len(own & shingles[origin]) / len(own) if own else 0.0
            if share >= _COPY:
                found.append(Copy(document=copy, of=origin, containment=round(share, 3)))
                break
    return tuple(sorted(found, key=lambda c: c.document))


def _shingles(reading: Reading) -> frozenset[tuple[str, ...]]:
    stated = " ".join(s.text for s in reading.sentences if s.role in ("body", "list_item"))
    words = _WORD.findall(_QUOTED.sub(" ", stated).lower())
    return frozenset(tuple(words[i : i + _SHINGLE]) for i in range(len(words) - _SHINGLE + 1))


def _normal(text: str) -> str:
    """A sentence without case, spacing and marks: two that agree in it are the same words."""
    return " ".join(_WORD.findall(text.lower()))


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
