"""Claims of the cases found: a point in the right party's account that cites the sentence.

`python -m bench.cases --data PATH`: PATH holds `<case>/<report>.txt` and `<case>/gold.json` with
event{participants, date, medium}, claims[]{said_by, gist, evidence[]{report, sentence}}.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.rows import run
from communique import pipeline
from communique.codebook import load
from communique.show import comparison_to_dict

#: names that gold files use for a party -> its id
_PARTIES = {
    "White House": "USA",
    "Kremlin": "RUS",
    "President of Ukraine": "UKR",
    "Xi": "CHN",
    "Elysee": "FRA",
    "Downing Street": "GBR",
}
_STATED = ("agree", "differ", "stated")


def outputs(folder: Path) -> dict[str, Any]:
    """The contract of one case, made by the machinery the command line uses."""
    book = load()
    reports = sorted(str(p) for p in folder.glob("*.txt"))
    taken = pipeline.take_in(reports, io.BytesIO(), book)
    return comparison_to_dict(pipeline.compared(taken, book), book)


def cited(data: dict[str, Any]) -> dict[str, set[tuple[str, str]]]:
    """For each party the sentences (report name, text) that its stated points cite."""
    names = {d["id"]: Path(d["path"] or d["name"]).stem for d in data["documents"]}
    found: dict[str, set[tuple[str, str]]] = {}
    for event in data["events"]:
        for account in event["accounts"]:
            for point in account["points"]:
                if point["verdict"] in _STATED:
                    held = found.setdefault(account["party_id"], set())
                    held |= {(names[c["document"]], c["exact"]) for c in point["citations"]}
    return found


def missed(gold: dict[str, Any], found: dict[str, set[tuple[str, str]]]) -> Iterator[str]:
    """The claims not found, in words."""
    for claim in gold["claims"]:
        held = found.get(_PARTIES.get(claim["said_by"], claim["said_by"]), set())
        wanted = [(e["report"], e["sentence"][:80]) for e in claim["evidence"]]
        if not any(
            r == report and t.startswith(start) for report, start in wanted for r, t in held
        ):
            yield f"{claim['said_by']}: {claim['gist']}"


def event_right(gold: dict[str, Any], data: dict[str, Any]) -> bool:
    """One meeting, with the gold's participants, on its day."""
    meetings = [e for e in data["events"] if e["type"] == "CONSULT" and not e["part_of"]]
    if len(meetings) != 1:
        return False
    names = {a["name"].split()[-1] for a in meetings[0]["actors"] + meetings[0]["recipients"]}
    wanted = {p.split(" (")[0].split()[-1] for p in gold["event"]["participants"]}
    return names == wanted and meetings[0]["date"] == gold["event"]["date"]


def measure(folder: Path, *, show: bool = False) -> dict[str, float]:
    """Print a line for each case; the share of claims found and of events right."""
    total = lost = right = cases = 0
    for case in sorted(p.parent for p in folder.glob("*/gold.json")):
        gold = json.loads((case / "gold.json").read_text(encoding="utf-8"))
        if "claims" not in gold:
            continue
        data = outputs(case)
        away = list(missed(gold, cited(data)))
        one = event_right(gold, data)
        found = len(gold["claims"]) - len(away)
        verdict = "right" if one else "wrong"
        print(f"{case.name}: claims found {found}/{len(gold['claims'])}, event {verdict}")
        if show:
            print("".join(f"  not found: {line}\n" for line in away), end="")
        total, lost, right, cases = (
            total + len(gold["claims"]),
            lost + len(away),
            right + one,
            cases + 1,
        )
    if not cases:
        return {}
    return {"cases.claims_found": (total - lost) / total, "cases.events_right": right / cases}


if __name__ == "__main__":
    run(measure, __doc__, show={"action": "store_true", "help": "print the claims not found"})
