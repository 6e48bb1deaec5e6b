"""Write derived records of one run: their keys, their citations, and what they refer to."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from communique.errors import RecordError
from communique.model import Citation, Cited, Participant, Reading
from communique.store.encoding import as_json
from communique.store.table import Value, insert


class Writer:
    """Writes the records of one run into the derived tables, inside the caller's transaction.

    Raises `RecordError` for a reference to nothing and for one id that two records share.
    """

    def __init__(self, connection: sqlite3.Connection, run: str) -> None:
        self.run = run
        self._connection = connection
        self._sentences: dict[tuple[str, int], int] = {}
        self._citations: dict[Citation, int] = {}
        self._keys: dict[tuple[str, str], int] = {}
        self._whole: dict[tuple[str, str], Cited] = {}

    def insert(self, table: str, **row: Value) -> int:
        """Insert a row whose columns are named by keywords; gives its key."""
        return insert(self._connection, table, row)

    def sentences(self, reading: Reading) -> None:
        """Write the sentences of a reading, so that citations can refer to them."""
        document = reading.document.id
        skipped = {s.sentence: s.why for s in reading.skipped}
        for sentence in reading.sentences:
            self._sentences[document, sentence.number] = self.insert(
                "sentences",
                run=self.run,
                document=document,
                number=sentence.number,
                start=sentence.start,
                end=sentence.end,
                role=sentence.role,
                text=sentence.text,
                skipped=skipped.get(sentence.number),
            )

    def once(self, kind: str, cited: Cited) -> int | None:
        """The key of a record yet to be written, or None where the same was written before.

        The same record may reach us by two ways (a point in its reading and in a row).
        """
        before = self._whole.get((kind, cited.id))
        if before == cited:
            return None
        key = self.record(kind, cited.id, cited.origin, cited.citations)
        self._whole[kind, cited.id] = cited
        return key

    def record(
        self,
        kind: str,
        name: str,
        origin: str,
        citations: tuple[Citation, ...],
        others: tuple[Citation, ...] = (),
    ) -> int:
        """Write a record's id and citations; gives the key for the row in its own table."""
        if (kind, name) in self._keys:
            raise RecordError(f"{kind} {name}: two records share this id")
        key = self.insert("records", run=self.run, kind=kind, id=name, origin=origin)
        self._keys[kind, name] = key
        for part, cited in (("own", citations), ("others", others)):
            for position, citation in enumerate(cited):
                self.insert(
                    "record_citations",
                    record=key,
                    part=part,
                    position=position,
                    citation=self._citation(citation, f"{kind} {name}"),
                )
        return key

    def key(self, kind: str, name: str, owner: str) -> int:
        """The key of a record written before, to which `owner` refers."""
        if (kind, name) not in self._keys:
            raise RecordError(f"{owner}: refers to {kind} {name}, which is not there")
        return self._keys[kind, name]

    def participants(self, record: int, side: str, people: Iterable[Participant]) -> None:
        """Write the participants on one side (actor, recipient, speaker) of a record."""
        for position, person in enumerate(people):
            self.insert(
                "participants",
                record=record,
                side=side,
                position=position,
                entity=person.id,
                name=person.name,
                country=person.country,
                role=person.role,
                sector=person.sector,
                other_sectors=" ".join(person.other_sectors),
                words=person.words,
            )

    def _citation(self, citation: Citation, owner: str) -> int:
        if citation not in self._citations:
            sentence = self._sentences.get((citation.document, citation.sentence))
            if sentence is None:
                raise RecordError(
                    f"{owner}: cites sentence {citation.sentence} of {citation.document}, "
                    "which has no such sentence"
                )
            self._citations[citation] = self.insert(
                "citations",
                run=self.run,
                document=citation.document,
                sentence=sentence,
                start=citation.start,
                end=citation.end,
                exact=citation.exact,
            )
        return self._citations[citation]


def json_columns(**lists: object) -> dict[str, Value]:
    """Columns of JSON text for the parts of a record that have no table of their own."""
    return {name: as_json(value) for name, value in lists.items()}
