"""Events in the JSON contract: rows, accounts side by side, coverage, reactions, background."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from communique.codebook import Codebook
from communique.model import (
    Account,
    Carried,
    Event,
    EventMention,
    Finding,
    Point,
    Reaction,
)
from communique.show import contract_parts as parts
from communique.show.contract_aspects import of_event


def event(happening: Event, outlets: Mapping[str, str], book: Codebook) -> dict[str, Any]:
    """One happening; `outlets` gives the outlet of each document id."""
    return {
        "id": happening.id,
        "title": happening.title,
        "part_of": happening.part_of,
        **coding(happening, book),
        "reports": happening.reports,
        "origins": happening.origins,
        "documents": list(happening.documents),
        "mentions": list(happening.mentions),
        "origin": happening.origin,
        "citations": parts.citations(happening.citations),
        "rows": [
            {
                "id": row.id,
                "topic": book.name_of(row.topic),
                "gist": row.gist,
                "background": row.background,
            }
            for row in happening.rows
        ],
        "accounts": [_account(each, book) for each in happening.accounts],
        "coverage": [_carried(each) for each in happening.coverage],
        "reactions": [_reaction(each) for each in happening.reactions],
        "background": [
            _background(each, _row_of(each, happening), outlets, book)
            for each in happening.background
        ],
        **of_event(happening),
    }


def coding(coded: Event | EventMention, book: Codebook) -> dict[str, Any]:
    """What an event and a mention of one have in common: type, time, place, who."""
    return {
        "type": coded.type,
        "mode": coded.mode,
        "quad": coded.quad,
        "contexts": list(coded.contexts),
        "realis": coded.realis,
        **parts.date_fields(coded.date),
        "place": coded.place,
        "medium": coded.medium,
        "cameo": coded.cameo,
        "about": parts.about(coded.about, book),
        "actors": parts.participants(coded.actors, book),
        "recipients": parts.participants(coded.recipients, book),
    }


def _account(account: Account, book: Codebook) -> dict[str, Any]:
    return {
        "party": account.party,
        "party_id": account.party_id,
        "through": list(account.through),
        "citations": parts.citations(account.citations),
        "points": [_finding(each, book) for each in account.findings],
    }


def _finding(finding: Finding, book: Codebook) -> dict[str, Any]:
    return {
        "id": finding.point,
        "topic": book.name_of(finding.topic),
        "gist": finding.gist,
        "verdict": finding.verdict,
        "note": finding.note,
        "realis": finding.realis,
        "by": list(finding.by),
        "chains": [parts.voices(chain) for chain in finding.chains],
        "citations": parts.citations(finding.citations),
        "others": parts.citations(finding.others),
    }


def _carried(carried: Carried) -> dict[str, Any]:
    return {
        "point": carried.point,
        "outlet": carried.outlet,
        "document": carried.document,
        "carried": carried.carried,
        "verbatim_with": list(carried.verbatim_with),
        "citations": parts.citations(carried.citations),
    }


def _reaction(reaction: Reaction) -> dict[str, Any]:
    return {
        "id": reaction.id,
        "party": reaction.party,
        "party_id": reaction.party_id,
        "by": reaction.by,
        "type": reaction.type,
        "gist": reaction.gist,
        **parts.date_fields(reaction.date),
        "origin": reaction.origin,
        "citations": parts.citations(reaction.citations),
    }


def _row_of(point: Point, happening: Event) -> str:
    """The id of the row that holds a point; its own id where no row does."""
    rows = (row.id for row in happening.rows if any(p.id == point.id for p in row.points))
    return next(rows, point.id)


def _background(
    point: Point, row: str, outlets: Mapping[str, str], book: Codebook
) -> dict[str, Any]:
    return {
        "id": row,
        "topic": book.name_of(point.topic),
        "party": parts.named(point.party, book),
        "party_id": point.party,
        "chain": parts.voices(point.chain),
        "outlet": outlets.get(point.document, point.document),
        "document": point.document,
        "gist": point.gist,
        "citations": parts.citations(point.citations),
    }
