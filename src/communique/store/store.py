"""The store as the rest of the house sees it."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from types import TracebackType
from typing import Self

from communique.errors import RecordError
from communique.model import Comparison, Document, RawDocument
from communique.store import judgements, kept
from communique.store.aspects import write_slips
from communique.store.check import faults
from communique.store.database import connect, in_words, transaction
from communique.store.events import write_event
from communique.store.judgements import Judgement
from communique.store.ledger import write_agreement, write_whole
from communique.store.readings import write_reading, write_unresolved
from communique.store.verify import require_holding
from communique.store.writer import Writer


def open_store(path: Path | str, *, create: bool = True, patience: float = 5.0) -> Store:
    """Open the store in a file; a new file gets its tables, unless `create` is false.

    `patience` is the number of seconds to wait for another program that is writing. Raises
    `StoreError` for a file that is missing, locked, damaged, of another program or of a newer
    version, and for a place that cannot be written.
    """
    path = Path(path)
    return Store(path, connect(path, create=create, patience=patience))


class Store:
    """An open store; close it, or use it as a context manager.

    Any number of programs may read a store while one writes. Every method raises `StoreError`
    where the file cannot be read or written.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; closing twice does no harm."""
        self._connection.close()

    def keep(self, raw: RawDocument, document: Document) -> None:
        """Keep a document and the bytes that it was made from."""
        with in_words(self.path), transaction(self._connection):
            kept.keep_document(self._connection, document)
            kept.keep_raw(self._connection, raw, document.id)

    def save(self, comparison: Comparison) -> str:
        """Keep the run and write what it derived, all or nothing; gives the run's id.

        What an earlier run derived from the same documents is dropped. Raises `RecordError`,
        and stores nothing, where a citation does not hold in its document, a record refers to
        nothing, or two records share an id.
        """
        require_holding(comparison)
        with in_words(self.path), transaction(self._connection):
            try:
                return self._write(comparison)
            except sqlite3.IntegrityError as problem:
                raise RecordError(f"{self.path}: the records contradict: {problem}") from problem

    def documents(self) -> tuple[Document, ...]:
        """Every document kept, by id."""
        with in_words(self.path):
            return kept.all_documents(self._connection)

    def raw_documents(self) -> tuple[RawDocument, ...]:
        """Everything that documents were made from, by name."""
        with in_words(self.path):
            return kept.all_raw_documents(self._connection)

    def judge(self, judgement: Judgement) -> None:
        """Add a person's judgement; none is ever changed or removed."""
        with in_words(self.path), transaction(self._connection):
            judgements.add(self._connection, judgement)

    def judgements(self) -> tuple[Judgement, ...]:
        """Every judgement, oldest first; of one pair the last counts."""
        with in_words(self.path):
            return judgements.all_judgements(self._connection)

    def check(self) -> list[str]:
        """What is wrong with the store, a line each; empty where every citation, key and hash
        holds."""
        with in_words(self.path):
            return faults(self._connection)

    def _write(self, comparison: Comparison) -> str:
        for reading in comparison.readings:
            kept.keep_document(self._connection, reading.document)
        run = kept.keep_run(self._connection, comparison.run)
        _drop_derived(self._connection, run)
        writer = Writer(self._connection, run)
        for reading in comparison.readings:
            writer.sentences(reading)
        for reading in comparison.readings:
            write_reading(writer, reading)
        for event in comparison.events:
            write_event(writer, event)
        for position, entry in enumerate(comparison.agreements):
            write_agreement(writer, position, entry)
        for unresolved in comparison.unresolved:
            write_unresolved(writer, unresolved)
        write_whole(writer, comparison)
        write_slips(writer, comparison)
        return run


def _drop_derived(connection: sqlite3.Connection, run: str) -> None:
    """Drop what this run, or an earlier one over the same documents, derived."""
    same = "SELECT a.id FROM runs AS a JOIN runs AS b USING (inputs_sha256) WHERE b.id = ?"
    # Records first: what hangs on them goes with them, and then nothing cites a citation.
    for table in ("records", "citations", "sentences", "copies", "run_warnings"):
        connection.execute(f"DELETE FROM {table} WHERE run IN ({same})", (run,))  # noqa: S608
