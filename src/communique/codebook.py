"""Load, overlay, check and hash the codebook: communique's knowledge of the world, as data.

The codebook is a tree of YAML files, one folder a kind (see `codebook_schema`). A person's own
folder of the same shape overlays the built-in one: an entry with a known id replaces it whole, a
new id is added. The hash of the merged entries names the codebook in every run.
"""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

import msgspec
import yaml

from communique import codebook_schema as schema
from communique.errors import CodebookError

Entry = (
    schema.Country
    | schema.Person
    | schema.Organisation
    | schema.Agreement
    | schema.Outlet
    | schema.Topic
    | schema.EventType
    | schema.Language
    | schema.Office
    | schema.Agent
)

#: folder (and file name prefix within `entities`) -> record that its entries must fit
KINDS: Mapping[str, type[Any]] = {
    "entities/countries": schema.Country,
    "entities/people": schema.Person,
    "entities/organisations": schema.Organisation,
    "agreements/": schema.Agreement,
    "outlets/": schema.Outlet,
    "topics/": schema.Topic,
    "events/": schema.EventType,
    "languages/": schema.Language,
    "offices/": schema.Office,
    "agents/": schema.Agent,
}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Codebook:
    """All entries by id, kind by kind, and the hash of the whole."""

    countries: Mapping[str, schema.Country]
    people: Mapping[str, schema.Person]
    organisations: Mapping[str, schema.Organisation]
    agreements: Mapping[str, schema.Agreement]
    outlets: Mapping[str, schema.Outlet]
    topics: Mapping[str, schema.Topic]
    events: Mapping[str, schema.EventType]
    languages: Mapping[str, schema.Language]
    offices: Mapping[str, schema.Office]
    agents: Mapping[str, schema.Agent]
    digest: str

    def name_of(self, entity: str) -> str:
        """The display name of any id; the id itself where the codebook does not have it."""
        for table in self._tables():
            if entity in table:
                return str(table[entity].name if hasattr(table[entity], "name") else entity)
        return entity

    def entries(self) -> Iterator[tuple[str, Any]]:
        """Every entry with the name of its kind."""
        for kind in (
            "countries",
            "people",
            "organisations",
            "agreements",
            "outlets",
            "topics",
            "events",
        ):
            yield from ((kind, entry) for entry in getattr(self, kind).values())

    def role_of(self, person: str, on: str | None) -> schema.Role | None:
        """The role a person held on a day ("YYYY-MM-DD"); the first listed where several."""
        held = [r for r in self.people[person].roles if on is None or covers(r, on)]
        return held[0] if held else None

    def contexts_of(self, keys: Iterable[str]) -> tuple[str, ...]:
        """The PLOVER contexts of the topics among a point's keys ("topic:arms", "entity:NATO")."""
        topics = [k.removeprefix("topic:") for k in keys if k.startswith("topic:")]
        return tuple(sorted({c for t in topics for c in self.topics[t].contexts}))

    def _tables(self) -> tuple[Mapping[str, Any], ...]:
        return (
            self.countries,
            self.people,
            self.organisations,
            self.agreements,
            self.outlets,
            self.topics,
        )


def covers(role: schema.Role, on: str) -> bool:
    """Whether a role was held on a day; open where its `since` or `until` is missing.

    Bounds given to the month or year count in whole.
    """
    after = role.since is None or role.since <= on[: max(len(role.since), 4)] or role.since <= on
    before = role.until is None or on[: len(role.until)] <= role.until
    return after and before


def load(overlay: Path | None = None) -> Codebook:
    """The built-in codebook, overlaid by the files of a person's own folder.

    Raises `CodebookError` naming file, place and value for anything a schema refuses.
    """
    return _load(overlay.resolve() if overlay else None)


@functools.lru_cache(maxsize=4)
def _load(overlay: Path | None) -> Codebook:
    tables: dict[str, dict[str, Entry]] = {kind: {} for kind in KINDS}
    root = Path(str(resources.files("communique"))) / "codebook_data"
    for folder in [root, *([overlay] if overlay else [])]:
        seen: dict[tuple[str, str], str] = {}
        for kind, file, entry in _entries(folder):
            name = entry.id
            if (kind, name) in seen:
                raise CodebookError(
                    f"{folder / file}: id {name!r} stands already in {seen[kind, name]}"
                )
            seen[kind, name] = file
            tables[kind][name] = entry
    digest = _digest(tables)
    names = [kind.rstrip("/").rsplit("/", 1)[-1] for kind in KINDS]
    return Codebook(**dict(zip(names, tables.values(), strict=True)), digest=digest)  # type: ignore[arg-type]


def _entries(folder: Path) -> Iterator[tuple[str, str, Entry]]:
    if not folder.is_dir():
        raise CodebookError(f"{folder}: not a folder; a codebook is a folder of YAML files")
    for path in sorted(folder.rglob("*.y*ml")):
        name = path.relative_to(folder).as_posix()
        kind = next((k for k in KINDS if name.startswith(k)), None)
        if kind is None:
            raise CodebookError(f"{path}: not in a folder of the codebook ({', '.join(KINDS)})")
        yield from ((kind, name, entry) for entry in _read(path, KINDS[kind]))


def _read(path: Path, record: type[Any]) -> Iterable[Any]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=loader)  # noqa: S506  a safe loader
        frame = msgspec.convert(data, schema.File)
    except (yaml.YAMLError, UnicodeDecodeError, msgspec.ValidationError) as problem:
        raise CodebookError(f"{path}: {problem}") from problem
    for number, entry in enumerate(frame.entries):
        try:
            yield msgspec.convert(entry, record)
        except msgspec.ValidationError as problem:
            label = entry.get("id", number) if isinstance(entry, dict) else number
            raise CodebookError(f"{path}: entry {label}: {problem}") from problem


def _digest(tables: Mapping[str, Mapping[str, Entry]]) -> str:
    ordered = [[kind, [table[i] for i in sorted(table)]] for kind, table in tables.items()]
    return hashlib.sha256(msgspec.json.encode(ordered)).hexdigest()
