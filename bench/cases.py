"""Claims of the cases found: a point in the right party's account that cites the sentence.

`python -m bench.cases --data PATH`: PATH holds `<case>/<report>.txt` and `<case>/gold.json`.
"""

from __future__ import annotations

import argparse
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from communique import pipeline
from communique.codebook import load
from communique.show import comparison_to_dict

#: names that gold files use for a party -> its id
_PARTIES = {
    "White House": "USA", "Kremlin": "RUS", "President of Ukraine": "UKR", "Xi": "CHN",
    "Elysee": "FRA", "Downing Street": "GBR",
}  # fmt: skip


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
                if point["verdict"] in ("agree", "differ", "stated"):
                    found.setdefault(account["party_id"], set()).update(
                        (names[c["document"]], c["exact"]) for c in point["citations"]
                    )
    return found


def missed(gold: dict[str, Any], found: dict[str, set[tuple[str, str]]]) -> Iterator[str]:
    """The claims not found, in words."""
    for claim in gold["claims"]:
        party = _PARTIES.get(claim["said_by"], claim["said_by"])
        held = found.get(party, set())
        wanted = [(e["report"], e["sentence"][:80]) for e in claim["evidence"]]
        if not any(
            r == report and text.startswith(start) for report, start in wanted for r, text in held
        ):
            yield f"{claim['said_by']}: {claim['gist']}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--show", action="store_true", help="print the claims not found")
    arguments = parser.parse_args()
    total = lost = 0
    for folder in sorted(p.parent for p in arguments.data.glob("*/gold.json")):
        gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
        if "claims" not in gold:
            continue
        data = outputs(folder)
        away = list(missed(gold, cited(data)))
        count = len(gold["claims"])
        meetings = sum(1 for e in data["events"] if not e.get("part_of"))
        print(f"{folder.name}: claims found {count - len(away)}/{count}, events apart {meetings}")
        total, lost = total + count, lost + len(away)
        if arguments.show:
            print("".join(f"  not found: {line}\n" for line in away), end="")
    if total:
        print(f"all cases: claims found {(total - lost) / total:.3f} ({total - lost}/{total})")


if __name__ == "__main__":
    main()
