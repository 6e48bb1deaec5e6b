"""Both sets of examples, and the call of January 2021: who states what, who is silent."""

from __future__ import annotations

import pytest

from comparisons import (
    Json,
    about,
    account,
    carriers,
    citations,
    cited_in,
    defect,
    example,
    files,
    meeting,
    row_ids,
    stems,
    uncitable,
)

SETS = ["biden-putin-2021-01", "biden-xi-2021-11"]


@pytest.fixture(scope="session")
def call() -> Json:
    return example("biden-putin-2021-01")


# --- both sets ---------------------------------------------------------------------------------


@pytest.mark.parametrize("name", SETS)
def test_there_is_one_meeting_and_not_one_a_report(name: str) -> None:
    data = example(name)
    event = meeting(data)
    assert (event["type"], event["realis"]) == ("CONSULT", "happened")
    assert len(event["documents"]) == len(data["documents"])
    assert [e["id"] for e in data["events"] if e["type"] == "CONSULT"] == [event["id"]]


@pytest.mark.parametrize("name", SETS)
def test_every_citation_holds_and_none_is_furniture_or_caption(name: str) -> None:
    assert uncitable(example(name)) == []


@pytest.mark.parametrize("name", SETS)
def test_every_line_of_an_account_rests_on_a_sentence(name: str) -> None:
    for told in meeting(example(name))["accounts"]:
        for point in told["points"]:
            assert point["citations"], (told["party"], point)
            assert bool(point["gist"]) == (point["verdict"] != "silent")
            if point["verdict"] == "silent":
                assert point["others"], "silence needs the sentences of those who spoke"


@pytest.mark.parametrize("name", SETS)
def test_what_is_said_alone_and_in_agreement_is_marked_so(name: str) -> None:
    event = meeting(example(name))
    stating = [
        {p["id"] for p in a["points"] if p["verdict"] in ("agree", "stated", "differ")}
        for a in event["accounts"]
    ]
    for told in event["accounts"]:
        for point in told["points"]:
            parties = sum(point["id"] in rows for rows in stating)
            if point["verdict"] == "stated":
                assert parties == 1, point
            if point["verdict"] in ("agree", "differ"):
                assert parties > 1, point


# --- the call of January 2021 ------------------------------------------------------------------


def test_the_call_has_its_day_its_medium_and_its_two_people(call: Json) -> None:
    event = meeting(call)
    assert event["date"] == "2021-01-26"
    assert (event["mode"], event["medium"]) == ("phone", "phone")
    assert {a["name"] for a in event["actors"]} == {"Vladimir Putin", "Joe Biden"}
    assert {a["role"] for a in event["actors"]} == {"President, Russia", "President, United States"}
    assert event["recipients"] == []


FIVE = "the last items of a list of things raised are swallowed by the second"

STATED = [  # party, words of its own account, the files that bear it out
    ("RUS", "congratulated", "kremlin agency"),
    ("RUS", "responsibility", "kremlin agency"),
    ("RUS", "diplomatic notes", "kremlin agency newspaper"),
    ("RUS", "procedures", "kremlin agency"),
    ("RUS", "pandemic", "kremlin agency"),
    ("RUS", "trade", "kremlin agency"),
    ("RUS", "Open Skies", "kremlin agency"),
    ("RUS", "Iran nuclear deal", "kremlin agency"),
    ("RUS", "Security Council", "kremlin agency"),
    ("RUS", "Ukraine", "kremlin agency"),
    ("RUS", "stay in contact", "kremlin"),
    ("RUS", "frank", "kremlin"),
    ("USA", "five years", "agency whitehouse"),
    ("USA", "February 5", "agency whitehouse"),
    ("USA", "strategic stability", "agency whitehouse"),
    ("USA", "Ukraine", "agency newspaper whitehouse"),
    ("USA", "SolarWinds", "newspaper whitehouse"),
    ("USA", "bounties", "newspaper whitehouse"),
    ("USA", "act firmly", "newspaper whitehouse"),
    ("USA", "communication", "whitehouse"),
    ("USA", "Navalny", "newspaper whitehouse"),
    defect("USA", "election", "whitehouse", why=FIVE),
    ("USA", "protesters", "whitehouse"),
    ("CHN", "welcomes", "newspaper"),
    ("CHN", "stability", "newspaper"),
    ("CHN", "procedures", "newspaper"),
]


@pytest.mark.parametrize(("party", "words", "where"), STATED)
def test_who_states_what(call: Json, party: str, words: str, where: str) -> None:
    assert cited_in(call, about(call, party, words)) == files(where)


