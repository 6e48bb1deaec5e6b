"""What tells the kind of an act between two phrases of a sentence, as named features.

Lemmas on the way through the parse from who acts to who is acted on say most ("agree > release"),
then what hangs on these words, the words between the two, and the codebook's patterns that hold.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from communique.read.parsed import Range, head_of
from communique.read.patterns import Fired

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_HANGS = frozenset(
    "dobj prt neg xcomp ccomp acomp attr aux auxpass prep oprd advcl conj nsubj nsubjpass compound "
    "amod mark pobj agent dative".split()
)
_GROUP = frozenset({"aux", "neg", "auxpass", "prt"})
_INNER = frozenset({"xcomp", "ccomp", "dobj", "acomp", "attr"})
_CONTENT = frozenset({"VERB", "NOUN", "ADJ"})
_BEFORE, _AFTER = 6, 8  # words looked at outside the two phrases


@dataclass(frozen=True, slots=True)
class Pair:
    """Who acts and who is acted on: token ranges of a parsed sentence, the second None where
    nobody is; `fired` are the patterns that hold in it, each with how many of the two phrases its
    clause has, the nearest first."""

    doc: Doc
    source: Range
    target: Range | None
    fired: Sequence[tuple[int, Fired]] = ()


def features(pair: Pair) -> list[str]:
    """All that holds of a pair."""
    source = head_of(pair.doc, pair.source)
    target = head_of(pair.doc, pair.target) if pair.target else None
    found = ["bias", *_patterns(pair), *_words(pair)]
    found += _of_verb(source)
    if target is None:
        return [*found, "target=none"]
    found += [f"target={_lemma(target)}", f"target:dep={target.dep_}"]
    found += _way(pair, source, target)
    return found


def _lemma(token: Token) -> str:
    return str(token.lemma_.lower())


def _patterns(pair: Pair) -> Iterator[str]:
    if not pair.fired:
        yield "pattern=none"
        return
    shared, best = pair.fired[0]
    yield f"pattern={best.type}"
    yield f"pattern={best.type}/{shared}"
    for shared, fired in pair.fired:
        yield f"some={fired.type}"
        yield f"some={fired.type}/{shared}"


def _inside(token: Token, pair: Pair) -> bool:
    spans = [pair.source, *([pair.target] if pair.target else [])]
    return any(a <= token.i < b for a, b in spans)


def _words(pair: Pair) -> Iterator[str]:
    doc, source, target = pair.doc, pair.source, pair.target or pair.source
    first, last = sorted((source, target))
    yield "order=" + ("source" if source == first else "target")
    between = [t for t in doc[first[1] : last[0]] if not t.is_punct]
    lemmas = [_lemma(t) for t in between]
    yield from (f"between={x}" for x in lemmas)
    yield from (f"between={x}_{y}" for x, y in pairwise(lemmas))
    stop = max(source[1], target[1])
    yield from (f"after={_lemma(t)}" for t in doc[stop : stop + _AFTER])
    start = min(source[0], target[0])
    yield from (f"before={_lemma(t)}" for t in doc[max(0, start - _BEFORE) : start])
    for token in doc:
        if token.pos_ in _CONTENT and not _inside(token, pair):
            yield f"word={_lemma(token)}"
    for name, span in (("in source", source), ("in target", pair.target)):
        if span is not None:
            yield from (f"{name}={_lemma(t)}" for t in doc[slice(*span)] if t.pos_ in _CONTENT)


def _of_verb(source: Token) -> Iterator[str]:
    """The verb that the source is subject of, its auxiliaries and what hangs on it."""
    yield f"source={_lemma(source)}"
    yield f"source:dep={source.dep_}"
    verb = source
    while verb.head.i != verb.i and verb.pos_ not in ("VERB", "AUX"):
        verb = verb.head
    lemma = _lemma(verb)
    yield f"verb={lemma}"
    yield f"verb:tag={verb.tag_}"
    for child in verb.children:
        if child.dep_ in _GROUP:
            yield f"verb:with={child.dep_}:{_lemma(child)}"
            yield f"verb={lemma}:{_lemma(child)}"
        elif child.dep_ in _INNER:
            yield f"verb:of={_lemma(child)}"
            yield f"verb={lemma}>{_lemma(child)}"


def _way(pair: Pair, source: Token, target: Token) -> Iterator[str]:
    """The lemmas from source to target through the parse, and what hangs on them."""
    steps = [t for t in _path(source, target) if not _inside(t, pair)]
    lemmas = [_lemma(t) for t in steps]
    yield "way=" + ">".join(lemmas)
    yield from (f"step={x}>{y}" for x, y in pairwise(lemmas))
    on_way = {t.i for t in steps}
    for step in steps:
        yield f"step={_lemma(step)}"
        yield f"step={_lemma(step)}/{step.dep_}"
        for child in step.children:
            if child.dep_ in _HANGS and child.i not in on_way and not _inside(child, pair):
                yield from _hung(step, child, pair)


def _hung(step: Token, child: Token, pair: Pair) -> Iterator[str]:
    yield f"hung={_lemma(child)}"
    yield f"hung={_lemma(step)}>{_lemma(child)}"
    if child.dep_ == "prep":
        for deeper in child.children:
            if not _inside(deeper, pair):
                yield f"hung={_lemma(deeper)}"
                yield f"hung={_lemma(step)}>{_lemma(child)}>{_lemma(deeper)}"


def _path(source: Token, target: Token) -> Iterable[Token]:
    """Up from the source to the word above both, and down to the target; without these two."""
    up = [source, *source.ancestors]
    over = {t.i: n for n, t in enumerate(up)}
    down: list[Token] = []
    for token in (target, *target.ancestors):
        if token.i in over:
            return [*up[1 : over[token.i] + 1], *reversed(down[1:])]
        down.append(token)
    return [*up[1:], *reversed(down[1:])]
