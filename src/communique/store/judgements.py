"""A person's decisions on pairs of records: kept beside the facts and never over them."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import Literal

from communique.errors import StoreError
from communique.store.table import insert

VERDICTS = ("same", "not the same", "unsure")


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A person's word on whether two records (by id) are of the same thing.

    `by` is who judged and `made_on` when (ISO 8601), as the caller says; the order of the two
    ids does not matter.
    """

    one: str
    other: str
    judgement: Literal["same", "not the same", "unsure"]
    by: str
    made_on: str
    note: str = ""


def add(connection: sqlite3.Connection, judgement: Judgement) -> None:
    """Add a judgement; earlier ones of the pair stay. Raises `StoreError` for one that is none."""
    one, other = sorted((judgement.one, judgement.other))
    if one == other:
        raise StoreError(f"a judgement is about two records, not {one!r} alone")
    if judgement.judgement not in VERDICTS:
        raise StoreError(f"{judgement.judgement!r}: a judgement is one of {', '.join(VERDICTS)}")
    row = {
        "one": one,
        "other": other,
        "judgement": judgement.judgement,
        "by": judgement.by,
        "made_on": judgement.made_on,
        "note": judgement.note,
    }
    insert(connection, "judgements", dict(row))


def all_judgements(connection: sqlite3.Connection) -> tuple[Judgement, ...]:
    """Every judgement, oldest first; of one pair the last counts."""
    query = 'SELECT one, other, judgement, "by", made_on, note FROM judgements ORDER BY id'
    names = ("one", "other", "judgement", "by", "made_on", "note")
    rows = connection.execute(query)
    return tuple(Judgement(**dict(zip(names, row, strict=True))) for row in rows)
