"""The JSON contract: what `compare --format json` and `read --format json` print.

Keys come in a fixed order and hold no clock, so the same input gives the same bytes. The shape is
laid down in `schemas/compare.json` and `schemas/read.json`. Nothing leaves here with a citation
that its document does not bear out to the letter.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from communique.codebook import Codebook
from communique.errors import RecordError
from communique.model import Comparison, Reading, Unresolved
from communique.show import contract_parts as parts
from communique.show import contract_reading as found
from communique.show.contract_aspects import of_comparison, particular
from communique.show.contract_event import event
from communique.show.contract_ledger import agreement

COMPARE = "communique.compare/1"
READ = "communique.read/1"


def comparison_to_dict(comparison: Comparison, book: Codebook) -> dict[str, Any]:
    """The accounts side by side as plain dictionaries, lists, strings, numbers and null.

    Raises `RecordError` naming the record where a citation does not hold in its document.
    """
    outlets = {r.document.id: r.document.outlet for r in comparison.readings}
    data = {
        "schema": COMPARE,
        "run": {
            "version": comparison.run.version,
            "codebook": comparison.run.codebook,
            "inputs": list(comparison.run.inputs),
        },
        **_documents(comparison),
        "events": [event(each, outlets, book) for each in comparison.events],
        "attributions": [
            parts.attribution(each, book)
            for reading in comparison.readings
            for each in reading.attributions
        ],
        "agreements": [agreement(each, book) for each in comparison.agreements],
        "shared_sentences": [
            {"citations": parts.citations(each.citations)} for each in comparison.shared
        ],
        "copies": [
            {"document": c.document, "of": c.of, "containment": c.containment}
            for c in comparison.copies
        ],
        **of_comparison(comparison),
        "unresolved": [parts.unresolved(each, book) for each in _unresolved(comparison)],
        "warnings": list(comparison.warnings),
    }
    check_citations(data, {r.document.id: r.document.text for r in comparison.readings})
    return data


def reading_to_dict(reading: Reading, book: Codebook) -> dict[str, Any]:
    """All that was found in one document, sentence by sentence, as plain data.

    Raises `RecordError` naming the record where a citation does not hold in the document.
    """
    data = {
        "schema": READ,
        "codebook": book.digest,
        "document": parts.document(reading, None),
        "sentences": [
            {"number": s.number, "start": s.start, "end": s.end, "role": s.role, "text": s.text}
            for s in reading.sentences
        ],
        "mentions": [found.mention(each, book) for each in reading.mentions],
        "dates": [found.date(each) for each in reading.dates],
        "attributions": [parts.attribution(each, book) for each in reading.attributions],
        "events": [found.event_mention(each, book) for each in reading.events],
        "points": [found.point(each, book) for each in reading.points],
        "actions": [found.action(each, book) for each in reading.actions],
        "commitments": [found.commitment(each, book) for each in reading.commitments],
        "particulars": [particular(each) for each in reading.particulars],
        "unresolved": [parts.unresolved(each, book) for each in reading.unresolved],
        "skipped": [{"sentence": s.sentence, "why": s.why} for s in reading.skipped],
    }
    check_citations(data, {reading.document.id: reading.document.text})
    return data


def check_citations(data: Mapping[str, Any], texts: Mapping[str, str]) -> None:
    """Refuse a contract in which a citation's words are not those at its offsets.

    `texts` holds the text of each document by id. Raises `RecordError` naming path and words.
    """
    for path, cited in walk_citations(data):
        text = texts.get(cited["document"])
        if text is None:
            raise RecordError(f"{path}: cites {cited['document']!r}, which is not among the inputs")
        if not cited["exact"] or text[cited["start"] : cited["end"]] != cited["exact"]:
            place = f"{cited['document']} [{cited['start']}, {cited['end']})"
            raise RecordError(f"{path}: {place} does not read {cited['exact']!r}")


def walk_citations(value: Any, path: str = "$") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every citation anywhere in a contract, with its JSON path, in order."""
    if isinstance(value, dict):
        if "exact" in value:
            yield path, value
            return
        for key, inner in value.items():
            yield from walk_citations(inner, f"{path}.{key}")
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from walk_citations(inner, f"{path}[{number}]")


def _documents(comparison: Comparison) -> dict[str, Any]:
    copies = {copy.document: copy.of for copy in reversed(comparison.copies)}
    return {
        "documents": [
            parts.document(each, copies.get(each.document.id)) for each in comparison.readings
        ]
    }


def _unresolved(comparison: Comparison) -> list[Unresolved]:
    """Those of the comparison and of every reading, each once by id."""
    every = [*comparison.unresolved, *(u for r in comparison.readings for u in r.unresolved)]
    return list({each.id: each for each in reversed(every)}.values())[::-1]
