"""What somebody binds himself to: who, to do what, by when, for how long, on what condition.

A commitment is told by a verb of promising ("agreed to extend", "pledged that", "decided on"), by a
noun of it ("its commitment to defend"), by an act of somebody's own that is to come ("will
withdraw"), or by a text that obliges ("the treaty requires the parties to").
What is refused, denied or only asked for binds nobody.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from communique.model import Commitment, DateValue, Participant
from communique.read.attributions import innermost
from communique.read.clause import Clause
from communique.read.dates import FoundDate
from communique.read.notes import Notes
from communique.read.parsed import Range
from communique.read.phrases import described, named_or_described
from communique.read.promised import LATER, Undertaking, promised
from communique.read.slots import DUE
from communique.read.told import Stated, Told
from communique.read.topics import agreement_before, agreements_in

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_UNREAL = frozenset({"should", "must", "could", "may", "might", "would", "'d", "ought"})
#: verbs of what is, or befalls somebody, rather than of what he does
_BEFALLS = frozenset(
    "be have remain see know think need want like get become mean depend face lose win fail suffer "
    "benefit grow fall rise happen come feel find learn say tell note ask talk mention seem allow "
    "enable".split()
)
_HOPES = frozenset("hope believe expect think wish predict doubt want suppose imagine".split())


def commit(notes: Notes, told: Told, stated: Stated) -> None:
    """Record what the speakers of a clause are committed to by it."""
    doc, state = told.parsed.doc, notes.state
    for found in _undertakings(notes, stated):
        if any(d.start <= found.head.idx < d.end for d in told.dates):
            continue  # "agreed on Thursday"
        parties = _parties(notes, told, stated, found)
        if not parties:
            continue
        condition = _condition(doc, found.head, state.language.conditions)
        start, end = told.parsed.span(*_less(found.at, condition))
        text = state.document.text
        dates = told.dates_in(*told.parsed.chars(*found.at))
        said = innermost(notes.attributions, told.parsed.span(found.head.i, found.head.i + 1)[0])
        limits = told.parsed.span(*condition) if condition else None
        notes.commitments.append(
            Commitment(
                id=f"{notes.document.id}:c{start}",
                citations=(notes.cite(told),),
                origin=f"commitment: {found.cue}",
                parties=parties,
                undertaking=" ".join(text[start:end].split()),
                undertaking_at=(start, end),
                condition=" ".join(text[slice(*limits)].split()) if limits else None,
                condition_at=limits,
                deadline=_due(dates, state.day),
                term=_term(dates),
                agreement=_agreement(notes, told, start, end),
                said_by=told.frame.party,
                attribution=said.id if said else told.attribution,
            )
        )


def _undertakings(notes: Notes, stated: Stated) -> Iterator[Undertaking]:
    clause, words = stated.clause, notes.state.language
    said_then = clause.modal in ("would", "'d") and _reported(clause)
    if clause.negated or (clause.modal in _UNREAL and not said_then):
        return
    found = list(promised(clause, words))
    if not found and clause.modal in LATER and _acts(stated):
        inner = [t.right_edge.i + 1 for t in clause.verb.rights if t.dep_ == "xcomp"]
        at = clause.start, max([clause.end, *inner])
        found.append(Undertaking(clause.verb, at, clause.modal))
    yield from found


def _acts(stated: Stated) -> bool:
    """Whether an act to come is one that a party does by its own will, and says so."""
    clause = stated.clause
    if clause.lemma in _BEFALLS or clause.passive or clause.verb.tag_ == "VBG":
        return False
    if clause.verb.head.lemma_.lower() in _HOPES:
        return False
    if stated.coded is not None:
        return stated.coded.type == "AGREE"
    return bool(stated.speakers) and all(p.id for p in stated.speakers)


def _reported(clause: Clause) -> bool:
    """ "said it would return": what was to come when it was said."""
    return clause.relation == "content" or clause.verb.head.tag_ in ("VBD", "VBN")


def _parties(
    notes: Notes, told: Told, stated: Stated, found: Undertaking
) -> tuple[Participant, ...]:
    """Who is bound: whom the words name, else who acts, else in "it was agreed" those who met."""
    state, parsed = notes.state, told.parsed
    if found.bound is not None:
        named = named_or_described(parsed, found.bound, state)
        return named or (_called(parsed.words(*found.bound)),)
    if stated.speakers:
        return stated.speakers
    if stated.coded is not None and stated.coded.actors:
        return stated.coded.actors
    if stated.clause.subject and not stated.clause.passive:
        return described(parsed, stated.clause.subject, state)
    return state.pair if stated.clause.passive else ()


def _called(words: str) -> Participant:
    """Somebody of whom the text has no more than the words: "the parties", "importers"."""
    name = " ".join(words.split())
    return Participant(id=None, name=name, country=None, words=words, party=None)


# --- condition -----------------------------------------------------------------------------------


def _condition(doc: Doc, head: Token, phrases: Sequence[str]) -> Range | None:
    """The tokens of the condition that hangs on an undertaking or on the verb that promises it."""
    over = {head.i, head.head.i}
    for token in doc:
        phrase = next((p for p in phrases if _stands(doc, token.i, p)), None)
        if phrase is None:
            continue
        last = doc[token.i + len(phrase.split()) - 1]
        top = _constituent(token, last)
        if top is None or (last.lower_ not in _LEADS and top.pos_ not in ("VERB", "AUX")):
            continue  # "until March", "once a year", "as soon as possible"
        if any(a.i in over for a in top.ancestors) and top.i not in over:
            return token.i, max(top.right_edge.i, last.i) + 1
    return None


#: last words of conditions that a noun may follow: "in exchange for", "subject to"
_LEADS = frozenset({"for", "to", "on"})


def _stands(doc: Doc, at: int, phrase: str) -> bool:
    words = phrase.split()
    return [t.lower_ for t in doc[at : at + len(words)]] == words


def _constituent(first: Token, last: Token) -> Token | None:
    """What a condition's first words lead to: the verb of its clause, or its preposition."""
    if last.dep_ in ("mark", "advmod"):
        return last.head
    for token in (last, first):
        if token.dep_ in ("prep", "pcomp", "acl", "advcl", "amod") and list(token.rights):
            return token
    return None


