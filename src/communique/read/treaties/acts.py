"""Which words of a sentence act on which of its agreements."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from communique.codebook.schema import AgreementAct, AgreementWords
from communique.read.treaties.records import Act, Spot
from communique.read.verbs import lemma_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_VERBS = ("VERB", "AUX")
_CLAUSES = frozenset({"relcl", "ccomp", "advcl", "acl", "csubj"})
#: what is done to an agreement that the words bring up
_ANEW = frozenset({"proposed", "agreed", "signed", "ratified", "notes exchanged", "procedures"})
#: words for some or none of the parts of an agreement
_SOME = ("none", "any", "all", "some", "one", "many", "most")
#: how an agreement may hang on a noun that names an act on it
_ON_NOUN = frozenset({"of", "from", "to", "in", "poss", "compound"})


def acts(
    doc: Doc,
    spots: Sequence[Spot],
    words: AgreementWords,
    meant: str | None = None,
    titled: str | None = None,
) -> list[Act]:
    """Every act in a sentence, in the order of its words; one for each act word and agreement.
    `meant` is the agreement that acts named without one count for ("the extension"), `titled`
    the one that the headline tells of, which "the parties agreed on ..." concludes."""
    found: dict[tuple[int, str | None], Act] = {}
    for spot in spots:
        for over, role in governors(spot.head, frozenset(words.parts)):
            act = _verbal(over, role, spot, words) or _nominal(over, role, spot, words)
            if act is not None:
                found.setdefault((act.head.i, spot.agreement), act)
    if titled is not None:
        for act in _agreed(doc, titled, words):
            found.setdefault((act.head.i, titled), act)
    for act in (*_anywhere(doc, spots, words, meant), *_bare(doc, spots, words, meant)):
        found.setdefault((act.head.i, act.spot.agreement), act)
    return sorted(found.values(), key=lambda a: a.head.i)


def governors(token: Token, parts: Collection[str]) -> Iterator[tuple[Token, str]]:
    """The verbs and nouns that act on an agreement, with where it stands to them: object,
    subject, poss, compound, or a preposition. Parts of it are looked through."""
    yield from ((t, "object") for t in token.rights if t.dep_ == "acl" and t.tag_ == "VBN")
    for _ in range(6):
        head, dep = token.head, token.dep_
        if head.i == token.i:
            return
        if dep in ("conj", "appos"):
            token = head
            continue
        if dep in ("nsubj", "nsubjpass"):
            yield from _as_subject(head, passive=dep == "nsubjpass")
            return
        if dep == "oprd" and head.dep_ in ("ccomp", "pcomp") and _what(head):
            yield head.head, "object"  # "would not sign what he called a bad agreement"
            return
        if dep in ("dobj", "dative", "oprd"):
            yield head, "object"
            return
        if dep in ("poss", "compound", "amod", "nmod"):
            yield head, "poss" if dep == "poss" else "compound"
        elif dep == "pobj" or (dep == "pcomp" and head.pos_ == "ADP"):
            yield from _behind(head, parts)
            head = _beyond(head)
        else:
            return
        if head.lemma_.lower() not in (*parts, *_SOME) or head.pos_ not in (
            "NOUN",
            "PROPN",
            "PRON",
        ):
            return
        token = head


def _what(verb: Token) -> bool:
    return any(t.lower_ == "what" for t in verb.lefts)


def _as_subject(verb: Token, *, passive: bool) -> Iterator[tuple[Token, str]]:
    """The verb, those joined to it that share its subject, and the infinitive that it leads to."""
    yield verb, "object" if passive else "subject"
    for other in verb.conjuncts:
        if other.i > verb.i and other.pos_ in _VERBS and not _own_subject(other):
            yield other, "object" if _passive(other) else "subject"
    for inner in verb.rights:
        if inner.dep_ == "xcomp" and inner.pos_ in _VERBS:
            yield inner, "object" if _passive(inner) else "subject"


def _behind(preposition: Token, parts: Collection[str]) -> Iterator[tuple[Token, str]]:
    """ "withdraw from X", "pull out of X"; "suspend its obligations under X" acts on X itself."""
    over = _beyond(preposition)
    yield over, preposition.lower_
    for child in over.rights if over.pos_ in _VERBS else ():
        if child.dep_ == "dobj" and child.lemma_.lower() in parts and child.i < preposition.i:
            yield over, "object"


def _beyond(preposition: Token) -> Token:
    over = preposition.head
    return over.head if over.pos_ in ("ADP", "ADV", "PART", "SCONJ") else over


def _own_subject(verb: Token) -> bool:
    return any(t.dep_ in ("nsubj", "nsubjpass") for t in verb.lefts)


def _passive(verb: Token) -> bool:
    return any(t.dep_ == "auxpass" for t in verb.lefts)


def _verbal(verb: Token, role: str, spot: Spot, words: AgreementWords) -> Act | None:
    if verb.pos_ not in _VERBS:
        return None
    lemmas = {verb.lemma_.lower(), lemma_of(verb)}
    for rule in words.acts:
        if role not in (rule.at or ["object"]) or not lemmas & set(rule.verbs):
            continue
        if rule.word and not _has(verb, rule.word):
            continue
        if rule.kinds and not _truce(spot, words):
            continue
        if role == "subject" and not rule.word and _transitive(verb):
            continue  # "the agreement ended the war"
        if not spot.anew and rule.action == "agreed" and verb.lemma_ == "announce":
            continue  # "announced the deal" tells of one that is known
        if spot.anew and rule.action not in _ANEW:
            continue  # "in a treaty that others violate"
        return Act(rule, spot, verb, verb)
    return None


def _truce(spot: Spot, words: AgreementWords) -> bool:
    return any(noun in spot.words.lower() for noun in words.truces)


def _transitive(verb: Token) -> bool:
    return any(t.dep_ == "dobj" for t in verb.rights) and not _passive(verb)


def _has(verb: Token, wanted: Collection[str]) -> bool:
    """Whether one of some words hangs on the verb, within its own clause."""
    queue = [t for t in verb.children if t.dep_ not in _CLAUSES]
    for _ in range(3):
        if any(t.lemma_.lower() in wanted for t in queue):
            return True
        queue = [t for q in queue for t in q.children if t.dep_ not in _CLAUSES]
    return False


def _nominal(noun: Token, role: str, spot: Spot, words: AgreementWords) -> Act | None:
    """ "the extension of the treaty", "its withdrawal from the pact"."""
    if noun.pos_ not in ("NOUN", "PROPN") or role not in _ON_NOUN:
        return None
    left = spot.head.left_edge
    if spot.head.dep_ in ("conj", "appos") and left.i and left.nbor(-1).text == ",":
        return None  # "the withdrawal from A, the treaty B, the conflict in C"
    rule = noun_rule(noun, words)
    return Act(rule, spot, noun, verb_over(noun)) if rule else None


def noun_rule(noun: Token, words: AgreementWords) -> AgreementAct | None:
    """The rule of an act that a noun names."""
    return next((r for r in words.acts if noun.lemma_.lower() in r.nouns), None)


def verb_over(token: Token) -> Token:
    """The verb that a noun hangs on; the last word up the tree where there is none."""
    while token.head.i != token.i:
        token = token.head
        if token.pos_ in _VERBS:
            break
    return token


def _anywhere(
    doc: Doc, spots: Sequence[Spot], words: AgreementWords, meant: str | None
) -> Iterator[Act]:
    """Acts that count for an agreement anywhere in the sentence: "exchanged notes on ..."."""
    for rule in (r for r in words.acts if "any" in r.at):
        for token in doc:
            if token.lemma_.lower() in rule.verbs and token.pos_ in _VERBS:
                fit = _has(token, rule.word) or _acted(token, rule.word)
            else:
                fit = token.pos_ == "NOUN" and _of(token, rule)
            if fit and (spots or meant):
                near = sorted(spots, key=lambda s: abs(s.head.i - token.i))
                spot = near[0] if near else Spot(token, meant, token.text)
                yield Act(rule, spot, token, verb_over(token) if token.pos_ == "NOUN" else token)


def _bare(
    doc: Doc, spots: Sequence[Spot], words: AgreementWords, meant: str | None
) -> Iterator[Act]:
    """ "announced an extension", "gave notice of withdrawal", where no agreement is named."""
    if meant is None:
        return
    for noun in doc:
        rule = noun_rule(noun, words) if noun.pos_ == "NOUN" else None
        if rule is None or rule.action not in _BARE or _of_another(noun):
            continue
        if any(s.head.i in {t.i for t in noun.subtree} for s in spots):
            continue
        yield Act(rule, Spot(noun, meant, noun.text), noun, verb_over(noun))


def _agreed(doc: Doc, titled: str, words: AgreementWords) -> Iterator[Act]:
    """ "The two parties have agreed on an exchange of prisoners", of what the headline tells."""
    rule = next((r for r in words.acts if "agree" in r.verbs), None)
    for verb in doc if rule is not None else ():
        if verb.lemma_.lower() != "agree" or verb.pos_ != "VERB" or rule is None:
            continue
        subject = next((t for t in verb.lefts if t.dep_ == "nsubj"), None)
        several = subject is not None and subject.tag_ in ("NNS", "NNPS")
        if several and any(t.lower_ in ("on", "to", "upon") for t in verb.rights):
            yield Act(rule, Spot(verb, titled, verb.text), verb, verb)


#: acts whose noun alone speaks of the agreement spoken of
_BARE = frozenset({"extended", "withdrawn"})


def _of_another(noun: Token) -> bool:
    """ "the withdrawal of troops", "the exit from Kabul"."""
    return any(
        p.dep_ == "pobj" and p.ent_type_ not in ("GPE", "NORP", "DATE")
        for t in noun.rights
        if t.dep_ == "prep" and t.lower_ in ("of", "from")
        for p in t.rights
    )


def _acted(verb: Token, wanted: Collection[str]) -> bool:
    """ "the notes exchanged today": the participle hangs on its object."""
    return verb.dep_ == "acl" and verb.head.lemma_.lower() in wanted


def _of(noun: Token, rule: AgreementAct) -> bool:
    """ "the exchange of notes", named by the noun of the verb."""
    if noun.lemma_.lower() not in rule.verbs:
        return False
    return any(
        t.lemma_.lower() in rule.word for p in noun.rights if p.lower_ == "of" for t in p.subtree
    )
