"""Who is bound to do what, by when, for how long, and on what condition."""

from __future__ import annotations

import pytest

from communique.model import Commitment
from telling import told


def bound(text: str) -> list[Commitment]:
    found = told(text, "2022-03-04")
    return [c for c in found.reading.commitments if c.citations[0].start < found.end]


BOUND = [  # sentence, who, to do what
    (
        "Britain and Ukraine agreed to extend their defence pact for five years.",
        ["United Kingdom", "Ukraine"],
        "to extend their defence pact for five years",
    ),
    (
        "Germany promised not to block the delivery of howitzers.",
        ["Germany"],
        "not to block the delivery of howitzers",
    ),
    (
        "Biden and Xi agreed on a framework for talks about shipping.",
        ["Joe Biden", "Xi Jinping"],
        "a framework for talks about shipping",
    ),
    (
        "Japan reaffirmed its commitment to pay for the bridge.",
        ["Japan"],
        "to pay for the bridge",
    ),
    (  # whose promise it is stands with the noun
        "Biden welcomed Kenya's pledge to send a thousand officers.",
        ["Kenya"],
        "to send a thousand officers",
    ),
    (
        "Turkey will lift the embargo on Armenian lorries.",
        ["Turkey"],
        "will lift the embargo on Armenian lorries",
    ),
    (  # to come when it was said
        "Macron said that France would return the bronzes to Benin.",
        ["France"],
        "would return the bronzes to Benin",
    ),
    (  # bound by a text, not by whoever asks
        "The treaty requires Norway to notify its neighbours of every launch.",
        ["Norway"],
        "to notify its neighbours of every launch",
    ),
    (
        "The treaty requires both states to report every test.",
        ["both states"],
        "to report every test",
    ),
]


@pytest.mark.parametrize(("text", "who", "what"), BOUND)
def test_who_is_bound_to_what(text: str, who: list[str], what: str) -> None:
    (found,) = bound(text)
    assert [p.name for p in found.parties] == who
    assert found.undertaking == what
    assert text[slice(*found.undertaking_at)] == what


def test_each_undertaking_stands_alone() -> None:
    text = "Peru and Chile agreed to reopen the border by June 1 and to share the river's water."
    first, second = bound(text)
    assert first.undertaking == "to reopen the border by June 1"
    assert second.undertaking == "to share the river's water"
    assert first.deadline is not None
    assert (first.deadline.relation, first.deadline.value) == ("by", "2022-06-01")
    assert second.deadline is None


LIMITS = [  # sentence, deadline, term, condition
    ("Iran agreed to ship the fuel abroad within 60 days.", ("by", "P60D"), None, None),
    ("Biden and Putin agreed to prolong the treaty for five years.", None, "P5Y", None),
    (
        "Turkey will lift the embargo only after the sanctions are lifted.",
        None,
        None,
        "only after the sanctions are lifted",
    ),
    (
        "If parliament approves, Poland will send its tanks by April 15.",
        ("by", "2022-04-15"),
        None,
        "If parliament approves",
    ),
    (
        "Cuba pledged to free the sailors in exchange for medicine.",
        None,
        None,
        "in exchange for medicine",
    ),
    (  # not a day to come, but that of another text
        "Iran agreed to apply the plan of January 5, 2021, in full.",
        None,
        None,
        None,
    ),
    ("Macron promised to answer as soon as possible.", None, None, None),
]


@pytest.mark.parametrize(("text", "deadline", "term", "condition"), LIMITS)
def test_by_when_and_on_what_condition(
    text: str, deadline: tuple[str, str] | None, term: str | None, condition: str | None
) -> None:
    (found,) = bound(text)
    due = found.deadline
    assert (due and (due.relation, due.value)) == deadline
    assert (found.term and found.term.value) == term
    assert found.condition == condition
    if found.condition_at is not None:
        assert text[slice(*found.condition_at)] == condition


NOTHING = [
    "Iran refused to commit to new limits on its centrifuges.",
    "Russia did not agree to withdraw its troops from the valley.",
    "Japan should agree to open its ports.",
    "Biden and Scholz agreed on the importance of free trade.",
    "The leaders of Peru and Chile agreed that the drought is a calamity.",
    "Macron hopes Poland will come round to his view.",
    "Norway agreed on Thursday.",
    "The United Kingdom denied that it had promised to pay for the wall.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_nobody_is_bound(text: str) -> None:
    assert bound(text) == []


def test_whose_word_it_is_and_what_agreement() -> None:
    text = "The Kremlin said that Russia would observe New START until February 5, 2026."
    (found,) = bound(text)
    assert found.said_by == "RUS"
    assert found.agreement == "new-start"
    assert found.deadline is not None
    assert found.deadline.value == "2026-02-05"


def test_a_condition_is_no_act_of_its_own() -> None:
    found = told("Germany will sell the tanks if Poland agrees to the deal.", "2022-03-04")
    assert not any(
        e.realis == "happened" and "Poland" in [a.name for a in e.actors] for e in found.events
    )
