"""The small parts that recur all over the JSON contract: citations, dates, voices, participants.

Display names come from the codebook; an id that it does not have is shown as it stands.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from communique.codebook import Codebook
from communique.model import (
    Attribution,
    Citation,
    DateValue,
    Document,
    Participant,
    Reading,
    Unresolved,
    Voice,
)


def citation(cited: Citation) -> dict[str, Any]:
    """One citation: document id, sentence from 1, half-open offsets, the exact words."""
    return {
        "document": cited.document,
        "sentence": cited.sentence,
        "start": cited.start,
        "end": cited.end,
        "exact": cited.exact,
    }


def citations(cited: Iterable[Citation]) -> list[dict[str, Any]]:
    """Several citations, in the order of the record."""
    return [citation(each) for each in cited]


def date_fields(date: DateValue | None, prefix: str = "date") -> dict[str, Any]:
    """A date spread over keys that begin with `prefix`; null, false and [] where there is none."""
    return {
        prefix: date.value if date else None,
        f"{prefix}_precision": date.precision if date else None,
        f"{prefix}_relation": date.relation if date else None,
        f"{prefix}_written_as": date.written_as if date else None,
        f"{prefix}_inferred": date.inferred if date else False,
        f"{prefix}_grounds": list(date.grounds) if date else [],
    }


def named(entity: str | None, book: Codebook) -> str | None:
    """The display name of an id, or None where there is no id."""
    return None if entity is None else book.name_of(entity)


def voices(chain: Iterable[Voice]) -> list[dict[str, Any]]:
    """A chain of sources, nearest to the reader first."""
    return [{"kind": each.kind, "name": each.name, "id": each.id} for each in chain]


def participants(people: Iterable[Participant], book: Codebook) -> list[dict[str, Any]]:
    """Who took part, with the words that name them."""
    return [
        {
            "id": p.id,
            "name": p.name,
            "country": p.country,
            "country_name": named(p.country, book),
            "role": p.role,
            "sector": p.sector,
            "other_sectors": list(p.other_sectors),
            "words": p.words,
        }
        for p in people
    ]


def about(ids: Iterable[str], book: Codebook) -> list[dict[str, Any]]:
    """Codebook ids of agreements, topics and entities, each with its name.

    An id may say what it is an id of ("topic:economy"); the name is that of what follows.
    """
    return [{"id": each, "name": book.name_of(each.rpartition(":")[2])} for each in ids]


def attribution(said: Attribution, book: Codebook) -> dict[str, Any]:
    """Who says so; `document` is that of the first citation."""
    return {
        "id": said.id,
        "source": said.source,
        "source_id": said.source_id,
        "party": named(said.party, book),
        "party_id": said.party,
        "cue": said.cue,
        "content": said.content,
        "source_at": [list(span) for span in said.source_at],
        "cue_at": [list(span) for span in said.cue_at],
        "content_at": [list(span) for span in said.content_at],
        "within": said.within,
        "chain": voices(said.chain),
        "document": said.citations[0].document,
        "origin": said.origin,
        "citations": citations(said.citations),
    }


def unresolved(open_: Unresolved, book: Codebook) -> dict[str, Any]:
    """Words that stand for more than one thing, or for none that the codebook knows."""
    return {
        "id": open_.id,
        "words": open_.words,
        "candidates": [book.name_of(each) for each in open_.candidates],
        "candidate_ids": list(open_.candidates),
        "why": open_.why,
        "citations": citations(open_.citations),
    }


def document(reading: Reading, copy_of: str | None) -> dict[str, Any]:
    """One document with its whole text; all offsets of the contract are offsets in `text`."""
    doc = reading.document
    head = {key: getattr(doc, key) for key in ("id", "name", "path", "outlet", "outlet_id")}
    return {
        **head,
        "speaks_for": doc.speaks_for,
        "kind": doc.kind,
        "title": doc.title,
        "url": doc.url,
        "language": doc.language,
        **_published(doc),
        **date_fields(reading.day, "day"),
        "dateline": {"place": doc.dateline_place, "date": _dateline_day(reading)},
        "byline": doc.byline,
        "agencies": list(doc.agencies),
        "copy_of": copy_of,
        "text": doc.text,
        "blocks": [
            {"role": b.role, "start": b.start, "end": b.end, "why": b.why} for b in doc.blocks
        ],
        "sentences": [
            {"number": s.number, "start": s.start, "end": s.end, "role": s.role}
            for s in reading.sentences
        ],
        "repairs": [{"start": r.start, "end": r.end, "original": r.original} for r in doc.repairs],
        "warnings": list(doc.warnings),
    }


def _published(doc: Document) -> dict[str, Any]:
    date = doc.published
    return {
        "published": date.value if date else None,
        "published_precision": date.precision if date else None,
        "published_from": (date.reckoned_from or date.written_as) if date else None,
        "published_written_as": date.written_as if date else None,
        "published_inferred": date.inferred if date else False,
        "published_grounds": list(date.grounds) if date else [],
    }


def _dateline_day(reading: Reading) -> str | None:
    """The day of the dateline; one that states no year has the year of the day that the document's
    dates are reckoned from (whether that is inferred stands beside it)."""
    day, known = reading.document.dateline_date, reading.day
    if day and day.startswith("--") and known and known.value[4:] == day[1:]:
        return known.value
    return day
