"""Read the marked passages: `{s1 source}`, `{c1 cue}`, `{t1 content}`, nested and repeated."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

Spans = list[tuple[int, int]]
_MARK = re.compile(r"\{([sct])(\d+) ")


@dataclass(frozen=True, slots=True)
class Marked:
    """One attribution of a passage: spans of its text."""

    source: Spans
    cue: Spans
    content: Spans


def passages(folder: Path) -> Iterator[tuple[str, list[Marked]]]:
    """All passages of a folder; the paragraphs of an article are one passage.

    Files named `articles-*` hold articles, parted by empty lines; all others a passage a line.
    Raises `ValueError` with file and line where the marks do not close.
    """
    for path in sorted(folder.glob("*.txt")):
        articles = path.name.startswith("articles-")
        text, marks = "", list[Marked]()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if line.strip():
                try:
                    plain, found = unmarked(line.strip(), len(text))
                except ValueError as problem:
                    raise ValueError(f"{path}:{number}: {problem}") from problem
                text, marks = text + plain + "\n\n", marks + found
            if text and (not articles or not line.strip()):
                yield text.rstrip(), marks
                text, marks = "", []
        if text:
            yield text.rstrip(), marks


def unmarked(line: str, offset: int = 0) -> tuple[str, list[Marked]]:
    """The text of a line without its marks, and the attributions that they mark."""
    text, at = "", 0
    opened: list[tuple[str, str, int]] = []
    spans: dict[str, dict[str, Spans]] = defaultdict(lambda: {"s": [], "c": [], "t": []})
    while at < len(line):
        mark = _MARK.match(line, at)
        if mark:
            opened.append((mark[1], mark[2], len(text)))
            at = mark.end()
        elif line[at] == "}":
            if not opened:
                raise ValueError("a mark ends that none began")
            role, number, start = opened.pop()
            spans[number][role].append((start + offset, len(text) + offset))
            at += 1
        else:
            text += line[at]
            at += 1
    if opened:
        raise ValueError(f"mark {opened[-1][:2]} does not end")
    return text, [Marked(sorted(p["s"]), sorted(p["c"]), sorted(p["t"])) for p in spans.values()]
