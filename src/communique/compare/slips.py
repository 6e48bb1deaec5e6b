"""Slips of reports: what they have otherwise than the texts they quote, copy or render.

First their quotations are looked for in the official texts, then copies are held against their
originals, then sentences against the official sentences that they render. Rounded, converted and
translated figures are no slips, nor is what is only said in other words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from communique.compare.copied import slips_of_copy
from communique.compare.quoted import Official, altered, find_quotations
from communique.compare.rendered import Encode, borne_out, rendered
from communique.compare.speakers import other_speaker, restated
from communique.compare.wording import words
from communique.model import Copy, Quotation, Reading, Slip


def slips(
    readings: Sequence[Reading], copies: Sequence[Copy], encode: Encode
) -> tuple[tuple[Slip, ...], tuple[Quotation, ...]]:
    """The slips of reports, and the quotations whose origin is an official text that we hold.

    `encode` turns sentences into unit vectors. Each slip is recorded once, in the order of the
    documents and of their sentences.
    """
    reports = [r for r in readings if r.document.speaks_for is None]
    officials = [r for r in readings if r.document.speaks_for is not None]
    indexed = [Official(r) for r in officials]
    quotations = [q for r in reports for q in find_quotations(r, indexed)]
    by_id = {r.document.id: r for r in readings}
    found = [
        *_of_quotations(quotations, readings, copies),
        *(s for c in copies for s in _of_copy(c, by_id, indexed)),
        *other_speaker(quotations, by_id),
        *rendered(reports, officials, encode),
        *restated(reports, officials),
    ]
    first: dict[tuple[str, int], Slip] = {}
    for slip in found:
        first.setdefault((slip.document, slip.citations[0].start), slip)
    return tuple(first[key] for key in sorted(first)), tuple(quotations)


def _of_quotations(
    quotations: Sequence[Quotation], readings: Sequence[Reading], copies: Sequence[Copy]
) -> Iterator[Slip]:
    documents = {r.document.id: r for r in readings}
    for quotation in quotations:
        related = {c.of for c in copies if c.document == quotation.document}
        related |= {c.document for c in copies if c.of == quotation.document}
        others = [
            r.document
            for name, r in documents.items()
            if name != quotation.document and name not in related
        ]
        slip = altered(quotation, documents[quotation.document], others)
        if slip is not None:
            yield slip


def _of_copy(
    copy: Copy, readings: dict[str, Reading], officials: Sequence[Official]
) -> Iterator[Slip]:
    """The slips of a copy against its original; against the official text that bears out what the
    original has, where we hold it. What the copy has right is no slip of it."""
    one, other = readings.get(copy.document), readings.get(copy.of)
    if one is None or other is None or one.document.speaks_for:
        return
    for slip in slips_of_copy(one, other):
        if _bears_out(slip.words, officials) is None:
            place = _bears_out(slip.original, officials)
            if place is None or slip.kind == "wrong person":
                yield borne_out(slip, other, [o.reading for o in officials])
            else:
                yield _against(slip, place)


def _bears_out(text: str, officials: Sequence[Official]) -> tuple[Official, int] | None:
    """Where an official text has these very words."""
    wanted = words(text)
    for official in officials:
        place = official.find(wanted)
        if place is not None and place[0] == 1:
            return official, place[1]
    return None


def _against(slip: Slip, place: tuple[Official, int]) -> Slip:
    official, begin = place
    document = official.reading.document
    return replace(
        slip,
        against=document.id,
        others=(official.cited(begin), *slip.others),
        party=document.speaks_for,
    )
