"""What one line or paragraph is, by its own words: furniture, caption, credit or neither."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections import Counter

from communique.clean import patterns

_LONGEST_TAIL = 400
_RESIDUE = " \t*_#>`"
_BYLINE = re.compile(r"By\s+(?P<name>[A-Z][^!?:;]{2,90})$")
_SMALL_IN_NAMES = frozenset(
    "and de da del der den van von al el bin la of for in at the staff".split()
)
_SCRIPTS = ("LATIN", "CYRILLIC", "ARABIC", "HEBREW", "GREEK", "DEVANAGARI", "THAI")
_EAST_ASIAN = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "IDEOGRAPHIC")


@functools.cache
def _table(name: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The patterns of a table, compiled at first use: (why, pattern)."""
    if name == "furniture":
        rows = [(why, f"(?:{'|'.join(many)})") for why, many in patterns.FURNITURE]
        return tuple((why, re.compile(one, re.IGNORECASE)) for why, one in rows)
    if name == "credits":
        return tuple(("credit", re.compile(one, re.IGNORECASE)) for one in patterns.CREDITS)
    if name == "tails":
        return tuple(("credit", re.compile(one, re.IGNORECASE)) for one in patterns.TAIL_CREDITS)
    return tuple(("caption", re.compile(one)) for one in patterns.CAPTIONS)


def furniture(words: str) -> str | None:
    """Why a line is page furniture, or None."""
    if len(words) > patterns.LONGEST_FURNITURE:
        return None
    bare = words.strip(_RESIDUE) or words.strip()
    for why, pattern in _table("furniture"):
        if pattern.fullmatch(words.strip()) or pattern.fullmatch(bare):
            return why
    return None


def link_list(words: str) -> bool:
    """Whether a line heads a list of links to other reports."""
    return _compiled(patterns.LINK_LISTS).fullmatch(words.strip(_RESIDUE)) is not None


def caption(words: str) -> bool:
    """Whether a paragraph is a caption."""
    bare = words.strip(_RESIDUE)
    short = len(bare) <= patterns.LONGEST_CAPTION
    return short and any(pattern.search(bare) for _, pattern in _table("captions"))


def credit(words: str) -> bool:
    """Whether a paragraph names nothing but the people and agencies who made the report."""
    bare = words.strip(_RESIDUE)
    named = any(pattern.fullmatch(bare) for _, pattern in _table("credits"))
    return named or byline(bare) is not None


def byline(words: str) -> str | None:
    """The name in a line "By Name Surname", or None."""
    found = _BYLINE.match(words.strip(_RESIDUE))
    if found is None:
        return None
    parts = re.findall(r"[^\W\d_][\w.'’-]*", found["name"])
    named = all(part[0].isupper() or part in _SMALL_IN_NAMES for part in parts)
    return found["name"].strip(" ,.|") if named and 1 < len(parts) <= 14 else None


def credited_name(words: str) -> str | None:
    """The reporter whom a credit names, or None."""
    own = byline(words)
    if own is not None:
        return own
    found = (_compiled(one).search(words) for one in patterns.BYLINE_IN_CREDIT)
    return next((hit["name"].strip(" ,.|") for hit in found if hit), None)


def tail_credit(words: str) -> int | None:
    """Where a bracketed credit at a paragraph's end begins, or None."""
    head = max(0, len(words) - _LONGEST_TAIL)
    found = [hit.start() for _, one in _table("tails") if (hit := one.search(words, head))]
    starts = [start for start in found if words[:start].strip()]
    return min(starts) if starts else None


def form_end(words: str) -> int | None:
    """Where the words begin that were pasted to the end of a comment form, or None."""
    found = _compiled(patterns.FORM_END).search(words)
    if found is None or len(words[found.end() :].split()) < 2:
        return None
    return found.end()


@functools.cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def script(words: str) -> str | None:
    """The script of most letters ("LATIN", "CJK" for all East Asian ones), None without letters."""
    counts: Counter[str] = Counter()
    for letter, often in Counter(words).items():
        if letter.isalpha():
            counts[_script_of(letter)] += often
    return max(sorted(counts), key=counts.__getitem__) if counts else None


@functools.cache
def _script_of(letter: str) -> str:
    name = unicodedata.name(letter, "OTHER")
    if name.startswith(_EAST_ASIAN):
        return "CJK"
    return next((script for script in _SCRIPTS if name.startswith(script)), "OTHER")
