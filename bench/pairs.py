"""Measure the kind of the act between two given phrases: PLV's rows.

`python -m bench.pairs --data PATH [--half 0|1] [--errors]`: PATH is JSON Lines with the fields
marked (a sentence with `<s>` and `<t>`), source, target, root (15: PLOVER with CONCEDE and RETREAT
joined as YIELD), quad and binary. Measured are the macro F1 of root, quad and binary; rows without
a kind count as wrong. PLV goes by an older table than PLOVER 2.0: economic sanctions are COERCE
there, sieges and attacks on computers ASSAULT.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from training.events import tokens_at, unmarked

from bench.rows import ERRORS, HALF, Row, place, rows_of, run
from communique import codebook
from communique.read.acts.choose import kinds, pair_in
from communique.read.acts.labels import TYPES
from communique.read.nlp import parse

#: where PLV, which goes by CAMEO's roots, differs from PLOVER 2.0
_PLV = {"163": "COERCE", "175": "COERCE", "176": "ASSAULT", "191": "ASSAULT"}
_QUADS = {
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT"), 1),
    **dict.fromkeys(("COOPERATE", "AID", "YIELD"), 2),  # all of CAMEO 08
    **dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "THREATEN"), 3),
    **dict.fromkeys(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"), 4),
}


def root(label: str) -> str:
    """PLV's root of a label."""
    if label in _PLV:
        return _PLV[label]
    kind = TYPES[label]
    return "YIELD" if kind in ("CONCEDE", "RETREAT") else kind


def coded(rows: Sequence[Row]) -> list[str]:
    """The likeliest root of each row."""
    book = codebook.load()
    read = [unmarked(row["marked"]) for row in rows]
    roots = []
    docs = parse((text for text, _ in read), book.languages["en"].model)
    for (text, spans), doc, row in zip(read, docs, rows, strict=True):
        at = {k: spans.get(k) or place(text, row[f]) for k, f in (("s", "source"), ("t", "target"))}
        source = tokens_at(doc, at["s"] or (0, 1))
        pair = pair_in(doc, source, tokens_at(doc, at["t"]) if at["t"] else None, book)
        sure: dict[str, float] = {}
        for label, value in kinds(pair).items():
            if label != "none":  # every row has an act
                sure[root(label)] = sure.get(root(label), 0.0) + value
        roots.append(max(sure, key=lambda k: (sure[k], k)))
    return roots


def macro_f1(found: Iterable[object], gold: Iterable[object]) -> float:
    """The mean of the F1 of each class of the gold."""
    pairs = list(zip(found, gold, strict=True))
    scores = []
    for kind in sorted({str(g) for _, g in pairs}):
        hit = sum(str(f) == str(g) == kind for f, g in pairs)
        out = sum((str(f) == kind) + (str(g) == kind) for f, g in pairs)
        scores.append(2 * hit / out if out else 0.0)
    return sum(scores) / len(scores)


def measure(path: Path, half: int | None = None, errors: bool = False) -> dict[str, float]:
    """Macro F1 of root, quad and binary."""
    rows = rows_of(path)
    rows = rows if half is None else rows[half::2]
    found = coded(rows)
    if errors:
        for row, kind in zip(rows, found, strict=True):
            if kind != row["root"]:
                print(f"{row['root']} -> {kind}: {row['marked'][:250]}")
    quads = [_QUADS[kind] for kind in found]
    binary = ["cooperation" if quad < 3 else "conflict" for quad in quads]
    names = sorted({row["binary"] for row in rows})
    calm = next((n for n in names if "coop" in n), "cooperation")
    binary = [calm if b == "cooperation" else "conflict" for b in binary]
    return {
        "pairs.root_f1": macro_f1(found, [r["root"] for r in rows]),
        "pairs.quad_f1": macro_f1(quads, [r["quad"] for r in rows]),
        "pairs.binary_f1": macro_f1(binary, [r["binary"] for r in rows]),
    }


if __name__ == "__main__":
    run(measure, __doc__, half=HALF, errors=ERRORS)
