"""Go through one document, sentence by sentence, and gather what each one bears out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from communique.codebook import Codebook
from communique.codebook_schema import Language
from communique.model import (
    Citation,
    DateMention,
    DateValue,
    Document,
    Mention,
    Reading,
    Sentence,
    Skipped,
    Unresolved,
)
from communique.read.attribution import Frame, frame
from communique.read.clauses import clauses
from communique.read.dates import DateBase, FoundDate, find_dates
from communique.read.discourse import Discourse
from communique.read.entities import Named, resolve
from communique.read.gazetteer import Gazetteer, gazetteer
from communique.read.nlp import parse
from communique.read.patterns import patterns_of
from communique.read.sentence_reader import SentenceReader
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
    undated = resolve(document.text, sentences, finder, None)
    day = when(document, undated, finder)
    if day.day is None and base is not None:
        day = base
    named = resolve(document.text, sentences, finder, day.day)
    dates = _dates(document, sentences, day)
    reader = _Reader(document, book, language, finder, sentences, named, dates, day)
    return reader.run()


class _Reader:
    """One pass over one document."""

    def __init__(
        self,
        document: Document,
        book: Codebook,
        language: Language,
        finder: Gazetteer,
        sentences: tuple[Sentence, ...],
        named: list[Named],
        dates: dict[int, tuple[FoundDate, ...]],
        day: When,
    ) -> None:
        self.document, self.language, self.finder = document, language, finder
        self.sentences, self.named, self.dates, self.day = sentences, named, dates, day
        self.state = Discourse(document, book, language, named, day.day)
        self.out = SentenceReader(
            document,
            self.state,
            finder,
            patterns_of(book),
            language.act_verbs,
            frozenset(language.speech_verbs),
        )
        self.skipped: list[Skipped] = []

    def run(self) -> Reading:
        self._prime()
        stated = [s for s in self.sentences if s.role in _STATES]
        last: Frame | None = None
        parsed = parse((s.text for s in stated), self.language.model)
        self._skip_others()
        for sentence, doc in zip(stated, parsed, strict=True):
            last = self._sentence(sentence, doc, last)
        return self._reading()

    def _prime(self) -> None:
        """The people of the headline, or of the first sentence, are who "the two presidents" are."""
        for sentence in self.sentences[:1]:
            for _, _, agreement in agreements_in(sentence.text, self.finder, None):
                self.state.agreement = agreement
        for sentence in self.sentences[:3]:
            people = [
                n
                for n in self.named
                if n.kind == "person" and n.entity and sentence.start <= n.start < sentence.end
            ]
            pair = {str(n.entity): self.state.person(n) for n in people}
            if len(pair) >= 2:
                self.state.pair = tuple(pair.values())
                return

    def _skip_others(self) -> None:
        for sentence in self.sentences:
            if sentence.role not in _STATES:
                self.skipped.append(Skipped(sentence=sentence.number, why=_WHY_NOT[sentence.role]))

    def _sentence(self, sentence: Sentence, doc: Doc, last: Frame | None) -> Frame:
        self.state.sentence_start = sentence.start
        tops = clauses(doc, frozenset(self.language.speech_verbs), self.language.act_verbs)
        paragraph = self.document.text.count("\n", 0, sentence.start)
        own = frame(sentence, doc, tops, self._paragraph(paragraph), self.state, self.finder, last)
        found = self.out.sentence(sentence, doc, own, self.dates.get(sentence.number, ()))
        if not found:
            self.skipped.append(Skipped(sentence=sentence.number, why=self.out.why_not(own)))
        for _, _, agreement in agreements_in(sentence.text, self.finder, self.state.agreement):
            self.state.agreement = agreement
        return own

    def _paragraph(self, lines: int) -> int:
        """Paragraphs are counted by lines that hold text, so that one blank line more or less
        between them does not matter."""
        text = self.document.text.split("\n")[: lines + 1]
        return sum(1 for line in text if line.strip())

    def _reading(self) -> Reading:
        out = self.out
        return Reading(
            document=self.document,
            sentences=self.sentences,
            mentions=tuple(self._mention(n) for n in self.named),
            dates=tuple(
                self._date(s, d) for s in self.sentences for d in self.dates.get(s.number, ())
            ),
            attributions=tuple(out.attributions),
            events=tuple(out.events),
            points=tuple(out.points),
            actions=tuple(out.actions),
            unresolved=tuple(self._unresolved()),
            skipped=tuple(sorted(self.skipped, key=lambda s: s.sentence)),
            day=_day(self.day),
        )

    def _mention(self, n: Named) -> Mention:
        cited = self._cite(n.start, n.end)
        return Mention(
            id=f"{self.document.id}:m{n.start}-{n.end}",
            citations=(cited,),
            origin=n.grounds or n.kind,
            start=n.start,
            end=n.end,
            words=n.words,
            kind=n.kind,
            entity=n.entity,
            country=n.country,
            candidates=n.candidates,
            grounds=n.grounds,
        )

    def _date(self, sentence: Sentence, found: FoundDate) -> DateMention:
        start, end = sentence.start + found.start, sentence.start + found.end
        return DateMention(
            id=f"{self.document.id}:d{start}-{end}",
            citations=(self._cite(start, end),),
            origin=found.date.reckoned_from or "as written",
            start=start,
            end=end,
            date=found.date,
        )

    def _unresolved(self) -> Iterable[Unresolved]:
        for n in self.named:
            spelled = n.entity is not None and n.grounds.startswith("not in the codebook")
            if n.entity is None or spelled:
                why = n.grounds if not spelled else f"resolved by spelling: {n.grounds}"
                candidates = n.candidates or ((n.entity,) if n.entity else ())
                yield Unresolved(
                    id=f"{self.document.id}:u{n.start}-{n.end}",
                    origin="names",
                    words=n.words,
                    citations=(self._cite(n.start, n.end),),
                    candidates=candidates,
                    why=why,
                )

    def _cite(self, start: int, end: int) -> Citation:
        holder = next(s for s in self.sentences if s.start <= start < s.end)
        return Citation(
            document=self.document.id,
            sentence=holder.number,
            start=start,
            end=end,
            exact=self.document.text[start:end],
        )


def _dates(
    document: Document, sentences: Sequence[Sentence], day: When
) -> dict[int, tuple[FoundDate, ...]]:
    """The dates of each sentence, by its number, reckoned from the document's day."""
    previous: str | None = None
    found: dict[int, tuple[FoundDate, ...]] = {}
    for sentence in sentences:
        if sentence.role not in _STATES:
            continue
        base = DateBase(published=day.day, dateline=None, previous=previous)
        here = find_dates(sentence.text, base=base)
        if day.inferred:
            here = tuple(_inferred(f, day) for f in here)
        found[sentence.number] = here
        days = [f.date.value for f in here if f.date.precision == "day" and f.date.relation == "on"]
        previous = days[-1] if days else previous
    return found


def _inferred(found: FoundDate, day: When) -> FoundDate:
    """Mark as inferred what the words do not state: any date but one with its year in it."""
    date: DateValue = found.date
    if date.precision == "duration" or date.value[:4] in date.written_as:
        return found
    reckoned = f"{day.day}, worked out from the facts told"
    return replace(
        found, date=replace(date, inferred=True, grounds=day.grounds, reckoned_from=reckoned)
    )


def _day(day: When) -> DateValue | None:
    if day.day is None:
        return None
    return DateValue(
        value=day.day,
        precision="day",
        written_as="",
        inferred=day.inferred,
        reckoned_from="the facts told" if day.inferred else "the document",
        grounds=day.grounds,
    )
