"""What one report may be, and which bytes are never a report."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Mapping
from typing import BinaryIO

from communique.errors import EmptyInput, InputError, NotText, TooLarge

MAX_BYTES = 20_000_000
#: in characters; longer than any paragraph that a person wrote
MAX_LINE = 1_000_000
ALLOWED = "a report is a text file, an HTML page, a folder of these, or - for standard input"

_GZIP = b"\x1f\x8b"
_MAGIC: Mapping[bytes, str] = {
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"%PDF": "a PDF file (save it as text or HTML first)",
    b"PK\x03\x04": "a ZIP archive or an office document (save it as text or HTML first)",
    b"\xd0\xcf\x11\xe0": "an office document (save it as text or HTML first)",
    b"{\\rtf": "a rich text file (save it as plain text first)",
    b"\x7fELF": "a program",
    b"RIFF": "a sound, image or video file",
    b"SQLite format 3": "a SQLite database",
    b"BZh": "a bzip2 archive (only gzip is read)",
    b"\xfd7zXZ": "an xz archive (only gzip is read)",
    b"7z\xbc\xaf": "a 7z archive (only gzip is read)",
}
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")


def read_capped(stream: BinaryIO, name: str) -> bytes:
    """The bytes of one report, unpacked where they are gzip, in memory no larger than the cap.

    Raises `TooLarge`, or `NotText` for a damaged archive.
    """
    data = stream.read(MAX_BYTES + 1)
    for _ in range(2):
        if not data.startswith(_GZIP):
            break
        data = _unpacked(data, name)
    if len(data) > MAX_BYTES:
        raise TooLarge(name, f"larger than {MAX_BYTES // 1_000_000} MB, the most one report may be")
    return data


def _unpacked(data: bytes, name: str) -> bytes:
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as archive:
            return archive.read(MAX_BYTES + 1)
    except (OSError, EOFError, zlib.error) as problem:
        raise NotText(name, f"a damaged gzip archive ({problem}); {ALLOWED}") from problem


def check_bytes(data: bytes, name: str) -> None:
    """Raise `EmptyInput` or `NotText` where no decoding could make a report of the bytes."""
    if not data.strip():
        raise EmptyInput(name, f"empty; {ALLOWED}")
    for magic, what in _MAGIC.items():
        if data.startswith(magic):
            raise NotText(name, f"{what}, not text; {ALLOWED}")
    if b"\x00" in data and not data.startswith(_WIDE_MARKS):
        place = data.index(b"\x00")
        raise NotText(name, f"binary data (a NUL byte at byte {place}); {ALLOWED}")


def check_lines(text: str, name: str) -> None:
    """Raise `TooLarge` where one line of plain text is longer than a paragraph can be."""
    for number, line in enumerate(text.split("\n"), start=1):
        if len(line) > MAX_LINE:
            raise TooLarge(
                name,
                f"line {number} has {len(line):,} characters and a line may have {MAX_LINE:,}; "
                "break the text into paragraphs",
            )


def passed_over(name: str, why: str) -> InputError:
    """A file of a folder that is no report: a plain `InputError`, to be shown as a warning."""
    return InputError(name, f"{why}; {ALLOWED}")