SILENT = [  # party, words of the others' account
    ("USA", "congratulated"),
    ("USA", "responsibility"),
    ("USA", "pandemic"),
    ("USA", "Open Skies"),
    ("USA", "Iran nuclear deal"),
    ("USA", "Security Council"),
    ("USA", "frank"),
    ("RUS", "strategic stability covering"),
    ("RUS", "Navalny"),
    ("RUS", "SolarWinds"),
    ("RUS", "bounties"),
    ("RUS", "act firmly"),
]


@pytest.mark.parametrize(("party", "words"), SILENT)
def test_who_is_silent_on_what(call: Json, party: str, words: str) -> None:
    rows = row_ids(call, words)
    verdicts = {p["verdict"] for p in account(call, party) if p["id"] in rows}
    assert verdicts == {"silent"}


def test_a_country_that_took_no_part_is_not_silent(call: Json) -> None:
    assert "silent" not in {p["verdict"] for p in account(call, "CHN")}


@pytest.mark.parametrize("words", ["five years", "February 5", "communication"])
def test_what_both_presidents_say(call: Json, words: str) -> None:
    (american,) = about(call, "USA", words)
    (russian,) = (p for p in account(call, "RUS") if p["id"] == american["id"])
    assert american["verdict"] == russian["verdict"] == "agree"


def test_they_differ_on_ukraine_sovereignty_against_internal_conflict(call: Json) -> None:
    (russian,), (american,) = about(call, "RUS", "Ukraine"), about(call, "USA", "Ukraine")
    assert russian["id"] == american["id"]
    assert russian["verdict"] == american["verdict"] == "differ"
    assert "internal conflict" in russian["gist"]
    assert "sovereignty" in american["gist"]
    assert russian["note"]
    assert {p["verdict"] for a in ("RUS", "USA") for p in account(call, a)} >= {"differ", "agree"}


PLANNED = [
    ("RUS", "procedures"),
    ("RUS", "Security Council"),
    ("RUS", "stay in contact"),
    ("USA", "five years"),
    ("USA", "February 5"),
    ("USA", "strategic stability"),
]


@pytest.mark.parametrize(("party", "words"), PLANNED)
def test_what_is_to_come_is_not_told_as_happened(call: Json, party: str, words: str) -> None:
    assert {p["realis"] for p in about(call, party, words)} == {"planned"}


def agreement(data: Json, name: str) -> Json:
    (found,) = (a for a in data["agreements"] if a["id"] == name)
    assert isinstance(found, dict)
    return found


def step(entry: Json, action: str) -> list[tuple[str | None, str]]:
    return [
        (h["date"], by)
        for h in entry["history"]
        if h["action"] == action
        for by in h["said_by"].split("; ")
    ]


def test_new_start_is_extended_by_five_years(call: Json) -> None:
    entry = agreement(call, "new-start")
    assert (entry["term"], entry["party_ids"]) == ("five years", ["RUS", "USA"])
    assert step(entry, "extension agreed") == [("2021-01-26", "Russia")]
    assert step(entry, "notes exchanged") == [("2021-01-26", "Russia")]
    assert (entry["expires"], entry["expires_written_as"]) == ("2021-02-05", "February 5")
    assert "extended" not in {h["action"] for h in entry["history"]}


def test_the_notes_are_told_by_notice_newspaper_and_kremlin_alike(call: Json) -> None:
    entry = agreement(call, "new-start")
    notes = [h for h in entry["history"] if h["action"] == "notes exchanged"]
    assert cited_in(call, notes) == files("agency kremlin newspaper")


def test_the_procedures_are_pending_with_their_deadline(call: Json) -> None:
    pending = [d for d in agreement(call, "new-start")["deadlines"] if "procedures" in d["action"]]
    told = {by: (d["date"], d["relation"]) for d in pending for by in str(d["said_by"]).split("; ")}
    assert told == {"United States": ("2021-02-05", "by"), "Russia": (None, None)}
    (american,) = (d for d in pending if d["date"])
    assert american["inferred"]
    assert american["grounds"]


def test_the_withdrawal_from_open_skies_is_russias_word(call: Json) -> None:
    entry = agreement(call, "open-skies")
    (left,) = entry["history"]
    assert (left["action"], left["party"], left["said_by"]) == (
        "withdrawn",
        "United States",
        "Russia",
    )
    assert left["date"] is None, "no report says when"
    assert cited_in(call, [left]) == files("kremlin agency")
    assert ("withdrawn by United States", "2020-11-22") in {
        (k["action"], k["date"]) for k in entry["known"]
    }


def test_who_withdrew_has_an_id(call: Json) -> None:
    (left,) = agreement(call, "open-skies")["history"]
    assert left["party_id"] == "USA"


def test_a_treaty_that_is_only_named_has_no_history(call: Json) -> None:
    assert agreement(call, "jcpoa")["history"] == []


