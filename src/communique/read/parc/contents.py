"""What a verb hands over: its clause, its infinitive, its object, or the words around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.read.parc.candidate import Context
from communique.read.parc.groups import takes_addressee, verb_group
from communique.read.parc.spans import Range, inside, merged, subtree, trimmed, without
from communique.read.verbs import FINITE, is_finite

if TYPE_CHECKING:
    from spacy.tokens import Token

#: what hangs on a verb and belongs to what is judged or asked: "for", "of", "as" ...
_OBJECT = frozenset({"dobj", "oprd", "attr", "dative", "xcomp", "ccomp", "acomp"})
_PREPOSITIONS = frozenset(
    "for of as against about over to toward towards with from into regarding concerning on upon "
    "by like than behind at between in".split()
)
_ASKS = frozenset("how why what whether when where who if".split())
_SUBJECT = frozenset({"nsubj", "nsubjpass", "expl"})
_SOON = 12  # words between a verb and the quotation that it hands over
_NEAR = 4  # words between "and" and the verb it leads to
_EDGES = frozenset({",", ":", ";", "-", "--", "."})
_ENDS = frozenset({",", ":", ";", "-", "--", ".", "?", "!"})
#: what hangs on a cue's verb behind it and is not said
_OF_CUE = frozenset(
    "nsubj dobj dative prep npadvmod advmod advcl prt agent acl pobj oprd xcomp".split()
)
_HANGS_BEHIND = frozenset("advcl conj relcl cc acl npadvmod prep appos".split())
_CIRCUMSTANCE = frozenset("in at on by from".split())
_PLACES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august september october november december twitter facebook instagram television "
    "tv radio interview statement speech rally debate conference briefing hearing meeting press "
    "release letter email e-mail memo report tweet post video week month year day morning evening "
    "afternoon night weekend campaign trail stage court podcast show fox cnn msnbc nbc abc cbs "
    "article column editorial op-ed book remarks address testimony call telephone phone town hall "
    "event appearance series past background condition anonymity house floor".split()
)


def circumstance(prep: Token) -> bool:
    """ "on Monday", "in an interview": when, where or through what something is said."""
    if prep.lower_ not in _CIRCUMSTANCE:
        return False
    objects = [t for t in prep.children if t.dep_ in ("pobj", "pcomp")]
    return not objects or any(t.lower_ in _PLACES or t.like_num for t in objects)


def complements(verb: Token) -> list[Token]:
    """The heads of what stands behind the verb and may be content, in order."""
    told = takes_addressee(verb)
    found = []
    clause = any(t.dep_ == "ccomp" and t.i > verb.i for t in verb.children)
    for child in verb.rights:
        if child.dep_ in _OBJECT:
            if child.dep_ in ("dobj", "dative") and (clause or (told and _goes_on(verb, child))):
                continue
            found.append(child)
        elif child.dep_ == "prep" and child.lower_ in _PREPOSITIONS and not circumstance(child):
            if child.lower_ == "to" and clause:
                continue
            found.append(child)
    return found


def _goes_on(verb: Token, objects: Token) -> bool:
    """Whether more than the addressee stands behind the verb: "told reporters to leave"."""
    return any(t.i > objects.i and t.dep_ in ("xcomp", "ccomp", "dobj") for t in verb.rights)


def clauses_behind(verb: Token) -> list[Token]:
    """The clauses that a verb hands over behind it."""
    return [
        t
        for t in verb.rights
        if t.dep_ == "ccomp"
        or (t.dep_ == "advcl" and t.left_edge.i == verb.i + 1 and t.left_edge.lower_ in _ASKS)
    ]


def clauses_before(verb: Token) -> list[Token]:
    """The clauses that a verb hands over before it: "It will rain, he said"."""
    return [
        t
        for t in verb.lefts
        if t.dep_ in ("ccomp", "parataxis", "advcl") and is_finite(t) and not _marked(t)
    ]


def _marked(token: Token) -> bool:
    """ "If it rains, he said": a condition or a time."""
    return any(t.dep_ == "mark" or (t.dep_ == "advmod" and t.tag_ == "WRB") for t in token.lefts)


def clause_of(verb: Token, context: Context) -> Range:
    """The words that belong to a cue and stand beside what is said: subject, verb, addressee,
    time and place; without the clauses handed over."""
    doc = context.doc
    start, stop = verb_group(verb)
    for child in verb.children:
        if child.dep_ in ("ccomp", "parataxis") or child.is_punct or child.dep_ == "cc":
            continue
        a, b = subtree(child)
        if child.i < verb.i:
            if child.dep_ == "advcl" or any(inside(i, context.quoted) for i in (a, b - 1)):
                continue
            if b >= start - 1 or child.dep_ in ("nsubj", "nsubjpass"):
                start = min(start, a)
        elif child.dep_ in _OF_CUE:
            if inside(a, context.quoted):
                break
            stop = max(stop, b)
    return trimmed(doc, (start, stop))


def fronted(verb: Token, context: Context) -> list[Range]:
    """The content before a verb whose clause stands behind or amid it: "A, she said", "A," she
    said, "B"; nothing where the verb opens its sentence."""
    doc = context.doc
    tag = clause_of(verb, context)
    before = tag[0] - 1
    if before < 0 or (doc[before].dep_ == "cc" and doc[before].lower_ == "and"):
        return []
    closes = any(b == before + 1 and _ends_speech(context, b) for _, b in context.quoted)
    comma = doc[before].text in (",", "?", "!") or closes
    if not comma:
        return []
    heads = clauses_before(verb)
    last = all(t.is_punct or t.is_space for t in doc[tag[1] :])
    amid = last and tag[0] > 3 and (verb.dep_ == "parataxis" or _stands_apart(verb, before))
    aside = doc[before].text == "," and tag[1] < len(doc) and doc[tag[1]].text == ","
    if not (heads or closes or amid or (verb.dep_ == "parataxis" and aside)):
        return []
    begin = _beginning(context, before, heads, closes)
    spans = [trimmed_content(context, (begin, before + 1))]
    behind = _behind(context, tag)
    if behind is not None:
        spans.append(trimmed_content(context, behind))
    return [s for s in spans if s[0] < s[1]]


def _stands_apart(verb: Token, before: int) -> bool:
    """Whether the words before a verb's clause are not its own: no mere time or place of it."""
    return any(not verb.is_ancestor(t) for t in verb.doc[: before + 1] if not t.is_punct)


