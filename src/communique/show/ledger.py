"""The ledger of agreements by itself: the data, a table for a terminal, and Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from communique.codebook import Codebook
from communique.codebook.expiry import expiry, status_on
from communique.model import Document, KnownFact, LedgerEntry
from communique.show import words
from communique.show.contract_ledger import agreement
from communique.show.markdown import agreement_lines
from communique.show.markdown_text import Notes, text
from communique.show.table_ledger import print_agreement

Row = dict[str, Any]
_WIDTH = 160


def ledger_to_dict(
    entries: Iterable[LedgerEntry], documents: Iterable[Document], day: str | None, book: Codebook
) -> dict[str, Any]:
    """The agreements in the shape of the contract, with the documents that they cite."""
    cited = sorted(documents, key=lambda d: d.id)
    return {
        "schema": "communique.ledger/1",
        "as_of": day,
        "documents": [
            {
                "id": d.id,
                "name": d.name,
                "outlet": d.outlet,
                "title": d.title,
                "language": d.language,
                "published": d.published.value if d.published else None,
            }
            for d in cited
        ],
        "agreements": [agreement(e, book) for e in entries],
    }


def known_to_dict(book: Codebook, day: str, ids: Sequence[str] | None) -> dict[str, Any]:
    """What the codebook alone knows on a day: of some agreements, or of all that have an end
    ahead."""
    entries = []
    for entry in book.agreements.values():
        ends = expiry(entry, day)
        if (ids is None and (ends is None or ends[0] < day)) or (ids and entry.id not in ids):
            continue
        steps = [s for s in entry.history if s.on <= day]
        facts = [
            KnownFact(
                action=" by ".join([s.action, *([book.name_of(s.party)] if s.party else [])])
                + (f" ({s.note})" if s.note else ""),
                date=s.on,
                source=entry.source or "codebook",
            )
            for s in steps
        ]
        if ends is not None:
            facts.append(KnownFact(action=f"expires ({ends[1]})", date=ends[0],
                                   source=entry.source or "codebook"))  # fmt: skip
        terms = [*entry.limits, *([f"duration: {entry.duration}"] if entry.duration else [])]
        entries.append(
            LedgerEntry(
                id=entry.id,
                name=entry.name,
                parties=tuple(entry.parties),
                status=status_on(entry, book, day),
                term=None,
                expires=None,
                history=(),
                deadlines=(),
                citations=(),
                known=tuple(facts),
                names=tuple(entry.names),
                terms=tuple(terms),
                as_of=day,
            )
        )
    return ledger_to_dict(sorted(entries, key=lambda e: e.id), (), day, book)


def due_rows(data: Mapping[str, Any], until: str | None) -> list[Row]:
    """What is due, by day: the deadlines of the reports, and the ends that the codebook knows;
    with `until` only those from the day of the ledger to that day."""
    rows: list[Row] = [
        {**due, "agreement": entry["id"], "agreement_name": entry["name"]}
        for entry in data["agreements"]
        for due in entry["deadlines"]
    ]
    rows += [
        _of_codebook(entry, fact)
        for entry in data["agreements"]
        if not entry["citations"]
        for fact in entry["known"]
        if fact["action"].startswith("expires")
    ]
    if until is not None:
        day = data["as_of"] or ""
        rows = [r for r in rows if r["date"] and day <= r["date"] <= until]
    return sorted(rows, key=lambda r: (r["date"] or "~", r["agreement"], r["action"], r["id"]))


def _of_codebook(entry: Mapping[str, Any], fact: Mapping[str, Any]) -> Row:
    return {
        "id": f"{entry['id']}:expires",
        "agreement": entry["id"],
        "agreement_name": entry["name"],
        "action": "expires",
        "date": fact["date"],
        "relation": "on",
        "party": None,
        "said_by": f"codebook ({fact['source']})",
        "what": entry["name"],
        "reckoned": fact["action"].removeprefix("expires (").removesuffix(")"),
        "state": "open",
        "why": None,
        "citations": [],
    }


def print_ledger(data: Mapping[str, Any], console: Console) -> None:
    """Print the agreements one under the other."""
    width = min(console.width, _WIDTH)
    docs = words.Documents(data["documents"])
    for entry in data["agreements"]:
        print_agreement(entry, docs, console, width)
    if not data["agreements"]:
        console.print("No agreement was found.")
    if data["as_of"]:
        console.print(Text(f"as of {words.date_words(data['as_of'])}", style="dim"))


def ledger_markdown(data: Mapping[str, Any]) -> str:
    """The agreements as Markdown, with footnotes for the sentences cited."""
    notes = Notes(words.Documents(data["documents"]))
    lines = [f"# Ledger of agreements, as of {data['as_of'] or 'no known day'}", ""]
    for entry in data["agreements"]:
        lines += agreement_lines(entry, notes)
    return "\n".join([*lines, *notes.lines()]) + "\n"


def print_deadlines(rows: Sequence[Row], day: str | None, console: Console) -> None:
    """Print what is due as a table."""
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="bold")
    for name in ("due", "state", "agreement", "what", "reckoned", "says"):
        table.add_column(name, overflow="fold")
    for row in rows:
        table.add_row(*_cells(row))
    console.print(table if rows else "Nothing is due.")
    if day:
        console.print(Text(f"as of {words.date_words(day)}", style="dim"))


def deadlines_markdown(rows: Sequence[Row], day: str | None) -> str:
    """What is due as a Markdown table."""
    head = ["| due | state | agreement | what | reckoned | says |", "| --- " * 6 + "|"]
    lines = ["| " + " | ".join(text(c) for c in _cells(r)) + " |" for r in rows]
    return "\n".join([f"# Deadlines, as of {day or 'no known day'}", "", *head, *lines]) + "\n"


def _cells(row: Row) -> tuple[str, ...]:
    what = row["action"] if row["action"] != "due" else row["what"]
    by = f" by {row['party']}" if row["party"] and row["action"] != "due" else ""
    return tuple(
        words.one_line(cell)
        for cell in (
            row["date"] or "no date",
            words.to_come(row) if row["state"] != "open" else "open",
            row["agreement_name"],
            f"{what}{by}",
            words.reckoned(row),
            row["said_by"] or "",
        )
    )
