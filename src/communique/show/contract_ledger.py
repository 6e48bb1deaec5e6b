"""Agreements in the JSON contract: status, history and deadlines as the reports leave them."""

from __future__ import annotations

from typing import Any

from communique.codebook import Codebook
from communique.model import Disputed, LedgerEntry, LedgerLine
from communique.show import contract_parts as parts


def agreement(entry: LedgerEntry, book: Codebook) -> dict[str, Any]:
    """One agreement; `known` are facts of the codebook, all else is cited from the reports."""
    return {
        "id": entry.id,
        "name": entry.name,
        "names": list(entry.names),
        "parties": [book.name_of(each) for each in entry.parties],
        "party_ids": list(entry.parties),
        "status": entry.status,
        "term": entry.term,
        **parts.date_fields(entry.expires, "expires"),
        "history": [_step(line, book) for line in entry.history],
        "deadlines": [_deadline(line, book) for line in entry.deadlines],
        "terms": list(entry.terms),
        "disputed": [_disputed(each) for each in entry.disputed],
        "as_of": entry.as_of,
        "in_codebook": entry.in_codebook,
        "known": [{"action": k.action, "date": k.date, "source": k.source} for k in entry.known],
        "citations": parts.citations(entry.citations),
    }


def _step(line: LedgerLine, book: Codebook) -> dict[str, Any]:
    return {
        "id": line.id,
        "action": line.action,
        **parts.date_fields(line.date),
        "party": parts.named(line.party, book),
        "party_id": line.party,
        "said_by": parts.named(line.said_by, book),
        "said_by_ids": list(line.tellers),
        "what": line.what,
        "before": line.before or None,
        "after": line.after or None,
        **parts.date_fields(line.term, "term"),
        "citations": parts.citations(line.citations),
    }


def _deadline(line: LedgerLine, book: Codebook) -> dict[str, Any]:
    date = line.date
    return {
        "id": line.id,
        "action": line.action,
        "what": line.what,
        "date": date.value if date else None,
        "precision": date.precision if date else None,
        "relation": date.relation if date else None,
        "written_as": date.written_as if date else None,
        "inferred": date.inferred if date else False,
        "grounds": list(date.grounds) if date else [],
        "party": parts.named(line.party, book),
        "party_id": line.party,
        "said_by": parts.named(line.said_by, book),
        "said_by_ids": list(line.tellers),
        "reckoned": line.reckoned or None,
        "state": line.state or "open",
        "why": line.why or None,
        "citations": parts.citations(line.citations),
    }


def _disputed(found: Disputed) -> dict[str, Any]:
    return {
        "id": found.id,
        "what": found.what,
        "sides": [{"said_by": who, "says": says} for who, says in found.sides],
        "citations": parts.citations(found.citations),
    }
