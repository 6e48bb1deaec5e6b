"""Who initiated talks, how long they lasted and in what tone: as read, and as compared."""

from __future__ import annotations

import functools
from collections.abc import Sequence

import pytest

from communique import pipeline
from communique.compare.minutes import alike
from communique.model import Aspect, Comparison, Event, Particular, Reading
from communique.read.lengths import lengths


@pytest.mark.parametrize(
    ("sentence", "value", "bound"),
    [
        ("The talks lasted three hours.", "PT3H", ""),
        ("The two ministers spoke for about 40 minutes on Monday.", "PT40M", "about"),
        ("It was a 90-minute telephone call.", "PT1H30M", ""),
        ("The conversation went on for slightly more than two hours.", "PT2H", "little more"),
        ("They met in Oslo for one and a half hours.", "PT1H30M", ""),
        ("The meeting took two hours and ten minutes.", "PT2H10M", ""),
        ("Officials put the length of the call at half an hour.", "PT30M", ""),
        ("The hour-long conversation ended at noon.", "PT1H", ""),
    ],
)
def test_lengths_of_talks(sentence: str, value: str, bound: str) -> None:
    assert [(found.value, found.bound) for found in lengths(sentence)] == [(value, bound)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The talks will last three hours.",
        "The truce lasted two hours.",
        "The meeting began three hours late.",
        "The vote came after six hours of debate.",
        "The train takes two hours to reach the border.",
    ],
)
def test_what_is_no_length_of_talks(sentence: str) -> None:
    assert list(lengths(sentence)) == []


def test_it_lasted_of_talks_named_before() -> None:
    assert [f.value for f in lengths("It lasted an hour.", "The two held talks.")] == ["PT1H"]
    assert list(lengths("It lasted an hour.", "The storm was heavy.")) == []


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("PT1H", "little more"), ("PT1H4M", ""), True),
        (("PT1H", "about"), ("PT55M", ""), True),
        (("PT2H", "little less"), ("PT2H30M", "about"), False),
        (("PT5H", "more"), ("PT5H", "little more"), True),
        (("PT50M", ""), ("PT1H30M", ""), False),
    ],
)
def test_rounded_lengths_are_no_difference(
    one: tuple[str, str], other: tuple[str, str], same: bool
) -> None:
    assert alike(one, other) == alike(other, one) == same


@functools.cache
def readout(sentence: str) -> Reading:
    """A Kremlin readout of a call with the Turkish president, and a sentence behind it."""
    opening = "Vladimir Putin had a telephone conversation with President of Türkiye Recep Tayyip "
    return pipeline.read(f"{opening}Erdogan. {sentence}", "2024-03-05", "kremlin")


def particulars(sentence: str, kind: str) -> list[Particular]:
    return [p for p in readout(sentence).particulars if p.kind == kind]


@pytest.mark.parametrize(
    "sentence",
    [
        "The call took place at Ankara's request.",
        "The conversation, which lasted about forty minutes, was initiated by the Turkish side.",
        "The conversation was held on the initiative of the Turkish side and touched on trade.",
        "The Turkish President had asked for the call.",
        "The President received a telephone call from Recep Tayyip Erdogan.",
    ],
)
def test_who_initiated(sentence: str) -> None:
    (found,) = particulars(sentence, "initiator")
    assert (found.value, found.party, found.parties) == ("TUR", "RUS", ("RUS", "TUR"))
    assert found.words in found.citations[0].exact


@pytest.mark.parametrize(
    "sentence",
    [
        "The grain treaty was terminated at the request of the Turkish side.",
        "The Turkish side requested a meeting of the UN Security Council.",
        "Turkey had asked for more time.",
    ],
)
def test_what_is_asked_for_and_is_no_talks(sentence: str) -> None:
    assert particulars(sentence, "initiator") == []


