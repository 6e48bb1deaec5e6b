"""The development cases, measured as `bench` measures them; skipped where they are not."""

from __future__ import annotations

import importlib
import json
from pathlib import Path

import pytest

from comparisons import ROOT, SHARED, compared, meeting, uncitable

CASES = sorted(
    gold.parent
    for gold in SHARED.glob("cases/*/gold.json")
    if "claims" in json.loads(gold.read_text(encoding="utf-8"))
)

pytestmark = pytest.mark.skipif(not CASES, reason=f"no cases in {SHARED / 'cases'}")


def test_the_share_of_claims_found_and_events_right(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT))
    figures = importlib.import_module("bench.cases").measure(SHARED / "cases")
    assert figures["cases.claims_found"] >= 0.8
    assert figures["cases.events_right"] >= 0.8


@pytest.mark.parametrize("case", CASES, ids=[c.name for c in CASES])
def test_each_case_is_one_meeting_of_the_right_people(case: Path) -> None:
    gold = json.loads((case / "gold.json").read_text(encoding="utf-8"))["event"]
    event = meeting(compared(*sorted(case.glob("*.txt"))))
    assert event["type"] == gold["type"]
    who = {f"{a['name']} ({a['country']})" for a in (*event["actors"], *event["recipients"])}
    assert who == set(gold["participants"])
    assert event["date"] == gold["date"]


@pytest.mark.parametrize("case", CASES, ids=[c.name for c in CASES])
def test_each_case_cites_what_is_there(case: Path) -> None:
    assert uncitable(compared(*sorted(case.glob("*.txt")))) == []
