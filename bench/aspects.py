"""What accounts are compared by beside points, and slips of reports, against our own cases.

`python -m bench.aspects [--data PATH] [--case NAME] [--part tuned|unseen] [--show]`: PATH as for
`bench.accounts`. Of each kind it counts what gold has, what of it is found, and what was found that
gold does not have; a thing is found when an aspect of that party has the value and cites one of the
sentences. Gold does not name every aspect of every report, so that what is beside it may be right;
of slips it names all.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.accounts import CASES, Output
from bench.cases import outputs

_KINDS = {"initiated_by": "initiator", "duration": "length", "tone": "tone"}


def aspects(gold: dict[str, Any], out: Output, count: Counter[str], show: bool) -> None:
    """Count the initiators, lengths and tones of gold, those found, and those beside them."""
    also = gold.get("also", {})
    for name, kind in _KINDS.items():
        wanted = also.get(name, [])
        got = [a for e in out.data["events"] for a in e["aspects"]]
        got = [a for a in got if a["kind"] == kind and a["party_id"]]
        right: set[str] = set()
        for item in wanted:
            fits = [a for a in got if _fits(kind, item, a, out)]
            right |= {a["id"] for a in fits}
            count[kind] += 1
            count[f"{kind} found"] += bool(fits)
            if show and not fits:
                print(f"  {kind} not found: {item}")
        beside = [a for a in got if a["id"] not in right]
        count[f"{kind} beside"] += len(beside)
        for each in beside if show else ():
            print(f"  {kind} beside: {each['party_id']} {each['value']} {each['words']!r}")


def _fits(kind: str, item: dict[str, Any], aspect: dict[str, Any], out: Output) -> bool:
    same = {
        "initiator": lambda: aspect["value"] == item["by"],
        "length": lambda: aspect["value"] == item["value"],
        "tone": lambda: _one_word(item["word"], aspect["words"]),
    }[kind]
    cited = any(out.cites(aspect["citations"], e) for e in item["evidence"])
    return aspect["party_id"] == item["party"] and cited and bool(same())


def _one_word(wanted: str, words: str) -> bool:
    held = {w for each in words.lower().split(", ") for w in (each, *each.split())}
    return any(w in held or w + "ly" in held for w in (wanted, *wanted.split()))


def slips(gold: dict[str, Any], out: Output, count: Counter[str], show: bool) -> None:
    """Count the errors of gold, those found (report's sentence and kind), and false ones."""
    got = list(out.data["slips"])
    for item in gold.get("errors", []):
        fits = [s for s in got if out.cites(s["citations"], item)]
        count["slips"] += 1
        count["slips found"] += bool(fits)
        count["slips of the kind"] += any(s["kind"] == item["kind"] for s in fits)
        count["slips against the text"] += any(
            out.cites(s["others"], item["official"]) for s in fits
        )
        got = [s for s in got if s not in fits]
        if show and not fits:
            print(f"  slip not found: {item}")
    count["slips false"] += len(got)
    for each in got if show else ():
        print(f"  slip false: {each['kind']} {each['words']!r} for {each['original']!r}")


def measure(
    folder: Path = CASES, *, case: str | None = None, part: str | None = None, show: bool = False
) -> dict[str, float]:
    """The shares found over all cases, or one, or a part; of slips also the precision."""
    total: Counter[str] = Counter()
    for path in _chosen(folder, case, part):
        gold = json.loads((path / "gold.json").read_text(encoding="utf-8"))
        out, count = Output(outputs(path)), Counter[str]()
        if show:
            print(path.name)
        for counted in (aspects, slips):
            counted(gold, out, count, show)
        total.update(count)
    for name in (*_KINDS.values(), "slips"):
        rest = {k: n for k, n in sorted(total.items()) if k.startswith(name)}
        print(", ".join(f"{k} {n}" for k, n in rest.items()))
    found, false = total["slips found"], total["slips false"]
    return {
        **{f"aspects.{k}_found": _share(total[f"{k} found"], total[k]) for k in _KINDS.values()},
        "aspects.slips_found": _share(found, total["slips"]),
        "aspects.slips_right": _share(found, found + false),
    }


def _chosen(folder: Path, case: str | None, part: str | None) -> Iterator[Path]:
    unseen = set((folder / "unseen.txt").read_text(encoding="utf-8").split()) if part else set()
    for path in sorted(p.parent for p in folder.glob("*/gold.json")):
        of_part = part is None or (path.name in unseen) == (part == "unseen")
        if of_part and case in (None, path.name):
            yield path


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=CASES)
    parser.add_argument("--case")
    parser.add_argument("--part", choices=("tuned", "unseen"))
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    for name, value in measure(
        options.data, case=options.case, part=options.part, show=options.show
    ).items():
        print(f"{name} {value:.3f}")
