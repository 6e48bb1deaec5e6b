"""Files, folders and standard input, one report after the other, in a fixed order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from communique.errors import EmptyInput, InputError, MissingInput
from communique.intake.limits import ALLOWED, passed_over, read_capped
from communique.intake.report import from_bytes
from communique.model import RawDocument

READ_IN_FOLDERS = (".txt", ".text", ".md", ".html", ".htm", ".xhtml")


def gather(paths: Sequence[str], stdin: BinaryIO) -> Iterator[RawDocument | InputError]:
    """Every report under the paths, in the order given and sorted within a folder.

    What cannot be read comes out in its place as an `InputError`, so that one bad report never
    hides the others. A subclass (`MissingInput`, `NotText`, ...) is a report that failed; a
    plain `InputError` is a file in a folder that was passed over, to be shown as a warning.
    """
    for path in paths:
        if path == "-":
            yield _stdin(stdin)
        elif _is_folder(Path(path)):
            yield from _folder(Path(path))
        else:
            yield _file(Path(path), path)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # a name too long, a loop of links: opening it will say so
        return False


def _stdin(stdin: BinaryIO) -> RawDocument | InputError:
    name = "standard input"
    try:
        return from_bytes(read_capped(stdin, name), name)
    except InputError as problem:
        return problem


def _file(path: Path, name: str) -> RawDocument | InputError:
    try:
        with path.open("rb") as stream:
            data = read_capped(stream, name)
        return from_bytes(data, name, str(path))
    except InputError as problem:
        return problem
    except (OSError, ValueError) as problem:  # ValueError: a NUL in the path
        return MissingInput(name, _unopened(name, problem))


def _unopened(name: str, problem: OSError | ValueError) -> str:
    if name.startswith(("http://", "https://")):
        return f"addresses are not fetched, save the page and name the file; {ALLOWED}"
    reason = getattr(problem, "strerror", None) or str(problem)
    return f"cannot be opened ({reason}); {ALLOWED}"


def _folder(folder: Path) -> Iterator[RawDocument | InputError]:
    found = 0
    for item in _walk(folder, frozenset()):
        found += isinstance(item, Path)
        yield _file(item, str(item)) if isinstance(item, Path) else item
    if not found:
        kinds = ", ".join(READ_IN_FOLDERS)
        yield EmptyInput(str(folder), f"no report in this folder; read are {kinds}, also with .gz")


def _walk(folder: Path, above: frozenset[Path]) -> Iterator[Path | InputError]:
    """The files of a folder, deep and sorted; links are followed, but never into a loop."""
    try:
        here = folder.resolve()
        children = sorted(folder.iterdir())
    except (OSError, RuntimeError) as problem:
        yield MissingInput(str(folder), f"this folder cannot be opened ({problem})")
        return
    if here in above:
        yield passed_over(str(folder), "a link back to a folder that it lies in")
        return
    for child in children:
        if child.name.startswith("."):
            continue
        if _is_folder(child):
            yield from _walk(child, above | {here})
        else:
            yield _candidate(child)


def _candidate(path: Path) -> Path | InputError:
    kind = path.name.lower().removesuffix(".gz")
    if not kind.endswith(READ_IN_FOLDERS):
        return passed_over(str(path), "not one of " + ", ".join(READ_IN_FOLDERS))
    if path.exists() and not path.is_file():
        return passed_over(str(path), "not a regular file")
    return path