def test_the_vote_in_parliament_has_its_own_day(call: Json) -> None:
    (vote,) = (h for h in agreement(call, "new-start")["history"] if "voted" in h["what"])
    assert vote["date"] == "2021-01-27"


def test_the_page_is_read_without_its_furniture(call: Json) -> None:
    (page,) = (d for d in call["documents"] if d["path"].endswith(".html"))
    for words in ("cookies", "Share on", "soups", "Post comment", "harbour_reader", "Registered"):
        assert words not in page["text"]
    cited = {c["exact"] for c in citations(call["events"])}
    assert not any("Red Square" in exact or "missile launcher" in exact for exact in cited)
    assert not any((e["date"] or "").startswith("2019") for e in call["events"])


def test_chinas_reaction_is_a_reaction_and_not_a_part_of_the_call(call: Json) -> None:
    event = meeting(call)
    (welcome,) = (r for r in event["reactions"] if r["type"] == "SUPPORT")
    assert (welcome["party_id"], welcome["by"]) == ("CHN", "Zhao Lijian")
    assert (welcome["date"], welcome["date_written_as"]) == ("2021-01-27", "the 27th")
    assert "CHN" not in {a["country"] for a in event["actors"]}
    assert cited_in(call, event["reactions"]) == files("newspaper")


def test_all_that_zhao_said_has_his_day(call: Json) -> None:
    assert {r["date"] for r in meeting(call)["reactions"]} == {"2021-01-27"}


def chains(data: Json, file: str, words: str) -> list[list[str]]:
    names = stems(data)
    return [
        [v["name"] for v in a["chain"]]
        for a in data["attributions"]
        if names[a["document"]] == file and words in a["content"]
    ]


CHAINS = [  # file, words of the content, the chain from the outlet to the first voice
    ("newspaper", "last nuclear arms", ["The Harbour Gazette", "Reuters and Associated Press"]),
    ("newspaper", "were pleased", ["The Harbour Gazette", "the Kremlin"]),
    ("newspaper", "SolarWinds", ["The Harbour Gazette", "the White House"]),
    ("newspaper", "China welcomes", ["The Harbour Gazette", "China", "Zhao Lijian"]),
    ("kremlin", "congratulated", ["President of Russia (Kremlin)", "Russia"]),
    ("whitehouse", "SolarWinds", ["The White House", "United States"]),
]


@pytest.mark.parametrize(("file", "words", "chain"), CHAINS)
def test_through_whom_a_word_came(call: Json, file: str, words: str, chain: list[str]) -> None:
    assert chain in chains(call, file, words)


def test_the_notice_stands_between_the_agency_and_russia(call: Json) -> None:
    (chain,) = chains(call, "agency", "Putin congratulated")
    assert chain[0] == "Meridian News Agency"
    assert chain[-1] == "Russia"
    assert "notice" in chain[-2]


def test_an_agency_is_not_taken_for_another_with_its_initials(call: Json) -> None:
    (agency,) = (d for d in call["documents"] if d["path"].endswith("agency.txt"))
    assert "Mehr News Agency" not in agency["agencies"]


def test_a_sentence_that_stands_in_two_reports_is_one_origin(call: Json) -> None:
    (shared,) = call["shared_sentences"]
    assert cited_in(call, [shared]) == files("agency whitehouse")
    (thanks,) = (e for e in call["events"] if "congratulated" in e["title"])
    assert (thanks["reports"], thanks["origins"]) == (2, 1)


def test_nobodys_word_is_not_given_to_a_party(call: Json) -> None:
    """What the newspaper says of the Kremlin's silence is the newspaper's own."""
    assert about(call, "RUS", "no mention") == []


COVERAGE = [
    ("congratulated", "kremlin agency"),
    ("Open Skies", "kremlin agency"),
    ("SolarWinds", "newspaper whitehouse"),
    ("sovereignty", "kremlin agency newspaper whitehouse"),
    ("welcomes the agreement", "kremlin agency newspaper whitehouse"),
    ("act firmly", "newspaper whitehouse"),
    ("keep strategic stability", "newspaper"),
    ("Navalny", "newspaper whitehouse"),
    defect(
        "Economic cooperation", "kremlin agency", why="'the pandemic and in trade' is one topic"
    ),
]


@pytest.mark.parametrize(("words", "where"), COVERAGE)
def test_which_report_carried_what(call: Json, words: str, where: str) -> None:
    assert carriers(call, words) == files(where)


def test_an_act_cites_only_sentences_that_tell_it(call: Json) -> None:
    (order,) = (e for e in call["events"] if "teams should work" in e["title"])
    assert not any("parliament voted" in c["exact"] for c in order["citations"])
