"""Parts of speech and lemmas, looked up once for each word as it is used.

The pipeline's own rules for both look at one word with its tag and its place in the parse, and take
more time than the parser does. Here they are asked once for each such word, many at a time, and
their answers are kept; the few rules over two words ("gon na") are left out, but for "there is".
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

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
        self._kinds = _kinds(nlp)

    def fill(self, docs: Sequence[Doc]) -> None:
        """Give every token of parsed sentences its part of speech and its lemma."""
        keyed = [self._keys(doc) for doc in docs]
        new = self._not_met(docs, keyed)
        if len(self._known) + len(new) > _MOST:
            self._known.clear()
            new = self._not_met(docs, keyed)
        self._ask(new)
        for doc, keys in zip(docs, keyed, strict=True):
            forms = np.array([self._known[key] for key in keys], dtype="uint64")
            doc.from_array(["POS", "LEMMA"], forms.reshape(-1, 2))  # type: ignore[arg-type]

    def _not_met(self, docs: Sequence[Doc], keyed: Sequence[Sequence[Key]]) -> dict[Key, Token]:
        return {
            key: token
            for doc, keys in zip(docs, keyed, strict=True)
            if not self._known.keys() >= set(keys)
            for token, key in zip(doc, keys, strict=True)
            if key not in self._known
        }

    def _keys(self, doc: Doc) -> list[Key]:
        """What the answers for each token depend on."""
        expletive = self._vocab.strings["expl"]
        made, before = [], 0
        for orth, tag, dep in doc.to_array(["ORTH", "TAG", "DEP"]).tolist():
            made.append((orth, tag, self._kinds.get(dep, 0), before == expletive))
            before = dep
        return made

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
            if token.pos_ in ("VERB", "AUX") and not any(c.isalpha() for c in token.text):
                token.pos_ = "PUNCT"  # the dash of a dateline
            self._known[key] = (token.pos, token.lemma)


def _kinds(nlp: Language) -> dict[int, int]:
    """Dependencies that the rules for parts of speech tell apart, each with the first one that is
    the same to them; the others are all one to them (0)."""
    parts: dict[str, Any] = dict(nlp.components)
    ruler = parts.get("attribute_ruler")
    asked = [
        token["DEP"]
        for rule in (ruler.patterns if ruler is not None else ())
        for words in rule["patterns"]
        for token in words
        if "DEP" in token
    ]
    told: dict[tuple[bool, ...], int] = {tuple(_fits("", one) for one in asked): 0}
    kinds = {}
    for dep in parts["parser"].labels:
        place = nlp.vocab.strings[dep]
        kinds[place] = told.setdefault(tuple(_fits(dep, one) for one in asked), place)
    return kinds


def _fits(dep: str, asked: str | dict[str, list[str]]) -> bool:
    """Whether a dependency is one that a rule asks for: itself, or one in or not in a list."""
    if isinstance(asked, str):
        return dep == asked
    return dep in asked.get("IN", [dep]) and dep not in asked.get("NOT_IN", ())
