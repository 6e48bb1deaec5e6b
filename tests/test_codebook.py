"""The codebook: what a person's own files may do, and every planted fault is found and named."""

from __future__ import annotations

from pathlib import Path

import pytest

from communique import load, read
from communique.codebook.check import check, stats
from communique.errors import CodebookError
from comparisons import run

HEAD = 'source: made up for this test\nas_of: "2024-01-01"\nentries:\n'


def overlay(folder: Path, file: str, entries: str) -> Path:
    """A folder of one's own with one file in it."""
    path = folder / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(HEAD + entries, encoding="utf-8")
    return folder


def person(name: str, rest: str) -> str:
    return f"- {{id: {name.lower().replace(' ', '-')}, name: {name}, country: NZL, {rest}}}\n"


# --- what the files may hold ---------------------------------------------------------------------

BROKEN = [  # file, its entries, what the message names
    (
        "entities/people-own.yaml",
        "- {id: kiri-moana, name: Kiri Moana, country: NZL, rolls: []}",
        ["people-own.yaml", "kiri-moana", "rolls"],
    ),
    (
        "entities/people-own.yaml",
        "- {id: kiri-moana, name: Kiri Moana, country: NZL, roles: [{ofice: Envoy, of: NZL}]}",
        ["kiri-moana", "ofice", "$.roles[0]"],
    ),
    (
        "entities/people-own.yaml",
        "- {id: kiri-moana, name: Kiri Moana, country: NZL,"
        ' roles: [{office: Envoy, of: NZL, since: "May 2020"}]}',
        ["kiri-moana", "$.roles[0].since"],
    ),
    ("entities/people-own.yaml", "- {id: kiri-moana, name: Kiri Moana}", ["country"]),
    (
        "agreements/own.yaml",
        "- {id: tea-pact, name: Tea Pact, parties: [NZL],"
        ' history: [{action: brewed, "on": "2020"}]}',
        ["tea-pact", "brewed", "$.history[0].action"],
    ),
    (
        "events/own.yaml",
        "- {id: TOAST, quad: 7, definition: To raise a glass.}",
        ["TOAST", "$.quad", "4"],
    ),
    (
        "topics/own.yaml",
        "- {id: tea, name: Tea, words: [tea]}\n- {id: tea, name: More tea, words: [tea]}",
        ["tea", "already"],
    ),
    ("topics/own.yaml", "- {id: tea, name: Tea, words: tea}", ["tea", "$.words"]),
    ("topics/own.yaml", "- [tea", ["own.yaml", "line"]),
    ("drinks/own.yaml", "- {id: tea}", ["drinks/own.yaml", "topics/"]),
]


@pytest.mark.usefixtures("small_codebook")
@pytest.mark.parametrize(("file", "entries", "named"), BROKEN)
def test_a_file_that_breaks_its_schema_is_an_error_with_its_place(
    tmp_path: Path, file: str, entries: str, named: list[str]
) -> None:
    overlay(tmp_path, file, entries + "\n")
    with pytest.raises(CodebookError) as caught:
        load(tmp_path)
    assert file in str(caught.value)
    assert all(word in str(caught.value) for word in named), caught.value


@pytest.mark.usefixtures("small_codebook")
def test_a_repeated_id_names_the_file_of_ones_own(tmp_path: Path) -> None:
    overlay(tmp_path, "topics/own.yaml", "- {id: tea, name: Tea, words: [tea]}\n" * 2)
    with pytest.raises(CodebookError, match=str(tmp_path)):
        load(tmp_path)


def test_an_own_entry_replaces_by_id_and_a_new_one_is_added(tmp_path: Path) -> None:
    overlay(
        tmp_path,
        "topics/own.yaml",
        "- {id: covid-19, name: Own name, words: [covid*]}\n- {id: tea, name: Tea, words: [tea]}\n",
    )
    own, built_in = load(tmp_path), load()
    assert own.topics["covid-19"].name == "Own name"
    assert built_in.topics["covid-19"].name != "Own name"
    assert set(own.topics) - set(built_in.topics) == {"tea"}
    assert stats(own)["topics"] == stats(built_in)["topics"] + 1
    assert own.digest != built_in.digest


