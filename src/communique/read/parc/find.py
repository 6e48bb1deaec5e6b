"""From the parsed sentences of a document to its possible attributions, with offsets in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.read.parc.candidate import Candidate, Context
from communique.read.parc.groups import is_wh, subject
from communique.read.parc.nominal import nominal
from communique.read.parc.quotes import Quotation, quotations
from communique.read.parc.spans import Range, noun_phrase
from communique.read.parc.verbal import verbal

if TYPE_CHECKING:
    from spacy.tokens import Doc


_OF_THEM = frozenset({"their", "his", "her", "its"})
_WORD = re.compile(r"\S")


@dataclass(slots=True)
class Placed:
    """A candidate with the offsets of its parts in the document."""

    candidate: Candidate
    context: Context
    sentence: int
    source: list[Range]
    cue: list[Range]
    content: list[Range]
    antecedent: Range | None = None  # what "who" stands for
    score: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence as it was parsed, with its offsets in the document."""

    start: int
    end: int
    doc: Doc


def candidates(text: str, lines: Sequence[Line]) -> list[Placed]:
    """All candidates of a document in order."""
    quotes = quotations(text)
    contexts = [_context(text, line, quotes) for line in lines]
    found = []
    for number, (line, context) in enumerate(zip(lines, contexts, strict=True)):
        here = [*verbal(context), *nominal(context)]
        found += [_placed(made, context, number, line) for made in here]
    _carry_on(text, lines, quotes, found)
    return found


def _context(text: str, line: Line, quotes: Sequence[Quotation]) -> Context:
    ranges = []
    for q in (q for q in quotes if q.start < line.end and line.start < q.end):
        inside_it = [
            t.i
            for t in line.doc
            if q.start <= line.start + t.idx and line.start + t.idx + len(t) <= q.end
        ]
        if inside_it:
            ranges.append((inside_it[0], inside_it[-1] + 1))
    hands_over = _next_quotation(text, line, quotes) is not None
    return Context(line.doc, tuple(ranges), hands_over)


def _next_quotation(text: str, line: Line, quotes: Sequence[Quotation]) -> Quotation | None:
    """The quotation that opens the line behind a sentence that ends in a colon."""
    if text[line.end - 1] != ":":
        return None
    behind = _WORD.search(text, line.end)
    return next((q for q in quotes if behind and q.start == behind.start()), None)


def _placed(made: Candidate, context: Context, number: int, line: Line) -> Placed:
    doc = context.doc

    def chars(ranges: Iterable[Range]) -> list[Range]:
        return [
            (line.start + doc[a].idx, line.start + doc[b - 1].idx + len(doc[b - 1]))
            for a, b in ranges
        ]

    placed = Placed(made, context, number, chars(made.source), chars(made.cue), chars(made.content))
    placed.antecedent = next(iter(chars(_antecedent(made))), None)
    return placed


def _antecedent(made: Candidate) -> list[Range]:
    """The noun that a relative pronoun stands for, and whom "their" in "they affirmed their
    commitment" does."""
    head = made.source_head
    if head is not None and head.tag_ == "PRP$" and head.lower_ in _OF_THEM:
        verb = next((t for t in head.ancestors if t.pos_ == "VERB"), None)
        whose = subject(verb)[0] if verb is not None else None
        return [noun_phrase(whose)] if whose is not None and whose.i < head.i else []
    if head is None or not is_wh(head) or head.head.dep_ != "relcl":
        return []
    noun = head.head.head
    return [(noun.left_edge.i, max(noun.i + 1, min(noun.right_edge.i + 1, head.i)))]


def _carry_on(
    text: str, lines: Sequence[Line], quotes: Sequence[Quotation], found: list[Placed]
) -> None:
    """Widen content to the quotations that it begins or ends in, and add those that follow in the
    same paragraph without a cue of their own."""
    for placed in found:
        if not placed.candidate.quotes:
            continue
        if placed.candidate.shape == "next":
            quotation = _next_quotation(text, lines[placed.sentence], quotes)
            placed.content = [(quotation.start, quotation.end)] if quotation else []
            continue
        widened = []
        for a, b in placed.content:
            for q in quotes:
                if q.start < b and a < q.end and (a <= q.start + 1 or q.start < a < q.end):
                    if q.start < lines[placed.sentence].start:
                        a = min(a, q.start)
                    if q.end > lines[placed.sentence].end:
                        b = max(b, q.end)
            widened.append((a, b))
        placed.content = widened
    _following(text, lines, quotes, found)


def _following(
    text: str, lines: Sequence[Line], quotes: Sequence[Quotation], found: list[Placed]
) -> None:
    """Sentences that are all quotation and name no speaker go on with the last one quoted, in the
    same paragraph or in the next ones."""
    by_sentence: dict[int, list[Placed]] = {}
    for placed in found:
        by_sentence.setdefault(placed.sentence, []).append(placed)
    last: Placed | None = None
    for number, line in enumerate(lines):
        whole = next((q for q in quotes if q.start <= line.start and line.end <= q.end + 1), None)
        here = [p for p in by_sentence.get(number, ()) if p.candidate.quotes]
        if here:
            last = here[-1]
        elif whole is None:
            last = None
        elif last is not None:
            span = (line.start, whole.end)
            if not any(a <= span[0] and span[1] <= b for a, b in last.content):
                last.content.append(span)
