"""Cut a parsed sentence into clauses: who (subject), what (verb and its words), how meant.

The small parser often hangs the third of three coordinated verbs on the wrong one. Two repairs
make up for it: a coordinated verb belongs to the nearest clause whose verb has its own form
("discussed ..., agreed ..., and agreed ..."), and a finite verb with a subject of its own and no
subordinating word is a main clause whatever the parser called it. Clauses are then cut linearly,
each running to where the next begins.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_SUBORDINATORS = frozenset(
    {
        "that",
        "if",
        "whether",
        "because",
        "while",
        "when",
        "as",
        "since",
        "although",
        "though",
        "after",
        "before",
        "until",
        "unless",
        "once",
        "where",
        "should",
    }
)
#: acts that a participle may tell beside the main verb: ", noting ...", ", stressing ..."
_TELLING = frozenset({"state", "affirm", "express", "agree", "demand", "warn", "condemn"})
_TALKING = frozenset({"exchange", "discuss", "talk", "review", "consult", "debate"})
_ASPECT = frozenset({"continue", "begin", "start", "keep", "resume"})
#: verbs whose purpose clause tells what a meeting was about: "spoke ... to discuss"
_MEETS = frozenset(
    {
        "speak",
        "meet",
        "hold",
        "have",
        "talk",
        "call",
        "host",
        "receive",
        "join",
        "convene",
        "telephone",
        "visit",
        "participate",
        "gather",
        "conduct",
    }
)
#: verbs that the lemmatizer cuts too short
_LEMMAS = {"hop": "hope", "hoping": "hope"}
_LIGHT_ADVERBS = frozenset({"not", "never", "n't", "no"})


@dataclass(slots=True, eq=False)
class Clause:
    """One clause. `start` and `end` are token numbers of its words from the verb group on;
    `subject` is a token range (inherited from the clause before where it has none)."""

    verb: Token
    lemma: str
    start: int
    end: int
    subject: tuple[int, int] | None
    inherited: bool = False
    relation: str = "main"
    contents: list[Clause] = field(default_factory=list)

    @property
    def modal(self) -> str:
        """The modal or infinitive marker before the verb: will, should, may, to ... or ""."""
        for token in self.verb.lefts:
            if token.tag_ == "MD" or (token.tag_ == "TO" and token.i < self.verb.i):
                return token.lower_
        return ""

    @property
    def negated(self) -> bool:
        """Whether the verb itself is denied."""
        return any(t.dep_ == "neg" or t.lower_ in _LIGHT_ADVERBS for t in self.verb.lefts)

    @property
    def passive(self) -> bool:
        """Whether the subject suffers the act."""
        return any(t.dep_ in ("nsubjpass", "auxpass") for t in self.verb.lefts)


def lemma_of(verb: Token) -> str:
    """Lemma with its particle: "carry out", "point out"."""
    lemma = _LEMMAS.get(verb.lemma_.lower(), verb.lemma_.lower())
    for token in verb.rights:
        if token.dep_ == "prt":
            return f"{lemma} {token.lower_}"
    return lemma


def clauses(doc: Doc, speech: Collection[str], acts: Mapping[str, str]) -> list[Clause]:
    """The main clauses of a sentence in order, each with the clauses of its content.

    `speech` are verbs that hand over a word, `acts` those by which participants act in speaking
    (lemma -> act). A nominal sentence (a headline) gives one clause headed by its root.
    """
    verbs = [t for t in doc if _is_clause_head(t, acts)]
    parents = {verb.i: _parent(verb, verbs, speech) for verb in verbs}
    root = next((t for t in doc if t.dep_ == "ROOT"), None)
    if not verbs and root is not None:
        return [Clause(root, root.lemma_.lower(), 0, len(doc), None, relation="nominal")]
    top = _of_one_form([v for v in verbs if parents[v.i] is None])
    built = _series(doc, top, 0, len(doc))
    for clause in built:
        _fill(doc, clause, verbs, parents)
    return built


def _of_one_form(top: list[Token]) -> list[Token]:
    """Leave out a verb without subject whose form no main verb before it has: "hoped that talks
    will open, and will bring ..." goes on with what is hoped."""
    kept: list[Token] = []
    for verb in top:
        free = verb.dep_ == "ROOT" or any(t.tag_ == "TO" for t in verb.lefts)
        noun = _form(verb) == "FIN" and verb.i + 1 < len(verb.doc) and verb.nbor().lower_ == "of"
        loose = not free and not _own_subject(verb) and (noun or _form(verb) in ("MD", "VB"))
        if not (loose and kept and _form(verb) not in {_form(k) for k in kept}):
            kept.append(verb)
    return kept


