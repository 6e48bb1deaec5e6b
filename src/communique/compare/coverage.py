"""Which outlet carried what: each row against each document that reports the event."""

from __future__ import annotations

from collections.abc import Sequence

from communique.model import Carried, Document, Event, SharedSentence, citations_of


def coverage(
    event: Event, documents: Sequence[Document], shared: Sequence[SharedSentence]
) -> tuple[Carried, ...]:
    """One line for each row and each document of the event. "Not carried" is said only of
    documents we hold: what was not collected is not reported as left out."""
    reporting = [d for d in documents if d.id in event.documents]
    twins = {c: s.citations for s in shared for c in s.citations}
    found = []
    for row in event.rows:
        for document in reporting:
            points = [p for p in row.points if p.document == document.id]
            citations = citations_of(points)
            verbatim = {
                t.document for c in citations for t in twins.get(c, ()) if t.document != document.id
            }
            found.append(
                Carried(
                    point=row.id,
                    document=document.id,
                    outlet=document.outlet,
                    carried=bool(points),
                    citations=citations,
                    verbatim_with=tuple(sorted(verbatim)),
                )
            )
    return tuple(found)
