"""Code a clause as a PLOVER 2.0 event: type, mode, actors, recipients, realis, place, medium."""

from __future__ import annotations

from dataclasses import dataclass, replace

from communique.model import Participant, Realis
from communique.read.acts.choose import kinds
from communique.read.acts.features import Pair
from communique.read.acts.labels import TYPES
from communique.read.circumstances import medium_of, medium_of_title, place_of, realis_of
from communique.read.clause import Clause
from communique.read.discourse import Discourse
from communique.read.parsed import Parsed
from communique.read.participants import (
    concerned_by,
    hit_by,
    met_by,
    objects_of,
    subject_of,
)
from communique.read.patterns import Fired
from communique.read.phrases import described, objects

#: types of which nothing takes place anywhere but in words
_WORDS_ONLY = frozenset({"AGREE", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})
#: types of which the words often name no object but whose doing or cause they are about
_ABOUT = frozenset({"ACCUSE", "SUPPORT"})
#: types of which the words may name the people hit by their nationality alone
_HITS = frozenset({"SANCTION", "COERCE", "ASSAULT", "RETREAT"})
#: marks by which a pattern codes the refusal itself
_REFUSES = frozenset({"mood:wont", "mood:not"})
_TALKS = frozenset(
    "meeting conversation talk call summit negotiation consultation discussion dialogue".split()
)
#: types of which two that do it together leave no doubt
_MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})
#: how sure the model must be, from 0 to 1, that no act is told where a pattern holds
_SURELY_NONE = 0.75
#: verbs whose passive has whom they are done to as subject, an infinitive or not: "was asked to"
_TURNS = frozenset(
    "ask urge tell order request press pressure invite accuse allow force forbid call".split()
)
#: media by which people meet without being in one place
_REMOTE = frozenset({"phone", "video", "letter"})
#: PLOVER 2.0, sections on these types: what is only to come is an agreement to do it
FUTURE = {
    "CONSULT": "AGREE",
    "SUPPORT": "AGREE",
    "COOPERATE": "AGREE",
    "AID": "AGREE",
    "RETREAT": "CONCEDE",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """One event as coded from one clause; `fired` is the pattern that says so."""

    fired: Fired
    type: str
    mode: str | None
    actors: tuple[Participant, ...]
    recipients: tuple[Participant, ...] = ()
    realis: Realis
    place: str | None = None
    medium: str | None = None


def code(parsed: Parsed, clause: Clause, fired: Fired, state: Discourse) -> Coded | None:
    """The event that a pattern codes in its clause; None where nobody can be named as actor."""
    subject = acting(parsed, clause, state)
    consults = fired.type == "CONSULT"
    if fired.pattern.topic or (consults and clause.verb.lemma_.lower() == "discuss"):
        return _spoken_of(parsed, clause, fired, subject)
    hit = met_by(parsed, clause, state, subject) if consults else ()
    hit = hit or objects_of(parsed, clause, state, subject)
    if not consults or mode_of_visit(fired):
        hit = hit or done_to_at(parsed, clause, state, subject)[0]
    if not hit and fired.type in _HITS:
        hit = hit_by(parsed, clause, state, subject)
    if consults and clause.passive and clause.lemma == "meet":
        return None  # "was met with opposition"
    infinitive = any(t.dep_ == "xcomp" for t in clause.verb.rights)
    turned = clause.passive and (not infinitive or clause.lemma in _TURNS)
    actors, recipients = (hit, subject) if turned else (subject, hit)
    coded = Coded(
        fired=fired,
        type=fired.type,
        mode=fired.pattern.mode,
        actors=actors,
        recipients=recipients,
        realis=_realis(clause, fired),
    )
    if consults:
        coded = _as_meeting(coded, parsed, clause, state)
    if coded.realis == "planned" and coded.type in FUTURE:
        coded = replace(coded, type=FUTURE[coded.type], mode=None)
    if not coded.actors or _unlikely(parsed, clause, coded):
        return None
    if coded.type in _ABOUT and not coded.recipients:
        concerned = concerned_by(parsed, clause, state, coded.actors)
        coded = replace(coded, recipients=concerned)
    if coded.medium in _REMOTE or coded.type in _WORDS_ONLY:
        return coded
    return replace(coded, place=place_of(parsed, clause, state))


def _unlikely(parsed: Parsed, clause: Clause, coded: Coded) -> bool:
    """Whether the trained model is sure, against the pattern's word for it, that the clause tells
    no act: its words are there, but in a speech, a programme, a history."""
    together = coded.fired.type in _MUTUAL and len(coded.actors) > 1
    known = coded.fired.type in TYPES.values() and coded.fired.pattern.type is None
    if together or clause.subject is None or not known or coded.realis == "denied":
        return False  # of a type that somebody added the model knows nothing
    pair = Pair(parsed.doc, clause.subject, _place(parsed, coded), [(2, coded.fired)])
    return kinds(pair)["none"] > _SURELY_NONE


def _place(parsed: Parsed, coded: Coded) -> tuple[int, int] | None:
    """The tokens of the first recipient's words."""
    for who in coded.recipients[:1]:
        at = parsed.sentence.text.find(who.words) if who.words else -1
        inside = [t.i for t in parsed.doc if at <= t.idx < at + len(who.words)]
        if at >= 0 and inside:
            return inside[0], inside[-1] + 1
    return None


def mode_of_visit(fired: Fired) -> bool:
    """Whether a meeting has a host, whom an object may describe."""
    return fired.pattern.mode == "visit"


def acting(parsed: Parsed, clause: Clause, state: Discourse) -> tuple[Participant, ...]:
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


def _speaking(pronoun: str, state: Discourse) -> tuple[Participant, ...]:
    """Whom a pronoun in what is said stands for: who says it, where it fits him."""
    speakers = state.speaking
    person = len(speakers) == 1 and bool(speakers[0].id) and speakers[0].role != "government"
    if pronoun in ("he", "she"):
        return speakers if person else ()
    if pronoun == "it":
        return speakers if len(speakers) == 1 and not person else ()
    return speakers if pronoun == "they" and len(speakers) > 1 else ()


def done_to_at(
    parsed: Parsed, clause: Clause, state: Discourse, actors: tuple[Participant, ...]
) -> tuple[tuple[Participant, ...], tuple[int, int] | None]:
    """Whom an object of the clause names or describes, and the tokens of that phrase: the first
    that is somebody else and of a known country, else the first."""
    taken = {a.id or a.words for a in actors} | {a.country for a in actors if a.country}
    without: tuple[tuple[Participant, ...], tuple[int, int] | None] = ((), None)
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


def _spoken_of(
    parsed: Parsed, clause: Clause, fired: Fired, actors: tuple[Participant, ...]
) -> Coded | None:
    """ "The presidents discussed ...": those who spoke met, and nobody else is named by it."""
    if len(actors) < 2:
        return None
    phone = fired.pattern.mode == "phone"
    return Coded(
        fired=fired,
        type=fired.type,
        mode=fired.pattern.mode if phone else None,
        actors=actors,
        realis=_realis(clause, fired),
        medium=medium_of(parsed.sentence.text) if phone else None,
    )


def _as_meeting(coded: Coded, parsed: Parsed, clause: Clause, state: Discourse) -> Coded:
    """A CONSULT with its medium. All who met are actors, but a visit has visitor and host
    (PLOVER 2.0, section 2.5: all are actors unless host and visitor are clear)."""
    start, end = parsed.chars(clause.start, clause.end)
    medium = medium_of(parsed.sentence.text[start:end]) or medium_of_title(state)
    actors, recipients, mode = coded.actors, coded.recipients, coded.mode
    if mode != "visit":
        everyone = {p.id or p.words: p for p in (*actors, *recipients)}
        actors, recipients = tuple(everyone.values()), ()
    if medium == "phone" and mode is None:
        mode = "phone"
    return replace(coded, mode=mode, actors=actors, recipients=recipients, medium=medium)


def _realis(clause: Clause, fired: Fired) -> Realis:
    """What the pattern says of how its act is meant, else what the clause's own verb does."""
    own = realis_of(clause)
    if own == "denied" and _REFUSES & set(fired.pattern.object):
        own = "happened"  # "will not pay" is a refusal that was made
    return own if own == "denied" else fired.pattern.realis or own
