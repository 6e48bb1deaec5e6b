"""Two reports of the first call of Biden and Putin, one an outlet, both machine-translated.

The reports and what is known of them (`cases/seeds/gold.json`) lie outside the project, in the
folder `shared` beside it or where COMMUNIQUE_SHARED says; without them these tests are skipped.
They are run with a publication date and without, where the year has to be worked out.
"""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from comparisons import (
    SHARED,
    Json,
    about,
    account,
    carriers,
    cited_in,
    compared,
    meeting,
    row_ids,
    stems,
    uncitable,
)

GOLD_FILE = SHARED / "cases" / "seeds" / "gold.json"

pytestmark = pytest.mark.skipif(not GOLD_FILE.is_file(), reason=f"{GOLD_FILE} is not there")

#: the country codes of the gold's parties
PARTIES = {"Russia": "RUS", "United States": "USA", "China": "CHN"}


@pytest.fixture(scope="session")
def gold() -> Json:
    found: Json = json.loads(GOLD_FILE.read_text(encoding="utf-8"))
    return found


@pytest.fixture(scope="session", params=["2021-01-28", None], ids=["dated", "undated"])
def seeds(request: pytest.FixtureRequest, gold: Json) -> Json:
    paths = sorted(SHARED / "seeds" / d["file"] for d in gold["documents"].values())
    return compared(*paths, published=request.param)


def outlet(data: Json, gold: Json, name: str) -> Json:
    """The document that the gold calls by this name."""
    file = gold["documents"][name]["file"]
    (found,) = (d for d in data["documents"] if d["path"].endswith(file))
    assert isinstance(found, dict)
    return found


def named(data: Json, gold: Json, found: set[str]) -> set[str]:
    """File stems -> the gold's names for the reports."""
    return {n for n, d in gold["documents"].items() if d["file"].removesuffix(".txt") in found}


# --- the reports as documents --------------------------------------------------------------------


@pytest.mark.parametrize("name", ["xinhua", "takungpao"])
def test_who_published_and_wrote(seeds: Json, gold: Json, name: str) -> None:
    document, wanted = outlet(seeds, gold, name), gold["documents"][name]
    assert document["outlet"] == wanted["outlet"]
    assert document["byline"] == wanted.get("byline")
    assert document["dateline"]["place"] == wanted["dateline"]["place"]


@pytest.mark.parametrize("name", ["xinhua", "takungpao"])
def test_furniture_captions_and_credits_are_never_cited(seeds: Json, gold: Json, name: str) -> None:
    document, wanted = outlet(seeds, gold, name), gold["documents"][name]
    assert uncitable(seeds) == []
    aside = "\n".join(
        document["text"][b["start"] : b["end"]]
        for b in document["blocks"]
        if b["role"] in ("furniture", "credit", "caption")
    )
    assert all(line in aside for line in wanted["furniture"] if line in document["text"])
    if "caption" in wanted:
        assert "caption" in {b["role"] for b in document["blocks"]}


def test_a_markup_entity_is_repaired_and_the_repair_kept(seeds: Json, gold: Json) -> None:
    document = outlet(seeds, gold, "takungpao")
    assert "&rdquo" not in document["text"]
    assert "&rdquo" in document["repairs"][0]["original"]


def test_the_year_is_inferred_with_grounds_or_given(seeds: Json, gold: Json) -> None:
    document = outlet(seeds, gold, "xinhua")
    assert document["day"] == gold["documents"]["xinhua"]["dateline"]["date"]
    if document["published"] is None:
        for each in seeds["documents"]:
            assert each["day_inferred"], each["outlet"]
            assert any("Joe Biden" in line for line in each["day_grounds"])
            assert each["day"].startswith("2021-01")
    else:
        assert document["published_from"] == "the reader's publication date"
        assert not document["day_inferred"]
    assert meeting(seeds)["date_grounds"]


# --- the events ----------------------------------------------------------------------------------


def test_there_is_one_call(seeds: Json, gold: Json) -> None:
    (wanted,) = (e for e in gold["events"] if e["id"] == "call")
    happened = [e for e in seeds["events"] if e["type"] == "CONSULT" and e["realis"] == "happened"]
    assert len(happened) == 1
    (event,) = happened
    assert event is meeting(seeds)
    assert (event["mode"], event["date"]) == (wanted["mode"], wanted["date"])
    who = {f"{a['name']} ({a['country']})" for a in event["actors"]}
    assert who == set(wanted["actors"])
    assert named(seeds, gold, {stems(seeds)[d] for d in event["documents"]}) == set(wanted["in"])


ACTS = [  # the gold's event, words of its title, type, mode, recipients' countries
    ("extension", "five-year extension", "AGREE", None, set()),
    ("notes", "notes exchanged", "AGREE", None, set()),
    ("navalny", "concern", "ACCUSE", "disapprove", {"RUS"}),
    ("china", "welcomes", "SUPPORT", None, {"USA", "RUS"}),
]


