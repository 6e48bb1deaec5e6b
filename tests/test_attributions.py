"""Who says what, from the words: source, cue and content, and what stands inside what is said."""

from __future__ import annotations

import pytest

from communique import read
from communique.model import Attribution
from telling import FILLER, told

Parts = tuple[str, str, str]


def parts(text: str) -> list[Parts]:
    """Source, cue and content of the attributions that the words make, in order of their cues."""
    reading = read(text + FILLER, published="2022-03-04", outlet="The Harbour Gazette")
    found = [a for a in reading.attributions if a.cue_at and a.cue_at[0][0] < len(text)]
    return [words(a, reading.document.text) for a in sorted(found, key=lambda a: a.cue_at)]


def words(found: Attribution, text: str) -> Parts:
    def at(spans: tuple[tuple[int, int], ...]) -> str:
        return " … ".join(text[a:b] for a, b in spans)

    return at(found.source_at), at(found.cue_at), at(found.content_at)


SAID = [
    (
        "The minister said that the bridge would be closed for a year.",
        ("The minister", "said", "that the bridge would be closed for a year"),
    ),
    (
        '"We will not pay," the mayor told reporters.',
        ("the mayor", "told", '"We will not pay,"'),
    ),
    (
        '"The plan," she said, "is dead."',
        ("she", "said", '"The plan," … "is dead."'),
    ),
    (
        "The harbour will stay shut until June, according to the port authority.",
        ("the port authority", "according to", "The harbour will stay shut until June"),
    ),
    (
        "The union accused the company of breaking the law.",
        ("The union", "accused", "the company of breaking the law"),
    ),
    (
        "The senator has repeatedly called for an inquiry.",
        ("The senator", "has repeatedly called for", "an inquiry"),
    ),
    (
        "He refused to name the donor.",
        ("He", "refused", "to name the donor"),
    ),
    (
        "The talks, the envoy argued, were doomed from the start.",
        ("the envoy", "argued", "The talks … were doomed from the start"),
    ),
    (
        "Prices are expected to rise in the autumn.",
        ("", "are expected", "Prices … to rise in the autumn"),
    ),
    (
        "The governor, who had opposed the stadium deal, left the room.",
        ("who", "had opposed", "the stadium deal"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), SAID)
def test_the_three_parts_stand_where_they_stand(text: str, expected: Parts) -> None:
    assert expected in parts(text)


def test_a_quotation_goes_on_over_sentences() -> None:
    text = '"We are ready," Ana Ruiz said. "But the ball is not in our court. We can wait."'
    (found,) = parts(text)
    assert found[2] == '"We are ready," … "But the ball is not in our court. We can wait."'


def test_a_colon_hands_over_the_quotation_of_the_next_paragraph() -> None:
    text = 'The ministry issued a reply on Friday. It read:\n\n"No ship has left the port."'
    assert any(found[2] == '"No ship has left the port."' for found in parts(text))


def test_what_is_quoted_is_content_and_no_more() -> None:
    found = parts('"I think that we said enough about what he wants," the mayor told reporters.')
    assert [cue for _, cue, _ in found] == ["told"]


def test_an_attribution_inside_another_is_one_more_link() -> None:
    text = (
        "According to Reuters, the Kremlin said that Putin had told Macron that Russia was ready."
    )
    reading = read(text + FILLER, published="2022-03-04", outlet="The Harbour Gazette")
    inner = next(a for a in reading.attributions if "told" in a.cue)
    assert inner.content == "that Russia was ready"
    assert [v.name for v in inner.chain][-3:] == ["Reuters", "the Kremlin", "Vladimir Putin"]
    outer = {a.id: a for a in reading.attributions}
    assert inner.within is not None
    assert "had told Macron" in outer[inner.within].content


def test_every_sentence_that_the_content_fills_is_cited() -> None:
    text = '"We are ready," Ana Ruiz said. "But the ball is not in our court."'
    reading = read(text + FILLER, published="2022-03-04", outlet="The Harbour Gazette")
    (found,) = (a for a in reading.attributions if a.cue_at)
    assert [c.sentence for c in found.citations] == [1, 2]


@pytest.mark.parametrize(
    "text",
    [
        "The minister flew to Oslo on Tuesday and met the king.",
        "The firm closed two plants last year.",
        "Rain fell on the capital for a third day.",
    ],
)
def test_a_plain_deed_is_no_attribution(text: str) -> None:
    assert parts(text) == []


# --- acts inside what is said --------------------------------------------------------------------


def acts(text: str) -> list[tuple[str | None, list[str], list[str], str]]:
    return [
        (e.type, [p.name for p in e.actors], [p.name for p in e.recipients], e.realis)
        for e in told(text).events
    ]


def test_an_act_belongs_to_whoever_is_said_to_have_done_it() -> None:
    text = "Analysts said that Syrian rebels had attacked Turkish soldiers near the border."
    (act,) = acts(text)
    assert act == ("ASSAULT", ["Syrian rebels"], ["Turkish soldiers"], "happened")


def test_his_concern_is_his_who_expresses_it() -> None:
    found = told("Macron expressed his concern that the bridge would fall.", "2022-03-04")
    (said,) = (a for a in found.attributions if a.cue == "concern")
    assert said.source == "his"
    assert said.chain[-1].name == "Emmanuel Macron"


def test_the_number_of_a_list_says_nothing() -> None:
    text = "The White House welcomed four governors today.\n\n4.\n\nThey spoke of the drought."
    reading = read(text + FILLER, published="2022-03-04", outlet="The White House")
    assert not any(a.content.strip() == "4." for a in reading.attributions)


def test_a_dateline_says_nothing() -> None:
    text = "LUXOR, Egypt ― When the river falls, the ferries wait for days at the upper landing."
    assert parts(text) == []


def test_he_is_who_says_it() -> None:
    (act,) = acts("Trudeau said he would not sell more rifles to Saudi Arabia.")
    assert act == ("REJECT", ["Justin Trudeau"], ["Saudi Arabia"], "happened")


def test_what_is_denied_did_not_happen() -> None:
    text = "The White House denied that Biden had agreed to a summit with Putin."
    assert [(kind, realis) for kind, _, _, realis in acts(text)] == [("AGREE", "denied")]


def test_the_act_stands_on_the_word_of_whoever_says_so() -> None:
    text = "Analysts said that Syrian rebels had attacked Turkish soldiers near the border."
    reading = read(text + FILLER, published="2022-03-04", outlet="The Harbour Gazette")
    (event,) = reading.events
    (said,) = (a for a in reading.attributions if a.id == event.attribution)
    assert said.source == "Analysts"


def test_he_is_the_one_named_before_in_the_sentence() -> None:
    text = (
        "Scholz spoke first.\n\nAlthough Macron had met Putin's envoy, he refused to sign the pact."
    )
    refused = [a for a in acts(text) if a[0] == "REJECT"]
    assert [who for _, who, _, _ in refused] == [["Emmanuel Macron"]]


@pytest.mark.parametrize(
    "text",
    [
        "Biden was asked to explain the decision to the committee.",
        "The plan has been met with anger in Moscow.",
        "The departments shared resources for campuses as they engage in planning.",
        "The Secretary's office gave an overview of the support that is on offer to farmers.",
    ],
)
def test_words_of_an_act_are_not_always_an_act(text: str) -> None:
    assert acts(text) == []


def test_what_is_called_bad_is_accused_by_whose_account_it_is() -> None:
    found = told("The Houthi attacks in the Red Sea are illegal.", "2024-01-12", "whitehouse")
    assert [(e.type, [p.name for p in e.actors]) for e in found.events] == [
        ("ACCUSE", ["United States"])
    ]


def test_a_government_supports_not_itself() -> None:
    text = "The Vice President affirmed the Biden-Harris Administration's commitment to families."
    assert [e.type for e in told(text, "2023-01-12", "whitehouse").events] == []
