"""In which order each account takes the rows, and what share of its words it gives to each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from communique.model import Document, Emphasis, Event, Point, citations_of


def emphases(event: Event, documents: Mapping[str, Document]) -> Iterator[Emphasis]:
    """For each account its rows in their order, from its own text where we hold it, else from all
    that outlets give on its word."""
    for account in event.accounts:
        points = {
            row.id: [p for p in row.points if p.party == account.party_id]
            for row in event.rows
            if not row.background
        }
        own = _own_text({r: p for r, p in points.items() if p}, account.party_id, documents)
        words = {row: sum(_words(p) for p in held) for row, held in own.items()}
        whole = sum(words.values())
        if len(own) < 2:
            continue  # one row is neither first nor last
        for place, row in enumerate(sorted(own, key=lambda r: _first(own[r])), 1):
            yield Emphasis(
                id=f"{event.id}.{account.party_id}.{place}",
                citations=citations_of(own[row]),
                origin="order and words",
                party=account.party,
                party_id=account.party_id,
                point=row,
                place=place,
                share=round(words[row] / whole, 3) if whole else 0.0,
            )


def _own_text(
    points: Mapping[str, Sequence[Point]], party: str, documents: Mapping[str, Document]
) -> dict[str, list[Point]]:
    """The points that stand in the party's own texts; all where it has none."""
    own = {
        row: [p for p in held if documents[p.document].speaks_for == party]
        for row, held in points.items()
    }
    if any(own.values()):
        return {row: held for row, held in own.items() if held}
    return {row: list(held) for row, held in points.items()}


def _first(points: Sequence[Point]) -> tuple[int, str]:
    """Where a row is first taken up: how far from the head of a document."""
    return min((p.start, p.document) for p in points)


def _words(point: Point) -> int:
    return len(point.gist.split())
