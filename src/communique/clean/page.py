"""HTML pages: the article's text and what the page says of itself."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass

from communique.errors import EmptyInput

_DATES = {"original_date": True, "extensive_search": False, "max_date": "2999-12-31"}
#: fewer characters than this are a teaser, an error message or a cookie wall
_LEAST = 120
_NO_ARTICLE = (
    "no article found in this page (navigation, a list of links, or a page that needs a browser); "
    "save the article's own page, or its text"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What a page holds; `text` has the title as its first paragraph, where the page names one."""

    text: str
    title: str | None = None
    date: str | None = None
    author: str | None = None
    site: str | None = None
    url: str | None = None


def read(markup: str, name: str, url: str | None) -> Page:
    """The article in a page. Raises `EmptyInput` where there is none."""
    found = _extracted(markup, url, tables=False) or _extracted(markup, url, tables=True)
    if found is None:
        raise EmptyInput(name, _NO_ARTICLE)
    return found


def _extracted(markup: str, url: str | None, *, tables: bool) -> Page | None:
    """One attempt: without tables first (they are rarely an article's), then with all there is."""
    import trafilatura  # noqa: PLC0415  half a second to import, and plain text never needs it

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # its failures are ours to word
    found = trafilatura.bare_extraction(
        markup,
        url=url,
        include_comments=False,
        include_tables=tables,
        favor_precision=not tables,
        favor_recall=tables,
        with_metadata=True,
        date_extraction_params=_DATES,
    )
    if found is None or isinstance(found, dict) or len(found.text or "") < _LEAST:
        return None
    return Page(
        text=_with_title(found.title, found.text or ""),
        title=found.title,
        date=found.date,
        author=_author(found.author),
        site=found.sitename,
        url=url or found.url,
    )


def _with_title(title: str | None, text: str) -> str:
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if title and title.strip() and _same(title) != _same(lines[0]):
        lines.insert(0, " ".join(title.split()))
    return "\n\n".join(lines)


def _author(names: str | None) -> str | None:
    return " and ".join(name.strip() for name in names.split(";")) if names else None


def _same(words: str) -> str:
    return re.sub(r"\W+", " ", words.casefold()).strip()
