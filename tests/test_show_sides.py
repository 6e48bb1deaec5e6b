"""The order of an analyst: shared points, each party's own, others apart, acts under meetings."""

from __future__ import annotations

import io
from typing import Any

import lxml.html
import pytest
from rich.console import Console

import factories
from communique.show import acts, grid, sides, words
from communique.show.contract import comparison_to_dict, reading_to_dict
from communique.show.html import html
from communique.show.markdown import markdown
from communique.show.table import print_comparison


@pytest.fixture
def data() -> dict[str, Any]:
    return comparison_to_dict(factories.comparison(), factories.book())


def flat(text: str) -> str:
    return " ".join(text.split())


def table(data: dict[str, Any], width: int = 140) -> str:
    file = io.StringIO()
    print_comparison(data, Console(file=file, width=width))
    return flat(file.getvalue())


def page(data: dict[str, Any]) -> Any:
    return lxml.html.document_fromstring(html(data))


def test_the_contract_carries_parts_and_background(data: dict[str, Any]) -> None:
    call, first = data["events"][0], data["events"][1]
    assert call["part_of"] is None
    assert first["part_of"] == call["id"]
    assert [row["background"] for row in call["rows"]] == [False] * 5 + [True]
    beside = call["background"][0]
    assert (beside["id"], beside["topic"], beside["party"]) == ("row-6", "START I", None)
    assert beside["chain"] == []


def test_the_contract_carries_what_a_reading_rests_on() -> None:
    data = reading_to_dict(factories.reading(), factories.book())
    assert data["document"]["day"] == "2010-03-26" and data["document"]["day_inferred"]
    assert data["events"][0]["point"] == data["points"][0]["id"] == "p1"
    point = data["points"][0]
    assert (point["date"], point["event"]) == ("2010-03-26", "e1")
    assert [v["name"] for v in point["chain"]] == ["Volga Herald", "Tass", "Kremlin"]
    assert [v["name"] for v in data["actions"][0]["chain"]] == ["Volga Herald", "Tass", "Kremlin"]


def test_ids_that_say_their_kind_are_named() -> None:
    whole = comparison_to_dict(factories.comparison(), factories.book())
    event = {**whole["events"][0], "about": [{"id": "topic:a", "name": "Arms"},
                                             {"id": "agreement:b", "name": "Pact"}]}  # fmt: skip
    assert words.about(event) == "Pact and Arms"


def test_shared_points_come_first_and_differences_before_agreement(data: dict[str, Any]) -> None:
    groups = sides.groups(data["events"][0])
    assert [(g.label, [line.topic for line in g.lines]) for g in groups] == [
        ("Stated by both", ["missile defence", "signing"]),
        ("United States alone", ["ratification"]),
        ("Russia alone", ["warhead limit", "duration"]),
    ]


def test_background_is_in_coverage_and_in_no_table_of_accounts(data: dict[str, Any]) -> None:
    event = data["events"][0]
    shown = {line.id for group in sides.groups(event) for line in group.lines}
    assert sides.beside(event) == {"row-6"} and not shown & sides.beside(event)
    assert "row-6" in {line.id for line in grid.coverage(event)[1]}
    rows = page(data).xpath("//table[@class='accounts']//span[contains(@class, 'topic')]/text()")
    assert "START I" not in rows
    assert "Told beside the event" in table(data)


def test_silence_is_told_once_for_a_group(data: dict[str, Any]) -> None:
    own = sides.groups(data["events"][0])[2]
    assert own.rest is not None
    ((place, found),) = own.rest
    assert (place, found[0]["verdict"]) == (0, "silent")
    event = data["events"][0]
    event["accounts"][0]["points"][2]["citations"] = []
    assert sides.groups(event)[2].rest is None  # not the same on every row: told row by row


def test_others_stand_apart_with_their_verdict(data: dict[str, Any]) -> None:
    event = data["events"][0]
    assert sides.sides(event) == sides.Sides((0, 1), (3,), (2,))
    (said,) = sides.others(event)  # the reaction and the finding are one
    assert (said["party"], said["speaker"], said["verdict"]) == (
        "NATO", "Anders Fogh Rasmussen", "agree",
    )  # fmt: skip
    signing = next(line for line in grid.accounts(event) if line.id == "row-1")
    assert sides.also(event, signing) == ["NATO"]
    heads = page(data).xpath("//article[@id='event-1']//span[@class='party']/text()")
    assert heads == ["United States", "Russia"]


def test_a_reaction_that_is_no_finding_is_kept(data: dict[str, Any]) -> None:
    event = data["events"][0]
    event["reactions"][0]["gist"] = "was glad"
    assert [each["gist"] for each in sides.others(event)] == ["welcomed the accord", "was glad"]
    assert "was glad" in table(data) and "was glad" in markdown(data)


def test_a_row_that_nobody_states_is_not_lost(data: dict[str, Any]) -> None:
    event = data["events"][0]
    event["accounts"][1]["points"][4]["verdict"] = "silent"
    last = sides.groups(event)[-1]
    assert last.label == "Stated by none of those who took part"
    assert [line.topic for line in last.lines] == ["duration"]


def test_a_note_that_all_share_is_told_once(data: dict[str, Any]) -> None:
    event = data["events"][0]
    for number in (0, 1):
        event["accounts"][number]["points"][1]["note"] = "spoken of apart"
    line = sides.groups(event)[0].lines[0]
    assert sides.shared_note(line, (0, 1)) == "spoken of apart"
    assert [f["note"] for cell in sides.cells(line, (0, 1)) for f in cell] == ["", ""]
    assert page(data).text_content().count("spoken of apart") == 1
    assert markdown(data).count("spoken of apart") == 1