@pytest.mark.parametrize(
    ("sentence", "tones"),
    [
        ("The exchange was held in a constructive and friendly atmosphere.",
         ["constructive", "friendly"]),
        ("The presidents had a thorough and trusting exchange of views.", ["detailed", "trusting"]),
        ("The conversation was substantive and, at the same time, difficult.",
         ["substantive", "difficult"]),
        ("Both leaders spoke frankly about the border.", ["frank"]),
        ("The talks took place in an atmosphere of mutual respect.", ["respectful"]),
        ("The two plan to hold constructive talks in May.", []),
        ("The frank book of a former envoy was mentioned.", []),
        ("Turkey plays a constructive role in the region.", []),
        ("The conversation was not constructive.", []),
    ],
)  # fmt: skip
def test_tones_of_talks_and_of_nothing_else(sentence: str, tones: list[str]) -> None:
    assert [p.value for p in particulars(sentence, "tone")] == tones


KREMLIN = (
    "Vladimir Putin had a telephone conversation with President of France Emmanuel Macron. "
    "The conversation was held at the initiative of the French side and lasted slightly more than "
    "an hour. It was businesslike and frank. Vladimir Putin stressed that grain exports from "
    "Odessa must not be used as a cover for arms. Emmanuel Macron recalled the flight of a French "
    "cosmonaut to the Mir station. The authorities in Kiev were also spoken of."
)
ELYSEE = (
    "President Emmanuel Macron spoke by telephone with President Vladimir Putin of Russia today. "
    "The call lasted 65 minutes and was requested by Moscow. The exchange was frank. "
    "The President demanded that Russia let grain ships leave Odesa at once. He also told "
    "President Putin that the authorities in Kyiv have France's full support."
)


@functools.cache
def compared(turned: bool = False) -> Comparison:
    readings = [
        pipeline.read(KREMLIN, "2022-05-28", "kremlin"),
        pipeline.read(ELYSEE, "2022-05-28", "elysee"),
    ]
    return pipeline.compare(readings[::-1] if turned else readings)


def call() -> Event:
    return next(e for e in compared().events if e.type == "CONSULT" and e.part_of is None)


def aspects(kind: str) -> Sequence[Aspect]:
    return [a for a in call().aspects if a.kind == kind]


def test_each_account_names_the_other_as_initiator() -> None:
    assert {(a.party_id, a.value, a.verdict) for a in aspects("initiator")} == {
        ("RUS", "FRA", "differ"),
        ("FRA", "RUS", "differ"),
    }
    assert all(a.citations and a.others for a in aspects("initiator"))


def test_lengths_that_round_to_one_another_agree() -> None:
    assert {(a.party_id, a.verdict) for a in aspects("length")} == {
        ("RUS", "agree"),
        ("FRA", "agree"),
    }


def test_tones_come_with_their_reading_in_the_trade() -> None:
    found = {(a.party_id, a.words): a for a in aspects("tone")}
    assert found["RUS", "frank"].verdict == found["FRA", "frank"].verdict == "agree"
    assert found["RUS", "businesslike"].verdict == "stated"
    assert "disagreed" in found["FRA", "frank"].reading


def test_names_of_places_are_told_where_accounts_differ_in_them() -> None:
    names = {(a.party_id, a.words) for a in aspects("name")}
    assert names == {("RUS", "Kiev"), ("FRA", "Kyiv"), ("RUS", "Odessa"), ("FRA", "Odesa")}


def test_what_one_account_lets_the_other_side_say() -> None:
    (told,) = aspects("put in mouth")
    assert (told.party_id, told.by, told.verdict) == ("RUS", ("Emmanuel Macron",), "silent")
    assert "cosmonaut" in told.words


def test_demands_say_who_and_of_whom() -> None:
    demands = [a for a in aspects("demand") if a.party_id == "FRA"]
    assert [(a.by, a.to) for a in demands] == [(("Emmanuel Macron",), ("Russia",))]


def test_order_and_share_add_up() -> None:
    for party in ("RUS", "FRA"):
        own = [e for e in call().emphases if e.party_id == party]
        assert [e.place for e in own] == list(range(1, len(own) + 1))
        assert abs(sum(e.share for e in own) - 1) < 0.01


def test_the_order_of_documents_changes_nothing() -> None:
    assert compared().events == compared(turned=True).events
