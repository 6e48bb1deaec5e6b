"""Measure PLOVER's own gold sentences: the type of the event, and the codes of who takes part.

`python -m bench.gsr --data PATH [--errors]`: PATH is JSON Lines with the fields text, event_2_0,
actor[] and recipient[]{text, code, sector}. The type is that of the likeliest act between the first
actor and the first recipient (of the actor alone where there is none). A country or sector is right
where the words, read in the noun phrase that they stand in, give the gold's. The gold's
conventions: one code for all bodies of many states (PLOVER 2.0 parts off UNO and EUR), sectors of
CAMEO with what follows their first three letters, and a few slips (JAP, ITL, CIV).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from training.events import tokens_at

from bench.rows import ERRORS, Row, place, rows_of, run
from communique import codebook
from communique.codebook import Codebook
from communique.read import code_actor
from communique.read.acts.choose import kind_of, pair_in
from communique.read.nlp import parse

_SLIPS = {"JAP": "JPN", "ITL": "ITA"}
_SECTORS = {"HLH": "MED", "BUD": "REL", "NGO": "SOC", "CIV": "CVL"}
_BODIES = frozenset({"IGO", "UNO", "EUR"})
_QUALIFIES = frozenset({"amod", "compound", "nmod", "nummod"})
_APART = frozenset({"relcl", "acl", "conj", "cc", "appos"})


def phrase(doc: Any, text: str, start: int, end: int) -> str:
    """The whole noun phrase that holds the words: "Dutch dockers" for "Dutch"."""
    first, stop = tokens_at(doc, (start, end))
    head = next((t for t in doc[first:stop] if not first <= t.head.i < stop), doc[first])
    while head.dep_ in _QUALIFIES and head.head.pos_ in ("NOUN", "PROPN"):
        head = head.head
    cuts = [t.left_edge.i for t in head.rights if t.dep_ in _APART]
    right = min([head.right_edge.i + 1, *cuts])
    left = min(head.left_edge.i, first)
    return text[doc[left].idx : doc[right - 1].idx + len(doc[right - 1])]


def codes(row: Row, doc: Any, book: Codebook) -> Iterator[tuple[Row, str | None, str | None]]:
    """Each participant of the gold, with the country and the sector that we give."""
    for who in (*row["actor"], *row["recipient"]):
        words = who["text"] or ""
        at = place(row["text"], words)
        alone = code_actor(words, book)
        whole = alone
        if at is not None:
            whole = code_actor(phrase(doc, row["text"], *at), book)
        yield who, whole.country or alone.country, whole.sector or alone.sector


def country_right(wanted: str, found: str | None) -> bool:
    wanted = _SLIPS.get(wanted, wanted)
    return found == wanted or (wanted in _BODIES and found in _BODIES)


def sector_right(wanted: str, found: str | None) -> bool:
    return found == _SECTORS.get(wanted[:3], wanted[:3])


def kind_in(row: Row, doc: Any, book: Codebook) -> str | None:
    """The type of the act between the first actor and the first recipient."""
    spans = []
    for role in ("actor", "recipient"):
        words = row[role][0]["text"] if row[role] else None
        at = place(row["text"], words)
        spans.append(tokens_at(doc, at) if at else None)
    source = spans[0] or spans[1]
    if source is None:
        return None
    return kind_of(pair_in(doc, source, spans[1] if spans[0] else None, book)).type


def measure(path: Path, errors: bool = False) -> dict[str, float]:
    """Accuracy of types, countries and sectors."""
    book = codebook.load()
    rows = rows_of(path)
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()

    def count(name: str, good: bool, words: str) -> None:
        total[name] += 1
        right[name] += good
        if errors and not good:
            print(f"{name}: {words}")

    docs = parse((row["text"] for row in rows), book.languages["en"].model)
    for row, doc in zip(rows, docs, strict=True):
        text = row["text"][:160]
        if (kind := kind_in(row, doc, book)) is not None:
            gold = row["event_2_0"]
            count("type", kind == gold, f"{gold}, found {kind}: {text}")
        for who, country, sector in codes(row, doc, book):
            about = (
                f"{who['code']} {who['sector']}, found {country} {sector}: {who['text']} | {text}"
            )
            if who["code"] and who["code"].isalpha():
                count("country", country_right(who["code"], country), about)
            if who["sector"] and who["sector"].isalpha():
                count("sector", sector_right(who["sector"], sector), about)
    return {f"gsr.{name}_accuracy": right[name] / total[name] for name in sorted(total)}


if __name__ == "__main__":
    run(measure, __doc__, errors=ERRORS)