def _less(at: Range, condition: Range | None) -> Range:
    """The words of an undertaking without its condition at the one or the other end."""
    start, end = at
    if condition is not None and start < condition[0] < end:
        end = condition[0]
    elif condition is not None and condition[0] <= start < condition[1] < end:
        start = condition[1]
    return start, end


# --- time ----------------------------------------------------------------------------------------


def _due(dates: Sequence[FoundDate], today: str | None) -> DateValue | None:
    """The day by which it is to be done, or on which: a day past is that of something else."""
    due = next((d.date for d in dates if d.date.relation in DUE), None)
    to_come = (
        d.date
        for d in dates
        if d.date.precision != "duration" and d.date.relation == "on"
        and (today is None or d.date.value > today)
    )  # fmt: skip
    return due or next(to_come, None)


def _term(dates: Sequence[FoundDate]) -> DateValue | None:
    """For how long: "for five years"."""
    lengths = (d.date for d in dates if d.date.precision == "duration")
    return next((length for length in lengths if length.relation in ("for", "on")), None)


def _agreement(notes: Notes, told: Told, start: int, end: int) -> str | None:
    """The agreement of the codebook that the undertaking speaks of."""
    state, text = notes.state, told.parsed.sentence.text
    begin = start - told.parsed.sentence.start
    last = agreement_before(text, begin, state.finder, state.agreement)
    words = state.document.text[start:end]
    return next((a for _, _, a in agreements_in(words, state.finder, last)), None)