@pytest.mark.usefixtures("small_codebook")
def test_the_hash_hangs_on_the_entries_and_not_on_where_they_stand(tmp_path: Path) -> None:
    entries = "- {id: tea, name: Tea, words: [tea]}\n"
    one = overlay(tmp_path / "one", "topics/a.yaml", entries)
    two = overlay(tmp_path / "two", "topics/sub/b.yaml", "# a comment\n" + entries)
    assert load(one).digest == load(two).digest


# --- faults of fact ------------------------------------------------------------------------------

FACTS = [  # what the fault is, file, entries, words of the line
    (
        "unknown country of an office",
        "entities/people-own.yaml",
        person("Kiri Moana", "roles: [{office: Envoy, of: NZZ}]"),
        ["people/kiri-moana", "NZZ"],
    ),
    (
        "unknown country of a person",
        "entities/people-own.yaml",
        "- {id: kiri-moana, name: Kiri Moana, country: XXZ}\n",
        ["people/kiri-moana", "XXZ"],
    ),
    (
        "name shared at one time and not marked",
        "entities/people-own.yaml",
        person("Kiri Moana", "short: [Moana], roles: [{office: Envoy, of: NZL, since: '2020'}]")
        + person("Ana Moana", "short: [Moana], roles: [{office: Judge, of: NZL, since: '2021'}]"),
        ["kiri-moana", "ana-moana", "'Moana'", "ambiguous"],
    ),
    (
        "terms that overlap",
        "entities/people-own.yaml",
        person(
            "Kiri Moana",
            "roles: [{office: Envoy, of: NZL, since: '2010', until: '2014'},"
            " {office: Envoy, of: NZL, since: '2013'}]",
        ),
        ["people/kiri-moana", "Envoy", "overlap"],
    ),
    (
        "term that ends before it begins",
        "entities/people-own.yaml",
        person("Kiri Moana", "roles: [{office: Envoy, of: NZL, since: '2014', until: '2010'}]"),
        ["people/kiri-moana", "2010", "2014"],
    ),
    (
        "history out of order",
        "agreements/own.yaml",
        "- {id: tea-pact, name: Tea Pact, parties: [NZL, AUS], history:"
        ' [{action: signed, "on": "2012-03"}, {action: in force, "on": "2011-05"}]}\n',
        ["agreements/tea-pact", "in force", "2011-05", "2012-03"],
    ),
    (
        "history after its end",
        "agreements/own.yaml",
        "- {id: tea-pact, name: Tea Pact, parties: [NZL, AUS], history:"
        ' [{action: signed, "on": "2010"}, {action: terminated, "on": "2011"},'
        ' {action: ratified, "on": "2012"}]}\n',
        ["agreements/tea-pact", "ratified", "ended"],
    ),
    (
        "extended before it was in force",
        "agreements/own.yaml",
        "- {id: tea-pact, name: Tea Pact, parties: [NZL, AUS], history:"
        ' [{action: proposed, "on": "2011"}, {action: extended, "on": "2012"}]}\n',
        ["agreements/tea-pact", "extended", "before"],
    ),
    (
        "country of an organisation that is not known",
        "entities/organisations-own.yaml",
        "- {id: tea-board, name: Tea Board, country: NZZ}\n",
        ["organisations/tea-board", "NZZ"],
    ),
    (
        "country of places that is not known",
        "places/own.yaml",
        "- {id: teas, country: NZZ, kind: city, names: [Teaville]}\n",
        ["places/teas", "NZZ"],
    ),
    (
        "person named like a country",
        "entities/people-own.yaml",
        person("Kiri Moana", "short: [Chile], roles: [{office: Envoy, of: NZL}]"),
        ["people/kiri-moana", "countries/CHL", "'Chile'", "ambiguous"],
    ),
    (
        "name shared by two agreements, in another case",
        "agreements/own.yaml",
        "- {id: tea-pact, name: Tea Pact, parties: [NZL, AUS]}\n"
        "- {id: tea-accord, name: Tea Accord, parties: [NZL, AUS], names: [tea pact]}\n",
        ["agreements/tea-pact", "agreements/tea-accord", "'tea pact'"],
    ),
    (
        "domain of two outlets",
        "outlets/own.yaml",
        "- {id: tea-times, name: Tea Times, kind: newspaper, domains: [tea.example]}\n"
        "- {id: tea-news, name: Tea News, kind: newspaper, domains: [tea.example]}\n",
        ["outlets/tea-times", "outlets/tea-news", "'tea.example'"],
    ),
    (
        "place of two countries",
        "places/own.yaml",
        "- {id: teas, country: NZL, kind: city, names: [Teaville]}\n"
        "- {id: coffees, country: AUS, kind: city, names: [Teaville]}\n",
        ["places/coffees", "NZL", "'Teaville'"],
    ),
    (
        "country once governed that is not known",
        "entities/organisations-own.yaml",
        "- {id: tea-board, name: Tea Board, governed: [{id: NZZ}]}\n",
        ["organisations/tea-board", "NZZ"],
    ),
    (
        "outlet that speaks for nobody known",
        "outlets/own.yaml",
        "- {id: tea-times, name: Tea Times, kind: government, speaks_for: NZZ}\n",
        ["outlets/tea-times", "NZZ"],
    ),
    (
        "party of an agreement that is not known",
        "agreements/own.yaml",
        "- {id: tea-pact, name: Tea Pact, parties: [NZL, NZZ]}\n",
        ["agreements/tea-pact", "NZZ"],
    ),
    (
        "country of an outlet that is not known",
        "outlets/own.yaml",
        "- {id: tea-times, name: Tea Times, kind: newspaper, country: NZZ}\n",
        ["outlets/tea-times", "NZZ"],
    ),
    (
        "member of an organisation that is not known",
        "entities/organisations-own.yaml",
        "- {id: tea-board, name: Tea Board, members: [NZL, NZZ]}\n",
        ["organisations/tea-board", "NZZ"],
    ),
    (
        "name shared by two organisations",
        "entities/organisations-own.yaml",
        "- {id: tea-board, name: Tea Board, names: [TBX]}\n"
        "- {id: toll-bureau, name: Toll Bureau, names: [TBX]}\n",
        ["tea-board", "toll-bureau", "TBX"],
    ),
]


