"""A text's blocks: title, dateline, body, and what is never read for content."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from communique.clean import dateline, lines
from communique.clean.dateline import Dateline
from communique.clean.outlets import Outlets
from communique.clean.spans import Span, cut, is_list_item, paragraphs, trimmed
from communique.model import Block, BlockRole

CONTENT: frozenset[BlockRole] = frozenset({"body", "list_item"})
_LONGEST_TITLE = 220
_LONGEST_LINK = 160
#: a dateline stands at the head of a report: at most so many paragraphs may come before it
_DATELINE_WITHIN = 3
_FINAL_STOP = re.compile(r"(?<!\b[A-Z])[.!。！:：;,](?:[\"”’')\]]*)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The blocks, sorted, and the dateline read at the head."""

    blocks: tuple[Block, ...]
    dateline: Dateline | None


class Segmenter:
    """Cuts one text into blocks; `title` is the one that headers or the page's metadata give."""

    def __init__(
        self, text: str, outlets: Outlets, towns: Collection[str], title: str | None
    ) -> None:
        self._text = text
        self._outlets = outlets
        self._towns = towns
        self._given = _bare(title or "")
        self._script = lines.script(text)
        self._dateline: Dateline | None = None

    def layout(self) -> Layout:
        """Blocks for every word of the text, none overlapping."""
        blocks = self._linked_away([self._block(span) for span in self._pieces()])
        blocks = self._datelined(self._titled(blocks))
        return Layout(
            blocks=tuple(sorted(blocks, key=lambda block: block.start)), dateline=self._dateline
        )

    def _words(self, block: Block) -> str:
        return self._text[block.start : block.end]

    def _pieces(self) -> Iterator[Span]:
        """Paragraphs, with pasted-on titles and credits at their ends cut off."""
        for span in paragraphs(self._text):
            words = self._text[span[0] : span[1]]
            pasted = lines.form_end(words)
            for part in cut(self._text, span, span[0] + pasted) if pasted else [span]:
                tail = self._tail(self._text[part[0] : part[1]])
                yield from cut(self._text, part, part[0] + tail) if tail else [part]

    def _tail(self, words: str) -> int | None:
        return None if lines.credit(words) else lines.tail_credit(words)

    def _block(self, span: Span) -> Block:
        words = self._text[span[0] : span[1]]
        role, why = self._role(words)
        return Block(role=role, start=span[0], end=span[1], why=why)

    def _role(self, words: str) -> tuple[BlockRole, str]:
        why = lines.furniture(words)
        if why is not None:
            return "furniture", why
        if lines.link_list(words):
            return "furniture", "links to other reports"
        if lines.caption(words):
            return "caption", "caption"
        if lines.credit(words):
            return "credit", "names who made the report"
        if lines.script(words) not in (None, self._script):
            return "furniture", "in another script than the text"
        return ("list_item", "") if is_list_item(words) else ("body", "")

    def _linked_away(self, blocks: list[Block]) -> Iterator[Block]:
        """Headlines under "Related articles" are furniture, up to the next real paragraph."""
        under = False
        for block in blocks:
            words = self._words(block)
            if block.role not in CONTENT:
                under = block.why == "links to other reports" or (under and block.role != "title")
            elif under and len(words) <= _LONGEST_LINK and not _FINAL_STOP.search(words):
                block = _as_furniture(block, "links to other reports")
            else:
                under = False
            yield block

    def _titled(self, blocks: Iterator[Block]) -> Iterator[Block]:
        """Marks the title, and as furniture each later line that only repeats it."""
        rest = list(blocks)
        first = next((n for n, block in enumerate(rest) if block.role in CONTENT), None)
        title = ""
        if first is not None and self._is_title(rest, first):
            title = _bare(self._words(rest[first]))
        for number, block in enumerate(rest):
            if title and number == first:
                yield from self._title(block)
            elif title and block.role in CONTENT and _bare(self._words(block)) == title:
                yield _as_furniture(block, "the title stands twice")
            else:
                yield block

    def _is_title(self, blocks: Sequence[Block], first: int) -> bool:
        words = self._words(blocks[first])
        if not any(block.role in CONTENT for block in blocks[first + 1 :]):
            return False
        if self._given and _bare(words) == self._given:
            return True
        short = len(words) <= _LONGEST_TITLE and "\n" not in words.strip()
        ends = _FINAL_STOP.search(words) is not None
        return short and not ends and not self._surely_datelined(words)

    def _title(self, block: Block) -> Iterator[Block]:
        """The title, without the asterisk of a comment form that was pasted before it."""
        words = self._words(block)
        if re.match(r"\*\s*[^\s*]", words) and not words.endswith("*"):
            yield Block(
                role="furniture", start=block.start, end=block.start + 1, why="comment form"
            )
            start, end = trimmed(self._text, (block.start + 1, block.end))
            block = Block(role="body", start=start, end=end)
        yield Block(role="title", start=block.start, end=block.end)

    def _datelined_at(self, words: str) -> Dateline | None:
        return dateline.own_line(words) or dateline.read(words, self._outlets, self._towns)

    def _surely_datelined(self, words: str) -> bool:
        """Whether words begin with more of a dateline than the place of "Geneva: Talks resume"."""
        found = self._datelined_at(words)
        return found is not None and (found.date is not None or found.credit is not None)

    def _datelined(self, blocks: Iterator[Block]) -> Iterator[Block]:
        """Cuts the dateline off the paragraph at the head that begins with one."""
        seen = 0
        for block in blocks:
            if block.role not in CONTENT or self._dateline or seen >= _DATELINE_WITHIN:
                yield block
                continue
            seen += 1
            found = self._datelined_at(self._words(block))
            if found is None:
                yield block
                continue
            self._dateline = found
            yield from self._cut_off(block, found)

    def _cut_off(self, block: Block, found: Dateline) -> Iterator[Block]:
        parts = list(cut(self._text, (block.start, block.end), block.start + found.length))
        yield Block(role="dateline", start=parts[0][0], end=parts[0][1])
        for start, end in parts[1:]:
            yield Block(role=block.role, start=start, end=end)


def _as_furniture(block: Block, why: str) -> Block:
    return Block(role="furniture", start=block.start, end=block.end, why=why)


def _bare(words: str) -> str:
    return re.sub(r"[\W_]+", " ", words.casefold()).strip()
