"""Matching: which documents and tellings are of one happening, whatever their order."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from communique import compare, read
from communique.model import Comparison, Event

CASES = Path(__file__).parent.parent / "bench/gold/cases"


def told(*texts: tuple[str, str, str]) -> Comparison:
    """The comparison of texts given with outlet and day."""
    return compare([read(text, published=day, outlet=outlet) for outlet, day, text in texts])


def meetings(comparison: Comparison) -> list[Event]:
    return [e for e in comparison.events if e.type == "CONSULT" and not e.part_of]


CALL = (
    "{} had a telephone conversation with {}. They discussed trade in grain and the war in Sudan."
)
PARIS, RABAT = "Emmanuel Macron", "King Mohammed VI of Morocco"


def test_a_call_past_midnight_is_one_call() -> None:
    (call,) = meetings(
        told(
            ("The White House", "2022-03-10", CALL.format("President Biden", "President Putin")),
            ("kremlin", "2022-03-11", CALL.format("Vladimir Putin", "President Joseph Biden")),
        )
    )
    assert len(call.documents) == 2


def test_two_calls_of_one_government_on_two_days_stay_two() -> None:
    text = CALL.format("Vladimir Putin", "President of France Emmanuel Macron")
    again = f"{text} They will speak again."
    both = told(("kremlin", "2022-03-10", text), ("kremlin", "2022-03-11", again))
    assert len(meetings(both)) == 2


def test_a_call_and_a_meeting_of_one_day_stay_two() -> None:
    call = CALL.format("Vladimir Putin", "President of France Emmanuel Macron")
    visit = "Vladimir Putin met with President of France Emmanuel Macron in Sochi."
    found = meetings(told(("kremlin", "2022-03-10", call), ("kremlin", "2022-03-10", visit)))
    assert len(found) == 2
    assert len({e.id for e in found}) == 2


def test_what_an_idea_met_with_is_no_meeting() -> None:
    (call,) = meetings(
        told(
            (
                "kremlin",
                "2022-03-10",
                CALL.format("Vladimir Putin", "President of France Emmanuel Macron")
                + " Vladimir Putin's proposal met with Emmanuel Macron's support.",
            )
        )
    )
    assert call.medium == "phone"


def test_the_day_of_earlier_talks_is_not_that_of_the_call() -> None:
    (call,) = meetings(
        told(
            (
                "kremlin",
                "2022-05-19",
                "Vladimir Putin had a telephone conversation with President of France Emmanuel "
                "Macron. Following up on the talks held in Sochi on May 3, the leaders discussed "
                "trade in grain.",
            )
        )
    )
    assert call.date is not None
    assert call.date.value == "2022-05-19"


def test_a_withdrawal_has_its_accounts_side_by_side() -> None:
    comparison = told(
        (
            "Ministry of Foreign Affairs of Kenya",
            "2014-05-06",
            "Kenya has suspended the Paris Agreement today. The ministry said that the rules on "
            "forests are unjust to farmers.",
        ),
        (
            "Ministry of Foreign Affairs of France",
            "2014-05-07",
            "France regrets that Kenya has suspended the Paris Agreement. The rules on forests "
            "are just and apply to all farmers alike.",
        ),
    )
    (story,) = (e for e in comparison.events if len(e.rows) > 1 and not e.part_of)
    assert {a.party_id for a in story.accounts} >= {"KEN", "FRA"}
    assert set(story.documents) == {r.document.id for r in comparison.readings}


@pytest.mark.parametrize("case", ["black-sea-grain-2023", "macron-putin-2022-02"])
def test_the_order_of_documents_does_not_matter(case: str) -> None:
    readings = [read(path) for path in sorted((CASES / case).glob("*.txt"))]
    first = compare(readings)
    ids = [e.id for e in first.events]
    assert len(ids) == len(set(ids))
    for seed in range(2):
        shuffled = list(readings)
        random.Random(seed).shuffle(shuffled)
        assert compare(shuffled) == first
