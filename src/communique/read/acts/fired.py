"""Which of the codebook's patterns hold around a pair of phrases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.codebook import Codebook
from communique.read.clause import Clause
from communique.read.clauses import clauses, every
from communique.read.parsed import Range, head_of
from communique.read.patterns import Fired, patterns_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def fired_around(
    doc: Doc, source: Range, target: Range | None, book: Codebook, language: str = "en"
) -> list[tuple[int, Fired]]:
    """The patterns that hold in the clauses of a sentence, with how many of the two phrases stand
    in the clause; those with both first, of these the innermost last."""
    entry = book.languages[language]
    heads = [head_of(doc, source), *([head_of(doc, target)] if target else [])]
    found = []
    for clause in every(clauses(doc, frozenset(entry.speech_verbs), entry.act_verbs)):
        _, fired = patterns_of(book).best(doc, clause)
        if fired is not None:
            shared = sum(_holds(clause, head) for head in heads)
            found.append((shared, clause.verb.i, fired))
    both = len(heads)
    found.sort(key=lambda f: (-f[0], f[1] if f[0] == both else -f[1]))
    return [(shared, fired) for shared, _, fired in found]


def _holds(clause: Clause, token: Token) -> bool:
    spans = [(clause.start, clause.end), *([clause.subject] if clause.subject else [])]
    return any(a <= token.i < b for a, b in spans)
