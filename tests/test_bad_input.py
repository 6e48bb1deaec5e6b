"""Bad input: every report that cannot be read is named, with what is wrong and what is allowed."""

from __future__ import annotations

import gzip
import io
from pathlib import Path

import pytest

from clean_factories import book
from communique import clean, intake
from communique.errors import (
    EmptyInput,
    InputError,
    MissingInput,
    NotText,
    TooLarge,
    UnreadLanguage,
)
from communique.model import Document, RawDocument


def outcome(path: Path | str, stdin: bytes = b"") -> Document | InputError:
    """What becomes of one path: the document, or the error that a person would see."""
    (only,) = intake.gather([str(path)], io.BytesIO(stdin))
    if isinstance(only, InputError):
        return only
    try:
        return clean.clean(only, book())
    except InputError as problem:
        return problem


def refused(tmp_path: Path, data: bytes, name: str = "report.txt") -> InputError:
    path = tmp_path / name
    path.write_bytes(data)
    found = outcome(path)
    assert isinstance(found, InputError), found
    assert str(path) in str(found)
    assert found.reason
    return found


BYTES = [
    (b"", EmptyInput),
    (b" \n\t\r\n ", EmptyInput),
    (b"date: 2019-05-02\n\n  \n", EmptyInput),  # header lines and nothing below
    (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", NotText),
    (b"%PDF-1.7 obj stream", NotText),
    (b"PK\x03\x04rest of a document", NotText),
    (b"Ministers\x00met", NotText),  # a NUL byte, no byte-order mark
    ("Ministers met.".encode("utf-16-le"), NotText),  # no byte-order mark either
    (b"\xff\xfeM", NotText),  # half a letter
    (bytes(range(1, 32)) * 40, NotText),  # control characters
    (b"\x1f\x8bno archive", NotText),
    (gzip.compress(b"The ministers met in Vienna.")[:-12], NotText),  # a cut archive
]


@pytest.mark.parametrize(("data", "error"), BYTES)
def test_bytes_that_are_no_report(tmp_path: Path, data: bytes, error: type[InputError]) -> None:
    assert type(refused(tmp_path, data)) is error


def test_random_bytes_never_crash(tmp_path: Path) -> None:
    state = 7
    for size in (1, 3, 50, 700):
        noise = bytearray()
        for _ in range(size):
            state = (state * 1103515245 + 12345) % 2**31
            noise.append(state >> 16 & 255)
        path = tmp_path / f"{size}.txt"
        path.write_bytes(noise)
        assert isinstance(outcome(path), Document | InputError)


def test_latin1_is_read_with_a_warning(tmp_path: Path) -> None:
    path = tmp_path / "lome.txt"
    path.write_bytes("The ministers met in Lomé and São Tomé on Friday.".encode("latin-1"))
    found = outcome(path)
    assert isinstance(found, Document)
    assert "Lomé and São Tomé" in found.text
    assert "guessed" in found.warnings[0]


def test_one_line_of_50_mb_is_too_large(tmp_path: Path) -> None:
    path = tmp_path / "line.txt"
    with path.open("wb") as stream:
        stream.seek(50_000_000)  # a sparse file: nothing is written but its last byte
        stream.write(b"x")
    found = outcome(path)
    assert isinstance(found, TooLarge)
    assert "20 MB" in found.reason


def test_a_packed_report_may_not_unpack_beyond_the_cap(tmp_path: Path) -> None:
    assert isinstance(refused(tmp_path, gzip.compress(b"word " * 5_000_000)), TooLarge)


def test_a_line_above_a_megabyte_is_too_large(tmp_path: Path) -> None:
    found = refused(tmp_path, b"Ministers met.\n" + b"word " * 300_000)
    assert isinstance(found, TooLarge)
    assert "line 2" in found.reason


PATHS = ["none.txt", "x" * 300, "https://courier.example/a", "nul\x00.txt"]


@pytest.mark.parametrize("name", PATHS)
def test_paths_that_are_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    assert isinstance(outcome(name), MissingInput)


def test_a_folder_without_a_report_says_so(tmp_path: Path) -> None:
    (tmp_path / "gold.json").write_text("{}")
    passed, empty = intake.gather([str(tmp_path)], io.BytesIO())
    assert type(passed) is InputError
    assert isinstance(empty, EmptyInput)
    assert str(tmp_path) in str(empty)


def test_a_loop_of_folders_ends(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "report.txt").write_text("The ministers met.")
    (tmp_path / "a" / "up").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "self").symlink_to(tmp_path / "self")
    found = list(intake.gather([str(tmp_path)], io.BytesIO()))
    assert sum(isinstance(item, RawDocument) for item in found) == 1
    assert any("a link back" in str(item) for item in found)


