"""How the parts of records become columns, and back."""

from __future__ import annotations

import hashlib
from typing import TypeVar

import msgspec

from communique.model import DateValue

T = TypeVar("T")


def as_json(value: object) -> str:
    """A list or record as JSON text, its keys in the order of the record's fields."""
    return msgspec.json.encode(value).decode()


def from_json(text: str, kind: type[T]) -> T:
    """What `as_json` wrote, as a value of the given type."""
    return msgspec.json.decode(text, type=kind)


def date_columns(date: DateValue | None, name: str = "date") -> dict[str, str | None]:
    """The two columns of a date: its value, by which to sort, and the whole as JSON."""
    if date is None:
        return {name: None, f"{name}_detail": None}
    return {name: date.value, f"{name}_detail": as_json(date)}


def sha256(*parts: str | bytes) -> str:
    """The hash of the parts in hexadecimal; of one part, that of its bytes alone.

    Several parts are told apart by their lengths, so that ("ab", "c") and ("a", "bc") differ.
    """
    data = [part.encode() if isinstance(part, str) else part for part in parts]
    digest = hashlib.sha256()
    for part in data:
        if len(data) > 1:
            digest.update(f"{len(part)}:".encode())
        digest.update(part)
    return digest.hexdigest()
