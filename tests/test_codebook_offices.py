"""Offices by their titles, who held them, and the days on which nobody did."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from communique import load
from communique.codebook import loading
from communique.codebook.check import check
from communique.codebook.coverage import first_day, holes, last_day
from communique.codebook.history import faults
from communique.codebook.lookup import entries_named, office_holders
from communique.codebook.offices import office_of
from communique.codebook.schema import Agreement, Step
from comparisons import run
from test_codebook import overlay, person

TITLES = [  # title, of, kind, sector
    ("Minister of Foreign Affairs", "FRA", "foreign minister", "GOV"),
    ("Acting Minister of Foreign Affairs", "FRA", "foreign minister", "GOV"),
    ("Deputy Minister of Foreign Affairs", "FRA", "other", "GOV"),
    ("Secretary of State", "USA", "foreign minister", "GOV"),
    ("Foreign Secretary", "GBR", "foreign minister", "GOV"),
    ("Foreign Secretary", "IND", "other", "GOV"),  # there the highest official of the ministry
    ("Minister of Defence", "FRA", "defence minister", "GOV"),
    ("Ambassador to Chile", "FRA", "other", "GOV"),
    ("Senator", "USA", "other", "LEG"),
    ("Chief of the General Staff", "RUS", "other", "MIL"),
    ("King", "JOR", "head of state", "GOV"),
    ("Prime Minister (acting)", "FRA", "head of government", "GOV"),
]


@pytest.mark.parametrize(("title", "of", "kind", "sector"), TITLES)
def test_a_title_names_an_office(title: str, of: str, kind: str, sector: str) -> None:
    held = office_of(load(), title, of)
    assert held is not None
    assert (held.kind, held.office.sector) == (kind, sector)


def test_a_title_of_nothing_known_names_none() -> None:
    assert office_of(load(), "Keeper of the Teapots", "FRA") is None


def test_every_office_that_somebody_holds_is_known() -> None:
    book = load()
    unknown = {
        role.office
        for one in book.people.values()
        for role in one.roles
        if office_of(book, role.office, role.of) is None
    }
    assert unknown == set()


ASKED = [  # question, day, of, who
    ("who was foreign minister of France", "2015-07-14", "FRA", ["laurent-fabius"]),
    ("Who was the Foreign Minister of France?", "2015-07-14", "FRA", ["laurent-fabius"]),
    ("French foreign minister", "2018-01-01", "FRA", ["jean-yves-le-drian"]),
    ("France's foreign minister", "2018-01-01", "FRA", ["jean-yves-le-drian"]),
    ("Secretary of State of the United States", "2022-01-01", "USA", ["antony-blinken"]),
    ("US foreign minister", "2022-01-01", "USA", ["antony-blinken"]),
    ("British prime minister", "2020-01-01", "GBR", ["boris-johnson"]),
    ("prime minister of GBR", "2020-01-01", "GBR", ["boris-johnson"]),
    ("NATO secretary general", "2020-01-01", "nato", ["jens-stoltenberg"]),
    ("foreign minister of France", "1066-10-14", "FRA", []),
    ("US ambassador to Russia", "2021-01-01", "USA", ["john-sullivan"]),
    ("king of Norway", "2020-01-01", "NOR", ["harald-v"]),
    ("president of Iran", "2022-01-01", "IRN", ["ebrahim-raisi"]),  # and not the supreme leader
]


@pytest.mark.parametrize(("question", "day", "of", "who"), ASKED)
def test_who_held_an_office(question: str, day: str, of: str, who: list[str]) -> None:
    found = office_holders(load(), question, day)
    assert found is not None
    assert (found[0], [p.id for p, _ in found[1]]) == (of, who)


@pytest.mark.parametrize("question", ["keeper of the teapots", "foreign minister of Narnia"])
def test_a_question_without_office_or_country_has_no_answer(question: str) -> None:
    assert office_holders(load(), question, None) is None


def test_a_name_is_found_without_case_or_accents() -> None:
    found = [e.id for _, e in entries_named(load(), "olivia gregoire o'who")]
    assert found == []
    assert "emmanuel-macron" in [e.id for _, e in entries_named(load(), "emmanuel MACRON")]
    assert "FRA" in [e.id for _, e in entries_named(load(), "elysee")]


def test_show_as_of_a_day() -> None:
    assert "Laurent Fabius, Minister of Foreign Affairs of France, 2012-05" in (
        run("codebook", "show", "foreign minister of France", "--on", "2015-07-14").out
    )
    nato = run("codebook", "show", "nato", "--on", "2020-01-01", "--format", "json")
    members = {m["id"] if isinstance(m, dict) else m for m in nato.json[0]["members"]}
    assert "FRA" in members
    assert "FIN" not in members
    now = run("codebook", "show", "nato", "--format", "json").json[0]
    assert "FIN" in {m["id"] if isinstance(m, dict) else m for m in now["members"]}
    assert now["from"]["file"] == "entities/organisations.yaml"
    treaty = run("codebook", "show", "new-start", "--on", "2015-01-01").out
    assert "in force" in treaty
    assert "2021" not in treaty.split("# agreements")[0].split("history:")[1]
    nobody = run("codebook", "show", "foreign minister of France", "--on", "1066-10-14")
    assert (nobody.code, nobody.out) == (1, "")
    assert "1066-10-14" in nobody.err
    assert run("codebook", "show", "nato", "--on", "yesterday").code == 2


# --- holes ---------------------------------------------------------------------------------------

DAYS = [
    (None, datetime.date.min, datetime.date.max),
    ("2021", datetime.date(2021, 1, 1), datetime.date(2021, 12, 31)),
    ("2024-02", datetime.date(2024, 2, 1), datetime.date(2024, 2, 29)),
    ("2021-01-26", datetime.date(2021, 1, 26), datetime.date(2021, 1, 26)),
]


@pytest.mark.parametrize(("day", "first", "last"), DAYS)
def test_the_days_that_a_date_may_mean(
    day: str | None, first: datetime.date, last: datetime.date
) -> None:
    assert (first_day(day), last_day(day)) == (first, last)


@pytest.mark.usefixtures("small_codebook")
def test_a_hole_is_found_where_nobody_held_the_office(tmp_path: Path) -> None:
    own = overlay(
        tmp_path,
        "entities/people-own.yaml",
        "- {id: kiri-moana, name: Kiri Moana, country: QQQ, roles:"
        " [{office: President, of: QQQ, since: '2018', until: '2020-03'},"
        " {office: President, of: QQQ, since: '2021-05-02'}]}\n",
    )
    overlay(own, "entities/countries-own.yaml", "- {id: QQQ, name: Quonia}\n")
    found = list(holes(load(own), datetime.date(2022, 1, 1), ["QQQ"]))
    assert [(h.kind, str(h.since), str(h.until)) for h in found] == [
        ("head of state or government", "2020-03-31", "2021-05-02")
    ]
    ran = run("codebook", "holes", "QQQ", "--until", "2022-01-01", "--codebook", own)
    assert ran.out == ("QQQ  head of state or government  2020-03-31 to 2021-05-02\n1 holes\n")
    assert run("codebook", "holes", "XXX").code == 2


def test_no_state_is_without_a_head_in_the_years_promised() -> None:
    found = [
        h for h in holes(load(), datetime.date(2026, 10, 1)) if h.kind.startswith("head of state")
    ]
    assert [(h.country, str(h.since), str(h.until)) for h in found] == []


# --- one office, one holder ----------------------------------------------------------------------


@pytest.mark.usefixtures("small_codebook")
def test_two_holders_of_one_office_at_one_time_are_a_fault_unless_disputed(tmp_path: Path) -> None:
    def term(more: str = "") -> str:
        return f"roles: [{{office: President, of: QQQ, since: '2020', until: '2024'{more}}}]"

    overlay(tmp_path, "entities/countries-own.yaml", "- {id: QQQ, name: Quonia}\n")
    two = person("Kiri Moana", term()) + person("Ana Tawhiri", term())
    lines = list(check(load(overlay(tmp_path / "a", "entities/people-own.yaml", two))))
    # the country is not in that folder: four lines for it, one for the two presidents
    assert len([line for line in lines if "President of QQQ at one time" in line]) == 1
    claimed = person("Kiri Moana", term()) + person("Ana Tawhiri", term(", disputed: true"))
    lines = list(check(load(overlay(tmp_path / "b", "entities/people-own.yaml", claimed))))
    assert not [line for line in lines if "at one time" in line]


# --- histories -----------------------------------------------------------------------------------

HISTORIES = [  # steps as "action on [party]", words of the fault or None
    (["signed 2010-04-08", "in force 2011-02-05", "extended 2021-02-03"], None),
    (["proposed 2010", "agreed 2011", "signed 2012", "ratified 2013 NZL", "in force 2014"], None),
    (["signed 2010", "in force 2011", "suspended 2023-02 NZL", "expired 2026-02"], None),
    (["in force 2010", "withdrawal announced 2019 NZL", "withdrawn 2020 NZL"], None),
    (["in force 2010", "withdrawn 2020 NZL", "ratified 2021 NZL"], None),  # came back
    (["in force 2010", "suspended 2012", "in force 2013"], None),
    (["expired 2012"], "before anything was agreed"),
    (["in force 2010", "signed 2011"], "no note says"),
    (["in force 2010", "signed 2011 +a protocol"], None),
    (["in force 2010", "in force 2011"], "no note says"),
    (["signed 2010", "terminated 2012", "extended 2013"], "after it had ended"),
    (["signed 2010", "terminated 2012", "expired 2013"], "after it had ended"),
    (["proposed 2010", "extended 2011"], "before it was in force"),
    (["in force 2010", "withdrawn 2012 NZL", "suspended 2013 NZL"], "after it had withdrawn"),
    (["in force 2010", "withdrawn 2012 NZL", "withdrawn 2013 NZL"], "after it had withdrawn"),
    (["in force 2010", "ratified 2012 CHL"], "no party"),
    (["signed 2012-05", "in force 2011-01"], "stands after"),
    (["signed 2012-05-03", "in force 2012"], None),  # less precise, and may be later
]


@pytest.mark.parametrize(("steps", "words"), HISTORIES)
def test_the_state_machine_of_agreements(steps: list[str], words: str | None) -> None:
    found = list(
        faults(Agreement(id="pact", name="Pact", parties=["NZL", "AUS"], history=_(steps)))
    )
    assert len(found) == (words is not None), found
    assert words is None or words in found[0]


def _(steps: list[str]) -> list[Step]:
    made = []
    for text in steps:
        told, _, note = text.partition(" +")
        words = told.split()
        party = words.pop() if words[-1].isupper() else None
        made.append(Step(action=" ".join(words[:-1]), on=words[-1], party=party, note=note))  # type: ignore[arg-type]
    return made


# --- skeletons -----------------------------------------------------------------------------------

KINDS = "people organisations countries offices agents places agreements outlets topics events"


@pytest.mark.usefixtures("small_codebook")
@pytest.mark.parametrize("kind", KINDS.split())
def test_a_skeleton_is_refused_until_it_is_filled_in(tmp_path: Path, kind: str) -> None:
    entry = "QQQ" if kind == "countries" else "TEA" if kind == "events" else "tea-board"
    ran = run("codebook", "add", kind, entry, "--name", "Tea Board: first", "--codebook", tmp_path)
    assert ran.code == 0
    (path,) = tmp_path.rglob("*.yaml")
    assert str(path) in ran.out
    text = path.read_text(encoding="utf-8")
    checked = run("codebook", "check", "--codebook", tmp_path)
    assert (checked.code == 5) == ("FILL-IN" in text.split("entries:")[1]), checked.err
    filled = text.replace("[FILL-IN]", "[NZL]" if kind == "agreements" else "[pour]")
    filled = filled.replace("kind: FILL-IN", "kind: website").replace(
        "sector: FILL-IN", "sector: SOC"
    )
    filled = filled.replace("country: FILL-IN", "country: NZL")
    filled = filled.replace("{text: FILL-IN, pat", "{text: The king poured the tea., pat")
    filled = filled.replace("{text: FILL-IN, why", "{text: The tea was cold., why")
    path.write_text(filled, encoding="utf-8")
    loading._load.cache_clear()
    checked = run("codebook", "check", "--codebook", tmp_path)
    assert (checked.code, checked.err) == (0, "")


@pytest.mark.usefixtures("small_codebook")
def test_a_second_skeleton_joins_the_first_and_keeps_what_was_written(tmp_path: Path) -> None:
    run("codebook", "add", "topics", "tea", "--codebook", tmp_path)
    path = tmp_path / "topics" / "own.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "# mine\n", encoding="utf-8")
    run("codebook", "add", "topics", "coffee", "--codebook", tmp_path)
    text = path.read_text(encoding="utf-8")
    assert "# mine" in text
    assert {"tea", "coffee"} <= set(load(tmp_path).topics)


WRONG = [
    (["people", "joe-biden"], "people-united-states.yaml"),
    (["teapots", "tea"], "'teapots'"),
    (["topics", "tea pot"], "'tea pot'"),
]


@pytest.mark.parametrize(("arguments", "words"), WRONG)
def test_a_skeleton_that_cannot_be_is_an_error(
    tmp_path: Path, arguments: list[str], words: str
) -> None:
    ran = run("codebook", "add", *arguments, "--codebook", tmp_path)
    assert ran.code in (2, 5)
    assert words in ran.err
    assert list(tmp_path.iterdir()) == []
