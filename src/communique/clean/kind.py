"""What kind of document a report is."""

from __future__ import annotations

import re
from typing import get_args

from communique.clean import patterns
from communique.errors import InputError
from communique.model import Kind

#: kinds of outlets whose texts are accounts of their own
OFFICIAL = ("government", "organisation")
#: not the stop of an initial or of a title before or after a name
_FIRST_SENTENCE_ENDS = re.compile(r"(?<=[a-z\d\"”)][.!?])(?<!\b(?:Jr|Sr|Mr|Dr|St)\.)(?<!\bMrs\.)\s")


def kind_of(header: str | None, official: bool, title: str | None, body: str, name: str) -> Kind:
    """The kind, from the header line, or whether the text is a government's or organisation's own
    and what title and first sentence speak of.

    Raises `InputError` for a header that names no kind.
    """
    if header is not None:
        return _given(header, name)
    heading = title or ""
    if not official:
        whole = _has(patterns.FULL_TEXT, heading) and _has(patterns.COMMUNIQUE, heading)
        return "communique" if whole else "report"
    if _has(patterns.COMMUNIQUE, heading):
        return "communique"
    first = _FIRST_SENTENCE_ENDS.split(body, maxsplit=1)[0]
    told = _has(patterns.READOUT, heading) or _has(patterns.READOUT, first)
    return "readout" if told and not _has(patterns.NO_READOUT, heading) else "statement"


def _given(header: str, name: str) -> Kind:
    allowed: tuple[Kind, ...] = get_args(Kind)
    for kind in allowed:
        if kind == header.strip().lower():
            return kind
    raise InputError(name, f"header line 'kind: {header}': allowed are {', '.join(allowed)}")


def _has(pattern: str, words: str) -> bool:
    return re.search(pattern, words, re.IGNORECASE) is not None
