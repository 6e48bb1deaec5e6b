"""The record of a name found in a document."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Named:
    """A name in the document and what it resolves to; `entity` is None where undecided."""

    start: int
    end: int
    words: str
    kind: str
    entity: str | None
    country: str | None
    candidates: tuple[str, ...]
    grounds: str
