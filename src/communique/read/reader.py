"""Go through one document, sentence by sentence, and gather what each one bears out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING

from communique.codebook import Codebook
from communique.model import Document, Reading, Sentence, Skipped
from communique.read.attribution import frame
from communique.read.clauses import clauses
from communique.read.discourse import Discourse
from communique.read.entities import names_in, resolve
from communique.read.frame import Frame
from communique.read.gazetteer import gazetteer
from communique.read.mentions import Mentions
from communique.read.nlp import parse
from communique.read.notes import Notes
from communique.read.parc import Line, Placed, attributed
from communique.read.parsed import Parsed
from communique.read.patterns import patterns_of
from communique.read.phrases import several, strangers
from communique.read.reckoned import dates_of, day_told
from communique.read.sentence_reader import SentenceReader, why_not
from communique.read.sentences import split
from communique.read.topics import agreements_in
from communique.read.when import When, when

if TYPE_CHECKING:
    from spacy.tokens import Doc

#: roles whose sentences are read for what they state; a title only names who is meant
_STATES = frozenset({"body", "list_item"})
_WHY_NOT = {
    "title": "a headline: it names who is meant and is not read for content",
    "dateline": "a dateline: it dates the report",
    "caption": "a caption: it tells of its picture, not of this story",
}


def read_document(document: Document, book: Codebook, *, base: When | None = None) -> Reading:
    """Everything found in one document, each record with its citation.

    `base` may hand in a day worked out from other reports of the same events, for a
    document that does not say when it was written.
    """
    language = book.languages[document.language]
    finder = gazetteer(book)
    sentences = split(document, language)
    hits = names_in(sentences, finder)
    named = resolve(document.text, sentences, hits, book, None)
    day = when(document, named, finder)
    if day.day is None and base is not None:
        day = base
    if day.day is not None:
        named = resolve(document.text, sentences, hits, book, day.day)
    state = Discourse(document, language, finder, named, day.day)
    return _Reader(state, sentences, day).run()


class _Reader:
    """One pass over one document."""

    def __init__(self, state: Discourse, sentences: tuple[Sentence, ...], day: When) -> None:
        self.state, self.sentences, self.day = state, sentences, day
        self.stated = [s for s in sentences if s.role in _STATES]
        self.dates = dates_of(self.stated, day)
        self.notes = Notes(state, sentences)
        self.reader = SentenceReader(self.notes, patterns_of(state.book))
        self.lines = _Lines(state.document.text)
        self.skipped = [
            Skipped(sentence=s.number, why=_WHY_NOT[s.role])
            for s in sentences
            if s.role not in _STATES
        ]

    def run(self) -> Reading:
        """Read every sentence that states something, and hand back what they gave."""
        self._prime()
        last: Frame | None = None
        docs = list(parse((s.text for s in self.stated), self.state.language.model))
        said = self._said(docs)
        for number, (sentence, doc) in enumerate(zip(self.stated, docs, strict=True)):
            last = self._sentence(sentence, doc, said.get(number, ()), last)
        return self._reading()

    def _said(self, docs: Sequence[Doc]) -> Mapping[int, Sequence[Placed]]:
        """The attributions found in the words of the document, by the place of their sentence."""
        lines = [Line(s.start, s.end, d) for s, d in zip(self.stated, docs, strict=True)]
        found: dict[int, list[Placed]] = {}
        for placed in attributed(self.state.document.text, lines):
            found.setdefault(placed.sentence, []).append(placed)
        return found

    def _prime(self) -> None:
        """Whoever the headline or the first sentences name is who "the two presidents" are."""
        for sentence in self.sentences[:1]:
            self._remember_agreement(sentence)
        self.notes.agreements.titled()
        for sentence in self.sentences[:3]:
            named = self.state.within(sentence.start, sentence.end)
            people = [n for n in named if n.kind == "person" and n.entity]
            pair = {str(n.entity): self.state.person(n) for n in people}
            if len(pair) >= 2:
                self.state.pair = tuple(pair.values())
                return

    def _remember_agreement(self, sentence: Sentence) -> None:
        for _, _, agreement in agreements_in(
            sentence.text, self.state.finder, self.state.agreement
        ):
            self.state.agreement = agreement

    def _sentence(
        self, sentence: Sentence, doc: Doc, said: Sequence[Placed], last: Frame | None
    ) -> Frame:
        state = self.state
        state.sentence_start = sentence.start
        parsed = Parsed(sentence, doc, self.lines.with_text(sentence.start))
        state.strangers += strangers(parsed, state)
        state.several += several(parsed, state)
        own = frame(parsed, clauses(doc, state.speech, state.language.act_verbs), state, last)
        if not self.reader.sentence(parsed, own, self.dates[sentence.number], said):
            self.skipped.append(Skipped(sentence=sentence.number, why=why_not(own)))
        self._remember_agreement(sentence)
        return own

    def _reading(self) -> Reading:
        notes, state = self.notes, self.state
        mentions = Mentions(state.document, self.sentences)
        return Reading(
            document=state.document,
            sentences=self.sentences,
            mentions=tuple(mentions.of_name(n) for n in state.named),
            dates=tuple(mentions.of_date(s, d) for s in self.stated for d in self.dates[s.number]),
            attributions=tuple(notes.attributions),
            events=tuple(notes.events),
            points=tuple(notes.points),
            actions=tuple(notes.actions),
            commitments=tuple(notes.commitments),
            particulars=tuple({p.id: p for p in notes.particulars}.values()),
            unresolved=tuple(mentions.unresolved(state.named)),
            skipped=tuple(sorted(self.skipped, key=lambda s: s.sentence)),
            day=day_told(self.day),
        )


class _Lines:
    """Counts lines that hold text: by them paragraphs are counted, so that one blank line more
    or less between two does not matter."""

    def __init__(self, text: str) -> None:
        lines = text.split("\n")
        self._begins = list(accumulate((len(line) + 1 for line in lines), initial=0))
        self._full = list(accumulate(bool(line.strip()) for line in lines))

    def with_text(self, offset: int) -> int:
        """How many lines hold text up to the one that an offset stands in."""
        return self._full[bisect_right(self._begins, offset) - 1]
