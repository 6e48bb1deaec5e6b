"""Who acts in a clause and to whom it is done: by name, by description, or by whose word it is."""

from __future__ import annotations

from communique.model import Participant
from communique.read.clause import Clause
from communique.read.discourse import Discourse
from communique.read.parsed import Parsed
from communique.read.participants import hit_by, met_by, objects_of, subject_of
from communique.read.patterns import Fired
from communique.read.phrases import described, objects

People = tuple[Participant, ...]
#: types of which the words may name the people hit by their nationality alone
_HITS = frozenset({"SANCTION", "COERCE", "ASSAULT", "RETREAT"})
#: verbs whose passive has whom they are done to as subject, an infinitive or not: "was asked to"
_TURNS = frozenset(
    "ask urge tell order request press pressure invite accuse allow force forbid call".split()
)
#: the pattern by which something is called bad
_BRANDS = "accuse.brand"
_TALKS = frozenset(
    "meeting conversation talk call summit negotiation consultation discussion dialogue".split()
)


def actors_and_recipients(
    parsed: Parsed, clause: Clause, fired: Fired, state: Discourse
) -> tuple[People, People]:
    """Who acts in a clause in which a pattern holds, and on whom."""
    subject = acting(parsed, clause, state)
    if fired.type == "ACCUSE" and clause.lemma == "be" and fired.pattern.id == _BRANDS:
        return _says(state), subject  # "the attacks are illegal": says whose account it is
    consults = fired.type == "CONSULT"
    hit = met_by(parsed, clause, state, subject) if consults else ()
    hit = hit or objects_of(parsed, clause, state, subject)
    if not consults or mode_of_visit(fired):
        hit = hit or done_to_at(parsed, clause, state, subject)[0]
    if not hit and fired.type in _HITS:
        hit = hit_by(parsed, clause, state, subject)
    infinitive = any(t.dep_ == "xcomp" for t in clause.verb.rights)
    turned = clause.passive and (not infinitive or clause.lemma in _TURNS)
    return (hit, subject) if turned else (subject, hit)


def _says(state: Discourse) -> People:
    """Who says what is being read: a speaker told of, or the government whose text it is."""
    if state.speaking or not state.document.speaks_for:
        return state.speaking
    return state.government(str(state.document.speaks_for))


def mode_of_visit(fired: Fired) -> bool:
    """Whether a meeting has a host, whom an object may describe."""
    return fired.pattern.mode == "visit"


def acting(parsed: Parsed, clause: Clause, state: Discourse) -> People:
    """Who acts in a clause: whom its subject names, or else describes."""
    if clause.relation == "content" and clause.subject is not None and _refers(parsed, clause):
        spoken = _speaking(parsed.doc[clause.subject[0]].lower_, state)
        if spoken:
            return spoken
    if clause.subject is not None and _names_talks(parsed, clause):
        return state.resolve(*parsed.span(*clause.subject))
    named = subject_of(parsed, clause, state)
    if named or clause.subject is None or _refers(parsed, clause):
        return named
    return described(parsed, clause.subject, state)


def _names_talks(parsed: Parsed, clause: Clause) -> bool:
    """ "A meeting between X and Y began": who met stands behind the noun."""
    assert clause.subject is not None
    first, stop = clause.subject
    head = next((t for t in parsed.doc[first:stop] if not first <= t.head.i < stop), None)
    return head is not None and head.lemma_.lower() in _TALKS


def _speaking(pronoun: str, state: Discourse) -> People:
    """Whom a pronoun in what is said stands for: who says it, where it fits him."""
    speakers = state.speaking
    person = len(speakers) == 1 and bool(speakers[0].id) and speakers[0].role != "government"
    if pronoun in ("he", "she"):
        return speakers if person else ()
    if pronoun == "it":
        return speakers if len(speakers) == 1 and not person else ()
    return speakers if pronoun == "they" and len(speakers) > 1 else ()


def done_to_at(
    parsed: Parsed, clause: Clause, state: Discourse, actors: People
) -> tuple[People, tuple[int, int] | None]:
    """Whom an object of the clause names or describes, and the tokens of that phrase: the first
    that is somebody else and of a known country, else the first."""
    taken = {a.id or a.words for a in actors} | {a.country for a in actors if a.country}
    without: tuple[People, tuple[int, int] | None] = ((), None)
    for span in objects(parsed, clause):
        found = described(parsed, span, state)
        others = tuple(p for p in found if (p.id or p.words) not in taken)
        if any(p.country or p.id for p in others):
            return others, span
        if others and without[1] is None:
            without = others, span
    return without


def _refers(parsed: Parsed, clause: Clause) -> bool:
    """Whether a subject is a pronoun, which describes nobody."""
    assert clause.subject is not None
    first, stop = clause.subject
    return stop - first == 1 and parsed.doc[first].pos_ == "PRON"
