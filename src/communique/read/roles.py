"""Who acts in a clause and to whom it is done: by name, by description, or by whose word it is."""

from __future__ import annotations

from communique.model import Participant
from communique.read.clause import Clause
from communique.read.discourse import Discourse
from communique.read.parsed import Parsed, Range, head_of
from communique.read.participants import hit_by, met_by, objects_of
from communique.read.patterns import Fired
from communique.read.phrases import described, from_whom_at, named_or_described, objects

People = tuple[Participant, ...]
#: types of which the words may name the people hit by their nationality alone
_HITS = frozenset({"SANCTION", "COERCE", "ASSAULT", "RETREAT"})
_TALKS = frozenset(
    "meeting conversation talk call summit negotiation consultation discussion dialogue".split()
)


def actors_and_recipients(
    parsed: Parsed, clause: Clause, fired: Fired, state: Discourse, named: People
) -> tuple[People, People]:
    """Who acts in a clause in which a pattern holds, and on whom; `named` is whom its subject
    names."""
    subject = acting(parsed, clause, state, named)
    if fired.pattern.by_voice:
        return _says(state), subject  # "the attacks are illegal": says whose account it is
    if fired.pattern.from_whom:
        return _from_whom(parsed, clause, state), subject
    consults = fired.type == "CONSULT"
    hit = met_by(parsed, clause, state, subject) if consults else ()
    hit = hit or objects_of(parsed, clause, state, subject)
    if not consults or fired.pattern.mode == "visit":  # a visit has a host
        hit = hit or done_to_at(parsed, clause, state, subject)[0]
    if not hit and fired.type in _HITS:
        hit = hit_by(parsed, clause, state, subject)
    return (hit, subject) if clause.turned else (subject, hit)


def _says(state: Discourse) -> People:
    """Who says what is being read: a speaker told of, or the government whose text it is."""
    if state.speaking or not state.document.speaks_for:
        return state.speaking
    return state.government(str(state.document.speaks_for))


def _from_whom(parsed: Parsed, clause: Clause, state: Discourse) -> People:
    """Who gave what was received: the words behind "from"."""
    for span in from_whom_at(clause):
        if found := named_or_described(parsed, span, state):
            return found
    return ()


def acting(parsed: Parsed, clause: Clause, state: Discourse, named: People) -> People:
    """Who acts in a clause: whom its subject names (`named`), or else describes."""
    if clause.subject is None:
        return named
    pronoun = _pronoun(parsed, clause.subject)
    if pronoun and clause.relation == "content":
        return _speaking(pronoun, state) or named
    if head_of(parsed.doc, clause.subject).lemma_.lower() in _TALKS:
        # "a meeting between X and Y began": who met stands behind the noun
        return state.resolve(*parsed.span(*clause.subject))
    return named if named or pronoun else described(parsed, clause.subject, state)


def _speaking(pronoun: str, state: Discourse) -> People:
    """Whom a pronoun in what is said stands for: who says it, where it fits him."""
    speakers = state.speaking
    person = len(speakers) == 1 and bool(speakers[0].id) and speakers[0].role != "government"
    if pronoun in ("he", "she"):
        return speakers if person and state.fits(pronoun, speakers[0]) else ()
    if pronoun == "it":
        return speakers if len(speakers) == 1 and not person else ()
    return speakers if pronoun == "they" and len(speakers) > 1 else ()


def done_to_at(
    parsed: Parsed, clause: Clause, state: Discourse, actors: People
) -> tuple[People, Range | None]:
    """Whom an object of the clause names or describes, and the tokens of that phrase: the first
    that is somebody else and of a known country, else the first."""
    taken = {a.id or a.words for a in actors} | {a.country for a in actors if a.country}
    without: tuple[People, Range | None] = ((), None)
    for span in objects(parsed, clause):
        found = described(parsed, span, state)
        others = tuple(p for p in found if (p.id or p.words) not in taken)
        if any(p.country or p.id for p in others):
            return others, span
        if others and without[1] is None:
            without = others, span
    return without


def _pronoun(parsed: Parsed, subject: Range) -> str:
    """A subject that is a pronoun, which describes nobody; else ""."""
    first, stop = subject
    alone = stop - first == 1 and parsed.doc[first].pos_ == "PRON"
    return str(parsed.doc[first].lower_) if alone else ""
