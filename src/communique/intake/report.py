"""One report from its bytes: limits, decoding, header lines, text or page."""

from __future__ import annotations

import re
from collections.abc import Mapping

from communique.errors import EmptyInput, NotText, TooLarge
from communique.intake.encoding import decoded
from communique.intake.limits import ALLOWED, MAX_BYTES, check_bytes, check_lines
from communique.model import RawDocument

#: at least one of these makes a block of header lines; any other key beside it is kept
KNOWN_KEYS = frozenset({"url", "date", "outlet", "title", "kind"})
#: header under which intake tells the next room that an encoding was guessed
GUESSED = "encoding-guessed"
MAX_HEADER_LINES = 40

_FIRST = re.compile(r"[a-z][a-z_-]*:\s")
_LINE = re.compile(r"([a-z][a-z_-]*):(?:[ \t]+(.*))?$")
_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_PAGE_NAMES = (".html", ".htm", ".xhtml")


def from_bytes(data: bytes, name: str, path: str | None = None) -> RawDocument:
    """One report; its `data` is UTF-8 whatever the file was in, without the header lines.

    Raises `EmptyInput`, `NotText` or `TooLarge`.
    """
    check_bytes(data, name)
    text, guessed = decoded(data, name)
    return _report(text, name, path, {}, guessed, page=_named_page(path))


def from_text(
    text: str, name: str = "text", headers: Mapping[str, str] | None = None
) -> RawDocument:
    """One report from a string; `headers` win over header lines in the text itself.

    Raises `EmptyInput`, `NotText` (lone surrogates, NUL) or `TooLarge`.
    """
    try:
        data = text.encode("utf-8")
    except UnicodeEncodeError as problem:
        raise NotText(name, f"not valid Unicode at character {problem.start}") from problem
    if len(data) > MAX_BYTES:
        raise TooLarge(name, f"larger than {MAX_BYTES // 1_000_000} MB, the most one report may be")
    check_bytes(data, name)
    given = {key.lower(): value for key, value in (headers or {}).items()}
    return _report(text.removeprefix("\ufeff"), name, None, given, "", page=False)


def _report(
    text: str, name: str, path: str | None, given: Mapping[str, str], guessed: str, *, page: bool
) -> RawDocument:
    headers, body = split_headers(text)
    if not body.strip():
        raise EmptyInput(name, f"nothing but blank or header lines; {ALLOWED}")
    is_page = page or _PAGE.match(body) is not None
    if not is_page:
        check_lines(body, name)
    merged = {**headers, **given, **({GUESSED: guessed} if guessed else {})}
    return RawDocument(
        name=name,
        data=body.encode("utf-8"),
        media="text/html" if is_page else "text/plain",
        path=path,
        headers=tuple(merged.items()),
    )


def split_headers(text: str) -> tuple[dict[str, str], str]:
    """Header lines at the head of a text and the text below their empty line.

    A text that merely has a colon in its first line stays whole: all lines to the first empty one
    must be header lines, and one of them must have a known key.
    """
    if not _FIRST.match(text):
        return {}, text
    headers: dict[str, str] = {}
    end = 0
    for line in text.splitlines(keepends=True)[: MAX_HEADER_LINES + 1]:
        end += len(line)
        if not line.strip():
            return (headers, text[end:]) if KNOWN_KEYS & headers.keys() else ({}, text)
        found = _LINE.match(line.rstrip())
        if found is None:
            return {}, text
        headers[found.group(1)] = (found.group(2) or "").strip()
    return {}, text


def _named_page(path: str | None) -> bool:
    return path is not None and path.lower().removesuffix(".gz").endswith(_PAGE_NAMES)
