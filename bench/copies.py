"""Copies found: pairs of news texts of which half of the smaller one's shingles stand in the other.

`python -m bench.copies --data PATH [--errors]`: PATH holds `reuse-docs.jsonl` (id, text) and
`reuse-pairs.jsonl` (a, b, containment of five-word shingles, computed exactly).
"""

from __future__ import annotations

from pathlib import Path

from bench.rows import ERRORS, rows_of, run
from communique import codebook
from communique.clean import clean
from communique.errors import InputError
from communique.intake import from_text
from communique.match import Copies
from communique.model import Reading
from communique.read.sentences import split


def measure(folder: Path, *, errors: bool = False) -> dict[str, float]:
    """Precision and recall of the pairs with a containment of .5 or more."""
    book = codebook.load()
    names: dict[str, str] = {}
    found: set[frozenset[str]] = set()
    held = Copies(book)
    for row in rows_of(folder / "reuse-docs.jsonl"):
        try:
            raw = from_text(row["text"], row["id"], {"language": "en", "outlet": row["id"]})
            document = clean(raw, book)
        except InputError:
            continue
        names[document.id] = row["id"]
        sentences = split(document, book.languages["en"])
        for twin in held.add(Reading(document=document, sentences=sentences)):
            found.add(frozenset((row["id"], names[twin])))
    gold = {
        frozenset((row["a"], row["b"])): row["containment"]
        for row in rows_of(folder / "reuse-pairs.jsonl")
    }
    wanted = {pair for pair, share in gold.items() if share >= 0.5}
    if errors:
        for pair in sorted(map(sorted, found ^ wanted)):
            kind = "missed" if frozenset(pair) in wanted else "extra"
            print(kind, *pair, gold.get(frozenset(pair)))
    right = len(found & wanted)
    return {
        "copies.recall": right / len(wanted),
        "copies.precision": right / len(found),
    }


if __name__ == "__main__":
    run(measure, __doc__, errors=ERRORS)