def _is_clause_head(token: Token, acts: Mapping[str, str]) -> bool:
    if token.pos_ not in ("VERB", "AUX") or token.dep_ in ("aux", "auxpass", "amod", "compound"):
        return False
    if token.dep_ in ("csubj", "nsubj", "pobj", "dobj", "prep") or _relative(token):
        return False
    if token.dep_ in ("relcl", "acl") and token.tag_ != "VB":
        return False
    if token.dep_ not in ("relcl", "acl") and (
        token.dep_ == "ROOT" or token.tag_ in _FINITE or _has_modal(token)
    ):
        return True
    act = acts.get(token.lemma_.lower())
    if token.lower_ in ("considering", "including", "following"):
        return False
    if token.tag_ == "VBG" and (act not in _TELLING or token.dep_ == "conj"):
        return False
    if token.tag_ == "VBG":  # ", noting the importance of ...", "with both sides emphasising ..."
        return act is not None and _after_comma(token)
    if token.tag_ == "VBN":
        helped = any(t.dep_ in ("aux", "auxpass") for t in token.lefts)
        return helped or (token.dep_ == "conj" and _form(token.head) == "VBD")
    if token.tag_ == "VB" and token.dep_ in ("advcl", "xcomp", "relcl", "acl"):
        meets = token.head.lemma_.lower() in _MEETS or token.head.pos_ in ("NOUN", "PROPN")
        purpose = any(t.tag_ == "TO" for t in token.lefts)
        return purpose and meets and token.lemma_.lower() in ("discuss", "review", "exchange")
    return False


def _relative(token: Token) -> bool:
    """Inside a relative clause or after a wh-word of its own: "which they discussed"."""
    if any(t.tag_ in ("WDT", "WP", "WRB", "WP$") and t.i < token.i for t in token.children):
        return True
    if any(t.dep_ == "prep" and any(c.tag_ == "WDT" for c in t.children) for t in token.lefts):
        return True  # "notes, by which they agreed"
    same = token.dep_ == "conj" and token.head.dep_ in ("relcl", "acl") and not _own_subject(token)
    return same and (_form(token) == _form(token.head) or _form(token) not in ("VBD", "FIN"))


def _has_modal(token: Token) -> bool:
    return any(t.tag_ == "MD" for t in token.lefts)


def _after_comma(token: Token) -> bool:
    left = min((t.left_edge.i for t in token.children if t.i < token.i), default=token.i)
    doc = token.doc
    left = min(left, token.i)
    return left > 0 and doc[left - 1].lower_ in (",", "with", ";", "while")


def _own_subject(token: Token) -> Token | None:
    return next((t for t in token.children if t.dep_ in _SUBJECTS and t.i < token.i), None)


def _subject_behind(token: Token) -> Token | None:
    """ "..., said X": a speech verb's subject may follow it."""
    return next((t for t in token.rights if t.dep_ == "nsubj"), None)


def _marked(token: Token) -> bool:
    return any(
        t.dep_ in ("mark", "advmod") and t.lower_ in _SUBORDINATORS and t.i < token.i
        for t in token.children
    ) or any(t.tag_ == "MD" and t.lower_ == "should" and _inverted(t) for t in token.children)


def _inverted(modal: Token) -> bool:
    """ "should the situation escalate": a condition without "if"."""
    subject = _own_subject(modal.head)
    return subject is not None and modal.i < subject.left_edge.i


def _form(token: Token) -> str:
    if _has_modal(token):
        return "MD"
    if token.tag_ == "VBN" and any(t.dep_ in ("aux", "auxpass") for t in token.lefts):
        return "VBD"
    return "FIN" if token.tag_ in ("VBZ", "VBP") else str(token.tag_)


def _parent(token: Token, verbs: list[Token], speech: Collection[str]) -> Token | None:
    """The verb whose content this clause is; None for a main clause."""
    heads = {v.i for v in verbs}
    if token.dep_ == "ROOT":
        main = [v for v in verbs if v.i < token.i and _own_subject(v) and not _marked(v)]
        return main[0] if _marked(token) and main else None
    if token.dep_ in ("conj", "dep"):
        return _parent_of_coordinate(token, verbs, speech)
    if token.dep_ == "ccomp" and token.head.i in heads:
        return token.head
    if token.dep_ == "advcl" and _own_subject(token) and not _marked(token) and _is_finite(token):
        return None
    if token.dep_ in ("advcl", "xcomp", "parataxis", "relcl", "acl") and not _marked(token):
        return _root_side(token, heads, speech)
    return _nearest(token, heads)


def _is_finite(token: Token) -> bool:
    return token.tag_ in _FINITE or _has_modal(token)


