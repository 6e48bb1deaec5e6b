"""Open the SQLite file, make its tables, and put its errors into words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path

from communique.errors import StoreError

#: `PRAGMA user_version`: the version of the kept tables that this software writes.
VERSION = 1
#: `PRAGMA application_id`: "comq" in ASCII; tells our files from other SQLite files.
APPLICATION = 0x636F6D71

_WORDS = (
    ("SQLITE_BUSY", "locked: another program is writing to it; close that program or wait"),
    ("SQLITE_LOCKED", "locked: another program is writing to it; close that program or wait"),
    ("SQLITE_NOTADB", "not a store: the file is no SQLite database"),
    ("SQLITE_CORRUPT", "damaged: SQLite cannot read it; restore it from a copy"),
    ("SQLITE_CANTOPEN", "cannot be opened: a file in a folder that exists and may be read"),
    ("SQLITE_READONLY", "may not be written: the file and its folder must be writable"),
    ("SQLITE_PERM", "may not be opened: check the file's permissions"),
    ("SQLITE_FULL", "the disk is full"),
    ("SQLITE_IOERR", "the disk could not be read or written"),
)


def connect(path: Path, *, create: bool, patience: float) -> sqlite3.Connection:
    """A connection to a store of this version, its tables made where the file is new.

    `patience` is the number of seconds to wait for another program's lock. Raises `StoreError`.
    """
    _require_place(path, create=create)
    uri = f"{path.absolute().as_uri()}?mode={'rwc' if create else 'rw'}"
    with in_words(path):
        connection = sqlite3.connect(uri, uri=True, timeout=patience, isolation_level=None)
    try:
        with in_words(path):
            connection.execute("PRAGMA foreign_keys = ON")
            if _is_new(connection, path):
                connection.execute("PRAGMA journal_mode = WAL")
                _make_tables(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


@contextmanager
def in_words(path: Path) -> Iterator[None]:
    """Turn SQLite's errors into a `StoreError` that says what is wrong with which file."""
    try:
        yield
    except sqlite3.Error as problem:
        name = getattr(problem, "sqlite_errorname", "")
        words = next((w for prefix, w in _WORDS if name.startswith(prefix)), str(problem))
        raise StoreError(f"{path}: {words}") from problem


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All or nothing: what happens inside is committed whole, or not at all."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        # SQLite has already rolled back after some errors (a full disk)
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _require_place(path: Path, *, create: bool) -> None:
    if path.is_dir():
        raise StoreError(f"{path}: a folder; a store is one file, for example {path}/store.sqlite")
    if not create and not path.exists():
        raise StoreError(f"{path}: no store here")
    if not path.parent.is_dir():
        raise StoreError(f"{path}: the folder {path.parent} does not exist")


def _is_new(connection: sqlite3.Connection, path: Path) -> bool:
    application = _pragma(connection, "application_id")
    version = _pragma(connection, "user_version")
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    if application == 0 and version == 0 and tables == 0:
        return True
    if application != APPLICATION:
        raise StoreError(f"{path}: not a store: a SQLite database of another program")
    if version > VERSION:
        raise StoreError(
            f"{path}: written by a newer communique (store version {version}); "
            f"this one reads up to version {VERSION}: upgrade it"
        )
    return False


def _make_tables(connection: sqlite3.Connection, path: Path) -> None:
    with transaction(connection):
        # Another program may have made the tables while this one waited for the lock.
        if not _is_new(connection, path):
            return
        for name in ("kept.sql", "derived.sql"):
            for statement in _statements(name):
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute(f"PRAGMA user_version = {VERSION}")


def _statements(name: str) -> Iterator[str]:
    script = resources.files("communique.store").joinpath("schema", name)
    statement = ""
    for line in script.read_text(encoding="utf-8").splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    (value,) = connection.execute(f"PRAGMA {name}").fetchone()
    return int(value)
