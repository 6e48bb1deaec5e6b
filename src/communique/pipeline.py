"""The rooms in their order: intake -> clean -> read -> match -> compare. The only file that
names them all, and the home of the two public verbs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from importlib.metadata import version
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from communique.clean import clean
from communique.codebook import Codebook, load
from communique.compare import lay_side_by_side, ledger, slips
from communique.errors import InputError
from communique.intake import from_text, gather
from communique.match import copies, encode, match, shared_sentences
from communique.model import (
    Comparison,
    Document,
    Event,
    LedgerEntry,
    RawDocument,
    Reading,
    Run,
)
from communique.read import When, read_document


@dataclass(frozen=True, slots=True)
class Report:
    """One report as taken in: what it was, and the document it became."""

    raw: RawDocument
    document: Document


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of the reports named by a person: documents, failures and files passed over."""

    reports: tuple[Report, ...]
    failed: tuple[InputError, ...]
    passed_over: tuple[InputError, ...]


def take_in(
    paths: Sequence[str],
    stdin: BinaryIO,
    book: Codebook,
    *,
    published: str | None = None,
    outlet: str | None = None,
) -> Taken:
    """Take in and clean every report; one that cannot be read never stops the others."""
    reports: dict[str, Report] = {}
    failed: list[InputError] = []
    passed_over: list[InputError] = []
    for item in gather(paths, stdin):
        if isinstance(item, InputError):
            (passed_over if type(item) is InputError else failed).append(item)
            continue
        try:
            document = clean(item, book, published=published, outlet=outlet)
        except InputError as problem:
            failed.append(problem)
            continue
        if document.id in reports:
            twin = reports[document.id].document.name
            passed_over.append(InputError(item.name, f"the same text of the same outlet as {twin}"))
        else:
            reports[document.id] = Report(item, document)
    return Taken(tuple(reports.values()), tuple(failed), tuple(passed_over))


def read(
    text_or_path: str | Path,
    published: str | None = None,
    outlet: str | None = None,
    *,
    codebook: Codebook | None = None,
) -> Reading:
    """Everything found in one report.

    `text_or_path` is a path (a `Path`, or a string without line breaks that names an existing
    file) or the text itself. `published` ("YYYY-MM-DD") dates a report that states no date and
    `outlet` names its publisher where the report does not. Raises `InputError` where the report
    cannot be read.
    """
    book = codebook or load()
    raw = _raw(text_or_path)
    return read_document(clean(raw, book, published=published, outlet=outlet), book)


def _raw(text_or_path: str | Path) -> RawDocument:
    if isinstance(text_or_path, Path) or _names_a_file(text_or_path):
        item = next(iter(gather([str(text_or_path)], BytesIO())), None)
        if isinstance(item, InputError):
            raise item
        if item is not None:
            return item
    return from_text(str(text_or_path), "text")


def _names_a_file(text: str) -> bool:
    try:
        return "\n" not in text and len(text) < 4096 and Path(text).is_file()
    except OSError:
        return False


def compare(readings: Sequence[Reading], *, codebook: Codebook | None = None) -> Comparison:
    """The accounts side by side: events, who says what of each, and the agreements touched.

    The result does not depend on the order of the readings.
    """
    book = codebook or load()
    ordered = sorted(readings, key=lambda r: r.document.id)
    dated = tuple(_dated(r, ordered, book) for r in ordered)
    shared = shared_sentences(dated)
    events: dict[str, Event] = {}
    for event in match(dated, book):
        whole = events.get(event.part_of) if event.part_of else None
        events[event.id] = lay_side_by_side(event, dated, shared, book, whole)
    copied = copies(dated, book)
    found, quoted = slips(dated, copied, encode)
    return Comparison(
        run=Run(
            version=version("communique"),
            codebook=f"sha256:{book.digest}",
            inputs=tuple(r.document.id for r in dated),
        ),
        readings=dated,
        events=tuple(events.values()),
        agreements=ledger(dated, tuple(events.values()), book),
        copies=copied,
        shared=shared,
        slips=found,
        quotations=quoted,
    )


def _dated(reading: Reading, readings: Sequence[Reading], book: Codebook) -> Reading:
    """A reading that no fact dates, dated by another report of the same people's meeting."""
    if reading.day is not None:
        return reading
    own = _people(reading)
    for other in readings:
        if other.day is not None and len(own & _people(other)) >= 2:
            grounds = (
                f"{other.document.outlet} tells of the same people's meeting, on {other.day.value}",
            )
            return read_document(reading.document, book, base=When(other.day.value, True, grounds))
    return reading


def _people(reading: Reading) -> set[str]:
    meetings = (e for e in reading.events if e.type == "CONSULT" and e.realis == "happened")
    return {p.id for e in meetings for p in e.actors if p.id}


def ledger_of(
    documents: Iterable[Document], book: Codebook, *, as_of: str | None = None
) -> tuple[tuple[LedgerEntry, ...], str | None]:
    """The ledger that documents bear out, and the day for which it is drawn up: `as_of`, or that
    of the newest document. Documents published after it are not read."""
    readings = [read_document(d, book) for d in sorted(documents, key=lambda d: d.id)]
    known = [r for r in readings if as_of is None or (r.day is not None and r.day.value <= as_of)]
    day = as_of or max((r.day.value for r in known if r.day), default=None)
    return ledger(known, (), book, as_of=day), day


def compared(taken: Taken, book: Codebook) -> Comparison:
    """The comparison of what was taken in, with the warnings on what was not."""
    readings = [read_document(r.document, book) for r in taken.reports]
    comparison = compare(readings, codebook=book)
    warnings = [f"not read: {p}" for p in taken.failed] + [
        f"passed over: {p}" for p in taken.passed_over
    ]
    return replace(comparison, warnings=tuple(warnings))
