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

_ASK = r"(?:initiative|request|suggestion|proposal|behest|instigation|urging|demand)"
_TALKS = (
    r"(?:(?:tele)?phone |video )?(?:conversation|call|talks|meeting|exchange|contact|discussion"
    r"|dialogue|consultations?|summit)"
)
_WORD = r"[^\s,.;:()“”\"]+"
#: who it was stands in the group "who"
_PATTERNS = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        rf"\b(?:at|on|upon|by) (?:the |an )?{_ASK} of (?P<who>[^,.;:()]{{2,70}}?)(?= and [a-z]+ed\b|[,.;:()]|$)",
        rf"\b(?:at|on|upon) (?P<who>(?:the )?[^\s,.;:]+(?: [^\s,.;:]+){{0,4}}?(?:'s|’s|s'|s’)?) {_ASK}\b",
        r"\bit was (?P<who>[^,.;:()]{2,50}?) (?:who|that|which) (?:had |has )?"
        r"(?:called|telephoned|phoned|rung|asked for|requested|initiated|proposed|sought|suggested)\b",
        rf"\b{_TALKS}\b[^.;:]{{0,40}}?\b(?:was|were|been|is) (?:initiated|requested|asked for|sought|placed|proposed)"
        r" (?:by|from) (?P<who>[^,.;:()]{2,60})",
        rf"(?P<who>(?:{_WORD} ){{0,4}}{_WORD})\s(?:had |has |have )?(?:initiated|requested|asked for|sought|placed) "
        rf"(?:the|this|their|today['’]s|\w+day['’]s)\s(?:[\w-]+\s){{0,2}}?{_TALKS}\b",
        rf"(?P<who>(?:{_WORD} ){{0,4}}{_WORD}) (?:had )(?:proposed|suggested|asked|offered|requested) (?:to|that they)"
        r" (?:talk|speak|meet|hold talks|have a call)\b",
    )
)  # fmt: skip
#: said of a proposal that can only be that of the talks just spoken of
_CAME_FROM = re.compile(
    rf"\b(?:the )?(?P<what>initiative|request|proposal|suggestion|idea)(?P<more> for (?:the|this) {_TALKS})?"
    r" (?:had |has )?(?:came|come|was made|originated) (?:from|by) (?P<who>[^,.;:()]{2,60})",
    re.I,
)
#: verbs of which talks, or those who talked, are the subject
_HELD = frozenset(
    "hold take be speak talk meet have occur conduct organise organize arrange place initiate "
    "discuss exchange call phone telephone convene happen last confer converse make".split()
)
_NOT_TALKS = re.compile(r"\b(?:security council|council|parliament|session|court|league)\b", re.I)


def initiators(parsed: Parsed, before: str = "") -> Iterator[tuple[int, int]]:
    """The places in the sentence of words that name who asked for the talks it tells of; `before`
    is the sentence before it."""
    text = parsed.sentence.text
    if _NOT_TALKS.search(text):
        return
    for number, pattern in enumerate(_PATTERNS):
        for match in pattern.finditer(text):
            if number > 1 or _of_talks(parsed, match.start()):
                yield match.span("who")
                return
    match_ = _CAME_FROM.search(text)
    if match_ and (match_["more"] or MEETING.search(before)):
        yield match_.span("who")


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
    return talks or lemma_of(verb) in ("speak", "talk", "meet", "confer", "converse", "call", "phone",
                                       "telephone")  # fmt: skip


def _verb_over(token: Token) -> Token | None:
    for ancestor in token.ancestors:
        if ancestor.pos_ in ("VERB", "AUX"):
            return ancestor
    return None
