"""Tables and readings for a terminal, at any width, piped or coloured."""

from __future__ import annotations

import io
from typing import Any

import pytest
from rich.cells import cell_len
from rich.console import Console

import factories
from communique.show.contract import comparison_to_dict, reading_to_dict
from communique.show.reading import print_reading
from communique.show.table import print_comparison


def comparison(**words: str) -> dict[str, Any]:
    return comparison_to_dict(factories.comparison(**words), factories.book())


def table(data: dict[str, Any], width: int, colour: bool = False) -> str:
    file = io.StringIO()
    print_comparison(data, Console(file=file, width=width, force_terminal=colour))
    return file.getvalue()


def reading(why: bool) -> str:
    file = io.StringIO()
    data = reading_to_dict(factories.reading(), factories.book())
    print_reading(data, Console(file=file, width=100), why)
    return file.getvalue()


def flat(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("width", [50, 80, 160, 240])
def test_no_line_is_wider_than_the_console(width: int) -> None:
    lines = table(comparison(), width).splitlines()
    assert max(cell_len(line.rstrip()) for line in lines) <= width


@pytest.mark.parametrize("width", [50, 80, 160])
def test_key_lines_stand_at_every_width(width: int) -> None:
    text = flat(table(comparison(), width))
    for line in (
        "3 reports, 2 independent origins",
        "≠ differs",
        "= agrees",
        "– silent [1·5]",
        "∅ no account of Czech Republic",
        "signing",
        "○ not carried",
        "New START agreed",
        "◇ still to be done",
        "before 31 December 2010",
        "“the accord” may mean New START or START I",
        "copy of 2",
    ):
        assert line in text, line


def test_words_of_the_parties_stand_whole_at_a_wide_console() -> None:
    text = table(comparison(), 160)
    assert "“agreed to sign the treaty in Prague on April 8” [1·5]" in text
    assert "◇ called for" in text
    assert "2 Volga Herald" in text
    assert "inferred from “on Friday”" in text


def test_a_pipe_gets_no_escape_sequences_and_a_terminal_does() -> None:
    assert "\x1b" not in table(comparison(), 80)
    assert "\x1b[" in table(comparison(), 80, colour=True)


def test_words_of_a_report_cannot_style_the_terminal() -> None:
    hostile = "\x1b[2J\x1b]0;owned\x07 [bold red]markup[/] \u202eabc"
    text = table(comparison(title=hostile), 160)
    assert "\x1b" not in text and "\x07" not in text and "\u202e" not in text
    assert "[bold red]markup[/]" in text


def test_same_contract_same_bytes() -> None:
    assert table(comparison(), 80) == table(comparison(), 80)


def test_no_event_is_said() -> None:
    assert "No event was found" in table({**comparison(), "events": []}, 80)


def test_reading_shows_each_kind_of_find() -> None:
    text = flat(reading(why=False))
    for line in (
        "Kremlin said: “the presidents would meet in Prague”",
        "Volga Herald ← Tass ← Kremlin",
        "CONSULT, phone; verbal cooperation",
        "duration P10Y “ten years”",
        "“on Friday” → 26 March 2010 inferred",
        "“Kremlin” → Russia",
        "“it” may mean New START or START I",
        "◇ planned, not happened",
        "7 sentences: 3 with finds, 4 without",
    ):
        assert line in text, line


def test_reading_says_why_a_sentence_yielded_nothing() -> None:
    text = reading(why=False)
    assert "nothing: page furniture" in text
    assert "seat of the government" not in text


def test_reading_gives_rules_and_grounds_when_asked_why() -> None:
    text = reading(why=True)
    assert "by gazetteer.seat; seat of the government of Russia" in text
    assert "by CONSULT.phone" in text
