"""Text to paragraphs: newlines, left-over entities, and the spans of paragraphs."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from html.entities import html5

from communique.model import Repair

Span = tuple[int, int]

_NEWLINE = re.compile(r"\r\n?|\x0b|\x0c|\x85|\u2028|\u2029")
#: entities often left without their semicolon; only these are mended so
_BARE = (
    "rdquo ldquo rsquo lsquo sbquo bdquo nbsp amp quot apos "
    "mdash ndash hellip laquo raquo bull middot"
).split()
_ENTITY = re.compile(
    r"&(?:amp;)*(?:(?P<full>#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
    rf"|(?P<bare>{'|'.join(_BARE)})(?![A-Za-z0-9=]))"
)
_LIST_MARK = re.compile(r"[ \t]*(?:[-–•·▪*]\s+|\(?(?:\d{1,2}|[a-z])[.)]\s+)\S")
_WIDTH_OF_WRAPPED = (50, 100)


def normalised(text: str) -> str:
    """The text with newlines alone between its lines, and no blank lines around it."""
    return _NEWLINE.sub("\n", text).removeprefix("\ufeff").lstrip("\n").rstrip()


def mended(text: str) -> tuple[str, tuple[Repair, ...]]:
    """The text with left-over HTML entities replaced, and where each of them stood."""
    parts: list[str] = []
    repairs: list[Repair] = []
    last = length = 0
    for found in _ENTITY.finditer(text):
        good = _character(found)
        if good is None:
            continue
        parts += [text[last : found.start()], good]
        start = length + found.start() - last
        length, last = start + len(good), found.end()
        repairs.append(Repair(start=start, end=length, original=found.group()))
    return "".join([*parts, text[last:]]), tuple(repairs)


def _character(found: re.Match[str]) -> str | None:
    name = found["full"] or found["bare"]
    if not name.startswith("#") and f"{name};" not in html5:
        return None
    good = html.unescape(f"&{name};").replace("\xa0", " ")
    return good if good.isprintable() else " "


def paragraphs(text: str) -> list[Span]:
    """The spans of the paragraphs, without the blanks around them.

    A line is a paragraph, except in texts wrapped at a fixed width, whose lines are joined up to
    the one that ends early.
    """
    lines = [(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text) if m.group().strip()]
    width = max((end - start for start, end in lines), default=0)
    wrapped = _WIDTH_OF_WRAPPED[0] <= width <= _WIDTH_OF_WRAPPED[1]
    spans: list[Span] = []
    for line in lines:
        if wrapped and spans and _goes_on(text, spans[-1], line, width):
            spans[-1] = (spans[-1][0], line[1])
        else:
            spans.append(line)
    return [trimmed(text, span) for span in spans]


def _goes_on(text: str, before: Span, line: Span, width: int) -> bool:
    """Whether a line of a wrapped text continues the paragraph before it."""
    last = text[text.rfind("\n", 0, before[1]) + 1 : before[1]]
    here = text[line[0] : line[1]]
    indented = here[:1].isspace() and not last[:1].isspace()
    if before[1] + 1 != line[0] or indented or _LIST_MARK.match(here):
        return False
    return len(last.rstrip()) + 1 + len(here.split(maxsplit=1)[0]) > width * 0.8


def trimmed(text: str, span: Span) -> Span:
    """The span without the white space at its ends."""
    words = text[span[0] : span[1]]
    start = span[0] + len(words) - len(words.lstrip())
    return start, max(start, span[0] + len(words.rstrip()))


def cut(text: str, span: Span, at: int) -> Iterator[Span]:
    """The two sides of a span cut at an offset of the text, where they are not blank."""
    for part in ((span[0], at), (at, span[1])):
        start, end = trimmed(text, part)
        if start < end:
            yield start, end


def is_list_item(words: str) -> bool:
    """Whether a paragraph begins with a bullet or a number."""
    return _LIST_MARK.match(words) is not None
