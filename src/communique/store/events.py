"""Write events with their rows, accounts, coverage and reactions."""

from __future__ import annotations

from communique.errors import RecordError
from communique.model import Account, Carried, Event, Finding, Reaction, Row
from communique.store.aspects import write_aspects
from communique.store.encoding import date_columns
from communique.store.readings import write_point
from communique.store.writer import Writer, json_columns


def write_event(writer: Writer, event: Event) -> None:
    """Write one happening and all that hangs on it; its mentions must have been written."""
    key = _event(writer, event)
    for position, name in enumerate(event.mentions):
        mention = writer.key("event mention", name, f"event {event.id}")
        writer.insert("event_event_mentions", event=key, position=position, event_mention=mention)
    for position, document in enumerate(event.documents):
        writer.insert("event_documents", event=key, position=position, document=document)
    rows = {row.id: _row(writer, key, n, row) for n, row in enumerate(event.rows)}
    for position, account in enumerate(event.accounts):
        _account(writer, event, key, position, account, rows)
    for position, carried in enumerate(event.coverage):
        _carried(writer, event, key, position, carried, rows)
    for position, reaction in enumerate(event.reactions):
        _reaction(writer, key, position, reaction)
    for position, point in enumerate(event.background):
        written = write_point(writer, point)
        writer.insert("event_background", event=key, position=position, point=written)
    write_aspects(writer, event, key)


def _event(writer: Writer, event: Event) -> int:
    key = writer.record("event", event.id, event.origin, event.citations)
    writer.insert(
        "events",
        key=key,
        title=event.title,
        type=event.type,
        mode=event.mode,
        quad=event.quad,
        realis=event.realis,
        place=event.place,
        medium=event.medium,
        cameo=event.cameo,
        reports=event.reports,
        origins=event.origins,
        **json_columns(contexts=event.contexts, about=event.about),
        **date_columns(event.date),
    )
    writer.participants(key, "actor", event.actors)
    writer.participants(key, "recipient", event.recipients)
    return key


def _row(writer: Writer, event: int, position: int, row: Row) -> int:
    key = writer.insert(
        "event_rows", event=event, id=row.id, position=position, topic=row.topic, gist=row.gist
    )
    for place, point in enumerate(row.points):
        written = write_point(writer, point)
        writer.insert("event_row_points", event_row=key, position=place, point=written)
    return key


def _account(
    writer: Writer, event: Event, key: int, position: int, account: Account, rows: dict[str, int]
) -> None:
    name = f"{event.id}/{account.party_id}"
    written = writer.record("account", name, "", account.citations)
    writer.insert(
        "accounts",
        key=written,
        event=key,
        position=position,
        party=account.party,
        party_id=account.party_id,
        **json_columns(through=account.through),
    )
    for place, finding in enumerate(account.findings):
        _finding(writer, f"{name}/{place + 1}", written, place, finding, rows)


def _finding(
    writer: Writer, name: str, account: int, place: int, finding: Finding, rows: dict[str, int]
) -> None:
    key = writer.record("finding", name, "", finding.citations, finding.others)
    writer.insert(
        "findings",
        key=key,
        account=account,
        position=place,
        event_row=_row_key(rows, finding.point, f"finding {name}"),
        verdict=finding.verdict,
        topic=finding.topic,
        gist=finding.gist,
        note=finding.note,
        realis=finding.realis,
        **json_columns(by=finding.by, chains=finding.chains),
    )


def _carried(
    writer: Writer, event: Event, key: int, position: int, carried: Carried, rows: dict[str, int]
) -> None:
    name = f"{event.id}/{carried.point}/{carried.document}"
    written = writer.record("coverage", name, "", carried.citations)
    writer.insert(
        "coverage",
        key=written,
        event=key,
        position=position,
        event_row=_row_key(rows, carried.point, f"coverage {name}"),
        document=carried.document,
        outlet=carried.outlet,
        carried=carried.carried,
        **json_columns(verbatim_with=carried.verbatim_with),
    )


def _reaction(writer: Writer, event: int, position: int, reaction: Reaction) -> None:
    key = writer.record("reaction", reaction.id, reaction.origin, reaction.citations)
    writer.insert(
        "reactions",
        key=key,
        event=event,
        position=position,
        party=reaction.party,
        party_id=reaction.party_id,
        type=reaction.type,
        gist=reaction.gist,
        by=reaction.by,
        **date_columns(reaction.date),
    )


def _row_key(rows: dict[str, int], name: str, owner: str) -> int:
    if name not in rows:
        raise RecordError(f"{owner}: refers to row {name}, which its event does not have")
    return rows[name]
