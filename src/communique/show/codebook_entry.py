"""What the codebook knows, for people: an entry as it is written, and where it comes from."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import msgspec

from communique.codebook import Codebook, covers
from communique.codebook.schema import Agreement, Membership, Organisation, Person, Role
from communique.codebook.writing import as_yaml, plain_fields


def entry_on(entry: Any, on: str | None) -> Any:
    """An entry as of a day: the roles held, the members, the steps taken until then."""
    if on is None:
        return entry
    if isinstance(entry, Person):
        return msgspec.structs.replace(entry, roles=[r for r in entry.roles if covers(r, on)])
    if isinstance(entry, Organisation):
        members = [m for m in entry.members if not isinstance(m, Membership) or covers(m, on)]
        return msgspec.structs.replace(entry, members=members)
    if isinstance(entry, Agreement):
        steps = [s for s in entry.history if s.on <= on]
        return msgspec.structs.replace(entry, history=steps)
    return entry


def entry_to_dict(book: Codebook, kind: str, entry: Any) -> dict[str, Any]:
    """An entry as JSON, with its kind and the file it comes from."""
    return {"kind": kind, **plain_fields(entry), "from": _origin(book, kind, entry.id)}


def entry_lines(book: Codebook, kind: str, entry: Any) -> str:
    """An entry in the form in which the files have it, and below it where it stands."""
    origin = _origin(book, kind, entry.id)
    source = " ".join(origin["source"].split())
    return f"{as_yaml([entry])}# {kind}, {origin['file']}, as of {origin['as_of']}\n# {source}\n"


def holders(book: Codebook, of: str, people: Sequence[tuple[Person, Role]]) -> list[dict[str, Any]]:
    """Who held an office, one record a term."""
    return [
        {
            "person": person.id,
            "name": person.name,
            "office": role.office,
            "of": book.name_of(of),
            "since": role.since,
            "until": role.until,
            "from": _origin(book, "people", person.id),
        }
        for person, role in people
    ]


def holder_lines(found: Sequence[dict[str, Any]]) -> str:
    """One line a term, with the id to look further and the file it comes from."""
    return "\n".join(
        f"{h['name']}, {h['office']} of {h['of']}, {h['since'] or '?'} to {h['until'] or 'now'}"
        f"  [people/{h['person']}, {h['from']['file']}, as of {h['from']['as_of']}]"
        for h in found
    )


def as_json(data: Any) -> str:
    """JSON as the other commands print it."""
    return json.dumps(data, ensure_ascii=False, indent=1)


def _origin(book: Codebook, kind: str, entry: str) -> dict[str, str]:
    origin = book.origins[book.origin_of[f"{kind}/{entry}"]]
    return {"file": origin.file, "source": origin.source, "as_of": origin.as_of}
