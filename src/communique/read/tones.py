"""Words for how the talks themselves went: "the conversation was frank", "in a warm atmosphere"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from communique.codebook import Codebook
from communique.read.parsed import Parsed
from communique.read.verbs import lemma_of

if TYPE_CHECKING:
    from spacy.tokens import Token

#: what such a word must be said of
_EXCHANGE = frozenset(
    "conversation talk talks call meeting exchange discussion dialogue consultation negotiation "
    "atmosphere climate spirit manner tone key way fashion session summit chat round encounter "
    "interaction".split()
)
#: of these a tone is told wherever they stand
_MOOD = frozenset({"atmosphere", "manner", "spirit", "tone", "fashion", "climate", "key", "way"})
_NATURE = frozenset({"nature", "character"})
_TALK = frozenset("talk speak discuss exchange converse confer meet consult negotiate review "
                  "consider examine address describe".split())  # fmt: skip
_HELD = frozenset(
    "have hold conduct engage take be call describe characterise characterize consider deem find "
    "rate welcome term label praise hail thank appreciate conclude continue enjoy complete "
    "finish".split()
)
_AFTER = frozenset({"in", "after", "during", "following", "for", "with", "of", "as", "by"})
_COPULAS = frozenset({"be", "remain", "prove", "become", "seem", "call", "describe", "consider",
                      "deem", "find", "term", "characterise", "characterize", "hail", "label",
                      "rate"})  # fmt: skip
_TO_COME = frozenset({"MD", "TO"})
_WISHES = frozenset("want hope wish seek call urge intend expect need demand look ready invite "
                    "readiness willingness favour favor support propose".split())  # fmt: skip
_NOUNS = (
    r"(?:conversations?|talks|calls?|meetings?|exchanges?|discussions?|dialogues?|negotiations?"
    r"|atmosphere|session)"
)
#: words side by side: "candid, constructive and of strategic importance"
_LIST = (
    r"(?P<list>(?:[\w-]+(?:, | and |, and | but |, but | yet | though | if | as well as )){0,4}"
    r"[\w-]+)"
)
_VERY = r"(?:\s(?:very|highly|quite|extremely|both|a|an|generally|truly|rather))*"
_CALLS = r"\b(?:call|describ|consider|term|characteri|label|deem|found|rat|hail|prais)\w*\s"
_LISTS = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        rf"{_CALLS}(?:the|their|his|her|this|that|its)\s(?:[\w-]+\s){{0,2}}?{_NOUNS}\b"
        rf"(?:\swith\s[\w ]{{2,40}}?)?(?:\sas)?{_VERY}\s[\"“]?{_LIST}",
        rf"\b{_NOUNS}\b[^.;:]{{0,60}}?\b(?:was|were|(?:had|has|have) been|proved|remained)"
        rf"{_VERY}\s[\"“]{_LIST}",
        rf"\b{_NOUNS}\b[^.;:]{{0,50}}?\b(?:described|characteri[sz]ed|termed|labell?ed)\b"
        rf"[^.;:]{{0,30}}?\sas{_VERY}\s[\"“]?{_LIST}",
        rf"\b(?:ha[ds]|have had|held|conducted|concluded){_VERY}\s{_LIST}\s{_NOUNS}\b",
        rf"\b(?:the|their) {_NOUNS}, (?:both |very )?{_LIST},",
    )
)
#: the same of talks named in the sentence before: "he called them candid"
_OF_IT = re.compile(rf"{_CALLS}(?:it|them|this)(?:\sas)?{_VERY}\s[\"“]?{_LIST}", re.I)


def tones(parsed: Parsed, book: Codebook, before: str = "") -> Iterator[tuple[str, int, int]]:
    """The tones told of talks in a sentence: the codebook's id, and the words' place in the
    sentence, half-open; `before` is the sentence before it."""
    taken: set[int] = set()
    words = _words(book)
    listed = list(_listed(parsed.sentence.text, before))
    spoken = re.search(rf"\b{_NOUNS}\b", before, re.I) is not None
    for first, last, tone in _hits(parsed, words):
        token = parsed.doc[last]
        if first in taken or _unreal(token):
            continue
        start, end = parsed.chars(first, last + 1)
        if _of_talks(token, spoken) or any(s <= start and end <= e for s, e in listed):
            taken.update(range(first, last + 1))
            yield tone, start, end


def _listed(text: str, before: str) -> Iterator[tuple[int, int]]:
    """Where lists of such words stand behind a word for talks that are described or called so:
    "called the exchange candid, constructive and useful", "the exchange, frank and long, ..."."""
    spoken = re.search(rf"\b{_NOUNS}\b", f"{before} {text}", re.I)
    for pattern in (*_LISTS, *([_OF_IT] if spoken else [])):
        for match in pattern.finditer(text):
            yield match.span("list")


def _hits(parsed: Parsed, words: Mapping[str, str]) -> Iterator[tuple[int, int, str]]:
    """Words of the codebook in the sentence, longest first at each place, by their tokens."""
    doc = parsed.doc
    at = 0
    while at < len(doc):
        for length in (4, 3, 2, 1):
            text = doc[at : at + length].text.lower()
            if at + length <= len(doc) and text in words:
                yield at, at + length - 1, words[text]
                at += length - 1
                break
        at += 1


@lru_cache(maxsize=4)
def _words(book: Codebook) -> Mapping[str, str]:
    """Every word for a tone, as the parser cuts it, with the id of its entry."""
    return {
        re.sub(r"\s*-\s*", "-", word.lower()): tone.id
        for tone in book.tones.values()
        for word in tone.words
    }


def _of_talks(token: Token, spoken: bool) -> bool:
    """Whether a word is said of talks: before their noun, behind "were", or with "spoke"; "it" are
    talks where the sentence before has `spoken` of them."""
    head = _joined_to(token)
    if head.dep_ == "advmod" or head.tag_ == "RB":
        verb = head.head
        return lemma_of(verb) in _TALK and verb.tag_ in ("VBD", "VBN")
    if head.dep_ == "pobj" and lemma_of(head.head.head) in _MOOD:  # "an atmosphere of respect"
        return _held(head.head.head)
    if head.dep_ in ("amod", "compound", "nmod"):
        if lemma_of(head.head) in _MOOD | _NATURE and _of_exchange(head.head):
            return _told(head.head.head)
        return lemma_of(head.head) in _EXCHANGE and _held(_joined_to(head.head))
    if head.dep_ in ("acomp", "attr", "oprd", "conj", "pobj", "dobj", "ccomp", "advcl", "ROOT"):
        return _predicated(head, spoken)
    return False


def _of_exchange(noun: Token) -> bool:
    """Whether it is the tone or nature "of the talks"."""
    ofs = (t for t in noun.rights if t.lower_ == "of")
    return any(lemma_of(t) in _EXCHANGE for of in ofs for t in of.rights)


def _joined_to(token: Token) -> Token:
    """The first of words that stand side by side: "frank" of "frank and constructive"."""
    while token.dep_ == "conj" and token.head.i != token.i and token.head.pos_ in (
        "ADJ", "ADV", "NOUN", "PROPN"
    ):  # fmt: skip
        token = token.head
    return token


def _held(noun: Token) -> bool:
    """Whether a noun is talks that were held, or their mood."""
    lemma = lemma_of(noun)
    if lemma not in _EXCHANGE:
        return False
    if lemma == "way" and not any(t.lower_ == "a" for t in noun.lefts):
        return False
    governor = noun.head
    if any(t.dep_ == "expl" for t in governor.lefts):
        return governor.tag_ == "VBD"  # not "there are good contacts"
    if noun.dep_ == "pobj" and governor.lower_ in _AFTER:
        if governor.lower_ == "of" and lemma_of(governor.head) in ("speak", "talk", "tell"):
            return _told(governor.head)
        if lemma in _MOOD or governor.lower_ in ("after", "during", "following"):
            return _told(governor.head)
        return lemma_of(governor.head) in _HELD and _told(governor.head)
    if noun.dep_ in ("dobj", "attr", "nsubj", "nsubjpass", "oprd", "ROOT", "appos"):
        return (noun.dep_ == "ROOT" or lemma_of(governor) in _HELD) and _told(governor)
    return False


def _predicated(word: Token, spoken: bool) -> bool:
    """Whether a word is the complement of a verb whose subject or object is the talks."""
    verb = word.head if word.dep_ != "ROOT" else word
    if word.dep_ == "pobj":
        if word.head.lower_ != "as":
            return False
        verb = word.head.head
    if lemma_of(verb) not in _COPULAS or not _told(verb):
        return False
    parts = [t for t in verb.children if t.dep_ in ("nsubj", "nsubjpass", "dobj")]
    if word.dep_ in ("ccomp", "dobj", "oprd", "attr", "acomp", "advcl"):
        parts += [t for t in word.children if t.dep_ == "nsubj"]
    if any(lemma_of(t) in _EXCHANGE for t in parts):
        return True
    open_ = any(t.dep_ in ("xcomp", "ccomp", "advcl") for t in (*word.rights, *verb.rights))
    return spoken and not open_ and any(t.lower_ in ("it", "they") for t in parts)


def _told(verb: Token) -> bool:
    """Whether a verb tells what happened, and is not wished, planned or required."""
    for token in (verb, *verb.ancestors):
        if any(t.tag_ in _TO_COME and t.i < token.i for t in token.lefts):
            return False
        if lemma_of(token) in _WISHES:
            return False
        if token.tag_ in ("VBD", "VBZ", "VBP"):
            break
    return True


def _unreal(token: Token) -> bool:
    """Whether the word is denied."""
    head = _joined_to(token)
    near = (*token.children, *head.children, *head.head.children)
    return any(t.dep_ == "neg" or t.lower_ in ("neither", "hardly") for t in near)
