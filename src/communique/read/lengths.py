"""How long talks lasted, and at what hour they began or ended."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_NUMBERS = {
    word: n
    for n, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen twenty".split()
    )
} | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "ninety": 90, "a": 1, "an": 1}
_TENS = r"(?:twenty|thirty|forty|fifty)[ -](?:one|two|three|four|five|six|seven|eight|nine)"
_N = rf"(?:\d{{1,3}}(?:\.\d)?|{_TENS}|(?:{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})\b)"
_LITTLE = r"(?:slightly|a little|a bit|just|somewhat|a touch)"
_QUALIFIED = (
    ("little more", rf"{_LITTLE}\s+(?:more than|over|above)"),
    ("little less", rf"{_LITTLE}\s+(?:less than|under|below|short of)|nearly|almost|close to"),
    ("more", r"(?:well )?(?:more than|over)|at least|no less than|upwards of"),
    ("less", r"less than|under|at most|no more than"),
    ("about", r"about|around|some|approximately|roughly|in the region of"),
)
_BOUND = "|".join(pattern for _, pattern in _QUALIFIED)
_LENGTH = re.compile(
    rf"(?:(?P<bound>{_BOUND})\s+)?(?:the better part of )?"
    r"(?:(?P<part>half|three quarters of)\s+an?[ -]hours?"
    rf"|(?P<hours>{_N})(?:\s+and a (?P<half>half|quarter))?[ -]hours?"
    r"(?:\s+and a (?P<more>half|quarter))?"
    rf"(?:(?:,| and|,? and)?\s+(?P<rest>{_N})[ -]minutes?)?"
    rf"|(?P<minutes>{_N})[ -]minutes?|(?P<long>hour)-?long\b)",
    re.I,
)
#: "two and a half", where hours were named before
_BARE = re.compile(
    rf"(?:(?P<bound>{_BOUND})\s+)?(?P<hours>{_N})\s+and a (?P<half>half)\b"
    r"(?! (?:hour|year|day|month))",
    re.I,
)
_MEETING = (
    r"(?:conversations?|calls?|talks|meetings?|exchanges?|discussions?|dialogues?|negotiations?"
    r"|consultations?|contacts?|summits?|sessions?|encounters?|audiences?|videoconferences?"
    r"|conferences?|round)"
)
MEETING = re.compile(rf"\b{_MEETING}\b", re.I)
_LASTED = re.compile(
    r"\b(?:last(?:s|ed|ing)?|t(?:ook|aken|aking)|(?:went|gone|going|goes) on|ran|continued|occupied"
    r"|spanned|stretched|dragged on)\b[^.;:]{0,60}$",
    re.I,
)
_TALKED_FOR = re.compile(
    r"\b(?:spoke|spoken|speaking|talked|talking|met|meeting|conversed|conferred|talks|conversation"
    r"|discussions?|call|negotiated)\b[^.;:]{0,90}\bfor\s+$",
    re.I,
)
_PUT_AT = re.compile(
    r"\b(?:length|duration) of (?:the|their)\b[^.;:]{0,70}\b(?:at|was|were|of)\s+$", re.I
)
_OF_MEETING = re.compile(rf"[ -](?:long\s+)?(?:[\w-]+\s+){{0,3}}?{_MEETING}\b", re.I)
_UNREAL = re.compile(
    r"\b(?:will|would|expected|scheduled|planned|due|meant|supposed|may|might|could|to) (?:to )?"
    r"(?:last|take|go on|run|be)\b[^.;:]{0,40}$"
    r"|\b(?:delay|late|before|after|within|in|ceasefire|truce)\s*$",
    re.I,
)
_CLOCK = re.compile(
    r"\b(?:began|begun|start(?:ed|ing)?|took place|held|ended|concluded|finished|wrapped up"
    r"|beginning|until|lasted)\b[^.;]{0,50}?\b(?:at|from|until)\s+(?P<hour>\d{1,2}(?:[:.]\d{2})?)\s*"
    r"(?P<half>a\.?m\.?|p\.?m\.?)?\s*"
    r"(?P<zone>\(?(?:[A-Z][a-z]+ time|local time|GMT|UTC|EST|EDT|ET|CET|CEST|MSK|BST)\)?)?",
)


@dataclass(frozen=True, slots=True)
class Length:
    """A length of talks: an ISO 8601 period, how it is meant, and its words' place."""

    value: str
    bound: str
    start: int
    end: int


def lengths(text: str, before: str = "") -> Iterator[Length]:
    """The lengths of talks that a sentence tells; `before` is the sentence before it, which may
    name the talks that "it" lasted."""
    found = False
    for match in _LENGTH.finditer(text):
        if _tells_length(text, match, before):
            found = True
            yield _length(match)
    if found:
        spoken = {m.span() for m in _LENGTH.finditer(text)}
        for match in _BARE.finditer(text):
            if not any(s <= match.start("hours") < e for s, e in spoken):
                yield _length(match)


def _tells_length(text: str, match: re.Match[str], before: str) -> bool:
    head = text[: match.start()]
    if _UNREAL.search(head):
        return False
    if _PUT_AT.search(head) or _TALKED_FOR.search(head):
        return True
    if _LASTED.search(head):
        lasted = _LASTED.search(head)
        assert lasted is not None
        named = head[: lasted.start()]
        return bool(MEETING.search(named)) or _refers(named, before)
    return match[0][-1:] != "s" and bool(_OF_MEETING.match(text, match.end()))


def _refers(words: str, before: str) -> bool:
    """Whether what lasted is only "it", of talks named in the sentence before."""
    return bool(re.search(r"(?:^|\W)(?:it|which|that)\W*(?:\w+\s*)?$", words, re.I)) and bool(
        MEETING.search(before) or MEETING.search(words)
    )


def _length(match: re.Match[str]) -> Length:
    parts = match.groupdict()
    minutes = 0.0
    if parts.get("part"):
        minutes = 30 if parts["part"].lower() == "half" else 45
    elif parts.get("long"):
        minutes = 60
    elif parts.get("hours"):
        minutes = 60 * _number(parts["hours"])
        for half in filter(None, (parts.get("half"), parts.get("more"))):
            minutes += 30 if half.lower() == "half" else 15
        minutes += _number(parts["rest"]) if parts.get("rest") else 0
    else:
        minutes = _number(str(parts["minutes"]))
    return Length(_period(round(minutes)), _bound(parts["bound"]), *match.span())


def _number(words: str) -> float:
    words = words.lower()
    if words[0].isdigit():
        return float(words)
    return sum(_NUMBERS[w] for w in re.split(r"[ -]", words))


def _period(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    return "PT" + (f"{hours}H" if hours else "") + (f"{rest}M" if rest or not hours else "")


def _bound(words: str | None) -> str:
    if not words:
        return ""
    return next(name for name, pattern in _QUALIFIED if re.fullmatch(pattern, words, re.I))


def hours(text: str) -> Iterator[tuple[str, int, int]]:
    """The hours at which talks began or ended, with the place of their words."""
    if not MEETING.search(text):
        return
    for match in _CLOCK.finditer(text):
        if ":" not in match["hour"] and "." not in match["hour"] and not match["half"]:
            continue
        parts = (match["hour"].replace(".", ":"), (match["half"] or "").replace(".", "").lower(),
                 (match["zone"] or "").strip("()"))  # fmt: skip
        yield " ".join(p for p in parts if p), match.start("hour"), match.end()
