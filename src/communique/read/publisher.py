"""Whom a phrase names as publisher of a word: a document, a government or its people, an outlet."""

from __future__ import annotations

import re
from collections.abc import Sequence

from communique.model import Voice
from communique.read.discourse import Discourse
from communique.read.frame import Frame, Source
from communique.read.named import Named

_DOCUMENT = re.compile(
    r"\b(?:statement|announcement|notice|readout|read-out|communiqu[eé]|press release|release"
    r"|press service|bulletin|website|web site|transcript|message|summary|account)\b",
    re.IGNORECASE,
)
_DEFINITE = re.compile(r"^(the|this|that|its|their|it)\b", re.IGNORECASE)
_PRONOUN = re.compile(r"^(it|them|him|her|the same (?:source|text))$", re.IGNORECASE)


def publisher(phrase: str, start: int, state: Discourse, last: Frame | None) -> Source | None:
    """The source that a phrase at `start` of the document names; None if it names none.

    A phrase that only refers ("the statement", "it") stands for the source of `last`.
    """
    document = bool(_DOCUMENT.search(phrase))
    named = [n for n in state.within(start, start + len(phrase) + 1) if n.entity]
    party = next((_party(n, state) for n in named if _can_speak(n.kind, document)), None)
    if party:
        return _of_party(phrase, party, named, document, state)
    if outlets := state.finder.outlets(phrase):
        voice = _of_outlets(state, list(dict.fromkeys(hit.ids[0] for hit in outlets)))
        return Source(phrase, voice.id, None, (voice,))
    refers = _DEFINITE.match(phrase) if document else _PRONOUN.match(phrase)
    if refers and last is not None and last.party:
        return Source(phrase, last.source_id, last.party, last.voices)
    return None


def _can_speak(kind: str, document: bool) -> bool:
    return kind in ("seat", "body", "organisation", "country", "capital") or (
        document and kind in ("adjective", "person")
    )


def _party(named: Named, state: Discourse) -> str | None:
    """Whose word it is: a country's, or an organisation's."""
    entity = named.entity
    if named.country or entity is None or entity not in state.book.organisations:
        return named.country or entity
    return state.book.party_of(entity)


def _of_party(
    phrase: str, party: str, named: Sequence[Named], document: bool, state: Discourse
) -> Source:
    """A government or organisation, in its document or through one of its people."""
    speakers = [n for n in named if n.kind == "person"]
    spoken = "the" + phrase[3:] if phrase.startswith("The ") else phrase
    name = state.book.name_of(party) if document or speakers else spoken
    governs = party in state.book.countries
    voice = Voice(kind="government" if governs else "organisation", name=name, id=party)
    if document:
        return Source(phrase, party, party, (Voice(kind="document", name=phrase), voice))
    if not speakers:
        return Source(phrase, party, party, (voice,))
    person = state.person(speakers[-1])
    by = Voice(kind="person", name=person.name, id=person.id)
    return Source(phrase, person.id, person.party, (voice, by))


def _of_outlets(state: Discourse, outlets: list[str]) -> Voice:
    """One link of the chain: several agencies that report the same stand beside each other."""
    entries = [state.book.outlets[outlet] for outlet in outlets]
    agencies = all(entry.kind == "agency" for entry in entries)
    return Voice(
        kind="agency" if agencies else "outlet",
        name=" and ".join(entry.name for entry in entries),
        id="+".join(outlets),
    )