def _parent_of_coordinate(
    token: Token, verbs: list[Token], speech: Collection[str]
) -> Token | None:
    """Same parent as the nearest earlier verb of the same form, preferring the parser's own."""
    if _form(token.head) == _form(token) or _own_subject(token):
        same: Token | None = token.head
    else:
        earlier = [v for v in verbs if v.i < token.i and _form(v) == _form(token)]
        same = earlier[-1] if earlier else token.head
    if same is None or same.i not in {v.i for v in verbs} or same.i == token.i:
        return _nearest(token, {v.i for v in verbs})
    if same.dep_ == "ROOT":
        return None
    return _parent(same, verbs, speech) if same.i != token.i else None


def _root_side(token: Token, heads: set[int], speech: Collection[str]) -> Token | None:
    """A participle or purpose clause stands beside its head: same parent as the head's."""
    head = next((a for a in token.ancestors if a.i in heads), None)
    if head is None or head.dep_ == "ROOT":
        return None
    if head.dep_ == "ccomp" and head.head.i in heads and head.head.lemma_.lower() in speech:
        return head.head
    return _nearest(head, heads)


def _nearest(token: Token, heads: set[int]) -> Token | None:
    for ancestor in token.ancestors:
        if ancestor.i in heads:
            return ancestor
    return None


def _series(doc: Doc, verbs: list[Token], start: int, end: int) -> list[Clause]:
    """Clauses of one level, cut linearly; a clause without subject takes the one before's."""
    built: list[Clause] = []
    borders = [_begin(verb) for verb in verbs]
    for number, verb in enumerate(verbs):
        stop = borders[number + 1] if number + 1 < len(verbs) else end
        subject = _own_subject(verb) or _subject_behind(verb)
        span = (subject.left_edge.i, subject.right_edge.i + 1) if subject is not None else None
        if span and span[0] < verb.i < span[1]:
            span = (span[0], verb.i)
        inherited = span is None and bool(built)
        if inherited:
            span = built[-1].subject
        if span is None and start == 0:
            span = _stray_subject(doc, verb)
        first = min([verb.i, *(t.i for t in verb.lefts if t.dep_ in ("aux", "auxpass", "neg"))])
        core = _core(verb)
        built.append(
            Clause(
                core,
                lemma_of(core),
                max(first, start),
                _trim(doc, verb.i + 1, stop),
                span,
                inherited,
            )
        )
    return built


def _core(verb: Token) -> Token:
    """The verb that says what is done where the main verb says only that it goes on: "continued
    exchanging views"."""
    if verb.lemma_.lower() not in _ASPECT:
        return verb
    follows = (t for t in verb.rights if t.dep_ == "xcomp" and t.i - verb.i <= 2)
    return next((t for t in follows if t.lemma_.lower() in _TALKING), verb)


def _stray_subject(doc: Doc, verb: Token) -> tuple[int, int] | None:
    """The first subject before a main verb that has none: the parser hung it elsewhere."""
    found = next((t for t in doc[: verb.i] if t.dep_ in ("nsubj", "nsubjpass")), None)
    if found is None or found.tag_ in ("WP", "WDT"):
        return None
    return found.left_edge.i, min(found.right_edge.i + 1, verb.i)


def _begin(verb: Token) -> int:
    """The first token of the clause: its subject, or its verb group, or its subordinator."""
    lefts = [t for t in verb.lefts if t.dep_ in (*_SUBJECTS, "aux", "auxpass", "neg", "mark")]
    return min([verb.i, *(t.left_edge.i for t in lefts)])


def _trim(doc: Doc, low: int, end: int) -> int:
    """Drop coordinators and commas that lead over to the next clause."""
    while end > low and (
        (doc[end - 1].is_punct and doc[end - 1].text not in "\"')")
        or doc[end - 1].dep_ == "cc"
        or doc[end - 1].lower_ in ("and", "but", "with", "also", "while")
    ):
        end -= 1
    if end - 2 > low and doc[end - 1].tag_ == "RB" and doc[end - 2].dep_ == "cc":
        return _trim(doc, low, end - 1)  # ", but strongly | opposed ..."
    return end


def _fill(
    doc: Doc, clause: Clause, verbs: list[Token], parents: Mapping[int, Token | None]
) -> None:
    """Give a clause the clauses of its content, down the tree."""
    own = {clause.verb.i, clause.verb.head.i if clause.verb.dep_ == "xcomp" else clause.verb.i}
    inner = [v for v in verbs if (p := parents[v.i]) is not None and p.i in own]
    if not inner:
        return
    before = [v for v in inner if v.i < clause.verb.i]
    after = [v for v in inner if v.i > clause.verb.i]
    limit = clause.subject[0] if clause.subject and not clause.inherited else clause.start
    clause.contents = _series(doc, before, 0, limit) + _series(doc, after, clause.start, clause.end)
    for content in clause.contents:
        content.relation = "content"
        _fill(doc, content, verbs, parents)
