"""Write particulars, aspects, emphasis, slips and the origins of quotations."""

from __future__ import annotations

from communique.model import Aspect, Comparison, Emphasis, Event, Particular, Quotation, Slip
from communique.store.encoding import date_columns
from communique.store.writer import Writer, json_columns


def write_particular(writer: Writer, each: Particular) -> None:
    """Write one particular of a reading."""
    key = writer.record("particular", each.id, each.origin, each.citations)
    writer.insert(
        "particulars",
        key=key,
        document=each.document,
        kind=each.kind,
        value=each.value,
        bound=each.bound,
        words=each.words,
        start=each.start,
        end=each.end,
        party=each.party,
        event=each.event,
        **json_columns(parties=each.parties, people=each.people),
        **date_columns(each.day, "day"),
    )


def write_aspects(writer: Writer, event: Event, key: int) -> None:
    """Write the aspects and emphasis of an event whose own row has this key."""
    for position, aspect in enumerate(event.aspects):
        _aspect(writer, key, position, aspect)
    for position, emphasis in enumerate(event.emphases):
        _emphasis(writer, key, position, emphasis)


def _aspect(writer: Writer, event: int, position: int, each: Aspect) -> None:
    key = writer.record("aspect", each.id, each.origin, each.citations, each.others)
    writer.insert(
        "aspects",
        key=key,
        event=event,
        position=position,
        kind=each.kind,
        party=each.party,
        party_id=each.party_id,
        value=each.value,
        words=each.words,
        reading=each.reading,
        verdict=each.verdict,
        note=each.note,
        point=each.point,
        **json_columns(by=each.by, to=each.to),
    )


def _emphasis(writer: Writer, event: int, position: int, each: Emphasis) -> None:
    key = writer.record("emphasis", each.id, each.origin, each.citations)
    writer.insert(
        "emphases",
        key=key,
        event=event,
        position=position,
        party=each.party,
        party_id=each.party_id,
        point=each.point,
        place=each.place,
        share=each.share,
    )


def write_slips(writer: Writer, comparison: Comparison) -> None:
    """Write the slips of reports and the origins of their quotations."""
    for slip in comparison.slips:
        _against(writer, "slip", slip, kind=slip.kind)
    for quotation in comparison.quotations:
        _against(writer, "quotation", quotation, verbatim=quotation.verbatim)


def _against(writer: Writer, record: str, each: Slip | Quotation, **more: str | bool) -> None:
    key = writer.record(record, each.id, each.origin, each.citations, each.others)
    writer.insert(
        f"{record}s",
        key=key,
        document=each.document,
        against=each.against,
        party=each.party,
        words=each.words,
        original=each.original,
        **more,
    )
