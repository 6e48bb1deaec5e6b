"""Code a clause as a PLOVER 2.0 event: type, mode, actors, recipients, realis, place, medium."""

from __future__ import annotations

from dataclasses import dataclass, replace

from communique.model import Participant, Realis
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

#: types of which nothing takes place anywhere but in words
_WORDS_ONLY = frozenset({"AGREE", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})
#: types of which the words often name no object but whose doing or cause they are about
_ABOUT = frozenset({"ACCUSE", "SUPPORT"})
#: types of which the words may name the people hit by their nationality alone
_HITS = frozenset({"SANCTION", "COERCE", "ASSAULT", "RETREAT"})
#: media by which people meet without being in one place
_REMOTE = frozenset({"phone", "video", "letter"})
#: PLOVER 2.0, sections on these types: what is only to come is an agreement to do it
_FUTURE = {
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
    subject = subject_of(parsed, clause, state)
    consults = fired.type == "CONSULT"
    if fired.pattern.topic or (consults and clause.verb.lemma_.lower() == "discuss"):
        return _spoken_of(parsed, clause, fired, subject)
    objects = met_by(parsed, clause, state, subject) if consults else ()
    objects = objects or objects_of(parsed, clause, state, subject)
    if not objects and fired.type in _HITS:
        objects = hit_by(parsed, clause, state, subject)
    turned = clause.passive and not any(t.dep_ == "xcomp" for t in clause.verb.rights)
    actors, recipients = (objects, subject) if turned else (subject, objects)
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
    if coded.realis == "planned" and coded.type in _FUTURE:
        coded = replace(coded, type=_FUTURE[coded.type], mode=None)
    if not coded.actors:
        return None
    if coded.type in _ABOUT and not coded.recipients:
        concerned = concerned_by(parsed, clause, state, coded.actors)
        coded = replace(coded, recipients=concerned)
    if coded.medium in _REMOTE or coded.type in _WORDS_ONLY:
        return coded
    return replace(coded, place=place_of(parsed, clause, state))


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
    return own if own == "denied" else fired.pattern.realis or own
