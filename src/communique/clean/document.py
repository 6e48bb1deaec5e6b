"""A raw document to a document: text, blocks, and what it says of itself."""

from __future__ import annotations

import hashlib
import re
from pathlib import PurePath

from communique.clean import dates, kind, language, lines, page
from communique.clean.blocks import CONTENT, Layout, Segmenter
from communique.clean.index import index_of
from communique.clean.outlets import host, slug
from communique.clean.spans import mended, normalised
from communique.codebook import Codebook
from communique.codebook.schema import Outlet
from communique.errors import EmptyInput, InputError, NotText
from communique.model import Block, BlockRole, DateValue, Document, RawDocument, Repair

_GUESSED = "encoding-guessed"  # a header that intake sets, never the report
_LONGEST_SITE = 40
_HEAD = 4  # so many blocks from the top a report may still state its date of publication


def clean(
    raw: RawDocument, book: Codebook, *, published: str | None = None, outlet: str | None = None
) -> Document:
    """The document of one report.

    `published` (a day, month or year) and `outlet` are what the reader says; they are taken only
    where the report itself does not say. Raises `InputError` for a header or argument that is no
    date or kind, `EmptyInput`, `NotText` or `UnreadLanguage`.
    """
    return _Cleaner(raw, book, published, outlet).document()


