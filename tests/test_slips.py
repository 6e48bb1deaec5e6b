"""Slips of reports against the texts that they quote, copy or render."""

from __future__ import annotations

import functools

import pytest

from communique import pipeline
from communique.compare.wording import numbers
from communique.model import Comparison, Slip

OFFICIAL = (
    "Prime Minister Justin Trudeau announced today that Canada will lend Ukraine 450 million "
    "dollars for the repair of its power stations. The loan agreement was signed in Ottawa on 14 "
    "March 2023 by Chrystia Freeland and Denys Shmyhal. The Prime Minister stressed that attacks "
    "on heating plants are a deliberate and cowardly assault on civilians. Canadian engineers have "
    "inspected the damaged turbines 17 times since the first winter of the war."
)


@functools.cache
def compared(*reports: str) -> Comparison:
    texts = [pipeline.read(OFFICIAL, "2023-03-20", "pm-ca")]
    assert texts[0].document.speaks_for == "CAN"
    for number, report in enumerate(reports, 1):
        texts.append(pipeline.read(report, f"2023-03-2{number}", f"Gazette {number}"))
    return pipeline.compare(texts)


def slips(*reports: str) -> list[Slip]:
    return list(compared(*reports).slips)


HEAD = "OTTAWA - Canada is lending money to Ukraine, and the harbour was closed by a storm. "


def test_an_altered_quotation() -> None:
    report = HEAD + (
        'Mr Trudeau called the attacks on heating plants "a deliberate and cunning assault on '
        'civilians".'
    )
    (slip,) = slips(report)
    assert slip.kind == "altered quotation"
    assert (slip.words, slip.original) == (
        "a deliberate and cunning assault on civilians",
        "a deliberate and cowardly assault on civilians",
    )
    (found,) = compared(report).quotations
    assert not found.verbatim


@pytest.mark.parametrize(
    "quotation",
    [
        "a deliberate and cowardly assault on civilians",
        "attacks on heating plants were a deliberate and cowardly assault",
    ],
)
def test_a_quotation_is_traced_to_its_text_and_is_no_slip(quotation: str) -> None:
    report = HEAD + f'Mr Trudeau spoke of "{quotation}".'
    assert slips(report) == []
    (found,) = compared(report).quotations
    assert found.verbatim
    assert found.others[0].exact.startswith("The Prime Minister stressed")


def test_a_wrong_number() -> None:
    wrong = HEAD + "Canadian engineers inspected the damaged turbines 71 times in the war."
    (slip,) = slips(wrong)
    assert (slip.kind, slip.words, slip.original) == ("wrong number", "71 times", "17 times")


def test_rounded_and_other_figures_are_no_slips() -> None:
    rounded = HEAD + "Canada will lend Ukraine almost 460 million dollars for its power stations."
    other = HEAD + "Canadian engineers have inspected 12 bridges since the first winter of the war."
    assert slips(rounded) == slips(other) == []


def test_a_wrong_month() -> None:
    report = HEAD + "The loan agreement was signed in Ottawa on 14 May 2023 by both governments."
    (slip,) = slips(report)
    assert (slip.kind, slip.words) == ("wrong date", "14 May 2023")


def test_somebody_else_among_those_who_signed() -> None:
    report = HEAD + (
        "The loan agreement was signed on 14 March 2023 by Justin Trudeau and Denys Shmyhal."
    )
    (slip,) = slips(report)
    assert (slip.kind, slip.words, slip.original) == (
        "wrong person",
        "Justin Trudeau",
        "Chrystia Freeland",
    )


ORIGINAL = (
    "Fishermen in the north of Norway have caught more cod this season than in any year since the "
    "records began, the fisheries directorate said on Tuesday. The fleet landed 310 tonnes of cod "
    "in Tromso in one week alone. Prices have fallen by a third, and some boats now stay in port. "
    "The directorate wants to close two of the fishing grounds until the autumn so that the young "
    'fish can grow. The minister said that the decision would be "painful but fair" to the coast.'
)


def test_a_copy_with_errors() -> None:
    copy = ORIGINAL.replace("310 tonnes", "130 tonnes").replace("but fair", "and unfair")
    found = slips(ORIGINAL, copy)
    assert [(s.kind, s.words) for s in found] == [
        ("wrong number", "landed 130 tonnes of"),
        ("altered quotation", "painful and unfair"),
    ]
    assert {s.against for s in found} == {compared(ORIGINAL, copy).copies[0].of}


def test_a_true_copy_has_none() -> None:
    assert slips(ORIGINAL, ORIGINAL.replace("Prices have fallen", "Prices have dropped")) == []


def test_numbers_are_read_with_what_they_count() -> None:
    found = numbers("On 5 May 2021 they freed 33 hostages and paid $10 million in twelve days.")
    assert [(n.value, n.unit) for n in found] == [(33, "hosta"), (1e7, "dolla"), (12, "days")]
