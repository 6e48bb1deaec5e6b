"""The words of a cue (a verb with auxiliaries, negation, particle, adverbs), and whose it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.read.parc.spans import Range, noun_phrase, trimmed

if TYPE_CHECKING:
    from spacy.tokens import Token

#: verbs that only say how the next one is done: "went on to argue", "continued to insist"
ASPECT = frozenset(
    "go continue begin start come keep stop cease try attempt proceed tend use manage fail rush "
    "appear seem get dare move need be have take help want".split()
)
_OCCASION = frozenset("in at on during after before when while".split())
_GROUP = frozenset({"aux", "auxpass", "neg"})
_WH = frozenset({"WP", "WDT", "WP$"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
_SHARES = frozenset("conj xcomp advcl pcomp dep ccomp parataxis".split())
_BETWEEN = frozenset({"pobj", "dobj", "attr", "prep"})
_DEEPEST = 6  # verbs over which a subject is handed down
_ADDRESSED = frozenset("tell ask inform advise assure remind warn notify brief".split())


def verb_group(verb: Token) -> Range:
    """Auxiliaries, negation, adverbs among them, the verb and its particle."""
    start = stop = verb.i
    helps = [t.i for t in verb.lefts if t.dep_ in _GROUP and t.tag_ != "TO"]
    first = min([verb.i, *helps])
    doc = verb.doc
    for i in range(verb.i - 1, -1, -1):
        token = doc[i]
        mine = token.head.i == verb.i and (token.dep_ in _GROUP or token.dep_ == "advmod")
        deeper = token.head.head.i == verb.i and token.dep_ in ("advmod", "neg") and i > first
        if not ((mine and (i >= first or _plain_adverb(token))) or deeper):
            break
        start = i
    if doc[start].tag_ == "TO" and start < verb.i:
        start += 1
    for child in verb.rights:
        if child.dep_ == "neg" or (child.dep_ == "prt" and child.i <= verb.i + 3):
            stop = max(stop, child.i)
        elif child.i > verb.i + 1:
            break
    return start, stop + 1


def _plain_adverb(token: Token) -> bool:
    return token.tag_ in ("RB", "RBR") and token.lower_ not in ("then", "when", "there", "here")


def in_chain(verb: Token) -> Token:
    """The verb at the head of a chain of aspect: "went" of "went on to argue"; else itself."""
    at = verb
    while (
        at.dep_ == "xcomp"
        and at.head.i < at.i
        and at.head.lemma_.lower() in ASPECT
        and at.head.pos_ in ("VERB", "AUX")
        and at.i - at.head.i <= 5
        and not any(t.dep_ in _SUBJECTS for t in at.children)
    ):
        at = at.head
    return at


def is_passive(verb: Token) -> bool:
    """Whether the subject is what is said, or who is told."""
    if any(t.dep_ in ("nsubjpass", "auxpass", "csubjpass") for t in verb.children):
        return True
    if verb.tag_ != "VBN":
        return False
    if verb.dep_ in ("acl", "relcl", "advcl", "amod"):
        return not any(t.dep_ in ("aux",) for t in verb.lefts)
    return False


def own_subject(verb: Token) -> Token | None:
    """The head of the verb's own subject."""
    behind = _inverted(verb)
    if behind is not None:
        return behind
    before = [t for t in verb.lefts if t.dep_ in _SUBJECTS]
    if before:  # "which she said was hers": the nearer one says
        nearer = before[0].tag_ in _WH or before[-1].tag_ == "PRP"
        return before[-1] if nearer else before[0]
    return next((t for t in verb.rights if t.dep_ in _SUBJECTS), None)


def _inverted(verb: Token) -> Token | None:
    """ "..." said X: the phrase right behind a verb that stands right behind a quotation."""
    doc = verb.doc
    if verb.i == 0 or verb.i + 1 >= len(doc) or verb.tag_ not in ("VBD", "VBZ", "VBP"):
        return None
    before = doc[verb.i - 1]
    if before.text not in ('"', "''", ",") or (before.text == "," and not _quoted_before(verb)):
        return None
    return next(
        (
            t
            for t in verb.rights
            if t.left_edge.i == verb.i + 1
            and t.dep_ in ("nsubj", "dobj", "attr", "oprd", "npadvmod", "dep", "dative", "ccomp")
            and t.pos_ in ("PROPN", "NOUN", "PRON")
            and t.tag_ != "PRP$"
        ),
        None,
    )


def _quoted_before(verb: Token) -> bool:
    return verb.i > 1 and verb.doc[verb.i - 2].text in ('"', "''")


def subject(verb: Token, depth: int = 0) -> tuple[Token | None, bool]:
    """The head of the subject that a verb has or takes over; whether it is taken over."""
    mine = own_subject(verb)
    if mine is not None:
        return mine, depth > 0
    if depth > _DEEPEST:
        return None, False
    head = verb.head
    if verb.dep_ in ("acl", "relcl") and head.pos_ in ("NOUN", "PROPN", "PRON"):
        return head, True
    if verb.dep_ not in _SHARES or head.i == verb.i:
        return None, False
    above = _verb_above(verb)
    if above is None:
        return None, False
    if verb.dep_ == "xcomp":  # "urged him to say": he says
        told = next((t for t in above.rights if t.dep_ == "dobj" and t.i < verb.i), None)
        if told is not None and above.lemma_.lower() != "promise":
            return told, True
    return subject(above, depth + 1)


def _verb_above(verb: Token) -> Token | None:
    """The verb that a verb without subject hangs on, over prepositions and objects between."""
    step = verb.head
    while step.pos_ not in ("VERB", "AUX"):
        if step.pos_ in ("NOUN", "PROPN") and step.dep_ not in _BETWEEN:
            return None
        if step.head.i == step.i:
            return None
        step = step.head
    return step


def source_range(head: Token, verb: Token) -> Range:
    """The phrase of a source; where the verb hangs on it ("activists demanding ..."), the part
    before the verb."""
    start, end = noun_phrase(head)
    if start <= verb.i < end:
        if head.i < verb.i:
            end = min(t for t in [verb_group(verb)[0], verb.left_edge.i, verb.i] if t > head.i)
        else:
            start = verb_group(verb)[1]
    span = _set_off(head, trimmed(head.doc, (start, end)))
    return span if span[0] < span[1] else (head.i, head.i + 1)


def _set_off(head: Token, span: Range) -> Range:
    """With the comma that closes an apposition or relative clause; a name without the place or
    occasion behind it ("Ruiz in her speech")."""
    start, end = span
    doc = head.doc
    if head.pos_ == "PROPN":
        occasions = (t for t in head.rights if t.dep_ == "prep" and t.lower_ in _OCCASION)
        cut = next((t.i for t in occasions if t.i < end and doc[t.i - 1].text != ","), None)
        if cut is not None:
            return start, cut
    inner = doc[start:end].text
    closed = end < len(doc) and doc[end].text == "," and ("," in inner or " -" in inner)
    set_off = any(t.dep_ in ("appos", "relcl", "acl") for t in head.rights)
    return start, end + (closed and set_off)


def is_wh(token: Token) -> bool:
    """who, which, that, whose."""
    return token.tag_ in _WH


def takes_addressee(verb: Token) -> bool:
    """Verbs whose object or passive subject is told something: "was told that ..."."""
    return verb.lemma_.lower() in _ADDRESSED
