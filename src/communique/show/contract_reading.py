"""One document's reading in the JSON contract: the parts that only `communique read` shows."""

from __future__ import annotations

from typing import Any

from communique.codebook import Codebook
from communique.model import (
    AgreementAction,
    Commitment,
    DateMention,
    EventMention,
    Mention,
    Point,
)
from communique.show import contract_parts as parts
from communique.show.contract_event import coding


def mention(found: Mention, book: Codebook) -> dict[str, Any]:
    """Words that name something; `entity` is null where they stay unresolved."""
    return {
        "id": found.id,
        "start": found.start,
        "end": found.end,
        "words": found.words,
        "kind": found.kind,
        "entity": found.entity,
        "entity_name": parts.named(found.entity, book),
        "country": found.country,
        "candidates": [book.name_of(each) for each in found.candidates],
        "candidate_ids": list(found.candidates),
        "grounds": found.grounds,
        "origin": found.origin,
        "citations": parts.citations(found.citations),
    }


def date(found: DateMention) -> dict[str, Any]:
    """A date, term or deadline, with the words it was written in and what it rests on."""
    return {
        "id": found.id,
        "start": found.start,
        "end": found.end,
        **parts.date_fields(found.date),
        "reckoned_from": found.date.reckoned_from,
        "origin": found.origin,
        "citations": parts.citations(found.citations),
    }


def event_mention(found: EventMention, book: Codebook) -> dict[str, Any]:
    """An event coded from one sentence, with the cue that fired and by whose word we have it."""
    return {
        "id": found.id,
        "summary": found.summary,
        "cue": found.cue,
        **coding(found, book),
        "party": parts.named(found.party, book),
        "party_id": found.party,
        "attribution": found.attribution,
        "point": found.point,
        "origin": found.origin,
        "citations": parts.citations(found.citations),
    }


def point(found: Point, book: Codebook) -> dict[str, Any]:
    """One thing the document states: topic, predicate and the slots that can be compared."""
    return {
        "id": found.id,
        "party": parts.named(found.party, book),
        "party_id": found.party,
        "attribution": found.attribution,
        "event": found.event,
        "speakers": parts.participants(found.speakers, book),
        "chain": parts.voices(found.chain),
        "predicate": found.predicate,
        "act": found.act,
        "type": found.type,
        "realis": found.realis,
        "topic": book.name_of(found.topic),
        "keys": list(found.keys),
        "gist": found.gist,
        **parts.date_fields(found.date),
        "start": found.start,
        "end": found.end,
        "slots": [{"kind": s.kind, "value": s.value, "words": s.words} for s in found.slots],
        "origin": found.origin,
        "citations": parts.citations(found.citations),
    }


def action(found: AgreementAction, book: Codebook) -> dict[str, Any]:
    """Something said to have been done, or to be done (`pending`), to an agreement."""
    return {
        "id": found.id,
        "agreement": found.agreement,
        "agreement_name": book.name_of(found.agreement),
        "action": found.action,
        "what": found.what,
        "pending": found.pending,
        "term": found.term,
        **parts.date_fields(found.date),
        "party": parts.named(found.party, book),
        "party_id": found.party,
        "said_by": parts.named(found.said_by, book),
        "chain": parts.voices(found.chain),
        "origin": found.origin,
        "citations": parts.citations(found.citations),
    }


def commitment(found: Commitment, book: Codebook) -> dict[str, Any]:
    """What somebody is bound to do, by when, for how long and on what condition."""
    limits = found.condition_at
    return {
        "id": found.id,
        "parties": parts.participants(found.parties, book),
        "undertaking": found.undertaking,
        "undertaking_at": list(found.undertaking_at),
        "condition": found.condition,
        "condition_at": list(limits) if limits else None,
        **parts.date_fields(found.deadline, "deadline"),
        **parts.date_fields(found.term, "term"),
        "agreement": found.agreement,
        "agreement_name": parts.named(found.agreement, book),
        "said_by": parts.named(found.said_by, book),
        "attribution": found.attribution,
        "origin": found.origin,
        "citations": parts.citations(found.citations),
    }
