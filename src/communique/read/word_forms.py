"""Parts of speech and lemmas, looked up once for each word as it is used.

The pipeline's own rules for both look at one word with its tag and its place in the parse, and take
more time than the parser does. Here they are asked once for each such word, many at a time, and
their answers are kept; the few rules over two words ("gon na") are left out, but for "there is".
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

#: the parts of a pipeline whose answers are kept, in the order in which they work
PARTS = ("attribute_ruler", "lemmatizer")
_MOST = 200_000  # words kept before the store is emptied, some 40 MB
Key = tuple[int, int, int, bool]


class Words:
    """The words that one pipeline has met."""

    def __init__(self, nlp: Language) -> None:
        self._vocab = nlp.vocab
        parts = dict(nlp.components)
        self._parts = [parts[name] for name in PARTS if name in parts]
        self._known: dict[Key, tuple[int, int]] = {}

    def fill(self, docs: Sequence[Doc]) -> None:
        """Give every token of parsed sentences its part of speech and its lemma."""
        keyed = [[(token, _key(token)) for token in doc] for doc in docs]
        new = {key: token for pairs in keyed for token, key in pairs if key not in self._known}
        if len(self._known) + len(new) > _MOST:
            self._known.clear()
            new = {key: token for pairs in keyed for token, key in pairs}
        self._ask(new)
        for pairs in keyed:
            for token, key in pairs:
                token.pos, token.lemma = self._known[key]

    def _ask(self, new: dict[Key, Token]) -> None:
        """Have the pipeline's rules look at words that were not met before; a bare comma between
        them keeps rules over two words from holding."""
        if not new:
            return
        from spacy.tokens import Doc  # noqa: PLC0415  a second of import

        words, tags, deps = [], [], []
        for key, token in new.items():
            words += ["there", token.text] if key[3] else [",", token.text]
            tags += ["EX" if key[3] else ",", token.tag_]
            deps += ["expl" if key[3] else "punct", token.dep_]
        heads = [n - n % 2 for n in range(len(words))]
        doc = Doc(self._vocab, words=words, tags=tags, deps=deps, heads=heads)
        for part in self._parts:
            doc = part(doc)
        for key, token in zip(new, list(doc)[1::2], strict=True):
            self._known[key] = (token.pos, token.lemma)


def _key(token: Token) -> Key:
    there = token.i > 0 and token.nbor(-1).dep_ == "expl"
    return token.orth, token.tag, token.dep, there
