"""Bytes to text: what the bytes declare first, a guess last and with a warning."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from charset_normalizer import from_bytes

from communique.errors import NotText

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.I)
#: browsers read these declarations as the wider code page, and so do the pages' writers
_WIDER = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030"}
_GUESSABLE = [
    "cp1252", "cp1250", "cp1251", "koi8_r", "cp1256", "gb18030", "big5", "shift_jis", "euc_jp",
    "euc_kr", "cp949",
]  # fmt: skip
_MULTIBYTE = re.compile(
    rb"[\xc3-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_NOT_PRINTED = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


def decoded(data: bytes, name: str) -> tuple[str, str]:
    """The text, and how its encoding was guessed ("" where the bytes said it themselves).

    Raises `NotText` where no encoding fits.
    """
    text, guessed = _decode(data, name)
    odd = len(_NOT_PRINTED.findall(text))
    if odd * 100 > len(text):
        raise NotText(name, f"binary data ({odd} control characters in {len(text)})")
    return text, guessed


def _decode(data: bytes, name: str) -> tuple[str, str]:
    for mark, codec in _BOMS:
        if data.startswith(mark):
            return _by_mark(data, codec, name), ""
    for codec in _declared(data):
        try:
            return data.decode(codec), ""
        except UnicodeDecodeError:
            continue
    return _mended(data) or _guess(data, name)


def _by_mark(data: bytes, codec: str, name: str) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError as problem:
        raise NotText(name, f"its byte-order mark says {codec}, but {problem.reason}") from problem


def _declared(data: bytes) -> Iterator[str]:
    yield "utf-8"
    head = data[:4096]
    found = _DECLARED.search(head) if b"<" in head else None
    if found is None:
        return
    try:
        codec = codecs.lookup(found.group(1).decode("ascii")).name
    except LookupError:  # a charset nobody knows: left to the guess, which warns
        return
    yield _WIDER.get(codec, codec)


def _mended(data: bytes) -> tuple[str, str] | None:
    """UTF-8 with a few damaged places, such as a page that was cut in the middle of a letter."""
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    if broken and len(_MULTIBYTE.findall(data)) > 2 * broken:
        return text, f"UTF-8 with {broken} damaged place(s), each marked \ufffd"
    return None


def _guess(data: bytes, name: str) -> tuple[str, str]:
    western = _western(data)
    if western is not None:
        return western, "guessed to be cp1252 (Western European)"
    best = from_bytes(data, cp_isolation=_GUESSABLE).best()
    if best is None:
        raise NotText(name, "bytes in no encoding we know; save the report as UTF-8")
    return str(best), f"guessed to be {best.encoding}"


def _western(data: bytes) -> str | None:
    """Mostly ASCII with a few letters or quotes above it: what an old Western page looks like."""
    high = sum(byte > 127 for byte in data)
    if high * 10 > len(data):
        return None
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    good = sum(c.isalpha() or c in "‘’“”–—…€£«» °§©®·¿¡\xa0" for c in text if ord(c) > 127)
    return text if good * 10 >= high * 9 else None
