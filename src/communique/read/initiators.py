"""On whose initiative talks were held: who asked for them, or who called whom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from communique.read.lengths import MEETING
from communique.read.parsed import Parsed
from communique.read.verbs import lemma_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_ASK = r"(?:initiative|request|suggestion|proposal|behest|instigation|urging|invitation)"
_CALL = r"(?:[\w-]+ )?(?:phone |telephone |video )?call"
_TALKS = (
    r"(?:(?:tele)?phone |video )?(?:conversation|call|talks|meeting|exchange|contact|discussion"
    r"|dialogue|consultations?|summit)"
)
_DONE = r"(?:initiated|requested|asked for|sought|placed|proposed|suggested|offered|called for)"
_CALLED = r"(?:called|telephoned|phoned|rung)"
_WORD = r"[^\s,.;:()“”\"]+"
#: who it was stands in the group "who": behind "by", or in a few words before the verb
_BY = (
    r"(?P<who>[^,.;:()“”\"]{2,60}?)"
    r"(?= (?:on|in|at|to|and|after|before|during|had|has|was|were|that|which|by|of|for|with)\b"
    r"|[,.;:()]|$)"
)
_FEW = rf"(?P<who>(?:{_WORD} ){{0,4}}{_WORD})"
_WHOSE = r"(?P<who>(?:the )?[^\s,.;:]+(?: [^\s,.;:]+){0,4}?(?:'s|’s|s'|s’)?)"
#: "at the request of": of the talks only where the parse says so
_AT_REQUEST = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        r"\b(?:at|on|upon|by|in response to|following|thanks to) (?:the |an )?(?:\w+ )?"
        rf"{_ASK} (?:of|from|by) {_BY}",
        rf"\b(?:at|on|upon|following|after|in response to) {_WHOSE} {_ASK}\b",
    )
)
_PATTERNS = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        r"\bit was (?P<who>[^,.;:()]{2,50}?) (?:who|that|which) (?:had |has )?"
        rf"(?:{_CALLED}|{_DONE})\b",
        rf"\b{_TALKS}\b[^.;:]{{0,40}}?,?\s(?:which )?(?:was |were |had been )?{_DONE} "
        rf"(?:by|from) {_BY}",
        rf"\b{_TALKS}\b[^.;:]{{0,140}}? (?:was|were|had been) {_DONE} (?:by|from) {_BY}",
        rf"{_FEW} (?:had )?requested (?:a|an) (?:[\w-]+ )?(?:conversation|call)\b",
        rf"\b{_TALKS}\b(?: on \w+)?,? (?:that|which) {_FEW} (?:had |has )?{_DONE}\b",
        rf"\b{_TALKS}\b[^.;:]{{0,40}}? (?:was|were|had been|has been) {_FEW}(?:'s|’s) "
        r"(?:idea|initiative|proposal|suggestion)\b",
        rf"{_FEW},? who (?:had |has )?{_DONE} (?:the|this|their) (?:[\w-]+ ){{0,2}}?{_TALKS}\b",
        rf"{_FEW}\s(?:had |has |have )?(?:initiated|requested|asked for|sought|placed) "
        rf"(?:the|this|their|today['’]s|\w+day['’]s)\s(?:[\w-]+\s){{0,2}}?{_TALKS}\b",
        rf"{_FEW} had {_DONE} (?:a |an |direct |such )*(?:[\w-]+ )?{_TALKS}\b",
        rf"{_FEW} had (?:proposed|suggested|asked|offered|requested) (?:to|that they) "
        r"(?:talk|speak|meet|hold talks|have a call)\b",
        rf"\b(?:received|took|accepted|answered) (?:a|the) {_CALL} "
        rf"(?:today |yesterday |on \w+ )?from {_BY}",
        rf"{_FEW} (?:made|placed|put in|put through) (?:a|the) {_CALL} to\b",
    )
)
#: said of a proposal that can only be that of the talks just spoken of
_CAME_FROM = re.compile(
    r"\b(?:the )?(?P<what>initiative|request|proposal|suggestion|idea)"
    rf"(?P<more> for (?:the|this) {_TALKS})?"
    r" (?:had |has )?(?:came|come|was made|originated) (?:from|by) (?P<who>[^,.;:()]{2,60})",
    re.I,
)
#: verbs of which talks, or those who talked, are the subject
_HELD = frozenset(
    "hold take be speak talk meet have occur conduct organise organize arrange place initiate "
    "discuss exchange call phone telephone convene happen last confer converse make come follow "
    "arrange schedule begin start set".split()
)
_TALK = frozenset("speak talk meet confer converse call phone telephone".split())
_AUXILIARY = re.compile(r"\s(?:had|has|have|was|were)$", re.I)
_NOT_TALKS = re.compile(r"\b(?:security council|council|parliament|session|court|league)\b", re.I)


def initiators(parsed: Parsed, before: str = "") -> Iterator[tuple[int, int]]:
    """The places in the sentence of words that name who asked for the talks it tells of; `before`
    is the sentence before it."""
    text = parsed.sentence.text
    if _NOT_TALKS.search(text):
        return
    for pattern in (*_AT_REQUEST, *_PATTERNS):
        for match in pattern.finditer(text):
            if pattern not in _AT_REQUEST or _of_talks(parsed, match.start()):
                yield _trimmed(match)
                return
    match_ = _CAME_FROM.search(text)
    if match_ and (match_["more"] or MEETING.search(before)):
        yield _trimmed(match_)


def _trimmed(match: re.Match[str]) -> tuple[int, int]:
    """The place of who it was, without the auxiliary behind."""
    start = match.start("who")
    return start, start + len(_AUXILIARY.sub("", match["who"]))


def _of_talks(parsed: Parsed, at: int) -> bool:
    """Whether what was done "at the request of" somebody was to talk."""
    token = parsed.token_at(parsed.sentence.start + at)
    if token is None:
        return False
    verb = _verb_over(token)
    if verb is None or lemma_of(verb) not in _HELD:
        return False
    parts = [t for t in verb.children if t.dep_ in ("nsubj", "nsubjpass", "dobj")]
    talks = any(MEETING.search(" ".join(c.text for c in part.subtree)) for part in parts)
    return talks or lemma_of(verb) in _TALK


def _verb_over(token: Token) -> Token | None:
    for ancestor in token.ancestors:
        if ancestor.pos_ in ("VERB", "AUX"):
            return ancestor
    return None
