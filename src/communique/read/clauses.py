"""Cut a parsed sentence into clauses: who (subject), what (verb and its words), how meant.

Clauses of one level are cut linearly, each running to where the next begins.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from communique.read.clause import Clause
from communique.read.clause_heads import is_clause_head, of_one_form
from communique.read.clause_parents import parent
from communique.read.verbs import SUBJECTS, lemma_of, own_subject, subject_behind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_TALKING = frozenset({"exchange", "discuss", "talk", "review", "consult", "debate"})
_ASPECT = frozenset({"continue", "begin", "start", "keep", "resume"})


def clauses(doc: Doc, speech: Collection[str], acts: Mapping[str, str]) -> list[Clause]:
    """The main clauses of a sentence in order, each with the clauses of its content.

    `speech` are verbs that hand over a word, `acts` those by which participants act in speaking
    (lemma -> act). A nominal sentence (a headline) gives one clause headed by its root.
    """
    verbs = [t for t in doc if is_clause_head(t, acts)]
    parents = {verb.i: parent(verb, verbs, speech) for verb in verbs}
    root = next((t for t in doc if t.dep_ == "ROOT"), None)
    if not verbs and root is not None:
        return [Clause(root, root.lemma_.lower(), 0, len(doc), None, relation="nominal")]
    top = of_one_form([v for v in verbs if parents[v.i] is None])
    built = _series(doc, top, 0, len(doc))
    for clause in built:
        _fill(doc, clause, verbs, parents)
    return built


def every(some: Iterable[Clause]) -> Iterator[Clause]:
    """Clauses and the clauses of their content, outermost first."""
    for clause in some:
        yield clause
        yield from every(clause.contents)


def _series(doc: Doc, verbs: list[Token], start: int, end: int) -> list[Clause]:
    """Clauses of one level, cut linearly; a clause without subject takes the one before's."""
    built: list[Clause] = []
    borders = [_begin(verb) for verb in verbs]
    for number, verb in enumerate(verbs):
        stop = borders[number + 1] if number + 1 < len(verbs) else end
        subject = own_subject(verb) or subject_behind(verb)
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
    lefts = [t for t in verb.lefts if t.dep_ in (*SUBJECTS, "aux", "auxpass", "neg", "mark")]
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
