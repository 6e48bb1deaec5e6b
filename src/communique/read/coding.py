"""Code a clause as a PLOVER 2.0 event: type, mode, actors, recipients, realis, place, medium."""

from __future__ import annotations

from dataclasses import dataclass, replace

from communique.model import Participant, Realis
from communique.read.circumstances import medium_of, medium_of_title, place_of, realis_of
from communique.read.clause import Clause
from communique.read.discourse import Discourse
from communique.read.doubt import no_act
from communique.read.parsed import Parsed
from communique.read.participants import concerned_by
from communique.read.patterns import Fired
from communique.read.roles import acting, actors_and_recipients

#: types of which nothing takes place anywhere but in words
_WORDS_ONLY = frozenset({"AGREE", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})
#: types of which the words often name no object but whose doing or cause they are about
_ABOUT = frozenset({"ACCUSE", "SUPPORT"})
#: marks by which a pattern codes the refusal itself
#: nouns for those who meet, whose they may be: "Kenya's president met with ..."
_WHO_MEETS = frozenset(
    "president minister premier chancellor king queen prince emir sultan leader envoy ambassador "
    "delegation team negotiator diplomat official secretary adviser spokesman spokeswoman chief "
    "head deputy representative lawmaker general commander parliament government side counterpart "
    "aide senator governor mayor speaker delegate expert group foreign defence".split()
)
_REFUSES = frozenset({"mood:wont", "mood:not"})
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


def code(
    parsed: Parsed,
    clause: Clause,
    fired: Fired,
    state: Discourse,
    named: tuple[Participant, ...],
) -> Coded | None:
    """The event that a pattern codes in its clause; None where nobody can be named as actor.
    `named` is whom the clause's subject names."""
    consults = fired.type == "CONSULT"
    if fired.pattern.topic or (consults and clause.verb.lemma_.lower() == "discuss"):
        return _spoken_of(parsed, clause, fired, acting(parsed, clause, state, named))
    if consults and clause.lemma == "meet" and (clause.passive or _thing(parsed, clause)):
        return None  # "was met with opposition", "her proposal met with his support"
    actors, recipients = actors_and_recipients(parsed, clause, fired, state, named)
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
    if not coded.actors:
        return None
    if coded.type in _ABOUT and not coded.recipients:
        concerned = concerned_by(parsed, clause, state, coded.actors)
        coded = replace(coded, recipients=concerned)
    if no_act(parsed, clause, coded, state.language):
        return None
    if coded.medium in _REMOTE or coded.type in _WORDS_ONLY:
        return coded
    return replace(coded, place=place_of(parsed, clause, state))


def _thing(parsed: Parsed, clause: Clause) -> bool:
    """Whether the subject is something of somebody's: "the president's offer"."""
    if clause.subject is None:
        return False
    head = parsed.doc[clause.subject[0] : clause.subject[1]].root
    return (
        head.pos_ == "NOUN"
        and any(t.dep_ == "poss" for t in head.lefts)
        and (head.lemma_.lower() not in _WHO_MEETS)
    )


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
