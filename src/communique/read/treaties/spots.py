"""Where a sentence speaks of agreements: by a name of the codebook, by a short form ("the deal",
"it"), or by describing one ("a ceasefire between X and Y")."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from communique.codebook import Codebook
from communique.codebook.schema import AgreementWords
from communique.read.discourse import Discourse
from communique.read.parsed import Parsed
from communique.read.treaties.described import fitting
from communique.read.treaties.records import Seen, Spot

if TYPE_CHECKING:
    from spacy.tokens import Token

_DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their", "both", "such"})
_INDEFINITE = frozenset({"a", "an", "another", "new", "no", "any"})
_PRONOUNS = frozenset({"it", "them", "which", "that"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
#: how far behind a sentence those may be named who concluded what it describes
_BEHIND = 400
#: behind an agreement these tell what is agreed, and make it one of its own
_OWN = frozenset({"to", "on", "over", "about", "between", "with", "for"})


class Agreements:
    """The agreements that a document has spoken of so far, the latest last."""

    def __init__(self, state: Discourse) -> None:
        self.state = state
        self.words = state.language.agreements
        self.seen: list[Seen] = []
        self.title: str | None = None  # the one that the headline is about
        self.told: str | None = None  # the one last spoken of, and the number of that sentence
        self.told_in = 0

    @property
    def book(self) -> Codebook:
        """The codebook whose agreements these are."""
        return self.state.book

    def remember(self, agreement: str, called: Collection[str] = ()) -> None:
        """Put an agreement last, with the nouns by which it is called there."""
        old = next((s for s in self.seen if s.agreement == agreement), None)
        if old is not None:
            self.seen.remove(old)
        seen = old or Seen(agreement, _nouns(agreement, self.book, self.words))
        seen.called.update(called)
        self.seen.append(seen)

    def last(self, noun: str) -> str | None:
        """The agreement last spoken of that goes by a noun."""
        loose = noun in self.words.loose
        fit = [s.agreement for s in self.seen if loose or noun in s.called or _alike(noun, s, self)]
        return fit[-1] if fit else None

    def in_sentence(self, parsed: Parsed) -> list[Spot]:
        """The agreements that a sentence speaks of, in the order of their words."""
        found = list(self._named(parsed))
        taken = {t.i for spot in found for t in spot.head.subtree if t.i <= spot.head.i}
        for token in parsed.doc:
            if token.i in taken:
                continue
            before = [s for s in found if s.head.i < token.i]
            spot = self._short(parsed, token) or self._pronoun(token, before)
            if spot is not None:
                found.append(spot)
        return sorted(found, key=lambda s: s.head.i)

    def _named(self, parsed: Parsed) -> Iterator[Spot]:
        for hit in self.state.finder.agreements(parsed.sentence.text):
            inside = [t for t in parsed.doc if hit.start <= t.idx < hit.end]
            if not inside:
                continue
            head = next((t for t in inside if not hit.start <= t.head.idx < hit.end), inside[-1])
            agreement = hit.ids[0] if len(hit.ids) == 1 else self._of_several(hit.ids)
            if agreement is None:
                continue
            if head.lemma_.lower() not in self.words.nouns and (over := self._noun_over(head)):
                head = over  # "the agreement on the Black Sea Grain Initiative", "the Prespa deal"
            self.remember(agreement, {t.lemma_.lower() for t in inside} & set(self.words.nouns))
            yield Spot(head, agreement, parsed.sentence.text[hit.start : hit.end])

    def _of_several(self, ids: Collection[str]) -> str | None:
        """Of several agreements of one name the one spoken of before, if any."""
        seen = [s.agreement for s in self.seen if s.agreement in ids]
        return seen[-1] if seen else None

    def _noun_over(self, head: Token) -> Token | None:
        over = head.head.head if head.dep_ == "pobj" and head.head.lower_ == "on" else head.head
        near = head.dep_ in ("compound", "pobj", "appos", "nmod")
        return over if near and over.lemma_.lower() in self.words.nouns else None

    def _short(self, parsed: Parsed, token: Token) -> Spot | None:
        """ "the deal", "this agreement", "a ceasefire": one named before, or one described."""
        noun = token.lemma_.lower()
        if noun not in self.words.nouns or token.pos_ not in ("NOUN", "PROPN"):
            return None
        if token.dep_ in ("compound", "amod", "nmod") or token.ent_type_ == "PERSON":
            return None
        words = " ".join(t.text for t in token.subtree if t.i <= token.i)
        lefts = {t.lower_ for t in token.lefts}
        anew = bool(lefts & _INDEFINITE) or not (
            lefts & _DEFINITE or any(t.dep_ == "poss" for t in token.lefts)
        )
        if anew and token.tag_ in ("NNS", "NNPS") and "draft" not in lefts:
            return None
        if not anew and (last := self._meant(noun, token)):
            self.remember(last, {noun})
            return Spot(token, last, words)
        described = self._described(parsed, noun)
        if described is not None:
            self.remember(described, {noun})
        elif not anew:
            described = self.last(noun) if noun in self.words.loose else None
        if described is None and not anew:
            return None
        return Spot(token, described, words, anew)

    def _described(self, parsed: Parsed, noun: str) -> str | None:
        start, end = parsed.sentence.start, parsed.sentence.end
        return fitting(noun, start, end, self.state, upto=end + _BEHIND)

    def titled(self) -> None:
        """Take what the headline names or describes for what the text is about."""
        text = self.state.document.title or ""
        hits = [h for h in self.state.finder.agreements(text) if len(h.ids) == 1]
        nouns = [w for w in re.findall(r"[a-z-]+", text.lower()) if w in self.words.nouns]
        upto = len(self.state.document.text)
        found = [h.ids[0] for h in hits]
        found += [a for n in nouns if (a := fitting(n, 0, 0, self.state, upto=upto))]
        if found:
            self.remember(found[0], nouns)
            self.title = self.told = found[0]

    def _meant(self, noun: str, token: Token) -> str | None:
        """The agreement that a short form means; one told apart by what is agreed in it ("the
        agreement on prisoners") is not the last one."""
        if noun in ("statement", "declaration", "document") and not self._told_by(noun):
            return None
        own = any(t.dep_ == "prep" and t.lower_ in _OWN for t in token.rights)
        return None if own and noun in self.words.loose else self.last(noun)

    def _told_by(self, noun: str) -> bool:
        """Whether an agreement of the document was called a statement or the like: most statements
        are words to the press."""
        return any(noun in s.called for s in self.seen)

    def _pronoun(self, token: Token, before: list[Spot]) -> Spot | None:
        """ "it" where the sentence speaks of one agreement before, or the last one did; "which"
        behind an agreement."""
        if token.lower_ not in _PRONOUNS or token.pos_ not in ("PRON", "DET", "SCONJ"):
            return None
        if token.tag_ in ("WDT", "WP"):
            noun = token.head.head if token.dep_ in _SUBJECTS | {"dobj"} else None
            if noun is None or token.head.dep_ != "relcl":
                return None
            spot = next((s for s in before if s.head.i == noun.i), None)
            if spot is None or (noun.dep_ == "pobj" and noun.head.lower_ == "of"):
                return None  # "the law on the denunciation of the treaty, which he signed"
            return Spot(token, spot.agreement, spot.words, spot.anew)
        if token.lower_ != "it" or token.dep_ == "expl":
            return None
        if before:
            return Spot(token, before[-1].agreement, before[-1].words)
        # what the sentence before acted on, or was about
        return Spot(token, self.told, token.text) if self.told else None


def _nouns(agreement: str, book: Codebook, words: AgreementWords) -> set[str]:
    """The nouns that stand in the names of an agreement of the codebook."""
    entry = book.agreements.get(agreement)
    names = (entry.name, *entry.names) if entry else ()
    spoken = {w.strip(",()").lower().removesuffix("s") for name in names for w in name.split()}
    return spoken & set(words.nouns)


def _alike(noun: str, seen: Seen, agreements: Agreements) -> bool:
    """Nouns that mean one: a truce is a ceasefire."""
    truces = set(agreements.words.truces)
    return noun in truces and bool(seen.called & truces)
