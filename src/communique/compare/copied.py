"""Errors of copies: a number, date, name or quoted word that a copy changed.

What is compared are single words in one and the same run of words: three words before and one
behind, or two and two, must be those of the original. Where a copy words a thing anew, nothing is
said.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

from communique.compare.quoted import otherwise, sentence_at, stated
from communique.compare.wording import DATED, Word, quotations, value_of, words
from communique.model import Reading, Sentence, Slip, SlipKind

#: words before and behind that must be the same
_SIDES = ((3, 1), (2, 2), (1, 3))
#: words that one and the same thing may take in both, at the most
_LONGEST = 6
#: how alike the words outside quotations must be for the quotations to be the same one
_SAME_BESIDE = 0.85


@dataclass
class Text:
    """A document as words, with the runs that begin at each."""

    reading: Reading

    @cached_property
    def words(self) -> list[Word]:
        """The words of what it states, in their order."""
        return [w for s in stated(self.reading) for w in words(s.text, s.start)]

    @cached_property
    def forms(self) -> list[str]:
        """The same without their places."""
        return [w.text for w in self.words]

    @cached_property
    def quoted(self) -> list[tuple[int, int]]:
        """The places between quotation marks, in the document."""
        return [
            (s.start + b, s.start + e)
            for s in stated(self.reading)
            for b, e in quotations(s.text, 1)
        ]

    def runs(self, length: int) -> Mapping[tuple[str, ...], list[int]]:
        """Where each run of so many words begins."""
        found: dict[tuple[str, ...], list[int]] = {}
        for at in range(len(self.forms) - length + 1):
            found.setdefault(tuple(self.forms[at : at + length]), []).append(at)
        return found

    def within_quotes(self, word: Word) -> bool:
        """Whether a word stands between quotation marks."""
        return any(s <= word.start < e for s, e in self.quoted)


def slips_of_copy(copy: Reading, original: Reading) -> Iterator[Slip]:
    """What a copy has otherwise than its original, each place once."""
    one, other = Text(copy), Text(original)
    yield from _words_changed(one, other)
    for sentence in stated(copy):
        for twin in stated(original):
            yield from _quotes_changed(one, other, sentence, twin)
            yield from _names_changed(one, other, sentence, twin)


def _words_changed(one: Text, other: Text) -> Iterator[Slip]:
    runs = {before: other.runs(before) for before, _ in _SIDES}
    for at, word in enumerate(one.words):
        if not _telling(one, word):
            continue
        twin = next(
            (t for before, behind in _SIDES if (t := _twin(one, other, at, before, behind, runs))),
            None,
        )
        if twin is None:
            continue
        kind = _kind(one, other, word, twin)
        if kind is not None and not _known(one, other, at):
            yield _slip(one, other, (word.start, word.end), (twin.start, twin.end), kind)


def _telling(text: Text, word: Word) -> bool:
    """Whether a change of a word can be an error: a number or a day outside quotations, which are
    compared as wholes."""
    telling = value_of(word.text) is not None or word.text in DATED
    return telling and not text.within_quotes(word)


def _twin(
    one: Text,
    other: Text,
    at: int,
    before: int,
    behind: int,
    runs: Mapping[int, Mapping[tuple[str, ...], list[int]]],
) -> Word | None:
    """The word of the original that stands between the same words as the one at a place here, if it
    is another, and there is one such place."""
    left = tuple(one.forms[at - before : at]) if at >= before else ()
    right = one.forms[at + 1 : at + 1 + behind]
    if len(left) < before or len(right) < behind:
        return None
    places = [
        place + before
        for place in runs[before].get(left, ())
        if other.forms[place + before + 1 : place + before + 1 + behind] == right
    ]
    if len(places) != 1 or other.forms[places[0]] == one.forms[at]:
        return None
    return other.words[places[0]]


def _kind(one: Text, other: Text, word: Word, twin: Word) -> SlipKind | None:
    """What kind of error a change is: a number for a number, a day for a day."""
    value, was = value_of(word.text), value_of(twin.text)
    if value is not None or was is not None:
        if value is None or was is None or value == was:
            return None
        beside = _beside(one, word) & _beside(other, twin) & DATED
        years = all(1900 <= v <= 2100 for v in (value, was))
        return "wrong date" if beside or years else "wrong number"
    return "wrong date" if word.text in DATED and twin.text in DATED else None


def _beside(text: Text, word: Word) -> frozenset[str]:
    at = next(n for n, w in enumerate(text.words) if w.start == word.start)
    return frozenset(text.forms[max(0, at - 1) : at + 2])


def _known(one: Text, other: Text, at: int) -> bool:
    """Whether the original has the very words of the copy somewhere else."""
    run = one.forms[max(0, at - 2) : at + 2]
    return any(other.forms[n : n + len(run)] == run for n in range(len(other.forms)))


def _slip(
    one: Text, other: Text, span: tuple[int, int], twin: tuple[int, int], kind: SlipKind
) -> Slip:
    """The change as a record; a number or day is shown with the words beside it."""
    here, there = sentence_at(one.reading, span[0]), sentence_at(other.reading, twin[0])
    if kind in ("wrong number", "wrong date"):
        span, twin = _around(here, span), _around(there, twin)
    document, original = one.reading.document, other.reading.document
    return Slip(
        id=f"{document.id}:copy{span[0]}",
        citations=(here.cited_in(document.id),),
        origin=f"{kind}: in the same words as its original",
        kind=kind,
        document=document.id,
        against=original.id,
        words=document.text[slice(*span)],
        original=original.text[slice(*twin)],
        others=(there.cited_in(original.id),),
    )


def _around(sentence: Sentence, span: tuple[int, int]) -> tuple[int, int]:
    """A number or day with the word before and the two behind it."""
    held = words(sentence.text, sentence.start)
    at = next((n for n, w in enumerate(held) if w.start == span[0]), None)
    if at is None:
        return span
    last = held[min(at + 2, len(held) - 1)]
    return held[max(0, at - 1)].start, last.end


def _quotes_changed(one: Text, other: Text, sentence: Sentence, twin: Sentence) -> Iterator[Slip]:
    """Quotations that have other words in a sentence that is otherwise the same."""
    mine, theirs = (list(quotations(s.text, 2)) for s in (sentence, twin))
    if not mine or len(mine) != len(theirs):
        return
    left, right = _outside(sentence, mine), _outside(twin, theirs)
    if SequenceMatcher(None, left, right, autojunk=False).ratio() < _SAME_BESIDE:
        return
    for (begin, end), (start, stop) in zip(mine, theirs, strict=True):
        said, was = sentence.text[begin:end], twin.text[start:stop]
        if otherwise(said, was) and otherwise(was, said):
            span = (sentence.start + begin, sentence.start + end)
            yield _slip(
                one, other, span, (twin.start + start, twin.start + stop), "altered quotation"
            )


def _outside(sentence: Sentence, quoted: Sequence[tuple[int, int]]) -> list[str]:
    """The words of a sentence that stand in none of these places."""
    return [w.text for w in words(sentence.text) if not any(b <= w.start < e for b, e in quoted)]


def _names_changed(one: Text, other: Text, sentence: Sentence, twin: Sentence) -> Iterator[Slip]:
    """A sentence that is the same in copy and original but for who is named in it."""
    if not _nearly([w.text for w in words(sentence.text)], [w.text for w in words(twin.text)]):
        return
    left, right = _people(one.reading, sentence), _people(other.reading, twin)
    only, instead = left.keys() - right.keys(), right.keys() - left.keys()
    if len(only) == len(instead) == 1:
        who, whom = left[next(iter(only))], right[next(iter(instead))]
        yield _slip(one, other, who, whom, "wrong person")


def _nearly(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether two sentences differ in a few words that follow each other."""
    if mine == theirs or min(len(mine), len(theirs)) < _LONGEST:
        return False
    head = next((n for n, (a, b) in enumerate(zip(mine, theirs, strict=False)) if a != b), 0)
    tail = next(
        (n for n, (a, b) in enumerate(zip(mine[::-1], theirs[::-1], strict=False)) if a != b), 0
    )
    longest = max(len(mine), len(theirs)) - head - tail
    return 0 < longest <= _LONGEST and head + tail >= _LONGEST


def _people(reading: Reading, sentence: Sentence) -> dict[str, tuple[int, int]]:
    """The people whom a sentence names, each where it is named first."""
    found: dict[str, tuple[int, int]] = {}
    for m in reading.mentions:
        if m.kind == "person" and m.entity and sentence.start <= m.start < sentence.end:
            found.setdefault(m.entity, (m.start, m.end))
    return found
