"""Write the ledger of agreements, and what a comparison says of its documents as a whole."""

from __future__ import annotations

from communique.model import Comparison, Disputed, KnownFact, LedgerEntry, LedgerLine
from communique.store.encoding import date_columns
from communique.store.writer import Writer, json_columns


def write_agreement(writer: Writer, position: int, entry: LedgerEntry) -> None:
    """Write an agreement with its history, deadlines and the codebook's facts."""
    key = writer.record("agreement", entry.id, "", entry.citations)
    writer.insert(
        "agreements",
        key=key,
        position=position,
        name=entry.name,
        status=entry.status,
        term=entry.term,
        as_of=entry.as_of,
        in_codebook=entry.in_codebook,
        **json_columns(names=entry.names, parties=entry.parties, terms=entry.terms),
        **date_columns(entry.expires, "expires"),
    )
    for part, lines in (("history", entry.history), ("deadlines", entry.deadlines)):
        for place, line in enumerate(lines):
            _line(writer, key, part, place, line)
    for place, point in enumerate(entry.disputed):
        _disputed(writer, key, place, point)
    for place, fact in enumerate(entry.known):
        _known(writer, key, place, fact)


def write_whole(writer: Writer, comparison: Comparison) -> None:
    """Write copies, shared sentences and warnings."""
    for copy in comparison.copies:
        writer.insert(
            "copies",
            run=writer.run,
            document=copy.document,
            copy_of=copy.of,
            containment=copy.containment,
        )
    for position, shared in enumerate(comparison.shared):
        writer.record("shared sentence", str(position + 1), "", shared.citations)
    for position, warning in enumerate(comparison.warnings):
        writer.insert("run_warnings", run=writer.run, position=position, warning=warning)


def _line(writer: Writer, agreement: int, part: str, place: int, line: LedgerLine) -> None:
    kind = "ledger history" if part == "history" else "ledger deadline"
    key = writer.record(kind, line.id, line.origin, line.citations)
    writer.insert(
        "ledger_lines",
        key=key,
        agreement=agreement,
        part=part,
        position=place,
        action=line.action,
        party=line.party,
        said_by=line.said_by,
        what=line.what,
        state_before=line.before,
        state_after=line.after,
        reckoned=line.reckoned,
        state=line.state,
        why=line.why,
        **json_columns(tellers=line.tellers),
        **date_columns(line.date),
        **date_columns(line.term, "term"),
    )


def _disputed(writer: Writer, agreement: int, place: int, point: Disputed) -> None:
    key = writer.record("disputed", point.id, point.origin, point.citations)
    writer.insert(
        "disputed",
        key=key,
        agreement=agreement,
        position=place,
        what=point.what,
        **json_columns(sides=point.sides),
    )


def _known(writer: Writer, agreement: int, place: int, fact: KnownFact) -> None:
    writer.insert(
        "known_facts",
        agreement=agreement,
        position=place,
        action=fact.action,
        date=fact.date,
        source=fact.source,
    )
