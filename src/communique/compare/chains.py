"""Where we have a party's word from, and who tells the same without saying whose word it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from communique.model import Document, Point, Row, Voice

#: the share of a point's words that must stand in another for the two to be the same words
_SAME_WORDS = 0.7


def through(own: Sequence[Point], documents: Mapping[str, Document]) -> tuple[str, ...]:
    """Where a party's points come from: its own text, or whom the outlet names (and the outlet)."""
    return tuple(dict.fromkeys(_through(point, documents[point.document]) for point in own))


def _through(point: Point, document: Document) -> str:
    if document.speaks_for:
        return f"{document.outlet} ({document.kind})"
    named = [v.name for v in point.chain if v.kind in ("document", "person")]
    named += [v.name for v in point.chain if v.kind in ("government", "organisation")]
    return f"{named[0] if named else document.outlet} ({document.outlet})"


def retold(row: Row, mine: Sequence[Point]) -> Iterator[tuple[Voice, ...]]:
    """Chains through outlets that tell the same in nearly the same words without saying whose
    word it is: "Ta Kung Pao <- AP <- (the White House)"."""
    for point in row.points:
        if point.party is not None or not any(v.kind == "agency" for v in point.chain[1:]):
            continue
        source = next((p for p in mine if _nearly(point.gist, p.gist)), None)
        if source is not None:
            first = next(v for v in source.chain if v.id == source.party)
            by_words = Voice(kind=first.kind, name=f"{first.name} (by its words)", id=first.id)
            yield (*point.chain, by_words)


def _nearly(a: str, b: str) -> bool:
    left, right = set(a.lower().split()), set(b.lower().split())
    return len(left & right) / len(left) >= _SAME_WORDS if left else False
