"""What tells that two accounts of one matter are opposed: how each words it, and what it gives.

A small logistic model over named features (`models/stances.json`, its card beside it) weighs them.
It says how likely an analyst would write "differ" beside the two; it never says who is right.
"""

from __future__ import annotations

import functools
import json
import math
import re
from collections.abc import Iterable, Mapping, Sequence
from importlib import resources

from communique.codebook import Codebook
from communique.model import Point

#: how likely a difference must be to be called one
DIFFER = 0.6

_WORD = re.compile(r"[^\W\d_]{3,}")
_NUMBER = re.compile(r"\d[\d,.]*\d|\d")
_CONFLICT = frozenset({"ACCUSE", "REJECT", "THREATEN", "REQUEST"})
_AGREEMENT = frozenset({"AGREE", "SUPPORT", "COOPERATE", "AID"})
#: what a feature tells a reader
_SAID = {
    "one has negations": "one says no or not where the other does not",
    "both have negations": "both deny something, each in its own words",
    "one has conditions": "a condition that only one of them names",
    "one has denials": "one denies or disputes what the other states",
    "one has blame": "one blames where the other does not",
    "one has demands": "one demands where the other does not",
    "one has readiness": "settled on the one side, only discussed or considered on the other",
    "done against readiness": "settled on the one side, only discussed or considered on the other",
    "one only discusses": "one says more than that it was discussed",
    "one rejects": "one refuses or rejects it",
    "other lengths of time": "other lengths of time",
    "other dates": "other dates",
    "other numbers": "other numbers",
}
_OPPOSED = "each account tells its own side's position"


def opposed(mine: Sequence[Point], theirs: Sequence[Point], book: Codebook) -> tuple[float, str]:
    """How likely two accounts of one matter differ, from 0 to 1, and in what, in words."""
    held = features(mine, theirs, book)
    weights = _model()
    score = weights["bias"] + sum(weights[name] * value for name, value in held.items())
    telling = [(weights[n] * v, n) for n, v in held.items() if n in _SAID and weights[n] * v > 0]
    reason = _SAID[max(telling)[1]] if telling else _OPPOSED
    return round(1 / (1 + math.exp(-score)), 6), reason


def features(mine: Sequence[Point], theirs: Sequence[Point], book: Codebook) -> dict[str, float]:
    """The named features of two accounts of one matter; the order of the two does not matter."""
    one, other = _text(mine), _text(theirs)
    found: dict[str, float] = {}
    for name, pattern in _patterns(book).items():
        left, right = bool(pattern.search(one)), bool(pattern.search(other))
        found[f"one has {name}"] = float(left != right)
        found[f"both have {name}"] = float(left and right)
    found["done against readiness"] = float(
        _settled(one, other, book) or _settled(other, one, book)
    )
    found |= _values(mine, theirs)
    found |= _coded(mine, theirs)
    found |= _speakers(mine, theirs)
    words, others = _stems(one), _stems(other)
    found["words in common"] = len(words & others) / max(1, min(len(words), len(others)))
    found["numbers in common"] = float(bool(_numbers(one) & _numbers(other)))
    found["other numbers"] = _other(_numbers(one), _numbers(other))
    return found


def _settled(one: str, other: str, book: Codebook) -> bool:
    """Whether one tells it as settled and the other only as discussed or considered."""
    done, ready = (_patterns(book)[name] for name in ("decisions", "readiness"))
    return bool(done.search(one) and ready.search(other) and not done.search(other))


def _values(mine: Sequence[Point], theirs: Sequence[Point]) -> dict[str, float]:
    """Lengths of time, dates and amounts: the same, or others."""
    found = {}
    for name, kinds in (
        ("lengths of time", ("duration",)),
        ("dates", ("date", "deadline")),
        ("amounts", ("amount",)),
    ):
        left, right = (
            {s.value for p in ps for s in p.slots if s.kind in kinds} for ps in (mine, theirs)
        )
        found[f"same {name}"] = float(bool(left & right))
        found[f"other {name}"] = _other(left, right)
    return found


def _coded(mine: Sequence[Point], theirs: Sequence[Point]) -> dict[str, float]:
    """How the two are coded: types, acts, and whether it happened."""
    left, right = {p.type for p in mine}, {p.type for p in theirs}
    acts, others = {p.act for p in mine}, {p.act for p in theirs}
    realis, meant = {p.realis for p in mine}, {p.realis for p in theirs}
    return {
        "one in conflict": float(bool(left & _CONFLICT) != bool(right & _CONFLICT)),
        "both in conflict": float(bool(left & _CONFLICT and right & _CONFLICT)),
        "both in agreement": float(bool(left & _AGREEMENT and right & _AGREEMENT)),
        "one rejects": float("REJECT" in left | right),
        "other realis": float(not realis & meant),
        "denied": float("denied" in realis | meant),
        "same act": float(bool(acts & others)),
        "both agree": float("agree" in acts and "agree" in others),
        "one agrees": float(("agree" in acts) != ("agree" in others)),
        "one only discusses": float(("discuss" in acts) != ("discuss" in others)),
    }


def _speakers(mine: Sequence[Point], theirs: Sequence[Point]) -> dict[str, float]:
    """Who is told to have said it: the same people, each its own, or both together."""
    left, right = ({s.party or s.name for p in ps for s in p.speakers} for ps in (mine, theirs))
    return {
        "same speakers": float(bool(left & right)),
        "each its own speakers": float(left == {mine[0].party} and right == {theirs[0].party}),
        "no speakers": float(not left and not right),
        "said together": float(len(left) > 1 and len(right) > 1),
    }


def _other(left: Iterable[str], right: Iterable[str]) -> float:
    one, other = set(left), set(right)
    return float(bool(one and other and not one & other))


def _text(points: Sequence[Point]) -> str:
    return " ".join(dict.fromkeys(p.citations[0].exact for p in points))


def _stems(text: str) -> frozenset[str]:
    return frozenset(w[:6] for w in _WORD.findall(text.lower()))


def _numbers(text: str) -> frozenset[str]:
    return frozenset(_NUMBER.findall(text))


_PATTERNS: dict[int, tuple[Codebook, Mapping[str, re.Pattern[str]]]] = {}


def _patterns(book: Codebook) -> Mapping[str, re.Pattern[str]]:
    """The words of each stance in all languages, as one pattern; kept for the codebook at hand."""
    kept = _PATTERNS.get(id(book))
    if kept is None:
        _PATTERNS.clear()
        words: dict[str, list[str]] = {}
        for language in book.languages.values():
            for name, own in language.stances.items():
                words.setdefault(name, []).extend(own)
        made = {name: _pattern(own) for name, own in words.items()}
        kept = _PATTERNS[id(book)] = (book, made)
    return kept[1]


def _pattern(words: Sequence[str]) -> re.Pattern[str]:
    """Any of the words, whole; a final * stands for any ending."""
    parts = (re.escape(w).replace(r"\*", r"\w*") for w in words)
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)", re.IGNORECASE)


@functools.lru_cache(maxsize=1)
def _model() -> dict[str, float]:
    file = resources.files("communique.compare").joinpath("models", "stances.json")
    weights: dict[str, float] = json.loads(file.read_text(encoding="utf-8"))
    return weights
