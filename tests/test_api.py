"""What `import communique` gives: two verbs, their records, and the errors they raise."""

from __future__ import annotations

import dataclasses
import subprocess
import sys
from pathlib import Path

import pytest

import communique
from communique import Citation, CommuniqueError, Reading, compare, load, read
from comparisons import EXAMPLES
from telling import FILLER, OUTLET

TEXT = (
    "U.S. President Joe Biden and Russian President Vladimir Putin met in Geneva on Wednesday. "
    "The White House said that Biden raised the case of Alexei Navalny."
)


@pytest.fixture(scope="session")
def reading() -> Reading:
    return read(TEXT, published="2021-06-17", outlet="The Harbour Gazette")


@pytest.fixture(scope="session")
def readings() -> list[Reading]:
    return [read(p) for p in sorted((EXAMPLES / "biden-xi-2021-11").glob("*.txt"))]


def test_the_public_names_are_sorted_and_there() -> None:
    assert communique.__all__ == sorted(communique.__all__)
    assert all(hasattr(communique, name) for name in communique.__all__)


def test_read_takes_a_text_a_path_or_the_name_of_a_file(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(TEXT, encoding="utf-8")
    found = [read(each, published="2021-06-17") for each in (TEXT, path, str(path))]
    assert len({r.document.text for r in found}) == 1
    assert len({tuple(e.summary for e in r.events) for r in found}) == 1
    assert [r.document.path for r in found] == [None, str(path), str(path)]


def test_a_text_of_several_lines_is_never_taken_for_a_path() -> None:
    found = read("date: 2021-06-17\noutlet: The Harbour Gazette\n\n" + TEXT)
    assert found.document.outlet == "The Harbour Gazette"
    assert found.day is not None
    assert found.day.value == "2021-06-17"


def test_what_the_report_says_of_itself_goes_before_what_the_caller_says() -> None:
    found = read("date: 2021-06-17\noutlet: The Harbour Gazette\n\n" + TEXT, "2020-01-01", "Other")
    assert found.document.outlet == "The Harbour Gazette"
    assert found.document.published is not None
    assert found.document.published.value == "2021-06-17"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   \n ",
        "两国外长在维也纳会晤，并同意继续谈判。",
        "Министры встретились в Вене.",
        "a\x00b",
    ],
)
def test_what_cannot_be_read_raises_one_of_our_errors(text: str) -> None:
    with pytest.raises(CommuniqueError):
        read(text)


def test_a_missing_path_is_named(tmp_path: Path) -> None:
    with pytest.raises(CommuniqueError, match=r"gone\.txt"):
        read(tmp_path / "gone.txt")


@pytest.mark.parametrize("text", ["Biden met Putin.", "Merkel met Macron in Paris."])
def test_a_short_text_is_read(text: str) -> None:
    assert read(text, published="2021-06-17").events


def test_all_that_is_derived_cites_its_sentence(reading: Reading) -> None:
    derived = [
        record
        for name in ("mentions", "dates", "attributions", "events", "points", "actions")
        for record in getattr(reading, name)
    ]
    assert derived
    for record in derived:
        assert record.citations
        assert record.origin
        assert all(c.holds_in(reading.document) for c in record.citations)


def test_records_cannot_be_changed(reading: Reading) -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        reading.document.text = "other"  # type: ignore[misc]


def test_a_citation_holds_in_one_version_only(reading: Reading) -> None:
    (citation, *_) = reading.events[0].citations
    assert isinstance(citation, Citation)
    changed = read(TEXT.replace("Geneva", "Helsinki"), published="2021-06-17")
    assert not citation.holds_in(changed.document)
    assert changed.document.id != reading.document.id


def test_compare_does_not_hang_on_the_order(readings: list[Reading]) -> None:
    assert compare(readings) == compare(readings[::-1])


def test_compare_does_not_hang_on_who_else_was_read(readings: list[Reading]) -> None:
    (event,) = (e for e in compare(readings).events if not e.part_of)
    for row in event.rows:
        assert len({p.id for p in row.points}) == len(row.points)
    assert event.reports == len(event.documents) == len(readings)
    assert 1 <= event.origins <= event.reports


def test_compare_of_one_report_and_of_none(reading: Reading) -> None:
    alone = compare([reading])
    (event,) = (e for e in alone.events if not e.part_of)
    assert {p.name for p in event.actors} == {"Joe Biden", "Vladimir Putin"}
    assert [a.party_id for a in event.accounts if a.citations] == ["USA"]
    assert compare([]).events == ()


def test_a_party_of_whom_nothing_was_collected_is_not_silent(reading: Reading) -> None:
    (event,) = (e for e in compare([reading]).events if not e.part_of)
    verdicts = {f.verdict for a in event.accounts if a.party_id == "RUS" for f in a.findings}
    assert verdicts <= {"no account"}


def test_a_run_names_version_codebook_and_inputs(readings: list[Reading]) -> None:
    run = compare(readings).run
    assert run.version
    assert run.codebook == f"sha256:{load().digest}"
    assert run.inputs == tuple(sorted(r.document.id for r in readings))


def test_ones_own_codebook_can_be_handed_in(tmp_path: Path) -> None:
    folder = tmp_path / "topics"
    folder.mkdir()
    (folder / "own.yaml").write_text(
        "source: made up\nas_of: 2024\n"
        "entries:\n- {id: chess, name: Chess diplomacy, words: [chess match]}\n".replace(
            "2024", '"2024-01-01"'
        )
    )
    own = load(tmp_path)
    text = "Vladimir Putin and Emmanuel Macron discussed a chess match in Moscow on Monday."
    assert [p.topic for p in read(text, "2019-01-09", codebook=own).points] == ["Chess diplomacy"]
    assert [p.topic for p in read(text, "2019-01-09").points] != ["Chess diplomacy"]
    assert own.digest != load().digest


def test_importing_does_no_work() -> None:
    """No model, no codebook and no network before the first verb is called."""
    code = "import sys, communique; print('spacy' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.strip() == "False"


def test_a_state_visited_is_not_named_beside_its_president() -> None:
    text = (
        "President Biden visited Ukraine on 20 February 2023. Biden and Volodymyr Zelenskyy met "
        "in Kyiv on 20 February 2023 and discussed military aid."
    )
    (event,) = compare([read(text, published="2023-02-20", outlet="The Harbour Gazette")]).events
    assert event.title == "Meeting between Joe Biden and Volodymyr Zelenskyy"
    assert not event.recipients


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Blinken visited China on 18 June 2023.", "Visit by Antony Blinken to China"),
        (  # the one who welcomes made no visit
            "Biden welcomed the Netherlands to the White House on 18 June 2023.",
            "Talks between Joe Biden and Netherlands",
        ),
    ],
)
def test_a_title_tells_guest_from_host(text: str, title: str) -> None:
    (event,) = compare([read(text + FILLER, published="2023-06-20", outlet=OUTLET)]).events
    assert event.title == title
