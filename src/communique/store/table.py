"""Insert one row, its columns named."""

from __future__ import annotations

import sqlite3

Value = str | int | float | bytes | None


def insert(connection: sqlite3.Connection, table: str, row: dict[str, Value], end: str = "") -> int:
    """Insert a row into a table of the schema and give its key; `end` is an ON CONFLICT clause."""
    columns = ", ".join(f'"{name}"' for name in row)
    marks = ", ".join("?" * len(row))
    # Names of tables and columns come from this room's own code, values only through marks.
    statement = f"INSERT INTO {table} ({columns}) VALUES ({marks}) {end}"  # noqa: S608
    return int(connection.execute(statement, tuple(row.values())).lastrowid or 0)