def test_a_dead_link_in_a_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    assert isinstance(next(intake.gather([str(tmp_path)], io.BytesIO())), MissingInput)


NO_ARTICLE = [
    "<html><body></body></html>",
    "<html><head><title>Courier</title></head><body><nav><a href='/a'>World</a></nav></body>",
    "<html><body><ul>" + "<li><a href='/x'>More</a></li>" * 30 + "</ul></body></html>",
    "<html><body><script>start()</script><noscript>Please turn on JavaScript</noscript></body>",
    "<html>",
    "<!doctype html><p>&nbsp;</p>",
]


@pytest.mark.parametrize("markup", NO_ARTICLE)
def test_a_page_without_an_article(tmp_path: Path, markup: str) -> None:
    found = refused(tmp_path, markup.encode(), "page.html")
    assert isinstance(found, EmptyInput)
    assert "no article" in found.reason


def test_a_page_nested_beyond_reason_does_not_crash(tmp_path: Path) -> None:
    path = tmp_path / "deep.html"
    path.write_text("<html><body>" + "<div>" * 5000 + "The ministers met." + "</div>" * 5000)
    assert isinstance(outcome(path), Document | InputError)


LANGUAGES = [
    ("两国外长在维也纳会晤。双方同意继续谈判，并将于下月再次会面。", "Chinese"),
    ("Министры встретились в Вене. Они договорились продолжить переговоры в мае.", "Russian"),
    (
        "Los ministros se reunieron el viernes en Viena y acordaron continuar las negociaciones "
        "sobre el tratado. Dijeron que volverán a verse en mayo para firmar el acuerdo.",
        "Spanish",
    ),
]


@pytest.mark.parametrize(("text", "language"), LANGUAGES)
def test_other_languages_are_named(tmp_path: Path, text: str, language: str) -> None:
    found = refused(tmp_path, text.encode())
    assert isinstance(found, UnreadLanguage)
    assert language in found.reason
    assert "English" in found.reason


def test_nothing_but_furniture_is_empty(tmp_path: Path) -> None:
    form = "Leave a comment\n\nYour email address will not be published."
    found = refused(tmp_path, form.encode())
    assert isinstance(found, EmptyInput)
    assert "comment form" in found.reason


HEADERS = [
    ("date: last Tuesday", "last Tuesday"),
    ("date: 2021-02-30", "2021-02-30"),
    ("kind: rumour", "communique"),  # what is allowed is named
]


@pytest.mark.parametrize(("header", "words"), HEADERS)
def test_a_header_that_cannot_be_read_is_an_error(tmp_path: Path, header: str, words: str) -> None:
    found = refused(tmp_path, f"{header}\n\nThe ministers met in Vienna.".encode())
    assert words in found.reason


def test_a_publication_date_that_cannot_be_read_is_an_error() -> None:
    raw = intake.from_text("The ministers met in Vienna.")
    with pytest.raises(InputError, match="soon"):
        clean.clean(raw, book(), published="soon")


def test_bytes_that_are_not_utf8_are_refused_by_clean() -> None:
    raw = RawDocument(name="x", data=b"\xff\xfe\xff", media="text/plain")
    with pytest.raises(NotText, match="UTF-8"):
        clean.clean(raw, book())


TEXTS = [
    ("", EmptyInput),
    ("a\x00b", NotText),
    ("half \ud800", NotText),
    ("w " * 12_000_000, TooLarge),
]


@pytest.mark.parametrize(("text", "error"), TEXTS)
def test_strings_that_are_no_report(text: str, error: type[InputError]) -> None:
    with pytest.raises(error):
        intake.from_text(text)
