"""Load, overlay, hash and compile the codebook.

A person's own folder overlays the built-in one: an entry with a known id replaces it whole, a new
id is added. The hash of the merged entries names the codebook in every run.

Reading the YAML takes a second; the compiled form takes a few hundredths. It is kept in the user's
cache under the hash of the files it was made from, so that a changed file is never missed. Nothing
hangs on the cache: where it cannot be read or written, the files are read.
"""

from __future__ import annotations

import functools
import gc
import hashlib
import os
import tempfile
from collections.abc import Iterable, Mapping
from importlib import resources
from pathlib import Path

import msgspec
import platformdirs

from communique.codebook import names as names_module
from communique.codebook import schema
from communique.codebook.book import KINDS, Codebook, Entry, Origin
from communique.codebook.files import Source, Tables, sources, tables
from communique.codebook.names import Names, names

#: raised whenever what is compiled changes; a cache of another form is not looked at
_FORM = b"2"
_KEPT = 8
_HASH = hashlib.sha256().digest_size


class _Compiled(msgspec.Struct):
    """All entries by kind, as they stand in the cache."""

    countries: dict[str, schema.Country]
    people: dict[str, schema.Person]
    organisations: dict[str, schema.Organisation]
    offices: dict[str, schema.Office]
    agents: dict[str, schema.Agent]
    places: dict[str, schema.Places]
    agreements: dict[str, schema.Agreement]
    outlets: dict[str, schema.Outlet]
    topics: dict[str, schema.Topic]
    tones: dict[str, schema.Tone]
    place_names: dict[str, schema.PlaceName]
    events: dict[str, schema.EventType]
    languages: dict[str, schema.Language]
    digest: str
    origins: list[Origin]
    origin_of: dict[str, int]
    known: Names | None = None


def built_in() -> Path:
    """The folder of the codebook that ships with communique."""
    return Path(str(resources.files("communique"))) / "codebook_data"


def load(overlay: Path | None = None) -> Codebook:
    """The built-in codebook, overlaid by the files of a person's own folder.

    Raises `CodebookError` naming file, place and value for anything a schema refuses.
    """
    return _load(overlay.resolve() if overlay else None)


@functools.lru_cache(maxsize=4)
def _load(overlay: Path | None) -> Codebook:
    base = _compiled([sources(built_in())])
    if overlay is not None:
        base = _compiled([sources(built_in()), sources(overlay)], base)
    return Codebook(**{name: getattr(base, name) for name in base.__struct_fields__})


def _compiled(layers: list[list[Source]], base: _Compiled | None = None) -> _Compiled:
    """From the cache where it is there, else from the files; `base` are the layers below."""
    path = _cache_of(layers)
    return _kept(path) or _keep(path, _merged(base, tables(layers[-1])))


def _merged(base: _Compiled | None, own: Tables) -> _Compiled:
    merged: dict[str, Mapping[str, Entry]] = {
        kind: {**(getattr(base, kind) if base else {}), **own.entries[kind]} for kind in KINDS
    }
    ordered = [[kind, [table[i] for i in sorted(table)]] for kind, table in merged.items()]
    digest = hashlib.sha256(msgspec.json.encode(ordered)).hexdigest()
    origins = list(base.origins) if base else []
    origin_of = dict(base.origin_of) if base else {}
    for key, origin in own.origins.items():
        if not origins or origins[-1] is not origin:
            origins.append(origin)
        origin_of[key] = len(origins) - 1
    known = names(Codebook(**merged))  # type: ignore[arg-type]
    return _Compiled(
        **merged,  # type: ignore[arg-type]
        digest=digest,
        origins=origins,
        origin_of=origin_of,
        known=known,
    )


def _cache_of(layers: Iterable[Iterable[Source]]) -> Path:
    """Where the compiled form of these files is kept: its name holds the hash of them all and of
    the schema that they were checked against."""
    name = hashlib.sha256(_FORM)
    for module in (schema, names_module):
        name.update(Path(str(module.__file__)).read_bytes())
    for layer in layers:
        for file in layer:
            name.update(f"\0{file.name}\0{len(file.content)}\0".encode() + file.content)
        name.update(b"\1")
    folder = os.environ.get("COMMUNIQUE_CACHE") or platformdirs.user_cache_dir("communique")
    return Path(folder) / f"codebook-{name.hexdigest()[:32]}.msgpack"


def _kept(path: Path) -> _Compiled | None:
    """What the cache holds; None where it holds nothing sound."""
    try:
        content = path.read_bytes()
    except OSError:
        return None
    if hashlib.sha256(content[_HASH:]).digest() != content[:_HASH]:
        return None
    collecting = gc.isenabled()
    gc.disable()  # half of the time would go into looking through what is only just being made
    try:
        return msgspec.msgpack.decode(content[_HASH:], type=_Compiled)
    finally:
        if collecting:
            gc.enable()


def _keep(path: Path, compiled: _Compiled) -> _Compiled:
    """Write the cache whole or not at all: two processes that start at once both write, and
    either's file is as good as the other's."""
    content = msgspec.msgpack.encode(compiled)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=path.parent, prefix="writing-") as folder:
            draft = Path(folder) / path.name
            draft.write_bytes(hashlib.sha256(content).digest() + content)
            draft.replace(path)
        _prune(path.parent)
    except OSError:  # a full disk or a place to read only: the next start reads the files again
        return compiled
    return compiled


def _prune(folder: Path) -> None:
    """Keep the newest few: each edit of one's own files makes another."""
    kept = sorted(folder.glob("codebook-*.msgpack"), key=lambda p: p.stat().st_mtime, reverse=True)
    for old in kept[_KEPT:]:
        old.unlink(missing_ok=True)
