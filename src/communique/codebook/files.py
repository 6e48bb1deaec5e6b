"""Read the YAML files of a codebook folder into entries.

Each kind has its own folder (see `FOLDERS`); every entry is checked against the schema of its kind
as it is read, so that a misspelt key is an error with file, entry and path.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
import yaml

from communique.codebook import schema
from communique.codebook.book import KINDS, Entry, Origin
from communique.errors import CodebookError

#: folder (and file name prefix within `entities`) -> kind of its entries, and their record
FOLDERS: Mapping[str, tuple[str, type[Any]]] = {
    "entities/countries": ("countries", schema.Country),
    "entities/people": ("people", schema.Person),
    "entities/organisations": ("organisations", schema.Organisation),
    "offices/": ("offices", schema.Office),
    "agents/": ("agents", schema.Agent),
    "places/": ("places", schema.Places),
    "agreements/": ("agreements", schema.Agreement),
    "outlets/": ("outlets", schema.Outlet),
    "topics/": ("topics", schema.Topic),
    "tones/": ("tones", schema.Tone),
    "place_names/": ("place_names", schema.PlaceName),
    "events/": ("events", schema.EventType),
    "languages/": ("languages", schema.Language),
}


@dataclass(frozen=True, slots=True)
class Tables:
    """The entries of one folder by kind and id, and for each ("people/joe-biden") its file."""

    entries: dict[str, dict[str, Entry]]
    origins: dict[str, Origin]


@dataclass(frozen=True, slots=True)
class Source:
    """One file of a codebook as it stands on the disk."""

    folder: Path
    name: str  # relative to the folder, with forward slashes
    content: bytes

    @property
    def path(self) -> Path:
        """Where the file stands."""
        return self.folder / self.name


def sources(folder: Path) -> list[Source]:
    """All YAML files of a folder, in the order of their names.

    Raises `CodebookError` where it is no folder or a file cannot be opened.
    """
    if not folder.is_dir():
        raise CodebookError(f"{folder}: not a folder; a codebook is a folder of YAML files")
    found = []
    for path in sorted(folder.rglob("*.y*ml")):
        try:
            content = path.read_bytes()
        except OSError as problem:
            raise CodebookError(f"{path}: cannot be read ({problem.strerror})") from problem
        found.append(Source(folder, path.relative_to(folder).as_posix(), content))
    return found


def tables(files: Iterable[Source]) -> Tables:
    """The entries of one folder's files; an id that stands twice is an error."""
    result: dict[str, dict[str, Entry]] = {kind: {} for kind in KINDS}
    origins: dict[str, Origin] = {}
    for file in files:
        kind, record = _kind(file)
        frame = _frame(file)
        origin = Origin(file.name, frame.source, frame.as_of)
        for entry in _entries(file, frame, record):
            first = origins.setdefault(f"{kind}/{entry.id}", origin)
            if entry.id in result[kind]:
                raise CodebookError(f"{file.path}: id {entry.id!r} stands already in {first.file}")
            result[kind][entry.id] = entry
    return Tables(result, origins)


def _kind(file: Source) -> tuple[str, type[Any]]:
    for folder, kind in FOLDERS.items():
        if file.name.startswith(folder):
            return kind
    raise CodebookError(f"{file.path}: not in a folder of the codebook ({', '.join(FOLDERS)})")


def _frame(file: Source) -> schema.File:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        data = yaml.load(file.content.decode("utf-8"), Loader=loader)  # noqa: S506  a safe loader
        return msgspec.convert(data, schema.File)
    except (yaml.YAMLError, UnicodeDecodeError, msgspec.ValidationError) as problem:
        raise CodebookError(f"{file.path}: {problem}") from problem


def _entries(file: Source, frame: schema.File, record: type[Any]) -> Iterator[Any]:
    for number, entry in enumerate(frame.entries):
        try:
            yield msgspec.convert(entry, record)
        except msgspec.ValidationError as problem:
            label = entry.get("id", number) if isinstance(entry, dict) else number
            raise CodebookError(f"{file.path}: entry {label}: {problem}") from problem
