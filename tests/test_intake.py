"""Intake: what becomes a raw document, with which header lines, in which order."""

from __future__ import annotations

import gzip
import io
from pathlib import Path

import pytest

from communique import intake
from communique.errors import InputError, MissingInput
from communique.model import RawDocument

BODY = "The two ministers met in Vienna.\n\nThey agreed to meet again.\n"


def one(path: Path | str, stdin: bytes = b"") -> RawDocument:
    (only,) = intake.gather([str(path)], io.BytesIO(stdin))
    assert isinstance(only, RawDocument), only
    return only


def written(folder: Path, name: str, text: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode("utf-8") if isinstance(text, str) else text)
    return path


def test_a_text_file_is_one_report(tmp_path: Path) -> None:
    path = written(tmp_path, "vienna.txt", BODY)
    raw = one(path)
    assert (raw.name, raw.path, raw.media) == (str(path), str(path), "text/plain")
    assert raw.data.decode() == BODY
    assert raw.headers == ()


HEADERS = [
    # known and unknown keys; the block ends at the first empty line
    ("date: 2019-05-02\nlicence: free\n\n" + BODY, {"date": "2019-05-02", "licence": "free"}),
    ("outlet: Harbour Courier\nstatus:\n\n" + BODY, {"outlet": "Harbour Courier", "status": ""}),
    # Windows line ends
    ("url: https://courier.example/a\r\n\r\n" + BODY, {"url": "https://courier.example/a"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "headers"), HEADERS)
def test_header_lines_are_taken_off(text: str, headers: dict[str, str]) -> None:
    raw = intake.from_text(text)
    assert dict(raw.headers) == headers
    assert raw.data.decode() == BODY


NOT_HEADERS = [
    "Vienna: ministers meet again\n\n" + BODY,  # a title with a colon
    "ministers: we will meet again\n\n" + BODY,  # a small letter, but no known key
    "date: to be announced\nThe ministers have not said when they meet.\n\n" + BODY,  # prose below
    "title: nothing but this line",  # no empty line below
    "url:https://courier.example/a\n\n" + BODY,  # no blank after the colon
]


@pytest.mark.parametrize("text", NOT_HEADERS)
def test_a_text_with_a_colon_loses_nothing(text: str) -> None:
    raw = intake.from_text(text)
    assert raw.headers == ()
    assert raw.data.decode() == text


def test_headers_that_are_given_win_over_those_in_the_text() -> None:
    raw = intake.from_text("date: 2019-05-02\n\n" + BODY, "note", {"Date": "2019-05-03"})
    assert raw.header("date") == "2019-05-03"
    assert (raw.name, raw.path) == ("note", None)


PAGES = [
    ("a.html", "<p>The ministers met.</p>"),
    ("a.HTM", "<p>The ministers met.</p>"),
    ("a.txt", "<!DOCTYPE html>\n<title>Vienna</title>"),
    ("a", '<?xml version="1.0"?>\n<!-- saved -->\n<html><body>Vienna</body></html>'),
    ("b.txt", "url: https://courier.example/a\n\n<html><body>Vienna</body></html>"),
]


@pytest.mark.parametrize(("name", "text"), PAGES)
def test_pages_are_told_by_name_or_by_their_first_tag(tmp_path: Path, name: str, text: str) -> None:
    assert one(written(tmp_path, name, text)).media == "text/html"


def test_gzip_is_unpacked_wherever_it_stands(tmp_path: Path) -> None:
    packed = gzip.compress(BODY.encode())
    assert one(written(tmp_path, "vienna.txt.gz", packed)).data.decode() == BODY
    assert one("-", packed).data.decode() == BODY
    assert one(written(tmp_path, "a.html.gz", packed)).media == "text/html"


def test_standard_input_has_a_name_and_no_path() -> None:
    raw = one("-", BODY.encode())
    assert (raw.name, raw.path, raw.data.decode()) == ("standard input", None, BODY)


def test_a_folder_is_read_deep_and_sorted(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.html", "a/b.md", ".hidden.txt", ".git/c.txt"):
        written(tmp_path, name, BODY)
    found = [raw.name for raw in intake.gather([str(tmp_path)], io.BytesIO())]
    assert [Path(name).relative_to(tmp_path).as_posix() for name in found] == [
        "a/b.md",
        "a/z.html",
        "b.txt",
    ]


def test_other_files_of_a_folder_are_named_as_passed_over(tmp_path: Path) -> None:
    written(tmp_path, "gold.json", "{}")
    written(tmp_path, "vienna.txt", BODY)
    other, report = intake.gather([str(tmp_path)], io.BytesIO())
    assert type(other) is InputError  # no subclass: a warning, not a failure
    assert "gold.json" in str(other)
    assert ".txt" in other.reason
    assert isinstance(report, RawDocument)


def test_one_bad_report_hides_no_other(tmp_path: Path) -> None:
    good = str(written(tmp_path, "vienna.txt", BODY))
    first, second = intake.gather([str(tmp_path / "none.txt"), good], io.BytesIO())
    assert isinstance(first, MissingInput)
    assert isinstance(second, RawDocument)


QUOTES = "The minister called the plan “too late” – and left."
ENCODINGS = [
    (QUOTES.encode("utf-8-sig"), False),
    (QUOTES.encode("utf-16"), False),
    (b"\xff\xfe" + QUOTES.encode("utf-16-le"), False),
    (QUOTES.encode("utf-32"), False),
    (QUOTES.encode("cp1252"), True),
]


@pytest.mark.parametrize(("data", "guessed"), ENCODINGS)
def test_encodings(tmp_path: Path, data: bytes, guessed: bool) -> None:
    raw = one(written(tmp_path, "quotes.txt", data))
    assert raw.data.decode("utf-8") == QUOTES
    assert (raw.header("encoding-guessed") is not None) is guessed


def test_a_page_says_its_own_encoding(tmp_path: Path) -> None:
    page = '<html><head><meta charset="windows-1251"></head><body>Вена</body></html>'
    raw = one(written(tmp_path, "page.html", page.encode("cp1251")))
    assert "Вена" in raw.data.decode("utf-8")
    assert raw.header("encoding-guessed") is None


def test_damaged_utf8_is_kept_with_a_warning(tmp_path: Path) -> None:
    raw = one(written(tmp_path, "cut.txt", ("“" * 9).encode() + b" the end \xe2\x80"))
    assert raw.data.decode().endswith("the end \ufffd")
    assert "1 damaged" in (raw.header("encoding-guessed") or "")