@pytest.mark.usefixtures("small_codebook")
@pytest.mark.parametrize(("fault", "file", "entries", "words"), FACTS)
def test_each_planted_fault_is_found(
    tmp_path: Path, fault: str, file: str, entries: str, words: list[str]
) -> None:
    lines = list(check(load(overlay(tmp_path, file, entries))))
    assert len(lines) == 1, (fault, lines)
    assert all(word in lines[0] for word in words), lines


NO_FAULT = [
    person("Kiri Chile", "short: [Chile], ambiguous: [Chile], roles: [{office: Envoy, of: NZL}]"),
    person("Kiri Moana", "short: [Moana], roles: [{office: Envoy, of: NZL, until: '2019'}]")
    + person("Ana Moana", "short: [Moana], roles: [{office: Judge, of: NZL, since: '2021'}]"),
    person("Kiri Moana", "short: [Moana], ambiguous: [Moana]")
    + person("Ana Moana", "short: [Moana], ambiguous: [Moana]"),
]


@pytest.mark.usefixtures("small_codebook")
@pytest.mark.parametrize("entries", NO_FAULT)
def test_a_name_shared_at_two_times_or_marked_is_no_fault(tmp_path: Path, entries: str) -> None:
    assert list(check(load(overlay(tmp_path, "entities/people-own.yaml", entries)))) == []


# --- event patterns ------------------------------------------------------------------------------

TOASTS = """\
- id: TOAST
  quad: 1
  definition: Somebody raises a glass to somebody.
  patterns:
  - {id: toast.raise, verb: [toast]}
  - {id: toast.lone, verb: [clink]}
  - {id: toast.wrong, verb: [quaff]}
  examples:
  - {text: The king toasted the president., pattern: toast.raise}
  - {text: The minister left the hall., pattern: toast.wrong}
  counter_examples:
  - {text: The baker toasted the bread., why: nobody is honoured}
"""


