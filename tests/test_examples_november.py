"""The example of November 2021: one talk under two dates, and one topic in two lights."""

from __future__ import annotations

import pytest

from comparisons import (
    Json,
    about,
    account,
    carriers,
    cited_in,
    example,
    files,
    meeting,
    row_ids,
)


@pytest.fixture(scope="session")
def talk() -> Json:
    return example("biden-xi-2021-11")


def test_two_dates_of_two_capitals_are_one_talk(talk: Json) -> None:
    event = meeting(talk)
    assert event["date"] in ("2021-11-15", "2021-11-16")
    assert event["medium"] == "video"
    assert {a["name"] for a in event["actors"]} == {"Joe Biden", "Xi Jinping"}
    cited = " ".join(c["exact"] for c in event["citations"])
    assert "November 15" in cited
    assert "November 16" in cited


TALK = [
    ("CHN", "playing with fire", "agency china"),
    ("CHN", "does not support", "agency china"),
    ("CHN", "red line", "china"),
    ("CHN", "three principles", "china"),
    ("CHN", "stay in contact", "china"),
    ("USA", "one China policy", "agency whitehouse"),
    ("USA", "status quo", "agency whitehouse"),
    ("USA", "Xinjiang", "agency whitehouse"),
    ("USA", "Tibet", "agency whitehouse"),
    ("USA", "Hong Kong", "agency whitehouse"),
    ("USA", "guardrails", "agency whitehouse"),
    ("USA", "climate", "whitehouse"),
]


@pytest.mark.parametrize(("party", "words", "where"), TALK)
def test_who_states_what_in_november(talk: Json, party: str, words: str, where: str) -> None:
    assert cited_in(talk, about(talk, party, words)) == files(where)


def test_what_china_says_biden_said_stands_in_chinas_account(talk: Json) -> None:
    for point in about(talk, "CHN", "does not support"):
        assert point["by"] == ["Joe Biden"]
    assert about(talk, "USA", "does not support") == []


def test_taiwan_one_policy_agreed_one_warning_unanswered(talk: Json) -> None:
    (policy,) = about(talk, "USA", "one China policy")
    assert policy["verdict"] == "agree"
    (fire,) = about(talk, "CHN", "playing with fire")
    (silence,) = (p for p in account(talk, "USA") if p["id"] == fire["id"])
    assert (fire["verdict"], silence["verdict"]) == ("stated", "silent")
    (warning,) = (e for e in talk["events"] if e["type"] == "THREATEN")
    assert [a["name"] for a in warning["actors"]] == ["Xi Jinping"]
    assert [a["name"] for a in warning["recipients"]] == ["Joe Biden"]


def test_the_islands_independence_is_taiwans(talk: Json) -> None:
    assert {p["topic"] for p in about(talk, "CHN", "does not support")} == {"Taiwan"}


@pytest.mark.parametrize("words", ["Climate", "Energy", "North Korea", "Afghanistan"])
def test_both_accounts_name_the_topic(talk: Json, words: str) -> None:
    assert about(talk, "USA", words)
    assert about(talk, "CHN", words)


def test_america_is_not_silent_on_iran(talk: Json) -> None:
    rows = row_ids(talk, "Iran")
    assert "silent" not in {p["verdict"] for p in account(talk, "USA") if p["id"] in rows}


@pytest.mark.parametrize(
    "words",
    [
        "Climate",
        "Energy",
        "North Korea",
        "Afghanistan",
        "Iran",
    ],
)
def test_the_agency_carried_the_list_it_closes_with(talk: Json, words: str) -> None:
    assert "agency" in carriers(talk, words)


def test_sullivans_word_is_americas_account(talk: Json) -> None:
    (point,) = about(talk, "USA", "talks on strategic stability")
    assert cited_in(talk, [point]) == files("agency")


def test_the_remark_on_the_chinese_statement_is_the_agencys(talk: Json) -> None:
    (remark,) = (b for b in meeting(talk)["background"] if "did not mention" in b["gist"])
    assert remark["party"] is None
