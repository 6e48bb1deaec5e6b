"""What stands to the left and right of a date: its relation, whether it lies ahead, its part.

Each look is at a window of fixed length, so the cost of a date does not grow with the text.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from communique.read.dates.records import Context, Form, Relation, Side

WINDOW: Final = 70
FORWARD: Final = frozenset(("before", "by", "until"))


@cache
def _relations() -> tuple[tuple[re.Pattern[str], Relation], ...]:
    """Expressions for the words right before a date; the first that matches wins."""
    some = (
        r"\s(?:(?:about|around|at\sleast|roughly|early|late|mid|the|noon\son|midnight\son)[\s-])?$"
    )
    table: tuple[tuple[str, Relation], ...] = (
        (r"(?:(?:no|not)\slater\sthan|at\sthe\slatest(?:\sby|\son)?|on\sor\sbefore|within)", "by"),
        (r"(?:before|prior\sto|ahead\sof|earlier\sthan)", "before"),
        (r"(?:until|till|through|up\sto|valid\sto)", "until"),
        (r"(?:since|(?:starting|beginning|effective)(?:\s(?:on|from|in))?)", "since"),
        (r"(?:after|following|later\sthan)", "after"),
        (r"by", "by"),
    )
    return tuple((re.compile(r"\b" + words + some, re.IGNORECASE), rel) for words, rel in table)


@cache
def _right() -> re.Pattern[str]:
    """Words right after a date that set its relation."""
    return re.compile(
        r",?\s(?:(?P<by>at\sthe\slatest|or\s(?:earlier|sooner|before))|(?P<since>onwards?)\b)"
    )


@cache
def _tense() -> re.Pattern[str]:
    """Words that put what follows ahead of the report, or back behind it."""
    return re.compile(
        r"\b(?:(?P<future>will|shall|would|can|may|might|should|must|won['’]t|hopes?|wants?|plan(?:s|ned|ning)?|scheduled|set\sto|due|expect(?:s|ed)?"
        r"|upcoming|(?:is|are)\sto|to\s(?:be\sheld|take\splace|begin|start|meet|visit|travel|hold)"
        r"|expires?|deadline|slated|going\sto)"
        r"|(?P<past>said|says|told|announced|stated|reported|met|held|signed|was|were|had|did|agreed"
        r"|spoke|talked|took|posted|confirmed|wrote|came|arrived|released))\b",
        re.IGNORECASE,
    )


def before(text: str, start: int, width: int = WINDOW) -> str:
    """The words left of `start`, back to the end of the sentence before, at most `width`."""
    window = text[max(0, start - width) : start]
    for stop in (". ", "! ", "? ", "; ", "\n"):
        cut = window.rfind(stop)
        # "Jan. " and "U.S. " are no ends of sentences; a capital follows and a word precedes one.
        if cut > 3 and window[cut - 3 : cut].islower():
            window = window[cut + len(stop) :]
    return window


def side_of(text: str, start: int) -> Side:
    """Whether the nearest verb before `start` speaks of what is still to come, or of the past."""
    verbs = list(_tense().finditer(before(text, start)))
    if not verbs:
        return "unsaid"
    return "ahead" if verbs[-1]["future"] else "behind"


def _written_relation(text: str, form: Form) -> Relation | None:
    right = _right().match(text, form.end)
    if right:
        return "by" if right["by"] else "since"
    window = text[max(0, form.start - 32) : form.start]
    for pattern, relation in _relations():
        if pattern.search(window):
            return relation
    if window.lower().endswith("pre-"):
        return "before"
    return "after" if window.lower().endswith("post-") else None


def _duration_relation(text: str, form: Form, written: Relation | None) -> Relation:
    """A length of time: "within 30 days" is a limit, "extended by five years" is not."""
    window = text[max(0, form.start - 20) : form.start].lower()
    if re.search(r"\b(?:within|(?:no|not)\slater\sthan)\s(?:the\s)?$", window):
        return "by"
    tail = re.match(r"\s(before|prior\sto|after|following)\b", text[form.end : form.end + 12])
    words = text[form.start : form.end].lower().split()
    if (tail and tail[1] in ("after", "following")) or words[-1] == "after":
        return "after"
    if tail or words[-1] in ("before", "prior"):
        return "before"
    return written if written in ("after", "before") else "for"


def context(text: str, form: Form) -> Context:
    """The relation of a date to what is said of it, and the side of the report it lies on."""
    written = _written_relation(text, form)
    if form.kind == "duration":
        return Context(relation=_duration_relation(text, form, written), side="unsaid")
    if written in FORWARD:
        return Context(relation=written, side="ahead", bounded=True)
    return Context(relation=written or "on", side=side_of(text, form.start))
