"""Cut a clause into the words of its points: one in all, or one for each topic of a list.

"The presidents discussed A, B and C" is one meeting with three points; "agreed to A and urged B"
is two. The gist of a point is made of the sentence's own words, and its keys are the codebook's
agreements, topics and organisations that stand in them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.read.clause import Clause
from communique.read.gazetteer import Gazetteer, Hit

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

#: tags of words that no item of a list begins with: verbs and prepositions
_NO_ITEM = frozenset({"VBN", "VBD", "VB", "VBP", "VBZ", "IN", "TO", "MD", "WRB", "RP"})
#: acts whose object lists what was talked about
LISTING = frozenset({"discuss"})
#: words between a verb and the list of what was talked about
_LEADS_IN = frozenset(
    "views view opinions upon a an in depth in-depth detailed on about of regarding concerning "
    "over also - exchange detail : number range wide series issues such as".split()
)
_SPLIT = re.compile(
    r"\s*(?:,?\s+including\s+|,\s*(?:and\s+|as well as\s+)?(?:also\s+)?|;\s*(?:and\s+)?"
    r"|\s+as well as\s+|,?\s+in particular,?\s+|,?\s+(?:along|together) with\s+)\s*"
)
_AND = re.compile(r"\s+and\s+(?:the\s+|also\s+|its\s+|their\s+)?")
_DANGLING = re.compile(
    r"^(?:which|who|where|when|such as|that|whose|with|on|of|in|at|to|by|for|from|among|so)\b"
)
_ABOUT = frozenset({"about", "of", "regarding", "concerning"})
_SHORT = 3  # words of an item beside which a single noun is an item too
_BETWEEN = re.compile(r"\b(?:between|both)\b[^,;]*$", re.I)
_RELATIVE = re.compile(r",\s*(?:which|who|whose|where)\b")
_VAGUE = re.compile(
    r"^(?:the |a |an |some |other |number of |range of |series of |various |several |key "
    r"|host of )*"
    r"(?:issues?|questions?|topics?|matters?|items?|aspects?)$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Piece:
    """The words of one point: `[start, end)` in the sentence."""

    start: int
    end: int
    item: bool  # one of several of a list: its gist needs the clause's verb before it


def pieces(doc: Doc, clause: Clause, act: str, gazetteer: Gazetteer) -> Iterator[Piece]:
    """The points of one clause, in order of their words."""
    spoken = [c for c in clause.contents if c.verb.i > clause.verb.i]
    quoted = [c for c in clause.contents if c.verb.i < clause.verb.i]
    if quoted and not spoken:  # the words stand before the verb: "... must end," said X
        start, end = _bounds(doc, _subject_start(quoted[0]), max(c.end for c in quoted))
        yield Piece(start, end, False)
    elif act in LISTING:
        yield from _items(doc, clause, gazetteer)
    elif len(spoken) > 1:
        yield from _contents(doc, clause.start, spoken)
    else:
        start, end = _bounds(doc, clause.start, clause.end)
        yield Piece(start, end, False)


def _contents(doc: Doc, first: int, spoken: list[Clause]) -> Iterator[Piece]:
    """ "emphasised that A and that B": each with its own subject is a point of its own."""
    for number, content in enumerate(spoken):
        begin = first if number == 0 else _subject_start(content)
        following = spoken[number + 1] if number + 1 < len(spoken) else None
        if following is not None and following.inherited:
            continue
        start, end = _bounds(doc, begin, content.end)
        yield Piece(start, end, number > 0)
        first = content.end


def _subject_start(content: Clause) -> int:
    return content.subject[0] if content.subject and not content.inherited else content.start


def _items(doc: Doc, clause: Clause, gazetteer: Gazetteer) -> Iterator[Piece]:
    start, end = _bounds(doc, _object_start(doc, clause), clause.end)
    text = doc.text
    loose = {t.idx for t in doc if t.tag_ in _NO_ITEM}
    nouns = {t.idx: t.pos_ for t in doc if t.pos_ in ("NOUN", "PROPN")}
    adjectives = {t.idx + len(t) for t in doc if t.tag_ in ("JJ", "RB", "VBN") and t.dep_ != "pobj"}
    cut = list(_cut(text, start, end, gazetteer, frozenset(adjectives)))
    parts = _merge_short(text, _last_item(text, cut, gazetteer, adjectives), loose, nouns)
    for part in parts:
        yield Piece(part[0], part[1], True)


def _object_start(doc: Doc, clause: Clause) -> int:
    """After the verb and what belongs to it: "exchanged views on | ...", "focused on | ..."."""
    at = clause.verb.i + 1
    if clause.verb.lemma_.lower() in ("speak", "talk"):  # "talked by phone about | ..."
        at = next((t.i for t in doc[at : clause.end] if t.lower_ in _ABOUT), at - 1) + 1
    light = at
    while light < clause.end and doc[light].text == ",":
        light += 1
    if doc[light : light + 2].text.lower() in (
        "at length",
        "in detail",
        "in depth",
        "in particular",
    ):
        light += 2
    while light < clause.end and doc[light].lower_ in _LEADS_IN:
        light += 1
    return light if light < clause.end else min(at, clause.end - 1)


def _cut(
    text: str, start: int, end: int, gazetteer: Gazetteer, adjectives: frozenset[int]
) -> Iterator[tuple[int, int]]:
    """Cut a list at commas and the like, and at "and" where two different topics stand."""
    at = start
    relative = _RELATIVE.search(text, start, end)
    for match in [*_SPLIT.finditer(text, start, end), None]:
        stop = match.start() if match else end
        if match and relative and relative.start() < match.start():
            continue  # a list inside ", which ..." belongs to it
        if (
            match
            and (
                stop in adjectives  # "the strong, enduring relationship"
                or _inside_brackets(text, start, stop)
                or _DANGLING.match(text[match.end() : end])
            )
        ):
            continue
        if stop > at:
            yield from _cut_and(text, at, stop, gazetteer, adjectives)
        at = match.end() if match else end


def _last_item(
    text: str, parts: list[tuple[int, int]], gazetteer: Gazetteer, adjectives: Collection[int]
) -> list[tuple[int, int]]:
    """Cut the last two items of a list apart: "A, B and C", and two bare names "X and Y"."""
    start, end = parts[-1]
    joints = [m for m in _AND.finditer(text, start, end) if m.start() not in adjectives]
    closed = len(parts) > 1 and "and" in text[parts[-2][1] : start].split()
    if not joints or closed:
        return parts
    joint = joints[-1]
    left, right = text[start : joint.start()], text[joint.end() : end]
    if _BETWEEN.search(left):
        return parts
    if len(parts) == 1 and not (_bare_name(left, gazetteer) and _bare_name(right, gazetteer)):
        return parts
    inside = any(
        start + h.start < joint.start() < start + h.end for h in gazetteer.topics(text[start:end])
    )
    return parts if inside else [*parts[:-1], (start, joint.start()), (joint.end(), end)]


def _bare_name(words: str, gazetteer: Gazetteer) -> bool:
    """Nothing but the name of a country or the like, or of an agreement."""
    bare = words.strip().removeprefix("the ")
    hits = [*gazetteer.names(bare), *gazetteer.agreements(bare)]
    return any(h.start == 0 and h.end == len(bare) for h in hits)


def _inside_brackets(text: str, start: int, at: int) -> bool:
    return text.count("(", start, at) > text.count(")", start, at)


def _cut_and(
    text: str, start: int, end: int, gazetteer: Gazetteer, adjectives: frozenset[int]
) -> Iterator[tuple[int, int]]:
    hits = [h for h in gazetteer.topics(text[start:end]) if not _broad(gazetteer, h)]
    for match in _AND.finditer(text, start, end):
        at = match.start() - start
        if match.start() in adjectives or any(h.start < at < h.end for h in hits):
            continue
        left = {h.ids for h in hits if h.end <= at}
        right = {h.ids for h in hits if h.start >= at}
        if left and right and not left & right:
            yield start, match.start()
            yield from _cut_and(text, match.end(), end, gazetteer, adjectives)
            return
    yield start, end


def _broad(gazetteer: Gazetteer, hit: Hit) -> bool:
    return gazetteer.book.topics[hit.ids[0]].broader


def _merge_short(
    text: str, parts: list[tuple[int, int]], loose: set[int], nouns: Mapping[int, str]
) -> list[tuple[int, int]]:
    """Join to its neighbour a part that states nothing alone: one word that is no noun,
    a participle (", reached last year"), or a vague head ("a range of issues, including ...")."""
    joined: list[tuple[int, int]] = []
    for start, end in parts:
        words = text[start:end].split()
        empty = start in loose or (
            len(words) < 2 and not _may_stand_alone(text, start, joined, nouns)
        )
        if joined and (empty or _VAGUE.match(text[joined[-1][0] : joined[-1][1]])):
            joined[-1] = (joined[-1][0], end) if empty else (start, end)
        else:
            joined.append((start, end))
    return joined


def _may_stand_alone(
    text: str, start: int, before: list[tuple[int, int]], nouns: Mapping[int, str]
) -> bool:
    """One word as an item: a name, or a noun in a list of short items ("trade, energy, climate"),
    not the rest of a longer one ("efforts to advance peace, security ...")."""
    short = all(len(text[a:b].split()) <= _SHORT for a, b in before)
    return nouns.get(start) == "PROPN" or (start in nouns and short)


def _bounds(doc: Doc, first: int, stop: int) -> tuple[int, int]:
    stop = max(stop, first + 1)
    last: Token = doc[stop - 1]
    while stop - 1 > first and last.is_punct and last.text not in "\"')%":
        stop -= 1
        last = doc[stop - 1]
    end = last.idx + len(last)
    if doc.text[:end].endswith((',"', ",'")) and doc.text[doc[first].idx] not in "\"'":
        end -= 2  # the close of a quotation that began before
    return doc[first].idx, end