@pytest.mark.parametrize(("name", "words", "type_", "mode", "recipients"), ACTS)
def test_the_acts_of_the_day(
    seeds: Json, gold: Json, name: str, words: str, type_: str, mode: str | None, recipients: Any
) -> None:
    (wanted,) = (e for e in gold["events"] if e["id"] == name)
    (event,) = (e for e in seeds["events"] if words in e["title"] and e["type"] == type_)
    assert (event["type"], event["mode"], event["date"]) == (type_, mode, wanted["date"])
    countries = set(re.findall(r"\b[A-Z]{3}\b", " ".join(wanted["actors"])))
    assert {a["country"] for a in event["actors"]} == countries
    assert {r["country"] for r in event["recipients"]} == recipients
    found = {stems(seeds)[d] for d in event["documents"]}
    assert named(seeds, gold, found) == set(wanted["in"])


def test_a_warning_at_a_forum_is_a_statement_and_no_event(seeds: Json) -> None:
    warned = [a for a in seeds["attributions"] if a["cue"] == "warned"]
    (attribution,) = (a for a in warned if "populism" in a["content"])
    assert attribution["party_id"] == "RUS"
    assert "vladimir-putin" in {v["id"] for v in attribution["chain"]}
    assert not any("Davos" in e["title"] for e in seeds["events"])
    assert about(seeds, "RUS", "Davos") == []


def test_the_notes_are_russias_word_and_america_is_silent(seeds: Json, gold: Json) -> None:
    (notes,) = (e for e in seeds["events"] if e["title"].startswith("notes exchanged"))
    verdicts = {a["party_id"]: {p["verdict"] for p in a["points"]} for a in notes["accounts"]}
    assert verdicts == {"RUS": {"stated"}, "USA": {"silent"}}


# --- the accounts --------------------------------------------------------------------------------

#: words for each point of the gold's accounts, in its order
WORDS = {
    "Russia": [
        ["congratul"],
        ["special responsib"],
        ["notes"],
        ["procedures"],
        ["bilateral relations", "hot issues"],
        ["COVID"],
        ["economic"],
        ["Open Skies"],
        ["Joint Comprehensive"],
        ["five permanent"],
    ],
    "United States": [
        ["willingness"],
        ["before February 5"],
        ["strategic stability"],
        ["transparent"],
        ["arrest"],
    ],
    "China": [["welcomes"], ["conducive"], ["procedures"]],
}
POINTS = [(p, i) for p, lists in WORDS.items() for i in range(len(lists))]


def reports_named(text: str, gold: Json) -> set[str]:
    """The reports named in the brackets behind a point of the gold."""
    (bracket,) = re.findall(r"\[([^\]]*)\]", text)
    return {name for name in gold["documents"] if name in bracket}


@pytest.mark.parametrize(("party", "number"), POINTS, ids=[f"{p}-{i + 1}" for p, i in POINTS])
def test_each_point_is_in_its_partys_account(
    seeds: Json, gold: Json, party: str, number: int
) -> None:
    points = gold["accounts"][party]["points"]
    assert len(points) == len(WORDS[party])
    found = about(seeds, PARTIES[party], *WORDS[party][number])
    assert len(found) == 1, points[number]
    assert named(seeds, gold, cited_in(seeds, found)) == reports_named(points[number], gold)


@pytest.mark.parametrize("party", list(WORDS))
def test_through_whom_we_have_the_account(seeds: Json, gold: Json, party: str) -> None:
    (told,) = (a for a in meeting(seeds)["accounts"] if a["party_id"] == PARTIES[party])
    through = " ".join(told["through"])
    words = {"Russia": ["notice", "website", "Kremlin"], "United States": ["White House"]}
    assert all(word in through for word in words.get(party, ["Zhao Lijian"]))


@pytest.mark.parametrize(
    ("party", "words"),
    [
        ("RUS", "strategic stability discussions"),
        ("RUS", "arrest"),
        ("USA", "Open Skies"),
        ("USA", "Joint Comprehensive"),
        ("USA", "COVID-19 and vaccines discussed"),
        ("USA", "Economic cooperation"),
        ("USA", "five permanent"),
    ],
)
def test_who_is_silent(seeds: Json, party: str, words: str) -> None:
    rows = row_ids(seeds, words)
    assert rows
    for point in (p for p in account(seeds, party) if p["id"] in rows):
        assert point["verdict"] == "silent"
        assert point["citations"]
        assert point["others"]


def test_all_three_agree_on_the_extension(seeds: Json) -> None:
    (row,) = about(seeds, "CHN", "welcomes")
    verdicts = {
        p: [x["verdict"] for x in account(seeds, p) if x["id"] == row["id"]] for p in WORDS_ID
    }
    assert verdicts == {"RUS": ["agree"], "USA": ["agree"], "CHN": ["agree"]}


WORDS_ID = ("RUS", "USA", "CHN")


@pytest.mark.parametrize(
    ("party", "words"),
    [("RUS", "procedures"), ("USA", "strategic stability"), ("RUS", "five permanent")],
)
def test_what_is_planned_has_not_happened(seeds: Json, gold: Json, party: str, words: str) -> None:
    assert len(gold["planned_not_happened"]) == 3
    assert {p["realis"] for p in about(seeds, party, words)} == {"planned"}