def test_acts_stand_under_their_meeting(data: dict[str, Any]) -> None:
    call, signing = acts.wholes(data)
    assert (call.number, signing.number) == (1, 2)
    assert [(a.states, a.silent) for a in call.acts] == [
        (("United States", "Russia"), ()),
        (("United States",), ("Russia",)),
        (("NATO",), ()),
    ]
    assert acts.who(call.acts[1]) == "Barack Obama → Dmitry Medvedev"
    assert [acts.same_day(a, call) for a in call.acts] == [True, True, False]


def test_an_act_without_its_meeting_is_told_in_full(data: dict[str, Any]) -> None:
    data["events"] = data["events"][1:]
    assert [len(whole.acts) for whole in acts.wholes(data)] == [0, 0, 0, 0]
    data["events"][0]["part_of"] = data["events"][1]["id"]
    data["events"][1]["part_of"] = data["events"][0]["id"]  # a circle ends
    assert acts.wholes(data)


@pytest.mark.parametrize("width", [80, 140])
def test_acts_are_one_table_in_every_form(data: dict[str, Any], width: int) -> None:
    rows = page(data).xpath("//table[@class='acts']/tbody/tr")
    assert len(rows) == 3
    assert not page(data).xpath("//*[@id='event-3']")
    brief = markdown(data)
    assert "| REQUEST, assist | Barack Obama → Dmitry Medvedev |" in brief
    assert "27 March 2010 (inferred: the day after the call)" in brief
    text = table(data, width)
    assert "Acts coded in this meeting" in text and "REQUEST" in text and "◇ planned" in text


def test_many_single_acts_are_folded_in_the_contents(data: dict[str, Any]) -> None:
    signing = data["events"][-1]
    data["events"] += [{**signing, "id": f"more-{n}"} for n in range(7)]
    first, rest = acts.contents(acts.wholes(data))
    assert (len(first), len(rest)) == (1, 8)
    assert "8 more events" in page(data).xpath("//details[@class='toc-rest']/summary")[0].text


def test_long_lists_of_parties_are_cut_and_the_contract_keeps_all(data: dict[str, Any]) -> None:
    entry = data["agreements"][0]
    entry["parties"] = [f"State {n}" for n in range(1, 9)]
    for shown in (flat(page(data).text_content()), table(data), markdown(data)):
        assert "State 5, State 6 and 2 more" in shown
        assert "State 7" not in shown


def test_history_is_in_order_of_date_and_the_undated_come_last(data: dict[str, Any]) -> None:
    step = data["agreements"][0]["history"][0]
    early = {**step, "date": "2009-07", "what": "early"}
    none = {**step, "date": None, "what": "undated"}
    data["agreements"][0]["history"] = [none, step, early]
    order = [s["what"] for s in words.in_order(data["agreements"][0]["history"])]
    assert order == ["early", step["what"], "undated"]
    for shown in (flat(page(data).text_content()), table(data), markdown(data)):
        assert shown.index("July 2009") < shown.rindex("not dated")


def test_facts_of_the_codebook_are_folded_away(data: dict[str, Any]) -> None:
    (fold,) = page(data).xpath("//article[@class='agreement']/details")
    assert "open" not in fold.attrib
    assert "1 fact of the codebook, not from these reports" in fold.text_content()


def test_only_names_of_the_cited_sentences_are_shown() -> None:
    cited = [{"exact": "They extended New START and the Prague Treaty."}]
    entry = {"name": "New START Treaty", "citations": cited,
             "names": ["New START", "START", "Prague Treaty", "SNV-3"]}  # fmt: skip
    assert words.names_used(entry) == ["New START", "Prague Treaty"]


@pytest.mark.parametrize(
    ("gist", "exact", "expected"),
    [
        ("discussed: the sanctions", "They discussed oil and the sanctions.",
         ("discussed", "“the sanctions”")),
        ("discussed: new sanctions", "They discussed oil and the sanctions.",
         ("discussed", "new sanctions")),
        ("one thing: peace", "He wanted one thing: peace.", ("", "“one thing: peace”")),
        ("met at 10:30", "They met at about 10:30", ("", "met at 10:30")),
    ],
)  # fmt: skip
def test_the_verb_before_one_thing_of_a_list(
    gist: str, exact: str, expected: tuple[str, str]
) -> None:
    line = {"gist": gist, "citations": [{"exact": exact}]}
    assert words.verb_and_words(line) == expected


def test_a_chain_does_not_repeat_party_and_outlet() -> None:
    voices = [{"name": n} for n in ("Courier", "AP", "Russia")]
    finding = {"chains": [voices, voices[::2], voices[:2]]}
    assert words.chains_words(finding, "Russia") == ["Courier ← AP"]
    assert words.chains_words(finding) == ["Courier ← AP ← Russia", "Courier ← Russia",
                                           "Courier ← AP"]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "role", "country", "expected"),
    [
        ("Joe Biden", "President", "United States", "Joe Biden (President, United States)"),
        ("Joe Biden", "President, United States", "United States",
         "Joe Biden (President, United States)"),
        ("Russia", "government", "Russia", "Russia"),
        ("NATO", None, None, "NATO"),
    ],
)  # fmt: skip
def test_person(name: str, role: str | None, country: str | None, expected: str) -> None:
    assert words.person({"name": name, "role": role, "country_name": country}) == expected
