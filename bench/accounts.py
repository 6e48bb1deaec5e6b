"""Our own cases: claims, verdicts, events, agreements against what an analyst wrote down first.

`python -m bench.accounts [--data PATH] [--case NAME] [--part tuned|unseen] [--show]`: PATH holds
`<case>/<report>.txt` and `<case>/gold.json` as in `bench/gold/cases` (its README tells the fields),
which is measured where no PATH is given. The cases named in `unseen.txt` there were not read while
the rules were made.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import combinations
from pathlib import Path
from typing import Any

from bench.cases import outputs

CASES = Path(__file__).with_name("gold") / "cases"
_STATED = ("agree", "differ", "stated")
_BEGINNING = 80  # characters of a sentence that gold gives at the most


class Output:
    """What communique says of a case, by the sentences that it cites."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.data = data
        self._names = {d["id"]: Path(d["path"] or d["name"]).stem for d in data["documents"]}

    def cites(self, citations: Sequence[dict[str, Any]], evidence: dict[str, str]) -> bool:
        """Whether one of the citations is the sentence that the evidence begins."""
        return any(
            self._names[c["document"]] == evidence["report"]
            and _plain(c["exact"]).startswith(_plain(evidence["sentence"])[:_BEGINNING])
            for c in citations
        )

    def rows_of(self, party: str, evidence: Sequence[dict[str, str]]) -> Iterator[tuple[str, str]]:
        """The rows (event, row) in which a party states what a sentence of the evidence says."""
        for event, account, point in self.findings:
            if account["party_id"] == party and point["verdict"] in _STATED:
                for one in evidence:
                    if self.cites(point["citations"], one):
                        yield event["id"], point["id"]

    @cached_property
    def findings(self) -> list[tuple[dict[str, Any], dict[str, Any], dict[str, Any]]]:
        """Every finding with its account and its event, meetings before the acts in them."""
        return [
            (event, account, point)
            for event in sorted(self.data["events"], key=lambda e: bool(e["part_of"]))
            for account in event["accounts"]
            for point in account["points"]
        ]

    def verdict(self, row: tuple[str, str], party: str) -> str | None:
        """What the table says of a party in a row."""
        for event, account, point in self.findings:
            if (event["id"], point["id"]) == row and account["party_id"] == party:
                return str(point["verdict"])
        return None

    def events_of(self, gold: dict[str, Any]) -> set[str]:
        """The events that cite a sentence in which a gold event is told, of its type if any."""
        cited = [
            [e for e in self.data["events"] if self.cites(e["citations"], told)]
            for told in gold["told"]
        ]
        return {e["id"] for each in cited for e in self._best(each, gold)}

    def _best(self, events: list[dict[str, Any]], gold: dict[str, Any]) -> list[dict[str, Any]]:
        """Of the events that cite one sentence the one most like the gold event."""
        people = {p.split(":")[0] for p in gold["participants"]}

        def likeness(event: dict[str, Any]) -> tuple[int, float, int]:
            there = {p["country"] or p["id"] for p in (*event["actors"], *event["recipients"])}
            shared = len(there & people) / max(1, len(there | people))
            return (event["type"] == gold["type"], shared, event["date"] == gold["date"])

        of_type = [e for e in events if e["type"] == gold["type"] or gold["type"] != "CONSULT"]
        return sorted(of_type, key=likeness)[-1:]


def _plain(text: str) -> str:
    return " ".join(text.translate({0x2018: "'", 0x2019: "'", 0x201C: '"', 0x201D: '"'}).split())


def points(gold: dict[str, Any], out: Output, count: Counter[str], show: bool) -> None:
    """Count the cells whose claim is found, and the cells whose verdict is right."""
    for point in gold["points"]:
        rows: Counter[tuple[str, str]] = Counter()
        for party, cell in point["cells"].items():
            if cell["verdict"] not in _STATED:
                continue
            here = set(out.rows_of(party, cell["evidence"]))
            rows.update(here)
            count["claims"] += 1
            count["claims found"] += bool(here)
            if show and not here:
                print(f"  not found: {party}: {point['topic']}: {cell['evidence']}")
        row = max(sorted(rows), key=lambda r: rows[r], default=None)
        for party, cell in point["cells"].items():
            got = out.verdict(row, party) if row else None
            count["verdicts"] += 1
            count["verdicts of rows found"] += row is not None
            count["verdicts right"] += got == cell["verdict"]
            count[f"{cell['verdict']} -> {got}"] += 1
            if show and row and got != cell["verdict"]:
                print(f"  {party}: {cell['verdict']} -> {got}: {point['topic']} [{row[1]}]")


def happenings(gold: dict[str, Any], out: Output, count: Counter[str], show: bool) -> None:
    """Count the events found, those in pieces, and the pairs of events wrongly merged."""
    found = {e["id"]: out.events_of(e) for e in gold["events"] if e["realis"] == "happened"}
    sentences = {e["id"]: {(t["report"], t["sentence"]) for t in e["told"]} for e in gold["events"]}
    for name, ids in found.items():
        count["events"] += 1
        count["events found"] += bool(ids)
        count["events in pieces"] += len(ids) > 1
        if show and len(ids) != 1:
            print(f"  event {name}: {sorted(ids) or 'not found'}")
    for one, other in combinations(sorted(found), 2):
        if sentences[one] & sentences[other]:
            continue  # told in one sentence: nobody could say which is cited
        count["pairs"] += 1
        merged = bool(found[one] & found[other])
        count["pairs merged"] += merged
        if show and merged:
            print(f"  merged: {one} and {other}: {sorted(found[one] & found[other])}")


