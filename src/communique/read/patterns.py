"""Match the codebook's event patterns against one clause.

A pattern holds when its verb (lemma, with particle) or noun heads the clause, one of its `object`
words and one of its `also` words stand in the clause and none of its `without` words does. What
suffers the act counts as the clause's own words though it stands before the verb: the subject of a
passive ("diplomats were expelled") and of a verb that only says that something goes on ("the
ceasefire took effect"). Two kinds of words are marks and no words of the clause: "subject:bomb" is
looked for in the subject, whoever it is ("an earthquake killed ..." is no attack), and "mood:..."
says how the verb is meant (see `_mood`). Of the patterns that hold, the one with the most
conditions wins; a tie goes to the first in the codebook.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.codebook import Codebook
from communique.codebook.schema import EventType, Pattern
from communique.read.clause import Clause, what_is_meant

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

#: verbs that carry no meaning of their own: the noun beside them decides
_LIGHT = frozenset({"hold", "have", "conduct", "make", "pay", "give", "be", "take", "engage"})
#: verbs whose subject is what goes on, not who acts
_GOES_ON = frozenset(
    "begin start resume continue end erupt break collapse fail occur stall expire spread "
    "sweep flare".split()
)
#: how many words behind its verb what makes a pattern hold may stand
_REACH = 22
_TAKES = frozenset({"place", "effect", "hold"})
_WILL = frozenset({"will", "would", "shall", "wo", "'ll", "'d"})
_MUST = frozenset({"must", "should", "ought"})


@dataclass(frozen=True, slots=True)
class Fired:
    """A pattern that holds, the type it codes, and the words that made it hold."""

    type: str
    quad: int
    pattern: Pattern
    cue: str


@dataclass(frozen=True, slots=True)
class _Text:
    """Words and lemmas of a clause with its marks, parted by blanks, and each of them once."""

    whole: str
    words: frozenset[str]

    @classmethod
    def of(cls, whole: str) -> _Text:
        return cls(whole, frozenset(whole.split()))


class Patterns:
    """All patterns of a codebook, by the lemma that can start them."""

    def __init__(self, events: Mapping[str, EventType]) -> None:
        self._by_lemma: dict[str, list[tuple[int, EventType, Pattern]]] = {}
        order = 0
        for event in events.values():
            for pattern in event.patterns:
                order += 1
                for lemma in pattern.verb or [f"noun:{noun}" for noun in pattern.noun]:
                    self._by_lemma.setdefault(lemma, []).append((order, event, pattern))
        self._quads = {e.id: e.quad for e in events.values()}

    def best(
        self, doc: Doc, clause: Clause, *, person: bool = False
    ) -> tuple[Clause, Fired | None]:
        """The clause that tells the act, with the pattern that holds in it: what somebody means to
        do ("wants to help") where a pattern holds in that, else the clause itself."""
        meant = what_is_meant(clause)
        fired = self.match(doc, meant) if meant is not None else None
        if meant is not None and fired is not None:
            return meant, fired
        return clause, self.match(doc, clause, person=person)

    def match(self, doc: Doc, clause: Clause, *, person: bool = False) -> Fired | None:
        """The best pattern for a clause, or None. `person` says that the verb's object is a
        person known by name ("received Mr X"), which "object:person" then finds."""
        start, end = _hyphened(doc, clause.start), clause.end
        marks = _undergone(doc, clause) + _acting(doc, clause)
        marks += _mood(clause) + " object:person " * person
        text = _Text.of(_surface(doc, start, end) + marks)
        stop = min(end, clause.verb.i + _REACH)
        near = _Text.of(_surface(doc, start, stop) + marks) if stop < end else text
        held = []
        for lemma in _heads(doc, clause, start, end):
            for order, event, pattern in self._by_lemma.get(lemma, ()):
                cue = _holds(pattern, lemma, (near, text), clause)
                if cue is not None:
                    held.append((-_weight(pattern, lemma), order, event, pattern, cue))
        if not held:
            return None
        _, _, event, pattern, cue = min(held, key=lambda h: h[:2])
        kind = pattern.type or event.id
        return Fired(kind, self._quads.get(kind, event.quad), pattern, cue)


def _weight(pattern: Pattern, lemma: str) -> int:
    """A verb with its particle counts for more than the bare verb, which may mean another act."""
    own = " " in lemma and bool(pattern.verb)
    return 2 * bool(pattern.verb) + 2 * bool(pattern.object) + bool(pattern.without) + own


def _heads(doc: Doc, clause: Clause, start: int, end: int) -> list[str]:
    """What can start a pattern: the verb, with its particle, and beside a light verb, in a
    headline or where there is no subject (a headline that the parser took for an order) nouns."""
    verb = clause.verb.lemma_.lower()
    after = doc[clause.verb.i + 1].lower_ if clause.verb.i + 1 < len(doc) else ""
    heads = [clause.lemma, verb, f"{verb} {after}"]  # "walked out": not always marked particle
    nominal = clause.relation == "nominal"
    if nominal:  # "Journalists arrested", "The envoy called on ..." read as a bare noun
        heads += [t.lemma_.lower() for t in clause.verb.children if t.tag_ in ("VBD", "VBN")]
    if nominal or (clause.subject is None and clause.verb.i == 0):
        nouns = [t for t in doc[start:end] if t.pos_ in ("NOUN", "PROPN") or t.i == clause.verb.i]
    else:
        nouns = _own_nouns(clause) if verb in _LIGHT else []
    heads += [f"noun:{t.lemma_.lower()}" for t in nouns]
    return list(dict.fromkeys(heads))


def _own_nouns(clause: Clause) -> list[Token]:
    """The nouns that a light verb governs, not those deeper in its words."""
    direct = [t for t in clause.verb.children if t.dep_ in ("dobj", "attr", "nsubjpass")]
    return direct + [t for noun in direct for t in noun.conjuncts]


def _hyphened(doc: Doc, start: int) -> int:
    """Where a verb with its first half begins: "test-fired"."""
    return start - 2 if start > 1 and doc[start - 1].text == "-" else start


def _undergone(doc: Doc, clause: Clause) -> str:
    if clause.subject is None or not (clause.passive or _goes_on(doc, clause)):
        return ""
    return _surface(doc, *clause.subject)


def _acting(doc: Doc, clause: Clause) -> str:
    """The subject's words, each run marked so that only "subject:..." finds it."""
    if clause.subject is None:
        return ""
    words = _surface(doc, *clause.subject).split()
    return " " + " ".join(f"subject:{word}" for word in words) + " "