def _ends_speech(context: Context, stop: int) -> bool:
    """Whether a quotation ends as one does before "said": with a mark inside, or before a comma."""
    doc = context.doc
    inside_it = stop >= 2 and doc[stop - 2].text[-1:] in ",.?!-…"
    return inside_it or (stop < len(doc) and doc[stop].text == ",")


def _beginning(context: Context, before: int, heads: list[Token], closes: bool) -> int:
    """Where the content before the cue begins: with its clause, its quotation, or the sentence."""
    starts = [h.left_edge.i for h in heads]
    if closes:
        quote = next((a for a, b in context.quoted if a <= before < b), 0)
        lead = context.doc[quote - 1] if quote else None
        whole = lead is None or lead.text in (",", ":", ";") or not context.doc[quote + 1].is_lower
        if whole and not starts:
            return quote
        starts.append(quote)
    return min(starts, default=0)


def _behind(context: Context, tag: Range) -> Range | None:
    """What goes on behind the cue: a quotation, or the rest of a sentence cut in two."""
    doc, stop = context.doc, tag[1]
    at = stop
    while at < len(doc) and (doc[at].text in (",", ":", "-", ".") or doc[at].is_space):
        at += 1
    if at >= len(doc):
        return None
    for a, b in context.quoted:
        if a == at:
            return a, b
    tail = doc[at]
    aside = doc[stop].text == "," and tag[0] > 0 and doc[tag[0] - 1].text == ","
    of_cue = tail.dep_ in _HANGS_BEHIND or tag[0] <= tail.head.i < tag[1]
    return (at, len(doc)) if aside and not of_cue else None


def trimmed_content(context: Context, span: Range) -> Range:
    """Content keeps its quotation marks and a mark inside them; else it ends on a word."""
    doc = context.doc
    start, stop = span
    while start < stop and (doc[start].text in _EDGES or doc[start].is_space):
        start += 1
    while stop > start and (
        doc[stop - 1].text in _ENDS
        or doc[stop - 1].is_space
        or (doc[stop - 1].dep_ == "cc" and doc[stop - 1].lower_ in ("and", "but", "or"))
    ):
        stop -= 1
    for a, b in context.quoted:
        if start - 1 == a and start < b:
            start = a
        if a < stop < b and all(t.is_punct or t.is_quote for t in doc[stop:b]):
            stop = b
    return start, stop


def following_quote(verb: Token, context: Context) -> Range | None:
    """A quotation that opens behind the verb's clause: "He said: ...", "said, ..."."""
    doc = context.doc
    first = next(((a, b) for a, b in context.quoted if a > verb.i), None)
    if first is None:
        return None
    opens = first[0]
    led = doc[opens - 1].text in (",", ":") or opens - 1 == verb.i
    return first if led and opens - verb.i <= _SOON else None


def without_next_act(verb: Token, span: Range, context: Context) -> Range:
    """Content cut before a further verb of the same subject that the parser hung inside it: "noted
    the risks and | briefed the king", "said that A will hold and | affirmed B"."""
    doc = context.doc
    start, stop = span
    for token in doc[start:stop]:
        if token.dep_ != "conj" or token.tag_ not in FINITE or token.tag_ != verb.tag_:
            continue
        if any(t.dep_ in _SUBJECT for t in token.lefts) or inside(token.i, context.quoted):
            continue
        first = token.head
        alike = first.tag_ == token.tag_ or any(t.tag_ in FINITE for t in first.lefts)
        if alike or any(t.tag_ == token.tag_ and t.dep_ == "aux" for t in first.lefts):
            continue
        joint = next((t.i for t in reversed(doc[start : token.i]) if t.dep_ == "cc"), None)
        if joint is not None and joint > start and token.i - joint <= _NEAR:
            return trimmed_content(context, (start, joint))
    return span


def object_region(verb: Token, heads: list[Token], context: Context) -> list[Range]:
    """From the first complement to the end of the last, circumstances cut out."""
    spans = [subtree(h) for h in heads]
    holes = [
        subtree(t)
        for t in verb.rights
        if t not in heads and t.dep_ in ("npadvmod", "advmod", "advcl", "prep", "agent", "conj")
    ]
    pieces = without((min(a for a, _ in spans), max(b for _, b in spans)), holes)
    cut = (without_next_act(verb, trimmed_content(context, p), context) for p in pieces)
    return merged(p for p in cut if p[0] < p[1])
