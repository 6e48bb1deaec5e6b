"""Bad input on the command line: each report is named, and the others are done."""

from __future__ import annotations

from pathlib import Path

import pytest

from comparisons import meeting, run

TEXT = (
    "Russian President Vladimir Putin and Chinese President Xi Jinping met in Beijing on Friday. "
    "The Kremlin said that the two presidents discussed the gas pipeline to China.\n"
)
CHINESE = "两国外长在维也纳会晤。双方同意继续谈判，并将于下月再次会面。"
RUSSIAN = "Министры встретились в Вене. Они договорились продолжить переговоры в мае."
LINKS_ONLY = "<html><body><nav><a href='/a'>World</a><a href='/b'>Sport</a></nav></body></html>"


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text("date: 2022-02-05\noutlet: The Harbour Gazette\n\n" + TEXT, encoding="utf-8")
    return path


BAD = [  # name, bytes, words of the message
    ("empty.txt", b"", "empty"),
    ("blank.txt", b" \n\n", "empty"),
    ("picture.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "PNG"),
    ("wide.txt", "Ministers met in Vienna.".encode("utf-16-le"), "binary"),
    ("links.html", LINKS_ONLY.encode(), "no article"),
    ("chinese.txt", CHINESE.encode(), "Chinese"),
    ("russian.txt", RUSSIAN.encode(), "Russian"),
    ("header.txt", b"date: sometime\n\n" + TEXT.encode(), "sometime"),
]


@pytest.mark.parametrize(("name", "data", "words"), BAD, ids=[b[0] for b in BAD])
def test_a_bad_report_is_named_and_the_others_are_done(
    report: Path, tmp_path: Path, name: str, data: bytes, words: str
) -> None:
    (tmp_path / name).write_bytes(data)
    ran = run("compare", tmp_path / name, report, "--format", "json")
    assert ran.code == 1
    (line,) = ran.err.splitlines()
    assert str(tmp_path / name) in line
    assert words in line
    assert meeting(ran.json)["type"] == "CONSULT"
    assert any(str(tmp_path / name) in warning for warning in ran.json["warnings"])
    assert run("compare", tmp_path / name).code == run("read", tmp_path / name).code == 3


def test_a_missing_report_is_named_and_the_others_are_done(report: Path, tmp_path: Path) -> None:
    ran = run("compare", tmp_path / "gone.txt", report, "--format", "json")
    assert ran.code == 1
    assert str(tmp_path / "gone.txt") in ran.err
    assert len(ran.json["documents"]) == 1
    alone = run("compare", tmp_path / "gone.txt")
    assert alone.code == 3
    assert "no report could be read" in alone.err
    assert alone.out == ""


def test_bytes_of_an_older_encoding_are_read_with_a_warning(tmp_path: Path) -> None:
    path = tmp_path / "latin.txt"
    path.write_bytes(
        ("The ministers met in São Tomé and in Lomé on Friday.\n" + TEXT).encode("latin-1")
    )
    ran = run("compare", path, "--format", "json", "--published", "2022-02-05")
    assert ran.code == 0
    (document,) = ran.json["documents"]
    assert "São Tomé" in document["text"]
    assert document["warnings"]


def test_a_line_of_50_mb_is_refused_at_once(report: Path, tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    with path.open("wb") as stream:
        stream.truncate(50_000_000)  # a sparse file: takes no room
    ran = run("compare", path, report, "--format", "json")
    assert ran.code == 1
    assert str(path) in ran.err
    assert "MB" in ran.err
