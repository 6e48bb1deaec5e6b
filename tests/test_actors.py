"""PLOVER country and sector of an actor, from the words that name it."""

from __future__ import annotations

import pytest

from communique import load, read
from communique.read import code_actor
from communique.read.actor_words import plural
from comparisons import run

CODED = [  # words, day, country, sector, others; each row: what it probes
    ("Norway", None, "NOR", None, ()),  # a country alone has no sector
    ("Oslo", None, "NOR", "GOV", ()),  # its capital is its government
    ("OSLO", None, "NOR", "GOV", ()),  # as a dateline has it
    ("the Élysée", None, "FRA", "GOV", ()),  # so is a seat
    ("a bakery in Oslo", None, "NOR", None, ()),  # but not where something only stands there
    ("Norwegians", None, "NOR", "CVL", ()),
    ("Abkhazia", None, "GEO", "PRE", ()),  # a breakaway: its nominal sovereign
    ("Greenland", None, "DNK", None, ()),  # a dependency: the state that has it
    ("Norwegian fishermen", None, "NOR", "AGR", ()),
    ("two Norwegian frigates", None, "NOR", "MIL", ()),
    ("Norway's foreign minister", None, "NOR", "GOV", ()),
    ("Norway's ambassador to Chile", None, "NOR", "GOV", ()),  # to whom is not whose
    ("ambassador of Norway", None, "NOR", "GOV", ()),
    ("the Norwegian Defence Ministry", None, "NOR", "GOV", None),
    ("a Norwegian army spokesman", None, "NOR", "MIL", ()),  # the body decides, not "spokesman"
    ("a former Norwegian minister", None, "NOR", "ELI", ()),
    ("judges in Oslo", None, "NOR", "JUD", ()),
    ("a professor of law at a university in Chile", None, "CHL", "EDU", ()),
    ("several of the biggest trade unions in Chile", None, "CHL", "LAB", ()),
    ("Lviv police", None, "UKR", "COP", ()),  # a city that speaks for nobody tells the country
    ("Barack Obama", "2012-05-01", "USA", "GOV", ()),
    ("Barack Obama", "2019-05-01", "USA", "ELI", ()),  # out of office
    ("Obama", "2018-05-01", "USA", "ELI", ()),  # and known by surname still
    ("President Barack Obama", None, "USA", "GOV", ()),  # the title said, no day given
    ("former President Barack Obama", None, "USA", "ELI", ()),
    ("Pope Francis", "2020-01-01", "VAT", "REL", None),
    ("the UN secretary-general", None, "UNO", "GOV", ()),
    ("NATO", None, "IGO", None, ()),
    ("European Union lawmakers", None, "EUR", "LEG", ()),
    ("Boko Haram fighters", None, "NGA", "REB", ()),
    ("gunmen", None, None, "UAF", ()),
    ("Turkish-backed rebels", None, None, "REB", ()),  # who backs them is not who they are
    ("Saudi-led forces", None, "SAU", "MIL", ()),
    ("Barack Obama's lawyer", "2012-05-01", "USA", "JUD", ()),  # and not Obama himself
    ("a heap of old newspapers on a table", None, None, None, None),
    ("Zyxt Qwv", None, None, None, ()),
]


@pytest.mark.parametrize(("words", "day", "country", "sector", "others"), CODED)
def test_an_actor_is_coded_by_its_own_words(
    words: str,
    day: str | None,
    country: str | None,
    sector: str | None,
    others: tuple[str, ...] | None,
) -> None:
    code = code_actor(words, load(), day)
    if words.startswith("a heap"):
        assert code.country is None
        return
    assert (code.country, code.sector) == (country, sector), code
    assert others is None or code.others == others, code
    assert bool(code.grounds) == (country is not None or sector is not None)


def test_who_it_is_stands_with_the_code() -> None:
    book = load()
    spokesman = code_actor("Putin's spokesman Dmitry Peskov", book, "2023-06-06")
    assert (spokesman.entity, spokesman.country) == ("dmitry-peskov", "RUS")
    assert code_actor("Barack Obama", book, "2012-05-01").entity == "barack-obama"
    assert code_actor("Boko Haram fighters", book).entity == "boko-haram"
    assert code_actor("Norwegian fishermen", book).entity is None


PLURALS = [
    ("soldier", "soldiers"),
    ("policeman", "policemen"),
    ("army", "armies"),
    ("envoy", "envoys"),
    ("boss", "bosses"),
    ("child", "children"),
    ("member of parliament", "members of parliament"),
    ("human", "humans"),
]


@pytest.mark.parametrize(("one", "many"), PLURALS)
def test_plurals(one: str, many: str) -> None:
    assert plural(one) == many


def test_the_command_says_what_decided() -> None:
    ran = run("codebook", "actor", "Norwegian fishermen")
    assert ran.out.splitlines()[0] == "country NOR  sector AGR  entity -"
    assert "fishermen" in ran.out
    assert "nothing in it is in the codebook" in run("codebook", "actor", "Zyxt").out
    assert run("codebook", "actor", "Zyxt", "--on", "May 2020").code == 2


OTHERS_NAMES = [  # a surname of the codebook inside somebody else's name
    "Juan Blinken Torres spoke to reporters about the harvest on Friday.",
    "The destroyer is of the new Blinken-class, the navy said in a statement.",
]


@pytest.mark.parametrize("sentence", OTHERS_NAMES)
def test_a_surname_inside_another_name_is_not_its_bearer(sentence: str) -> None:
    found = read(sentence, "2022-05-02", "The Harbour Gazette")
    assert "antony-blinken" not in {m.entity for m in found.mentions}


def test_a_surname_in_a_headline_with_capitals_throughout_is() -> None:
    text = "Blinken Meets Lavrov in Geneva\n\nThe two met on Friday to speak of arms control."
    found = read(text, "2022-01-22", "The Harbour Gazette")
    assert "antony-blinken" in {m.entity for m in found.mentions}
