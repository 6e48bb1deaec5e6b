"""The command line: formats, places to write to, exit codes, and what it says of bad input."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from communique.store import open_store
from comparisons import EXAMPLES, Json, Ran, citations, example, meeting, run, uncitable

CALL = sorted(
    p for p in (EXAMPLES / "biden-putin-2021-01").iterdir() if p.suffix in (".txt", ".html")
)
TEXT = (
    "Russian President Vladimir Putin and Chinese President Xi Jinping met in Beijing on Friday. "
    "The Kremlin said that the two presidents discussed the gas pipeline to China.\n"
)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text("date: 2022-02-05\noutlet: The Harbour Gazette\n\n" + TEXT, encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def schemas() -> dict[str, Any]:
    return {name: run("schema", name).json for name in ("compare", "read")}


# --- formats -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("format_", "begins", "holds"),
    [
        ("table", "", "Accounts side by side"),
        ("json", '{\n "schema": "communique.compare/1"', '"verdict": "silent"'),
        ("html", "<!doctype html>", "</html>"),
        ("markdown", "# ", "New START"),
    ],
)
def test_each_format_of_compare(format_: str, begins: str, holds: str) -> None:
    ran = run("compare", *CALL, "--format", format_)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.lower().startswith(begins.lower())
    assert holds in ran.out
    assert "Navalny" in ran.out


def test_the_table_is_what_one_gets_unasked(report: Path) -> None:
    assert run("compare", report).out == run("compare", report, "--format", "table").out


@pytest.mark.parametrize("name", ["biden-putin-2021-01", "biden-xi-2021-11"])
def test_the_json_fits_its_schema(name: str, schemas: dict[str, Any]) -> None:
    data = example(name)
    jsonschema.Draft202012Validator(schemas["compare"]).validate(data)
    assert sum(1 for _ in citations(data["events"])) > 50
    assert uncitable(data) == []


@pytest.mark.parametrize("path", CALL, ids=[p.name for p in CALL])
def test_the_json_of_a_reading_fits_its_schema(path: Path, schemas: dict[str, Any]) -> None:
    ran = run("read", path, "--format", "json")
    assert (ran.code, ran.err) == (0, "")
    jsonschema.Draft202012Validator(schemas["read"]).validate(ran.json)
    text = ran.json["document"]["text"]
    found = list(citations(ran.json))
    assert found
    assert all(text[c["start"] : c["end"]] == c["exact"] for c in found)


@pytest.mark.parametrize("name", ["compare", "read"])
def test_a_schema_is_a_schema(name: str, schemas: dict[str, Any]) -> None:
    jsonschema.Draft202012Validator.check_schema(schemas[name])
    assert schemas[name]["title"] == f"communique.{name}/1"


def test_a_reading_says_why(report: Path) -> None:
    plain, why = run("read", report), run("read", report, "--why")
    assert plain.code == why.code == 0
    assert "gas pipeline" in plain.out
    assert "consult" in why.out
    assert "consult." not in plain.out
    assert len(why.out) > len(plain.out)


def test_the_reading_says_why_a_sentence_gave_nothing(report: Path) -> None:
    report.write_text(TEXT + "A fine day.\n", encoding="utf-8")
    ran = run("read", report, "--format", "json")
    (skipped,) = ran.json["skipped"]
    assert (skipped["sentence"], skipped["why"]) == (3, "no verb: a fragment")


@pytest.mark.parametrize("command", [["--help"], ["compare", "--help"], ["read", "--help"]])
def test_help_says_what_may_be_given(command: list[str]) -> None:
    ran = run(*command)
    assert ran.code == 0
    assert "Usage" in ran.out


# --- places to write to --------------------------------------------------------------------------


@pytest.mark.parametrize("format_", ["table", "json", "html", "markdown"])
def test_out_writes_the_result_to_a_file(report: Path, tmp_path: Path, format_: str) -> None:
    out = tmp_path / "result"
    ran = run("compare", report, "--format", format_, "--out", out)
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    shown = run("compare", report, "--format", format_).out
    if format_ != "table":
        assert out.read_text(encoding="utf-8") == shown
    assert "Xi Jinping" in out.read_text(encoding="utf-8")


def test_out_of_a_reading(report: Path, tmp_path: Path) -> None:
    for number, format_ in enumerate(("table", "json")):
        out = tmp_path / f"result{number}"
        assert run("read", report, "--format", format_, "--out", out) == Ran(0, "", "")
        assert "Xi Jinping" in out.read_text(encoding="utf-8")


def test_html_is_written_beside_another_format(report: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    ran = run("compare", report, "--format", "json", "--html", page)
    assert ran.code == 0
    assert ran.json["schema"] == "communique.compare/1"
    assert page.read_text(encoding="utf-8") == run("compare", report, "--format", "html").out


@pytest.mark.parametrize("option", ["--out", "--html"])
@pytest.mark.parametrize("place", ["", "gone/result"], ids=["a folder", "a missing folder"])
def test_where_nothing_can_be_written_the_work_is_not_begun(
    tmp_path: Path, option: str, place: str
) -> None:
    """A report that is not there would end the run with 3, were it looked at first."""
    ran = run("compare", tmp_path / "gone.txt", option, tmp_path / place)
    assert ran.code == 4
    assert str(tmp_path / place) in ran.err
    assert "folder" in ran.err
    assert "gone.txt" not in ran.err
    assert ran.out == ""


READ_ONLY = Path("/sys/kernel")


@pytest.mark.skipif(not READ_ONLY.is_dir(), reason="no place that is read-only even to root")
def test_a_read_only_place_ends_with_4(report: Path) -> None:
    ran = run("compare", report, "--out", READ_ONLY / "result.txt")
    assert ran.code == 4
    assert str(READ_ONLY / "result.txt") in ran.err


@pytest.mark.skipif(not READ_ONLY.is_dir(), reason="no place that is read-only even to root")
@pytest.mark.xfail(strict=True, reason="a read-only place is found out after the work")
def test_a_read_only_place_is_found_out_before_the_work(tmp_path: Path) -> None:
    assert run("compare", tmp_path / "gone.txt", "--out", READ_ONLY / "result.txt").code == 4


def test_a_store_keeps_documents_and_results_and_takes_them_again(tmp_path: Path) -> None:
    path = tmp_path / "kept.sqlite"
    first = run("compare", *CALL, "--format", "json", "--store", path)
    assert first.code == 0
    with open_store(path) as kept:
        assert kept.check() == []
        assert len(kept.documents()) == len(kept.raw_documents()) == len(CALL)
        texts = {d.id: d.text for d in kept.documents()}
    second = run("compare", *CALL, "--format", "json", "--store", path)
    assert second == first
    with open_store(path) as kept:
        assert kept.check() == []
        assert {d.id: d.text for d in kept.documents()} == texts
    assert {d["id"]: d["text"] for d in first.json["documents"]} == texts


def test_a_store_takes_other_reports_beside_the_first(report: Path, tmp_path: Path) -> None:
    path = tmp_path / "kept.sqlite"
    assert run("compare", *CALL, "--format", "json", "--store", path).code == 0
    assert run("compare", report, CALL[0], "--format", "json", "--store", path).code == 0
    with open_store(path) as kept:
        assert kept.check() == []
        assert len(kept.documents()) == len(CALL) + 1


@pytest.mark.parametrize("place", ["", "gone/kept.sqlite", "report.txt"])
def test_a_store_that_is_none_ends_with_5(report: Path, tmp_path: Path, place: str) -> None:
    before = report.read_bytes()
    ran = run("compare", report, "--store", tmp_path / place)
    assert ran.code == 5
    assert str(tmp_path / place) in ran.err
    assert report.read_bytes() == before


# --- where reports come from ---------------------------------------------------------------------


def test_standard_input(report: Path) -> None:
    for command in ("compare", "read"):
        given = run(command, "-", "--format", "json", stdin=report.read_bytes())
        assert (given.code, given.err) == (0, "")
        assert "gas pipeline" in given.out
    assert "standard input" in given.out


def test_a_folder_is_all_its_reports() -> None:
    folder = run("compare", EXAMPLES / "biden-putin-2021-01", "--format", "json")
    assert folder.code == 0
    assert folder.json["events"] == example("biden-putin-2021-01")["events"]


def test_a_page_is_read_as_a_page() -> None:
    (page,) = (p for p in CALL if p.suffix == ".html")
    (document,) = run("compare", page, "--format", "json").json["documents"]
    assert (document["outlet"], document["published"]) == ("The Harbour Gazette", "2021-01-28")


def test_published_and_outlet_fill_in_what_a_report_does_not_say(tmp_path: Path) -> None:
    path = tmp_path / "bare.txt"
    path.write_text(TEXT, encoding="utf-8")
    options = ("--published", "2022-02-05", "--outlet", "The Harbour Gazette")
    data = run("compare", path, "--format", "json", *options).json
    (document,) = data["documents"]
    assert (document["outlet"], document["published"]) == ("The Harbour Gazette", "2022-02-05")
    assert meeting(data)["date"] == "2022-02-04"
    undated = meeting(run("compare", path, "--format", "json").json)
    assert undated["date"] is None, "no year is made up"


def test_the_same_report_twice_is_one_report(report: Path) -> None:
    ran = run("compare", report, report, "--format", "json")
    assert ran.code == 0
    assert len(ran.json["documents"]) == 1
    assert "the same text" in ran.err
    assert any(str(report) in line for line in ran.json["warnings"])


def test_files_that_are_no_reports_are_passed_over_and_said(report: Path, tmp_path: Path) -> None:
    (tmp_path / "figures.csv").write_text("a,b\n")
    ran = run("compare", tmp_path, "--format", "json")
    assert ran.code == 0
    assert "figures.csv" in ran.err
    assert len(ran.json["documents"]) == 1


def test_passed_over_is_said_once(report: Path, tmp_path: Path) -> None:
    (tmp_path / "figures.csv").write_text("a,b\n")
    (line,) = run("compare", tmp_path, "--format", "json").err.splitlines()
    assert line.count("passed over") == 1


# --- wrong use, codebook -------------------------------------------------------------------------

WRONG = [
    (["compare"], "REPORT"),
    (["compare", "x.txt", "--form", "json"], "--form"),
    (["compare", "x.txt", "--format", "yaml"], "yaml"),
    (["read", "x.txt", "--format", "html"], "table or json"),
    (["schema", "events"], "events"),
    (["codebook", "show", "nobody-at-all"], "nobody-at-all"),
    (["compose"], "compose"),
]


@pytest.mark.parametrize(("argv", "words"), WRONG)
def test_wrong_use_ends_with_2(argv: list[str], words: str) -> None:
    ran = run(*argv)
    assert ran.code == 2
    assert words in ran.err


def test_a_date_that_is_none_is_wrong_use(report: Path) -> None:
    report.write_text(TEXT, encoding="utf-8")
    ran = run("compare", report, "--published", "soon")
    assert ran.code == 2
    assert "soon" in ran.err


def own(folder: Path, file: str, entries: str) -> Path:
    path = folder / "own" / file
    path.parent.mkdir(parents=True)
    path.write_text(f'source: made up\nas_of: "2024"\nentries:\n{entries}\n', encoding="utf-8")
    return folder / "own"


def topics(ran: Ran) -> set[str]:
    return {row["topic"] for row in meeting(ran.json)["rows"]}


def test_an_overlay_adds_and_replaces(report: Path, tmp_path: Path) -> None:
    report.write_text(report.read_text() + "They also discussed a chess match, the Kremlin said.\n")
    entries = (
        "- {id: chess, name: Chess diplomacy, words: [chess match]}\n"
        "- {id: gas-transit, name: Pipelines, words: [gas pipeline]}"
    )
    folder = own(tmp_path, "topics/own.yaml", entries)
    with_own = run("compare", report, "--format", "json", "--codebook", folder)
    without = run("compare", report, "--format", "json")
    assert (with_own.code, with_own.err) == (0, "")
    assert topics(with_own) == {"Chess diplomacy", "Pipelines"}
    assert "Gas transit" in topics(without)
    assert with_own.json["run"]["codebook"] != without.json["run"]["codebook"]


BROKEN: list[tuple[str, str, list[str]]] = [
    ("topics/own.yaml", "- {id: pipes, nmae: Pipelines, words: [pipe]}", ["own.yaml", "nmae"]),
    ("topics/own.yaml", "- {id: pipes", ["own.yaml"]),
    ("pipes/own.yaml", "- {id: pipes}", ["pipes/own.yaml", "topics/"]),
]


@pytest.mark.parametrize(("file", "entries", "words"), BROKEN)
def test_a_broken_overlay_ends_with_5(
    report: Path, tmp_path: Path, file: str, entries: str, words: list[str]
) -> None:
    ran = run("compare", report, "--codebook", own(tmp_path, file, entries))
    assert (ran.code, ran.out) == (5, "")
    assert all(word in ran.err for word in words)


@pytest.mark.parametrize(
    "command", [["read", "x.txt"], ["codebook", "check"], ["codebook", "stats"]]
)
def test_every_command_refuses_a_broken_overlay(tmp_path: Path, command: list[str]) -> None:
    folder = own(tmp_path, *BROKEN[0][:2])
    ran = run(*command, "--codebook", folder)
    assert (ran.code, ran.out) == (5, "")
    assert "own.yaml" in ran.err


def test_an_overlay_that_is_not_there_ends_with_5(report: Path, tmp_path: Path) -> None:
    ran = run("compare", report, "--codebook", tmp_path / "gone")
    assert ran.code == 5
    assert str(tmp_path / "gone") in ran.err


# --- other processes -----------------------------------------------------------------------------


def process(
    *argv: object, seed: str = "0", stdin: bytes = b""
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "communique", *map(str, argv)],
        input=stdin,
        capture_output=True,
        env={**os.environ, "PYTHONHASHSEED": seed, "COLUMNS": "80"},
        timeout=120,
        check=False,
    )


@pytest.mark.slow
def test_the_same_bytes_from_every_process_and_in_every_order() -> None:
    """This process has a hash seed of its own."""
    other = process("compare", *CALL[::-1], "--format", "json", seed="4242")
    assert other.returncode == 0, other.stderr
    assert other.stdout.decode() == run("compare", *CALL, "--format", "json").out


@pytest.mark.slow
def test_the_same_words_for_people_from_every_process_and_in_every_order() -> None:
    texts = CALL[:2]
    other = process("compare", *texts[::-1], "--format", "markdown", seed="77")
    assert other.returncode == 0, other.stderr
    assert other.stdout.decode() == run("compare", *texts, "--format", "markdown").out


def test_the_program_is_there_and_speaks_no_traceback(tmp_path: Path) -> None:
    gone = process("read", tmp_path / "gone.txt")
    assert gone.returncode == 3
    assert b"gone.txt" in gone.stderr
    assert b"Traceback" not in gone.stderr
    assert gone.stdout == b""


@pytest.mark.slow
def test_a_pipe_of_utf8(report: Path) -> None:
    data = report.read_bytes().replace(b"Putin", "Putin — “he”".encode())
    ran = process("read", "-", "--format", "json", stdin=data)
    assert ran.returncode == 0, ran.stderr
    found: Json = json.loads(ran.stdout)
    assert "—" in found["document"]["text"]
