"""The Markdown brief: its lines, its notes, and words that Markdown would read as markup."""

from __future__ import annotations

import re
from typing import Any

import pytest

import factories
from communique.show import words
from communique.show.contract import comparison_to_dict, walk_citations
from communique.show.markdown import markdown, text


def contract(**more: str) -> dict[str, Any]:
    return comparison_to_dict(factories.comparison(**more), factories.book())


def test_key_lines() -> None:
    brief = markdown(contract())
    for line in (
        "# Obama and Medvedev agree by telephone to conclude a new arms treaty\n",
        "- **Heard from:** 3 reports, 2 independent origins[^1][^2]\n",
        "- **Russia** ≠ differs: “fixes a legally binding link",
        "United States: – silent (its account:",
        "∅ **no account** of Czech Republic",
        "**◇ planned, not happened**",
        "◇ **still to be done, before 31 December 2010**",
        "○ not carried",
        "### New START: agreed",
        "5 points: accounts differ on 1, agree on 1, 3 stated by one party only",
    ):
        assert line in brief, line


def test_every_mark_has_its_note_and_every_note_its_mark() -> None:
    brief = markdown(contract())
    notes = re.findall(r"^\[\^(\d+)\]: ", brief, flags=re.MULTILINE)
    marks = re.findall(r"\[\^(\d+)\](?!:)", brief)
    assert notes == [str(n) for n in range(1, len(notes) + 1)]
    assert set(marks) == set(notes)


def test_notes_hold_outlet_sentence_and_exact_words() -> None:
    data = contract()
    brief = markdown(data)
    outlets = {doc["id"]: doc["outlet"] for doc in data["documents"]}
    for _, cited in walk_citations(data["events"]):
        note = f"{outlets[cited['document']]} (report "
        end = f"sentence {cited['sentence']}: “{text(cited['exact'])}”"
        assert any(note in line and end in line for line in brief.splitlines()), cited


def test_hostile_words_stay_words() -> None:
    brief = markdown(contract(title="<script>alert(1)</script> | [a](javascript:b) *c*\n# d"))
    assert r"\<script\>alert(1)\</script\> \| \[a\](javascript:b) \*c\* \# d" in brief
    assert "<script>" not in brief


def test_same_contract_same_bytes() -> None:
    assert markdown(contract()) == markdown(contract())


@pytest.mark.parametrize(
    ("value", "relation", "expected"),
    [
        ("2010-04-08", "on", "8 April 2010"),
        ("2010-04", "by", "by April 2010"),
        ("2010", None, "2010"),
        ("P5Y", "for", "5 years"),
        ("P1Y6M", None, "1 year 6 months"),
        ("P90D", None, "90 days"),
        ("PT3H", None, "PT3H"),  # no term of a treaty: shown as it stands
        ("2010-W14", None, "2010-W14"),
        (None, None, ""),
    ],
)
def test_date_words(value: str | None, relation: str | None, expected: str) -> None:
    assert words.date_words(value, relation) == expected


@pytest.mark.parametrize(
    ("gist", "exact", "expected"),
    [
        ("agreed to meet", "They agreed  to meet.", "“agreed to meet”"),
        ("agreed to meet", "They agreed then to meet.", "agreed to meet"),  # words left out
        ("the “new” pact", "Of the “new” pact.", "“the ‘new’ pact”"),
        ("", "They met.", ""),
    ],
)
def test_quotation_marks_only_round_what_stands_there(gist: str, exact: str, expected: str) -> None:
    assert words.own_words({"gist": gist, "citations": [{"exact": exact}]}) == expected


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        (["Russia", "United States"], "Russia and United States"),
        (["Russia"], ""),
        ([], ""),
    ],
)
def test_who_act_together_are_named_together(by: list[str], expected: str) -> None:
    finding = {"by": by, "chains": [[{"name": "The Star"}, {"name": "Russia"}]]}
    assert words.speakers(finding) == expected
