"""Make records of the names and dates of a document, and of those that stay undecided."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from communique.model import Citation, DateMention, Document, Mention, Sentence, Unresolved
from communique.read.dates import FoundDate
from communique.read.named import Named


class Mentions:
    """Cites the words of one document; `sentences` are all of it, in order."""

    def __init__(self, document: Document, sentences: Sequence[Sentence]) -> None:
        self.document, self.sentences = document, sentences
        self._starts = [s.start for s in sentences]

    def of_name(self, named: Named) -> Mention:
        """The mention of a name."""
        return Mention(
            id=f"{self.document.id}:m{named.start}-{named.end}",
            citations=(self._cite(named.start, named.end),),
            origin=named.grounds or named.kind,
            start=named.start,
            end=named.end,
            words=named.words,
            kind=named.kind,
            entity=named.entity,
            country=named.country,
            candidates=named.candidates,
            grounds=named.grounds,
        )

    def of_date(self, sentence: Sentence, found: FoundDate) -> DateMention:
        """The mention of a date found in a sentence."""
        start, end = sentence.start + found.start, sentence.start + found.end
        return DateMention(
            id=f"{self.document.id}:d{start}-{end}",
            citations=(self._cite(start, end),),
            origin=found.date.reckoned_from or "as written",
            start=start,
            end=end,
            date=found.date,
        )

    def unresolved(self, names: Sequence[Named]) -> Iterator[Unresolved]:
        """The names that nothing decides, and those resolved only by how they are spelled."""
        for named in names:
            spelled = named.entity is not None and named.grounds.startswith("not in the codebook")
            if named.entity is not None and not spelled:
                continue
            yield Unresolved(
                id=f"{self.document.id}:u{named.start}-{named.end}",
                origin="names",
                words=named.words,
                citations=(self._cite(named.start, named.end),),
                candidates=named.candidates or ((named.entity,) if named.entity else ()),
                why=f"resolved by spelling: {named.grounds}" if spelled else named.grounds,
            )

    def _cite(self, start: int, end: int) -> Citation:
        holder = self.sentences[bisect_right(self._starts, start) - 1]
        return Citation(
            document=self.document.id,
            sentence=holder.number,
            start=start,
            end=end,
            exact=self.document.text[start:end],
        )
