"""Write what was found in one document."""

from __future__ import annotations

from communique.model import (
    AgreementAction,
    Attribution,
    Commitment,
    DateMention,
    EventMention,
    Mention,
    Point,
    Reading,
    Unresolved,
)
from communique.store.aspects import write_particular
from communique.store.encoding import date_columns
from communique.store.writer import Writer, json_columns


def write_reading(writer: Writer, reading: Reading) -> None:
    """Write the records of a reading; attributions first, since events and points name them."""
    for mention in reading.mentions:
        _mention(writer, mention)
    for date in reading.dates:
        _date(writer, date)
    for attribution in reading.attributions:
        _attribution(writer, attribution)
    for event in reading.events:
        _event_mention(writer, event)
    for point in reading.points:
        write_point(writer, point)
    for action in reading.actions:
        _action(writer, action)
    for commitment in reading.commitments:
        _commitment(writer, commitment)
    for particular in reading.particulars:
        write_particular(writer, particular)
    for unresolved in reading.unresolved:
        write_unresolved(writer, unresolved)


def write_point(writer: Writer, point: Point) -> int:
    """Write a point with its slots and speakers, once; gives its key."""
    key = writer.once("point", point)
    if key is None:
        return writer.key("point", point.id, "")
    writer.insert(
        "points",
        key=key,
        document=point.document,
        party=point.party,
        attribution=_attribution_key(writer, point),
        predicate=point.predicate,
        act=point.act,
        type=point.type,
        realis=point.realis,
        topic=point.topic,
        gist=point.gist,
        start=point.start,
        end=point.end,
        **json_columns(keys=point.keys),
    )
    writer.participants(key, "speaker", point.speakers)
    for position, slot in enumerate(point.slots):
        writer.insert(
            "slots",
            point=key,
            position=position,
            kind=slot.kind,
            value=slot.value,
            words=slot.words,
        )
    return key


def write_unresolved(writer: Writer, unresolved: Unresolved) -> None:
    """Write words that resolved to no one thing, once."""
    key = writer.once("unresolved", unresolved)
    if key is not None:
        lists = json_columns(candidates=unresolved.candidates)
        writer.insert("unresolved", key=key, words=unresolved.words, why=unresolved.why, **lists)


def _mention(writer: Writer, mention: Mention) -> None:
    key = writer.once("mention", mention)
    if key is not None:
        writer.insert(
            "mentions",
            key=key,
            document=mention.citations[0].document,
            start=mention.start,
            end=mention.end,
            words=mention.words,
            kind=mention.kind,
            entity=mention.entity,
            country=mention.country,
            grounds=mention.grounds,
            **json_columns(candidates=mention.candidates),
        )


def _date(writer: Writer, date: DateMention) -> None:
    key = writer.once("date", date)
    if key is not None:
        writer.insert(
            "dates",
            key=key,
            document=date.citations[0].document,
            start=date.start,
            end=date.end,
            **date_columns(date.date),
        )


def _attribution(writer: Writer, attribution: Attribution) -> None:
    key = writer.once("attribution", attribution)
    if key is not None:
        writer.insert(
            "attributions",
            key=key,
            document=attribution.citations[0].document,
            source=attribution.source,
            source_id=attribution.source_id,
            cue=attribution.cue,
            content=attribution.content,
            content_start=attribution.content_at[0][0],
            content_end=attribution.content_at[-1][1],
            party=attribution.party,
            within=attribution.within,
            **json_columns(
                chain=attribution.chain,
                source_at=attribution.source_at,
                cue_at=attribution.cue_at,
                content_at=attribution.content_at,
            ),
        )


def _event_mention(writer: Writer, event: EventMention) -> None:
    key = writer.once("event mention", event)
    if key is None:
        return
    writer.insert(
        "event_mentions",
        key=key,
        document=event.citations[0].document,
        type=event.type,
        mode=event.mode,
        quad=event.quad,
        realis=event.realis,
        place=event.place,
        medium=event.medium,
        cue=event.cue,
        summary=event.summary,
        party=event.party,
        attribution=_attribution_key(writer, event),
        cameo=event.cameo,
        **json_columns(contexts=event.contexts, about=event.about),
        **date_columns(event.date),
    )
    writer.participants(key, "actor", event.actors)
    writer.participants(key, "recipient", event.recipients)


def _action(writer: Writer, action: AgreementAction) -> None:
    key = writer.once("agreement action", action)
    if key is not None:
        writer.insert(
            "agreement_actions",
            key=key,
            document=action.citations[0].document,
            agreement=action.agreement,
            action=action.action,
            party=action.party,
            said_by=action.said_by,
            what=action.what,
            pending=action.pending,
            term=action.term,
            named=action.named,
            counted_from=action.counted_from,
            **json_columns(parties=action.parties),
            **date_columns(action.date),
            **date_columns(action.length, "length"),
            **date_columns(action.until, "until"),
        )


def _commitment(writer: Writer, commitment: Commitment) -> None:
    key = writer.once("commitment", commitment)
    if key is None:
        return
    limits = commitment.condition_at or (None, None)
    writer.insert(
        "commitments",
        key=key,
        document=commitment.citations[0].document,
        undertaking=commitment.undertaking,
        start=commitment.undertaking_at[0],
        end=commitment.undertaking_at[1],
        condition=commitment.condition,
        condition_start=limits[0],
        condition_end=limits[1],
        agreement=commitment.agreement,
        said_by=commitment.said_by,
        attribution=_attribution_key(writer, commitment),
        **date_columns(commitment.deadline, "deadline"),
        **date_columns(commitment.term, "term"),
    )
    writer.participants(key, "party", commitment.parties)


def _attribution_key(writer: Writer, record: EventMention | Point | Commitment) -> int | None:
    if record.attribution is None:
        return None
    owner = f"{type(record).__name__} {record.id}"
    return writer.key("attribution", record.attribution, owner)