@pytest.mark.usefixtures("small_codebook")
@pytest.mark.slow
def test_the_command_checks_facts_and_patterns_both_ways(tmp_path: Path) -> None:
    overlay(tmp_path, "events/own.yaml", TOASTS)
    envoy = person("Kiri Moana", "roles: [{office: Envoy, of: NZZ}]")
    ran = run(
        "codebook", "check", "--codebook", overlay(tmp_path, "entities/people-own.yaml", envoy)
    )
    assert ran.code == 5
    assert "4 faults" in ran.out
    lines = ran.err.splitlines()
    assert len(lines) == 4
    for words in (
        ["people/kiri-moana", "NZZ"],
        ["events/TOAST", "'toast.lone'", "no example"],
        ["events/TOAST", "The minister left the hall.", "'toast.wrong'"],
        ["events/TOAST", "The baker toasted the bread.", "'toast.raise'"],
    ):
        assert any(all(word in line for word in words) for line in lines), words


def test_the_built_in_codebook_has_no_fault() -> None:
    ran = run("codebook", "check")
    assert (ran.code, ran.err) == (0, "")
    assert load().digest[:12] in ran.out


def test_stats_and_show(tmp_path: Path) -> None:
    own = overlay(tmp_path, "topics/own.yaml", "- {id: tea, name: Tea diplomacy, words: [tea]}\n")
    counted = dict(line.rsplit(maxsplit=1) for line in run("codebook", "stats").out.splitlines())
    more = dict(
        line.rsplit(maxsplit=1)
        for line in run("codebook", "stats", "--codebook", own).out.splitlines()
    )
    assert int(more["topics"]) == int(counted["topics"]) + 1
    assert int(counted["event types"]) == 16
    assert "name: Tea diplomacy" in run("codebook", "show", "tea", "--codebook", own).out
    assert "id: joe-biden" in run("codebook", "show", "Biden").out
    nothing = run("codebook", "show", "nobody-of-that-name")
    assert nothing.code == 2
    assert "nobody-of-that-name" in nothing.err


# --- names and offices on dates ------------------------------------------------------------------

OFFICES = [  # person, day, the office, None where none was held
    ("joe-biden", "2021-01-20", "President"),
    ("joe-biden", "2021-02-01", "President"),
    ("donald-trump", "2019-06-01", "President"),
    ("boris-johnson", "2021-01-26", "Prime Minister"),
    ("theresa-may", "2018-01-01", "Prime Minister"),
    ("angela-merkel", "2021-06-01", "Chancellor"),
    ("olaf-scholz", "2022-06-01", "Chancellor"),
    ("angela-merkel", "2023-06-01", None),
]


@pytest.mark.parametrize(("who", "day", "office"), OFFICES)
def test_who_held_what_on_which_day(who: str, day: str, office: str | None) -> None:
    role = load().role_of(who, day)
    assert (role.office if role else None) == office


SURNAMES = [  # sentence, day, whom the surname means then
    ("President Clinton met Yeltsin in Moscow on Friday.", "1996-04-20", "bill-clinton"),
    ("Former President Clinton met Kim in Pyongyang on Tuesday.", "2009-08-04", "bill-clinton"),
    ("Clinton spoke with Lavrov by telephone on Friday.", "2010-09-04", "hillary-clinton"),
    ("President Fernandez met Pope Francis in Rome on Friday.", "2020-02-01", "alberto-fernandez"),
    ("Prime Minister Johnson spoke with Merkel on Friday.", "2020-11-07", "boris-johnson"),
    ("U.S. President Bush met Blair in Washington on Friday.", "2003-02-01", "george-w-bush"),
]


@pytest.mark.parametrize(("sentence", "day", "who"), SURNAMES)
def test_a_surname_means_whoever_held_office_then(sentence: str, day: str, who: str) -> None:
    found = read(sentence, published=day, outlet="The Harbour Gazette")
    assert who in {m.entity for m in found.mentions}


def test_a_surname_of_nobody_in_office_stays_open() -> None:
    found = read("President Bush met Gorbachev in Malta.", "1979-12-04", "The Harbour Gazette")
    assert not {"george-w-bush", "george-h-w-bush"} & {m.entity for m in found.mentions}
    assert "Bush" in {u.words for u in found.unresolved}


def test_a_name_of_a_state_is_the_state_without_a_title() -> None:
    alone = read("Monaco and France signed a treaty.", "2022-05-02", "The Harbour Gazette")
    titled = read("Deputy Attorney General Monaco met Blinken.", "2022-05-02", "Gazette")
    assert "MCO" in {m.entity for m in alone.mentions}
    assert "lisa-monaco" in {m.entity for m in titled.mentions}