def _mood(clause: Clause) -> str:
    """Marks of how the verb is meant: "mood:will" (to come), "mood:wont" (will or can not),
    "mood:must", "mood:may", "mood:not" (denied), and "mood:unreal" for all of these."""
    modal = clause.modal
    marks = []
    if clause.negated:
        marks += ["not"] + ["wont"] * (modal not in ("", "to"))
    elif modal in _WILL:
        marks.append("will")
    elif modal in _MUST:
        marks.append("must")
    elif modal not in ("", "to"):
        marks.append("may")
    return "".join(f" mood:{mark} " for mark in [*marks, *["unreal"] * bool(marks)])


def _goes_on(doc: Doc, clause: Clause) -> bool:
    verb = clause.verb.lemma_.lower()
    if verb in ("take", "come", "go"):
        return any(t.lower_ in _TAKES for t in doc[clause.verb.i : clause.verb.i + 4])
    return verb in _GOES_ON and not any(t.dep_ == "dobj" for t in clause.verb.children)


def _holds(pattern: Pattern, lemma: str, texts: tuple[_Text, _Text], clause: Clause) -> str | None:
    near, text = texts
    if lemma.startswith("noun:") and pattern.verb:
        return None
    cue = clause.lemma if pattern.verb else lemma.removeprefix("noun:")
    if pattern.object:
        found = _first(tuple(pattern.object), near)
        if found is None:
            return None
        cue = f"{cue} … {found}"
    if pattern.also and _first(tuple(pattern.also), near) is None:
        return None
    return cue if _first(tuple(pattern.without), text) is None else None


def _surface(doc: Doc, start: int, end: int) -> str:
    """Words and lemmas of the range, so that a pattern's word may be written either way."""
    tokens = doc[start:end]
    plain = " ".join(t.lower_ for t in tokens)
    lemmas = " ".join(t.lemma_.lower() for t in tokens)
    return f" {plain} | {lemmas} "


def _first(words: tuple[str, ...], text: _Text) -> str | None:
    """The first of a pattern's words that stands in the text."""
    single, longer = _written(words)
    found = [n for word in text.words & single.keys() for n in single[word]]
    found += [n for n, form in longer if form in text.whole]
    return words[min(found)] if found else None


@functools.lru_cache(maxsize=4096)
def _written(words: tuple[str, ...]) -> tuple[dict[str, list[int]], list[tuple[int, str]]]:
    """How a pattern's words are looked for, each with its number: words that are one token, and
    stretches of text: several words, "*" as a beginning, a hyphen also as it is cut into tokens,
    "subject:..." in the subject's marked words."""
    single: dict[str, list[int]] = {}
    longer: list[tuple[int, str]] = []
    for number, word in enumerate(words):
        plain = word.lower()
        if word.startswith("subject:"):
            plain = " ".join(f"subject:{p}" for p in plain.removeprefix("subject:").split())
        if plain.endswith("*"):
            longer.append((number, f" {plain[:-1]}"))
            continue
        if "-" in plain:
            longer.append((number, f" {plain.replace('-', ' - ')} "))
        if " " in plain:
            longer.append((number, f" {plain} "))
        else:
            single.setdefault(plain, []).append(number)
    return single, longer


@functools.lru_cache(maxsize=4)
def patterns_of(book: Codebook) -> Patterns:
    """The patterns of a codebook, built once for each codebook in use."""
    return Patterns(book.events)
