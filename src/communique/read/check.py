"""Check the event patterns both ways: every example fires its pattern, no counter-example fires."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from communique.codebook import Codebook
from communique.codebook.schema import EventType, Language
from communique.read.clause import Clause
from communique.read.clauses import clauses
from communique.read.nlp import parse
from communique.read.patterns import Fired, Patterns

if TYPE_CHECKING:
    from spacy.tokens import Doc


def check_patterns(book: Codebook) -> Iterator[str]:
    """One line for each example that does not fire its pattern, each counter-example that fires,
    and each pattern without example."""
    patterns = Patterns(book.events)
    language = book.languages["en"]
    for event in book.events.values():
        shown = {example.pattern for example in event.examples}
        yield from (
            f"events/{event.id}: pattern {p.id!r} has no example"
            for p in event.patterns
            if p.id not in shown
        )
        yield from _examples(event, patterns, language)


def _examples(event: EventType, patterns: Patterns, language: Language) -> Iterator[str]:
    texts = [e.text for e in event.examples] + [c.text for c in event.counter_examples]
    found = [_hits(doc, patterns, language) for doc in parse(texts, language.model)]
    for example, hits in zip(event.examples, found, strict=False):
        if example.pattern not in {h.pattern.id for h in hits}:
            fired = ", ".join(h.pattern.id for h in hits) or "nothing"
            yield f"events/{event.id}: {example.text!r} fires {fired}, not {example.pattern!r}"
    for counter, hits in zip(event.counter_examples, found[len(event.examples) :], strict=True):
        for hit in hits:
            if hit.type == event.id:
                fired = f"counter-example {counter.text!r} fires {hit.pattern.id!r}"
                yield f"events/{event.id}: {fired}"


def _hits(doc: Doc, patterns: Patterns, language: Language) -> list[Fired]:
    found: list[Fired] = []

    def visit(clause: Clause) -> None:
        hit = patterns.match(doc, clause)
        if hit:
            found.append(hit)
        for content in clause.contents:
            visit(content)

    for clause in clauses(doc, frozenset(language.speech_verbs), language.act_verbs):
        visit(clause)
    return found
