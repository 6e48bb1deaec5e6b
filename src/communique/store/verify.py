"""Before anything is stored: every citation must hold in the document it names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass

from communique.errors import RecordError
from communique.model import Citation, Comparison, Document, Reading


def documents_of(comparison: Comparison) -> dict[str, Document]:
    """The documents of a comparison by id; raises `RecordError` for one that was read twice."""
    documents: dict[str, Document] = {}
    for reading in comparison.readings:
        document = reading.document
        if document.id in documents:
            raise RecordError(f"{document.name}: document {document.id} stands in two readings")
        documents[document.id] = document
    return documents


def require_holding(comparison: Comparison) -> None:
    """Raise `RecordError` for the first citation or sentence that its document does not bear out.

    Citations are found wherever they stand, in records of any kind.
    """
    documents = documents_of(comparison)
    for reading in comparison.readings:
        _require_sentences(reading)
    for owner, citation in _citations(comparison, "comparison"):
        _require(owner, citation, documents)
    for owner, name in _named_documents(comparison):
        if name not in documents:
            raise RecordError(f"{owner}: names document {name}, which was not read")


def _require(owner: str, citation: Citation, documents: Mapping[str, Document]) -> None:
    document = documents.get(citation.document)
    if document is None:
        raise RecordError(f"{owner}: cites document {citation.document}, which was not read")
    if not citation.holds_in(document):
        found = document.text[max(citation.start, 0) : max(citation.end, 0)]
        raise RecordError(
            f"{owner}: the citation does not hold in {document.name} ({document.id}), sentence "
            f"{citation.sentence}, [{citation.start}, {citation.end}): cited {citation.exact!r}, "
            f"there stands {found!r}"
        )


def _require_sentences(reading: Reading) -> None:
    text = reading.document.text
    for sentence in reading.sentences:
        if text[sentence.start : sentence.end] != sentence.text:
            raise RecordError(
                f"{reading.document.name}: sentence {sentence.number} is not what stands at "
                f"[{sentence.start}, {sentence.end}): {sentence.text!r}"
            )


def _named_documents(comparison: Comparison) -> Iterator[tuple[str, str]]:
    """Every document named otherwise than by a citation, with the record that names it."""
    yield from (("run", name) for name in comparison.run.inputs)
    for copy in comparison.copies:
        yield from (("copy", name) for name in (copy.document, copy.of))
    for event in comparison.events:
        yield from ((f"event {event.id}", name) for name in event.documents)
        yield from ((f"coverage of {event.id}", carried.document) for carried in event.coverage)


def _citations(value: object, owner: str) -> Iterator[tuple[str, Citation]]:
    """Every citation within a record, with the kind and id of the nearest record that has one."""
    if isinstance(value, Citation):
        yield owner, value
    elif isinstance(value, tuple):
        for part in value:
            yield from _citations(part, owner)
    elif is_dataclass(value) and not isinstance(value, Document):
        name = getattr(value, "id", None)
        inner = f"{type(value).__name__} {name}" if name else owner
        for field in fields(value):
            yield from _citations(getattr(value, field.name), inner)
