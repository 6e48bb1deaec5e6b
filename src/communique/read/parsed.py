"""One sentence with its parse, and where the tokens of it stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.model import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


Range = tuple[int, int]


def head_of(doc: Doc, span: Range) -> Token:
    """The word of a phrase, given as tokens, that its others hang on."""
    start, stop = span
    for token in doc[start:stop]:
        if not start <= token.head.i < stop or token.head.i == token.i:
            return token
    return doc[start]


@dataclass(frozen=True, slots=True)
class Parsed:
    """A sentence with its parse and the number of its paragraph.

    Token ranges `[first, stop)` are turned into offsets of the sentence (`chars`) or of the
    document (`span`); a range that is empty or runs over the end stands for one token at least.
    """

    sentence: Sentence
    doc: Doc
    paragraph: int

    def chars(self, first: int, stop: int) -> tuple[int, int]:
        """Where the tokens stand in the sentence."""
        last = self.doc[min(max(stop, first + 1), len(self.doc)) - 1]
        return self.doc[min(first, len(self.doc) - 1)].idx, last.idx + len(last)

    def span(self, first: int, stop: int) -> tuple[int, int]:
        """Where the tokens stand in the document."""
        start, end = self.chars(first, stop)
        return self.sentence.start + start, self.sentence.start + end

    def words(self, first: int, stop: int) -> str:
        """The tokens as the parser saw them: quotation marks made straight."""
        text: str = self.doc[first:stop].text
        return text

    def token_at(self, offset: int) -> Token | None:
        """The token that holds the code point at this offset of the document."""
        at = offset - self.sentence.start
        return next((t for t in self.doc if t.idx <= at < t.idx + len(t) + 1), None)