class _Cleaner:
    """One report on its way; each part of the document is worked out by one method."""

    def __init__(
        self, raw: RawDocument, book: Codebook, published: str | None, outlet: str | None
    ) -> None:
        self._raw = raw
        self._book = book
        self._published_by_reader = published
        self._outlet_by_reader = outlet
        self._index = index_of(book)
        self._outlets = self._index.outlets
        self._page = self._read_page()
        self._text, self._repairs = self._read_text()
        self._layout = self._segment()

    def document(self) -> Document:
        body = self._body()
        spoken = language.language_of(body, self._raw.name, self._book.languages or {"en"})
        name, known = self._outlet()
        party = known.speaks_for if known else self._index.officials.party(name)
        title = self._title()
        found = self._layout.dateline
        return Document(
            id=self._id(known.id if known else name),
            name=self._raw.name,
            text=self._text,
            blocks=self._layout.blocks,
            kind=kind.kind_of(
                self._raw.header("kind"),
                party is not None or (known is not None and known.kind in kind.OFFICIAL),
                title or self._heading(),
                body,
                self._raw.name,
            ),
            outlet=name,
            outlet_id=known.id if known else None,
            speaks_for=party,
            title=title,
            url=self._url(),
            path=self._raw.path,
            language=spoken,
            published=self._published(),
            dateline_place=found.place if found else None,
            dateline_date=found.date if found else None,
            byline=self._byline(),
            agencies=self._agencies(),
            repairs=self._repairs,
            warnings=self._warnings(),
        )

    def _read_page(self) -> page.Page | None:
        if self._raw.media != "text/html":
            return None
        return page.read(self._decoded(), self._raw.name, self._raw.header("url"))

    def _decoded(self) -> str:
        try:
            return self._raw.data.decode("utf-8")
        except UnicodeDecodeError as problem:
            reason = f"not UTF-8 at byte {problem.start}; raw documents hold UTF-8"
            raise NotText(self._raw.name, reason) from problem

    def _read_text(self) -> tuple[str, tuple[Repair, ...]]:
        text = normalised(self._page.text if self._page else self._decoded())
        if not text:
            raise EmptyInput(self._raw.name, "there is no text in it")
        return mended(text)

    def _segment(self) -> Layout:
        given = self._raw.header("title") or (self._page.title if self._page else None)
        layout = Segmenter(self._text, self._outlets, self._index.towns, given).layout()
        if not any(block.role in CONTENT for block in layout.blocks):
            kinds = ", ".join(sorted({block.why or block.role for block in layout.blocks}))
            raise EmptyInput(self._raw.name, f"no article in it, nothing but: {kinds}")
        return layout

    def _words(self, block: Block) -> str:
        return self._text[block.start : block.end]

    def _of_role(self, *roles: BlockRole) -> list[str]:
        return [self._words(block) for block in self._layout.blocks if block.role in roles]

    def _body(self) -> str:
        return "\n".join(self._of_role(*CONTENT))

    def _id(self, outlet: str) -> str:
        digest = hashlib.sha256(self._text.encode("utf-8", "surrogatepass")).hexdigest()
        return f"{slug(outlet)}-{digest[:12]}"

    def _title(self) -> str | None:
        in_text = self._of_role("title")
        given = self._raw.header("title") or (self._page.title if self._page else None)
        return (given or (in_text[0] if in_text else "")).strip(" *#_") or None

    def _heading(self) -> str:
        """The words of the address, where an official text has no title of its own."""
        return (self._url() or "").rstrip("/").rsplit("/", 1)[-1].replace("-", " ")

    def _url(self) -> str | None:
        return self._raw.header("url") or (self._page.url if self._page else None)

    def _outlet(self) -> tuple[str, Outlet | None]:
        """The outlet's name and its entry, from the surest ground that the report gives."""
        at = self._outlets.at(self._url() or "")
        said = self._raw.header("outlet") or self._outlet_by_reader
        if said:
            named = self._outlets.named(said)
            return (named.name, named) if named else (said, at)
        if at:
            return at.name, at
        site = self._site()
        credit = self._layout.dateline.credit if self._layout.dateline else None
        for name in filter(None, (site, credit, *self._credits())):
            known = self._outlets.named(name)
            if known or name in (site, credit):
                return (known.name, known) if known else (name, None)
        return f"unknown ({PurePath(self._raw.name).name})", None

    def _site(self) -> str:
        """The site's name as the page gives it, unless it is a slogan or notice; else its host."""
        name = (self._page.site if self._page else None) or ""
        slogan = len(name) > _LONGEST_SITE or lines.furniture(name)
        return host(self._url() or "") if not name or slogan else name

    def _credits(self) -> list[str]:
        """Names in the byline and in "Source: X" lines that may be an outlet's."""
        parts = [self._byline() or "", *self._of_role("credit")]
        names = [name for part in parts for name in re.split(r"[|,;:()\[\]]", part)]
        return [name.strip() for name in names if name.strip()]

    def _byline(self) -> str | None:
        found = self._layout.dateline
        if found and found.reporter:
            return found.reporter
        named = (lines.credited_name(words) for words in self._of_role("credit"))
        return next(filter(None, named), None) or (self._page.author if self._page else None)

    def _agencies(self) -> tuple[str, ...]:
        credit = self._layout.dateline.credit if self._layout.dateline else None
        return (credit,) if credit and self._outlets.is_agency(credit) else ()

    def _published(self) -> DateValue | None:
        given = self._said(self._raw.header("date"), "header line 'date:'")
        on_page = self._page.date if self._page else None
        return (
            given
            or (dates.stated(on_page, "the page's metadata") if on_page else None)
            or self._at_head()
            or self._in_address()
            or self._said(self._published_by_reader, "the reader's publication date")
        )

    def _said(self, words: str | None, source: str) -> DateValue | None:
        """A date that a person wrote; one that cannot be read is an error and not passed over."""
        if not words:
            return None
        found = dates.stated(words, source)
        if found is None:
            allowed = "a date with its year, such as 2021-01-26, 2021-01 or January 26, 2021"
            raise InputError(self._raw.name, f"{source} {words!r}: allowed is {allowed}")
        return found

    def _at_head(self) -> DateValue | None:
        head = [b for b in self._layout.blocks[:_HEAD] if b.role in ("dateline", "credit")]
        written = (dates.full_date(self._words(block)) for block in head)
        first = next(filter(None, written), None)
        return dates.stated(first, "the date at the head of the text") if first else None

    def _in_address(self) -> DateValue | None:
        day = dates.in_address(self._url() or "")
        return dates.stated(day, "the address of the page") if day else None

    def _warnings(self) -> tuple[str, ...]:
        guessed = self._raw.header(_GUESSED)
        return (f"{self._raw.name}: encoding {guessed}; check its quotes",) if guessed else ()
