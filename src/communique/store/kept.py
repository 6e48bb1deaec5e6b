"""The kept tables: raw documents, documents and runs."""

from __future__ import annotations

import sqlite3
from typing import Any

from communique.errors import StoreError
from communique.model import Block, DateValue, Document, RawDocument, Repair, Run
from communique.store.encoding import as_json, date_columns, from_json, sha256
from communique.store.table import Value, insert

_PLAIN = (
    "id", "name", "outlet", "outlet_id", "kind", "speaks_for", "title", "dateline_place",
    "dateline_date", "byline", "language", "url", "path", "text",
)  # fmt: skip
_LISTS: dict[str, type[Any]] = {
    "agencies": tuple[str, ...],
    "blocks": tuple[Block, ...],
    "repairs": tuple[Repair, ...],
    "warnings": tuple[str, ...],
}


def keep_document(connection: sqlite3.Connection, document: Document) -> None:
    """Keep a document; what was known of the same text before is replaced.

    Raises `StoreError` where another text is kept under its id.
    """
    digest = sha256(document.text)
    query = "SELECT text_sha256 FROM documents WHERE id = ?"
    found = connection.execute(query, (document.id,)).fetchone()
    if found and found[0] != digest:
        raise StoreError(f"{document.name}: another text is kept under its id {document.id}")
    row: dict[str, Value] = {name: getattr(document, name) for name in _PLAIN}
    row |= {name: as_json(getattr(document, name)) for name in _LISTS}
    row |= date_columns(document.published, "published") | {"text_sha256": digest}
    update = ", ".join(f"{name} = excluded.{name}" for name in row if name != "id")
    insert(connection, "documents", row, f"ON CONFLICT (id) DO UPDATE SET {update}")


def keep_raw(connection: sqlite3.Connection, raw: RawDocument, document: str) -> None:
    """Keep the bytes that a document was made from; the same bytes are kept once."""
    row: dict[str, Value] = {
        "id": raw_id(raw),
        "document": document,
        "name": raw.name,
        "media": raw.media,
        "path": raw.path,
        "headers": as_json(raw.headers),
        "data": raw.data,
    }
    insert(
        connection,
        "raw_documents",
        row,
        "ON CONFLICT (id) DO UPDATE SET document = excluded.document",
    )


def raw_id(raw: RawDocument) -> str:
    """SHA-256 of media, headers and bytes: what the outcome of cleaning depends on."""
    return sha256(raw.media, as_json(raw.headers), raw.data)


def keep_run(connection: sqlite3.Connection, run: Run) -> str:
    """Keep a run and give its id, the hash of version, codebook and inputs."""
    name = sha256(run.version, run.codebook, *run.inputs)
    row: dict[str, Value] = {
        "id": name,
        "version": run.version,
        "codebook": run.codebook,
        "inputs_sha256": sha256(*sorted(run.inputs)),
    }
    insert(connection, "runs", row, "ON CONFLICT (id) DO NOTHING")
    for position, document in enumerate(run.inputs):
        place: dict[str, Value] = {"run": name, "position": position, "document": document}
        insert(connection, "run_inputs", place, "ON CONFLICT DO NOTHING")
    return name


def all_documents(connection: sqlite3.Connection) -> tuple[Document, ...]:
    """Every document kept, by id."""
    names = (*_PLAIN, *_LISTS, "published_detail")
    query = f"SELECT {', '.join(names)} FROM documents ORDER BY id"  # noqa: S608
    rows = connection.execute(query)
    return tuple(_document(dict(zip(names, row, strict=True))) for row in rows)


def all_raw_documents(connection: sqlite3.Connection) -> tuple[RawDocument, ...]:
    """Everything that documents were made from, by name and then by hash."""
    query = "SELECT name, data, media, path, headers FROM raw_documents ORDER BY name, id"
    return tuple(
        RawDocument(
            name=name,
            data=data,
            media=media,
            path=path,
            headers=from_json(headers, tuple[tuple[str, str], ...]),
        )
        for name, data, media, path, headers in connection.execute(query)
    )


def _document(row: dict[str, Any]) -> Document:
    detail = row.pop("published_detail")
    published = from_json(detail, DateValue) if detail else None
    lists = {name: from_json(row.pop(name), kind) for name, kind in _LISTS.items()}
    return Document(**row, **lists, published=published)
