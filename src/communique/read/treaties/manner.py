"""How an act on an agreement is meant: done, to come, resolved on, proposed, refused ..."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.codebook.schema import AgreementWords
from communique.read.treaties.records import Act, Manner
from communique.read.verbs import has_to, lemma_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_NOT = frozenset({"not", "never", "n't", "no", "neither", "nor", "without"})
_SUPPOSED = frozenset("if unless whether until till before once lest".split())
_SAID_THEN = frozenset({"VBD", "VBN"})
_LATER = frozenset({"will", "'ll", "shall", "would", "'d", "wo"})
_WANTED = frozenset({"should", "must", "ought"})
_MAY = frozenset({"may", "might", "can", "could", "ca"})
_STARTS = frozenset("begin start launch initiate continue open finish complete".split())
#: verbs that say only how something is gone about: "should work to complete it"
_WORKS = frozenset({"work", "move", "act", "proceed", "help", "try"})
_AGREES = frozenset(
    "agree pledge promise undertake commit consent vow reach agreement deal".split()
)
_GIVES = frozenset("give send deliver hand submit serve file provide receive".split())
_DENIES = frozenset({"deny", "refute", "dismiss", "reject"})
#: what is turned down by saying that one will not do it
_TURNED_DOWN = frozenset({"signed", "ratified", "agreed", "extended"})
#: of whom nobody can say who they are
_SOMEBODY = frozenset({"some", "certain", "others", "many", "media", "reports", "several"})
_FOR = frozenset({"for", "without", "against", "towards", "toward"})
_TAKES = frozenset({"take", "come", "enter", "complete"})


def manner_of(act: Act, words: AgreementWords) -> Manner:
    """How an act is meant; what a noun names is meant as the verb over it tells."""
    if act.head.pos_ in ("VERB", "AUX"):
        found = of_verb(act.head, words)
        if act.by.denied:
            return "done" if found == "denied" else "unreal"
        if found == "denied" and act.by.action in _TURNED_DOWN and _later(act.head):
            return "refused"  # "will not sign"
        return found
    return _of_noun(act, words)


def of_verb(verb: Token, words: AgreementWords, depth: int = 0) -> Manner:
    """How a verb is meant, by its own words and by what it hangs on."""
    if any(t.dep_ == "neg" or t.lower_ in _NOT for t in (*verb.lefts, *_adverbs(verb))):
        return "denied"
    if any(t.lower_ in _SUPPOSED for t in verb.lefts if t.dep_ in ("mark", "advmod", "aux")):
        return "unreal"
    modal = next((t.lower_ for t in verb.lefts if t.tag_ == "MD"), None)
    if modal is not None:
        return _by_modal(modal, verb, words, depth)
    if verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX") and not _own_form(verb):
        return of_verb(verb.head, words, depth + 1)
    if has_to(verb):
        return _by_governor(verb, words, depth)
    if verb.dep_ in ("pcomp", "advcl", "xcomp", "amod") and verb.tag_ in ("VBG", "VBN"):
        return _gerund(verb, words, depth)
    if verb.tag_ == "VBG" and any(t.dep_ == "aux" for t in verb.lefts):
        return _said(verb, words, "going on")
    if verb.tag_ == "VB" and verb.dep_ == "ccomp":
        return _by_governor(verb, words, depth)  # "suggested that it suspend"
    return _said(verb, words, "done")


def _later(verb: Token) -> bool:
    """Whether the verb, or the one it is joined to, stands behind "will" or "would"."""
    first = verb.head if verb.dep_ == "conj" else verb
    return any(t.lower_ in _LATER for v in (verb, first) for t in v.lefts)


def _adverbs(verb: Token) -> list[Token]:
    """ "no longer takes part": the denial hangs on the adverb."""
    return [c for t in verb.lefts if t.dep_ in ("advmod", "nsubjpass", "nsubj") for c in t.lefts
            if c.dep_ == "neg" or (c.lower_ == "no" and t.dep_ == "advmod")] + [
        t for t in verb.lefts if t.lower_ == "none" and t.dep_ in ("nsubj", "nsubjpass")
        ]  # fmt: skip


def _own_form(verb: Token) -> bool:
    """Whether a joined verb has a subject, a helping verb, or a tense of its own."""
    helped = any(t.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass") for t in verb.lefts)
    return helped or verb.tag_ in ("VBD", "VBZ", "VBP")


def _by_modal(modal: str, verb: Token, words: AgreementWords, depth: int) -> Manner:
    if modal in ("would", "'d"):
        over = verb.head
        return "to come" if verb.dep_ in ("ccomp", "conj") and over.tag_ in _SAID_THEN else "unreal"
    if modal in _LATER:
        return _said(verb, words, "to come")
    return "called for" if modal in _WANTED else "unreal"


def _by_governor(verb: Token, words: AgreementWords, depth: int) -> Manner:
    """An infinitive is meant as the word that it hangs on tells: "decided to leave"."""
    over = verb.head
    if depth > 4 or over.i == verb.i:
        return "unreal"
    if over.lemma_ == "be" and verb.dep_ == "xcomp":
        return "to come"  # "is to end"
    if over.lemma_.lower() == "go" and over.tag_ == "VBG":
        return "to come"
    word = _kind(over, words)
    if word is not None:
        return _meant(word, over, words, depth)
    if over.lemma_.lower() in _WORKS:
        return of_verb(over, words, depth + 1)
    if over.lemma_.lower() in _STARTS and verb.dep_ == "xcomp":
        return of_verb(over, words, depth + 1)
    return "unreal"


def _kind(over: Token, words: AgreementWords) -> Manner | None:
    """What a word makes of the act that hangs on it."""
    lemma = over.lemma_.lower()
    for held, found in (
        (words.unmade, "unreal"),
        (words.refuse, "refused"),
        (words.resolve, "resolved"),
        (_AGREES, "agreed"),
        (words.intend, "intended"),
        (words.suggest, "proposed"),
        (words.urge, "called for"),
    ):
        if lemma in held:
            return found  # type: ignore[return-value]
    return None


def _meant(word: Manner, over: Token, words: AgreementWords, depth: int) -> Manner:
    """What a governing word makes of an act, unless that word is itself denied or supposed."""
    if over.pos_ not in ("VERB", "AUX"):
        return word
    own = of_verb(over, words, depth + 1)
    if own == "denied" and word == "agreed":
        return "refused"  # "did not agree to extend"
    return word if own in ("done", "going on", "to come", "intended") else "unreal"


def _gerund(verb: Token, words: AgreementWords, depth: int) -> Manner:
    """ "accused X of violating", "by signing", "after leaving"."""
    over = verb.head
    if verb.dep_ == "pcomp" and over.lower_ in _FOR:
        return "unreal"
    above = over.head if verb.dep_ == "pcomp" else over
    if above.lemma_.lower() in ("accuse", "blame"):
        return "done"
    word = _kind(above, words)
    if word is not None and verb.dep_ != "advcl":
        return _meant(word, above, words, depth)
    if over.lower_ in ("after", "since", "by", "of") or verb.dep_ == "advcl":
        return "done" if above.pos_ != "NOUN" else "unreal"
    return "unreal"


def _said(verb: Token, words: AgreementWords, found: Manner) -> Manner:
    """What is denied, threatened or only hoped in being said is not done."""
    over = verb.head
    if verb.dep_ not in ("ccomp", "acl", "advcl") or over.i == verb.i:
        return found
    lemma = lemma_of(over)
    if verb.dep_ == "ccomp" and lemma in _DENIES:
        return "denied"
    if verb.dep_ == "ccomp" and _by_somebody(over):
        return "unreal"  # "some participants report that ..."
    hopes = lemma in ("hope", "fear", "doubt", "threaten", "imagine", "pretend", "demand", "insist")
    return "unreal" if verb.dep_ == "ccomp" and hopes else found


def _by_somebody(verb: Token) -> bool:
    subject = next((t for t in verb.lefts if t.dep_ == "nsubj"), None)
    return subject is not None and any(t.lower_ in _SOMEBODY for t in (subject, *subject.lefts))


def _of_noun(act: Act, words: AgreementWords) -> Manner:
    noun, above = act.head, _above(act.head)
    action = act.by.action
    if any(t.lower_ in _NOT for t in noun.lefts) or any(_doubtful(t, words) for t in noun.lefts):
        return "unreal"
    if above is None:
        return "unreal"
    if above.lemma_.lower() in words.notices and action == "withdrawn":
        given = verb_manner(above, words)
        return "resolved" if given in ("done", "going on") else given
    if above.lemma_.lower() == "procedure":
        begun = act.over.lemma_.lower() in _STARTS and of_verb(act.over, words)
        return "resolved" if begun in ("done", "going on") else "unreal"
    if (word := _kind(above, words)) is not None:
        return _meant(word, above, words, 0)
    if above.pos_ not in ("VERB", "AUX"):
        return "done" if action in ("violated", "notes exchanged") else "unreal"
    return _told(act, above, words)


def verb_manner(noun: Token, words: AgreementWords) -> Manner:
    """How the verb over a noun is meant."""
    over = noun
    while over.head.i != over.i and over.pos_ not in ("VERB", "AUX"):
        over = over.head
    return of_verb(over, words) if over.pos_ in ("VERB", "AUX") else "unreal"


def _told(act: Act, verb: Token, words: AgreementWords) -> Manner:
    """What the verb right over a noun tells of the act that it names."""
    own, lemma, action = of_verb(verb, words), verb.lemma_.lower(), act.by.action
    if own == "denied":
        return "refused" if lemma in ("consent", "agree", "accept", "support") else "unreal"
    if action == "notes exchanged":
        return "done"
    if (
        lemma == "be"
        and act.head.dep_ == "nsubj"
        and any(t.lower_ in ("complete", "effective", "final") for t in verb.rights)
    ):
        return "to come" if any(t.tag_ == "MD" for t in verb.lefts) else own
    if lemma in _TAKES and act.head.dep_ in ("nsubj", "nsubjpass"):
        return own
    if lemma in words.announce and own in ("done", "going on"):
        return "resolved" if action == "withdrawn" and act.head.dep_ == "dobj" else "done"
    named = action in ("withdrawn", "violated") and own in ("done", "going on")
    return "done" if named else "unreal"


def _doubtful(left: Token, words: AgreementWords) -> bool:
    return left.lower_ in ("possible", "planned", "proposed", "further", "future", "alleged") or (
        left.lemma_.lower() in words.unmade
    )


def _above(noun: Token) -> Token | None:
    """The next word of weight over a noun: prepositions are passed over."""
    over = noun
    while over.head.i != over.i:
        joined = over.dep_ == "conj"
        over = over.head
        if not joined and over.pos_ in ("NOUN", "PROPN", "VERB", "AUX", "ADJ"):
            return over
    return None
