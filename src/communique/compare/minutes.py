"""When two lengths of talks are no difference: "slightly more than an hour" and 62 minutes."""

from __future__ import annotations

import re

_PERIOD = re.compile(r"PT(?:(\d+)H)?(?:(\d+)M)?")
#: between which parts of the length in words the true one lies, by how the words are meant
_BOUNDS = {
    "about": (0.8, 1.2),
    "more": (1.0, 1.5),
    "little more": (1.0, 1.3),
    "less": (0.67, 1.0),
    "little less": (0.8, 1.0),
}
#: what is told in whole or half hours is rounded
_ROUNDED = (0.88, 1.13)
#: minutes by which any such bound is off at the most
_MOST = {"more": 60, "less": 60}
_NEAR = 20


def minutes(value: str) -> int:
    """The minutes of an ISO 8601 period of hours and minutes; 0 for any other."""
    match = _PERIOD.fullmatch(value)
    return int(match[1] or 0) * 60 + int(match[2] or 0) if match else 0


def span(value: str, bound: str) -> tuple[float, float]:
    """The least and the most minutes that a length in words may stand for."""
    told = minutes(value)
    if bound not in _BOUNDS and told % 30:
        return told - 1, told + 1
    low, high = _BOUNDS.get(bound, _ROUNDED)
    most = _MOST.get(bound, _NEAR)
    return max(told * low, told - most), min(told * high, told + most)


def alike(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether two lengths, each with how it is meant, may be the same."""
    (low, high), (least, most) = span(*one), span(*other)
    return low <= most and least <= high
