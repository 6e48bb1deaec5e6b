"""Check a store from within: keys, hashes, and that every citation still holds."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from communique.model import RawDocument
from communique.store.encoding import from_json, sha256
from communique.store.kept import raw_id

#: Kinds that may stand without a citation: "no account" and "not carried" cite nothing.
_UNCITED = ("account", "finding", "coverage", "agreement")


def faults(connection: sqlite3.Connection) -> list[str]:
    """What is wrong, a line each, in a fixed order."""
    return [
        *_structure(connection),
        *_texts(connection),
        *_raw(connection),
        *_sentences(connection),
        *_citations(connection),
        *_uncited(connection),
    ]


def _structure(connection: sqlite3.Connection) -> Iterator[str]:
    for (line,) in connection.execute("PRAGMA integrity_check").fetchall():
        if line != "ok":
            yield f"file: {line}"
    for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check").fetchall():
        yield f"{table} row {row}: refers to a row of {parent} that is not there"


def _texts(connection: sqlite3.Connection) -> Iterator[str]:
    query = "SELECT id, text, text_sha256 FROM documents ORDER BY id"
    for name, text, digest in connection.execute(query):
        found = sha256(text)
        if found != digest:
            yield f"document {name}: the text has changed since it was kept"
        elif not name.endswith(found[:12]):
            yield f"document {name}: its id does not end in {found[:12]}, the hash of its text"


def _raw(connection: sqlite3.Connection) -> Iterator[str]:
    query = "SELECT id, name, media, headers, data FROM raw_documents ORDER BY id"
    for digest, name, media, headers, data in connection.execute(query):
        pairs = from_json(headers, tuple[tuple[str, str], ...])
        if raw_id(RawDocument(name=name, data=data, media=media, headers=pairs)) != digest:
            yield f"raw document {name} ({digest[:12]}): the bytes have changed since it was kept"


def _sentences(connection: sqlite3.Connection) -> Iterator[str]:
    query = (
        "SELECT s.document, s.number, s.start, s.end, s.text, d.text FROM sentences AS s "
        "JOIN documents AS d ON d.id = s.document ORDER BY s.key"
    )
    for document, number, start, end, sentence, text in connection.execute(query):
        if text[start:end] != sentence:
            yield f"document {document}, sentence {number}: not what stands at [{start}, {end})"


def _citations(connection: sqlite3.Connection) -> Iterator[str]:
    query = (
        "SELECT c.document, s.number, c.start, c.end, c.exact, d.text, s.document, s.start, s.end "
        "FROM citations AS c JOIN sentences AS s ON s.key = c.sentence "
        "JOIN documents AS d ON d.id = c.document ORDER BY c.key"
    )
    for document, number, start, end, exact, text, home, first, last in connection.execute(query):
        place = f"citation of {document}, sentence {number}, [{start}, {end})"
        if text[start:end] != exact:
            yield f"{place}: does not hold: {exact!r}"
        elif home != document or not first <= start < end <= last:
            yield f"{place}: lies outside its sentence, [{first}, {last}) of {home}"


def _uncited(connection: sqlite3.Connection) -> Iterator[str]:
    marks = ", ".join("?" * len(_UNCITED))
    query = (
        f"SELECT kind, id FROM records WHERE kind NOT IN ({marks}) AND key NOT IN "  # noqa: S608
        "(SELECT record FROM record_citations) ORDER BY key"
    )
    for kind, name in connection.execute(query, _UNCITED):
        yield f"{kind} {name}: has no citation"