def _held(wanted: dict[str, Any], gold: dict[str, Any], out: Output) -> list[dict[str, Any]]:
    """The entries of the ledger that are a gold agreement: by id, by name, or, where gold knows no
    id, those of another id than gold's others that cite the sentences of its steps."""
    every = out.data["agreements"]
    held = [a for a in every if wanted["id"] and a["id"] == wanted["id"]]
    held = held or [a for a in every if wanted["name"].lower() in a["name"].lower()]
    if held or wanted["id"]:
        return held
    others = {a["id"] for a in gold["agreements"]}
    evidence = [e for step in wanted["history"] for e in step["evidence"]]
    return [
        a
        for a in every
        if a["id"] not in others
        and any(out.cites(n["citations"], e) for n in a["history"] for e in evidence)
    ]


def agreements(gold: dict[str, Any], out: Output, count: Counter[str], show: bool) -> None:
    """Count the agreements' steps and deadlines, and those found with their day; and how many
    lines of the histories are a step of gold."""
    for wanted in gold["agreements"]:
        held = _held(wanted, gold, out)
        lines = [line for a in held for line in a["history"]]
        due = [line for a in held for line in a["deadlines"]]
        for step in wanted["history"]:
            same = [line for line in lines if _is_step(line, step)]
            right = bool(same)
            told = step["said_by"]
            count["steps of their teller"] += any(
                told in line["said_by_ids"] or not told for line in same
            )
            _counted(
                count, "steps", right, f"{wanted['name']}: {step['action']} {step['date']}", show
            )
        count["lines"] += len(lines)
        count["lines in gold"] += sum(
            any(_is_step(line, step) for step in wanted["history"]) for line in lines
        )
        for deadline in wanted["deadlines"]:
            right = any(
                line["date"] == deadline["date"] and line.get("state") == deadline["state"]
                for line in due
            )
            what = f"{wanted['name']}: {deadline['what']} by {deadline['date']} {deadline['state']}"
            _counted(count, "deadlines", right, what, show)
        right = any(a["status"].startswith(wanted["status"]) for a in held)
        what = f"{wanted['name']}: {wanted['status']} -> {[a['status'] for a in held]}"
        _counted(count, "statuses", right, what, show)


def _is_step(line: dict[str, Any], step: dict[str, Any]) -> bool:
    return (
        line["action"] == step["action"]
        and (not step["date"] or str(line["date"] or "").startswith(step["date"]))
        and (not step.get("party") or line["party_id"] in (step["party"], None))
    )


def _counted(count: Counter[str], name: str, right: bool, what: str, show: bool) -> None:
    count[name] += 1
    count[f"{name} right"] += right
    if show and not right:
        print(f"  {name}: {what}")


def measure(
    folder: Path = CASES, *, case: str | None = None, part: str | None = None, show: bool = False
) -> dict[str, float]:
    """The shares found and right over all cases, or one, or a part."""
    unseen = set((folder / "unseen.txt").read_text().split()) if part else set()
    total: Counter[str] = Counter()
    for path in sorted(p.parent for p in folder.glob("*/gold.json")):
        if (case and path.name != case) or (part and (path.name in unseen) != (part == "unseen")):
            continue
        gold = json.loads((path / "gold.json").read_text(encoding="utf-8"))
        if show:
            print(path.name)
        out, count = Output(outputs(path)), Counter[str]()
        for counted in (points, happenings, agreements):
            counted(gold, out, count, show)
        total += count
        print(
            f"{path.name}: claims {count['claims found']}/{count['claims']}, verdicts "
            f"{count['verdicts right']}/{count['verdicts']}, events {count['events found']}/"
            f"{count['events']} ({count['events in pieces']} in pieces, {count['pairs merged']} "
            f"merged), steps {count['steps right']}/{count['steps']}, deadlines "
            f"{count['deadlines right']}/{count['deadlines']}"
        )
    if show:
        print({k: n for k, n in sorted(total.items()) if "->" in k})
    return {
        "accounts.claims_found": _share(total, "claims found", "claims"),
        "accounts.verdicts_right": _share(total, "verdicts right", "verdicts"),
        "accounts.verdicts_right_of_found": _share(
            total, "verdicts right", "verdicts of rows found"
        ),
        "accounts.events_found": _share(total, "events found", "events"),
        "accounts.events_in_pieces": _share(total, "events in pieces", "events found"),
        "accounts.pairs_merged": _share(total, "pairs merged", "pairs"),
        "accounts.steps_right": _share(total, "steps right", "steps"),
        "accounts.steps_of_their_teller": _share(total, "steps of their teller", "steps"),
        "accounts.lines_in_gold": _share(total, "lines in gold", "lines"),
        "accounts.deadlines_right": _share(total, "deadlines right", "deadlines"),
        "accounts.statuses_right": _share(total, "statuses right", "statuses"),
    }


def _share(count: Counter[str], part: str, whole: str) -> float:
    return count[part] / count[whole] if count[whole] else 0.0


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