SURNAME_RULES = [  # sentence, day, who may not be meant; each row: why not
    ("The ban on fishing ends in May, Ban Street traders said.", "2019-05-02", "theresa-may"),
    ("Brown University opened a new school of law in Providence.", "2021-05-02", "gordon-brown"),
    ("Georgiann Davis and other teachers went to the White House.", "2022-05-02", "philip-davis"),
    ("Governor Blinken opened the fair in the state capital.", "2022-05-02", "antony-blinken"),
    ("Vasily Lavrov runs the shop. Mr Lavrov said prices rose.", "2022-05-02", "sergei-lavrov"),
]


@pytest.mark.parametrize(("sentence", "day", "who"), SURNAME_RULES)
def test_a_surname_in_other_company_is_somebody_else(sentence: str, day: str, who: str) -> None:
    found = read(sentence, published=day, outlet="The Harbour Gazette")
    assert who not in {m.entity for m in found.mentions}


SPELLED = [  # a titled name in another spelling, and who held the office then
    (
        "President William S. Ruto went to the White House on Thursday.",
        "2024-05-23",
        "william-ruto",
    ),
    ("Crown Prince Mohammed Bin Salman met Macron in Paris.", "2023-06-16", "mohammed-bin-salman"),
    ("Presidents Biden and Xi met in Bali on Monday.", "2022-11-14", "xi-jinping"),
    ("Former Chancellor Merkel met Macron in Paris.", "2023-05-02", "angela-merkel"),
    ("Minister Chang Hojin met Blinken in Seoul.", "2023-11-09", "chang-ho-jin"),
]


@pytest.mark.parametrize(("sentence", "day", "who"), SPELLED)
def test_a_titled_name_in_another_spelling(sentence: str, day: str, who: str) -> None:
    found = read(sentence, published=day, outlet="The Harbour Gazette")
    assert who in {m.entity for m in found.mentions}


def test_an_abbreviation_that_the_text_defines_is_its_own() -> None:
    text = "The Multinational Security Support (MSS) mission left. Kenya leads the MSS mission."
    found = read(text, "2024-07-02", "The Harbour Gazette")
    assert "chn-ministry-of-state-security-of-china" not in {m.entity for m in found.mentions}


SPEAKERS = [  # an organisation, and the country whose word its word is
    ("hezbollah", None),  # a movement speaks for itself
    ("ind-bharatiya-janata-party", None),  # so does a party
    ("geo-abkhaz-parliament", None),  # and a body of a breakaway
    ("rus-state-duma", "RUS"),
    ("rus-federal-security-service", "RUS"),
    ("nato", None),
]


@pytest.mark.parametrize(("organisation", "country"), SPEAKERS)
def test_for_whom_a_body_speaks(organisation: str, country: str | None) -> None:
    assert load().speaks_for(organisation) == country


def test_father_and_son_are_told_apart_by_the_day() -> None:
    text = "President Bush met Gorbachev in Malta."
    assert "george-h-w-bush" in {m.entity for m in read(text, "1989-12-04", "Gazette").mentions}
    assert "george-w-bush" in {m.entity for m in read(text, "2003-12-04", "Gazette").mentions}


TITLED = [  # the office said with the name is not one that this bearer of it held
    ("U.S. Secretary of State Clinton met Lavrov in Geneva.", "1996-04-20", "bill-clinton"),
    ("President Clinton met Yeltsin in Moscow on Friday.", "2010-09-04", "hillary-clinton"),
]


@pytest.mark.parametrize(("sentence", "day", "who"), TITLED)
def test_a_title_that_does_not_fit_keeps_a_name_open(sentence: str, day: str, who: str) -> None:
    found = read(sentence, published=day, outlet="The Harbour Gazette")
    assert who not in {m.entity for m in found.mentions}


@pytest.mark.parametrize("day", ["2001-06-16", "2006-07-15"])
def test_a_president_of_long_standing_is_known_in_his_first_terms(day: str) -> None:
    found = read("Putin met Blair in Moscow on Friday.", day, "The Harbour Gazette")
    assert "vladimir-putin" in {m.entity for m in found.mentions}
