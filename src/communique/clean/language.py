"""Which language a report is in, told from its body alone."""

from __future__ import annotations

import re
from collections.abc import Collection

from communique.clean import patterns
from communique.errors import UnreadLanguage

#: below this many letters statistics err, and common words decide
_SHORT = 200
_TINY = 40
_SURELY_ENGLISH = 0.15
_MAYBE_ENGLISH = 0.06
_MOSTLY_ASCII = 0.85


def language_of(body: str, name: str, read: Collection[str]) -> str:
    """The ISO 639-1 code of the body's language.

    `read` are the languages of the codebook. Raises `UnreadLanguage` for any other.
    """
    code = _told(body)
    if code not in read:
        known = ", ".join(sorted(_named(one) for one in read))
        raise UnreadLanguage(name, f"written in {_named(code)}; languages read: {known}")
    return code


def _told(body: str) -> str:
    words = re.findall(r"[^\W\d_]+", body.lower())
    letters = "".join(words)
    share = sum(word in patterns.ENGLISH_WORDS for word in words) / max(1, len(words))
    plain = len(letters.encode("ascii", "ignore")) / max(1, len(letters))
    enough = _MAYBE_ENGLISH if len(letters) < _SHORT else _SURELY_ENGLISH
    if plain >= _MOSTLY_ASCII and share >= enough:
        return "en"
    if plain == 1.0 and len(letters) < _TINY:
        return "en"  # "Biden met Putin.": names of three words are of no language
    import py3langid  # noqa: PLC0415  a fifth of a second, and rarely needed

    # Rare languages win on names alone, so only those are asked for that news is written in.
    ranked = (str(code) for code, _ in py3langid.rank(body))
    return next(code for code in ranked if code in patterns.LANGUAGE_NAMES)


def _named(code: str) -> str:
    return patterns.LANGUAGE_NAMES.get(code, code)