def test_no_account_states_the_same_point_twice(seeds: Json) -> None:
    for told in meeting(seeds)["accounts"]:
        ids = [p["id"] for p in told["points"]]
        assert len(ids) == len(set(ids))


# --- coverage, copies ----------------------------------------------------------------------------

ONLY = {
    "only_xinhua": [
        "Congratulations",
        "Special responsibility",
        "COVID-19 and vaccines discussed",
        "Economic cooperation",
        "Open Skies",
        "Joint Comprehensive",
        "five permanent",
        "Strategic stability agreed",
    ],
    "only_takungpao": ["arrest", "conducive", "Davos", "will expire", "warheads"],
}
ALONE = [(side, i) for side, words in ONLY.items() for i in range(len(words))]


@pytest.mark.parametrize(("side", "number"), ALONE, ids=[f"{s}-{i + 1}" for s, i in ALONE])
def test_what_one_report_alone_carried(seeds: Json, gold: Json, side: str, number: int) -> None:
    assert len(gold["coverage"][side]) == len(ONLY[side])
    found = carriers(seeds, ONLY[side][number])
    assert named(seeds, gold, found) == {side.removeprefix("only_")}


def test_the_shared_sentence_is_one_origin(seeds: Json, gold: Json) -> None:
    (shared,) = seeds["shared_sentences"]
    assert named(seeds, gold, cited_in(seeds, [shared])) == {"xinhua", "takungpao"}
    (event,) = (e for e in seeds["events"] if "transparent" in e["title"])
    assert (event["reports"], event["origins"]) == (2, 1)
    (point,) = about(seeds, "USA", "transparent")
    carried = [c for c in meeting(seeds)["coverage"] if c["point"] == point["id"]]
    assert all(len(c["verbatim_with"]) == 1 for c in carried)


def test_agencies_stand_in_the_chain(seeds: Json, gold: Json) -> None:
    wanted = gold["documents"]["takungpao"]["agencies"]
    agencies = {
        v["name"] for a in seeds["attributions"] for v in a["chain"] if v["kind"] == "agency"
    }
    assert all(any(name in each for each in agencies) for name in wanted)


# --- agreements, names ---------------------------------------------------------------------------


def entry(data: Json, name: str) -> Json:
    (found,) = (a for a in data["agreements"] if a["id"] == name)
    assert isinstance(found, dict)
    return found


def voices(line: Json) -> list[str]:
    """All on whose word a line of the ledger stands; one line may have several."""
    return str(line["said_by"]).split("; ")


def test_new_start(seeds: Json, gold: Json) -> None:
    wanted, found = gold["agreements"][0], entry(seeds, "new-start")
    assert set(found["party_ids"]) == set(wanted["parties"])
    assert found["expires"] == wanted["expires"]
    assert found["expires_written_as"] in wanted["written_as"]
    assert "five" in found["term"]
    steps = {(h["action"], h["date"], by) for h in found["history"] for by in voices(h)}
    for action, said_by in (("extension agreed", "Russia"), ("notes exchanged", "Russia")):
        assert (action, wanted["history"][0]["on"], said_by) in steps
    assert "extended" not in {action for action, _, _ in steps}
    pending = {
        (name, d["relation"], d["date"])
        for d in found["deadlines"]
        for name in d["said_by"].split("; ")
    }
    assert ("United States", "before", "2021-02-05") in pending
    assert ("Russia", None, None) in pending
    (duty,) = (h for h in found["history"] if h["action"] == "obliges")
    assert "warheads" in duty["what"]


def test_open_skies_and_jcpoa(seeds: Json, gold: Json) -> None:
    (wanted,) = gold["agreements"][1]["history"]
    (left,) = entry(seeds, "open-skies")["history"]
    assert (left["action"], left["date"], left["said_by"]) == (
        wanted["action"],
        wanted["on"],
        wanted["said_by"],
    )
    assert left["party"] == "United States"
    assert entry(seeds, "jcpoa")["history"] == gold["agreements"][2]["history"]


def test_who_withdrew_has_an_id(seeds: Json, gold: Json) -> None:
    (left,) = entry(seeds, "open-skies")["history"]
    assert left["party_id"] == gold["agreements"][1]["history"][0]["party"]


def test_a_name_misspelt_is_resolved_only_with_its_grounds(seeds: Json, gold: Json) -> None:
    slip = next(k for k, v in gold["slips_of_translation"].items() if v == "Navalny")
    (found,) = (u for u in seeds["unresolved"] if u["words"] == slip)
    assert found["candidate_ids"] == ["alexei-navalny"]
    assert "spelling" in found["why"]
    people = {a["id"] for e in seeds["events"] for a in (*e["actors"], *e["recipients"])}
    assert "alexei-navalny" not in people


def test_all_that_the_spokesman_said_has_his_day(seeds: Json, gold: Json) -> None:
    (china,) = (e for e in gold["events"] if e["id"] == "china")
    assert {r["date"] for r in meeting(seeds)["reactions"]} == {china["date"]}
