"""Aspects, emphasis, slips and origins of quotations in the JSON contract."""

from __future__ import annotations

from typing import Any

from communique.model import Aspect, Comparison, Emphasis, Event, Particular, Quotation, Slip
from communique.show import contract_parts as parts


def of_event(happening: Event) -> dict[str, Any]:
    """What the accounts of one event are compared by beside their points."""
    return {
        "aspects": [_aspect(each) for each in happening.aspects],
        "emphases": [_emphasis(each) for each in happening.emphases],
    }


def of_comparison(comparison: Comparison) -> dict[str, Any]:
    """What reports have otherwise than the texts they render, and where their quotations are
    from."""
    return {
        "slips": [_slip(each) for each in comparison.slips],
        "quotations": [_quotation(each) for each in comparison.quotations],
    }


def particular(each: Particular) -> dict[str, Any]:
    """One particular of a reading."""
    return {
        "id": each.id,
        "kind": each.kind,
        "value": each.value,
        "bound": each.bound,
        "words": each.words,
        "start": each.start,
        "end": each.end,
        "party_id": each.party,
        "parties": list(each.parties),
        "people": list(each.people),
        "event": each.event,
        **parts.date_fields(each.day, "day"),
        "origin": each.origin,
        "citations": parts.citations(each.citations),
    }


def _aspect(each: Aspect) -> dict[str, Any]:
    return {
        "id": each.id,
        "kind": each.kind,
        "party": each.party,
        "party_id": each.party_id,
        "value": each.value,
        "words": each.words,
        "reading": each.reading,
        "verdict": each.verdict,
        "note": each.note,
        "by": list(each.by),
        "to": list(each.to),
        "point": each.point,
        "origin": each.origin,
        "citations": parts.citations(each.citations),
        "others": parts.citations(each.others),
    }


def _emphasis(each: Emphasis) -> dict[str, Any]:
    return {
        "id": each.id,
        "party": each.party,
        "party_id": each.party_id,
        "point": each.point,
        "place": each.place,
        "share": each.share,
        "origin": each.origin,
        "citations": parts.citations(each.citations),
    }


def _slip(each: Slip) -> dict[str, Any]:
    return {
        "id": each.id,
        "kind": each.kind,
        "document": each.document,
        "against": each.against,
        "party_id": each.party,
        "words": each.words,
        "original": each.original,
        "origin": each.origin,
        "citations": parts.citations(each.citations),
        "others": parts.citations(each.others),
    }


def _quotation(each: Quotation) -> dict[str, Any]:
    return {
        "id": each.id,
        "document": each.document,
        "against": each.against,
        "party_id": each.party,
        "words": each.words,
        "original": each.original,
        "verbatim": each.verbatim,
        "origin": each.origin,
        "citations": parts.citations(each.citations),
        "others": parts.citations(each.others),
    }
