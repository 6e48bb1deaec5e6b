"""Which of a sentence's dates are the day of what its clauses tell, and which of something named.

"On May 3 the leaders discussed ..." tells the day of the discussion; in "as a follow-up to the
talks held on May 3, the leaders discussed ..." the day is that of other talks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from communique.read.dates import FoundDate
from communique.read.parsed import Parsed

if TYPE_CHECKING:
    from spacy.tokens import Token

#: prepositions by which a clause names the meeting at which it happened: "at talks on May 3"
_AT = frozenset({"at", "in", "during", "by", "over", "through", "via"})
#: roles of nouns that are themselves what the clause tells: "held a call on May 3"
_TOLD = frozenset({"dobj", "nsubj", "nsubjpass", "attr", "npadvmod", "ROOT", "appos", "conj"})
#: what may have a day of its own beside that of the clause it is named in
_OTHERS = frozenset(
    "accord agreement assembly call communique conference contact conversation declaration "
    "decision discussion letter meeting memorandum negotiation pact protocol resolution round "
    "session statement summit talk treaty understanding videoconference visit".split()
)
#: words after which what is named went before: "following the talks on May 3"
_BEFORE = frozenset("following after since under pursuant follow-up followup".split())
_BEGINS = re.compile(
    r"\W*(?:(?:as|in|by way of) (?:a |the )?)?(?:follow(?:ing)?[ -]?up|following|after|since"
    r"|further|in continuation|continuing|building|based)\b[^,;]*",
    re.I,
)


def own_dates(parsed: Parsed, dates: Sequence[FoundDate]) -> list[FoundDate]:
    """The dates that hang on verbs of the sentence, or on a noun that tells what they tell."""
    return [d for d in dates if _is_own(parsed, d)]


def _is_own(parsed: Parsed, date: FoundDate) -> bool:
    token = parsed.token_at(parsed.sentence.start + date.start)
    if token is None:
        return True
    if _BEGINS.fullmatch(parsed.sentence.text, 0, date.start):
        return False
    while token.head.i != token.i and date.start <= token.head.idx < date.end:
        token = token.head
    return not any(_of_another(t) for t in _upwards(token))


def _upwards(token: Token) -> Iterator[Token]:
    """The words that a date hangs on, up to the first verb that is none of a noun's."""
    while token.head.i != token.i:
        token = token.head
        yield token
        if token.pos_ in ("VERB", "AUX") and token.dep_ not in ("acl", "amod", "pcomp"):
            return


def _of_another(token: Token) -> bool:
    """Whether a word leads from the date to something that is only named in the clause."""
    if token.lower_ in _BEFORE:
        return True
    if token.pos_ in ("VERB", "AUX"):  # "agreements reached on May 3"
        return token.dep_ in ("acl", "amod") and token.tag_ == "VBN"
    if token.lemma_.lower() not in _OTHERS:
        return False
    if token.dep_ == "pobj":
        return token.head.lower_ not in _AT
    return token.dep_ not in _TOLD
