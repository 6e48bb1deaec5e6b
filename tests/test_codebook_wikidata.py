"""`communique codebook update`: against results in the endpoint's format, and an endpoint here."""

from __future__ import annotations

import http.server
import threading
import urllib.parse
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

import pytest

from communique import load
from communique.codebook import loading
from communique.codebook.wikidata import query
from comparisons import run
from test_codebook import overlay

pytestmark = pytest.mark.usefixtures("small_codebook")

SAVED = Path(__file__).parent / "wikidata" / "heads.json"
ANA = """\
- id: ana-tawhiri
  name: Ana Tawhiri
  country: NZL
  short: [Tawhiri]
  roles:
    - {office: Prime Minister, of: NZL, since: "2028-11"}
    - {office: Minister of Foreign Affairs, of: NZL, since: "2026", until: "2028-07-01"}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of one's own in which one of the people of the saved result stands."""
    return overlay(tmp_path, "entities/people-own.yaml", ANA)


def test_a_saved_result_says_what_would_change_and_changes_nothing(folder: Path) -> None:
    ran = run("codebook", "update", "--wikidata", SAVED, "--codebook", folder)
    lines = ran.out.splitlines()
    assert lines == [
        "new id        Ana Tawhiri (ana-tawhiri): Q900000002",
        "other date    Ana Tawhiri (ana-tawhiri): Minister of Foreign Affairs of NZL: "
        "until 2028-07-01 here, 2028-11 there",
        "more precise  Ana Tawhiri (ana-tawhiri): Prime Minister of NZL: "
        "since 2028-11 here, 2028-11-02 there",
        "ended         Ana Tawhiri (ana-tawhiri): Prime Minister of NZL: "
        "until open here, 2031-03-04 there",
        "new person    Kiri Moana: Head of Government of NZL, 2031-03-04 to now",
        "3 terms read, 3 rows skipped: 1 ended, 1 more precise, 1 new id, 1 new person, "
        "1 other date",
    ]
    skipped = ran.err.splitlines()
    assert len(skipped) == 3
    for words in ("row 4: Tane Ruru", "row 5: country", "row 6: person"):
        assert any(words in line for line in skipped), words
    assert [p.name for p in folder.rglob("*.yaml")] == ["people-own.yaml"]
    assert (folder / "entities/people-own.yaml").read_text(encoding="utf-8").endswith(ANA)


def test_write_puts_whole_entries_into_ones_own_folder(tmp_path: Path, folder: Path) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    (folder / "entities").rename(mine / "entities")
    (mine / "entities/people-own.yaml").rename(mine / "entities/people-wikidata.yaml")
    ran = run("codebook", "update", "--wikidata", SAVED, "--codebook", mine, "--write")
    assert "2 entries written" in ran.out
    loading._load.cache_clear()
    book = load(mine)
    ana = book.people["ana-tawhiri"]
    assert ana.wikidata == "Q900000002"
    assert ana.short == ["Tawhiri"]
    assert [(r.since, r.until) for r in ana.roles] == [
        ("2028-11-02", "2031-03-04"),
        ("2026", "2028-11"),
    ]
    assert book.people["kiri-moana"].roles[0].since == "2031-03-04"
    again = run("codebook", "update", "--wikidata", SAVED, "--codebook", mine)
    assert again.out == "3 terms read, 3 rows skipped: nothing to change\n"


def test_write_needs_a_folder() -> None:
    ran = run("codebook", "update", "--wikidata", SAVED, "--write")
    assert (ran.code, "--codebook" in ran.err) == (2, True)


def test_a_president_who_heads_the_government_is_no_second_office(tmp_path: Path) -> None:
    own = overlay(
        tmp_path,
        "entities/people-own.yaml",
        "- {id: kiri-moana, name: Kiri Moana, country: NZL, wikidata: Q900000001,"
        " roles: [{office: President, of: NZL, since: '2031-03-05'}]}\n",
    )
    ran = run("codebook", "update", "--wikidata", SAVED, "--codebook", own)
    assert "Kiri" not in ran.out


BROKEN = [
    ("no json", "not JSON"),
    ('{"results": []}', "no results.bindings"),
    ("[1, 2]", "no results.bindings"),
]


@pytest.mark.parametrize(("text", "words"), BROKEN)
def test_a_result_in_another_format_is_an_error_with_its_place(
    tmp_path: Path, text: str, words: str
) -> None:
    path = tmp_path / "saved.json"
    path.write_text(text, encoding="utf-8")
    ran = run("codebook", "update", "--wikidata", path)
    assert ran.code == 5
    assert str(path) in ran.err
    assert words in ran.err


def test_a_file_that_is_not_there_is_an_error() -> None:
    ran = run("codebook", "update", "--wikidata", "no/such/file.json")
    assert (ran.code, "no/such/file.json" in ran.err) == (5, True)


class _Endpoint(http.server.BaseHTTPRequestHandler):
    """Answers as a SPARQL endpoint does: a query by POST, results as JSON."""

    asked: ClassVar[list[str]] = []

    def do_POST(self) -> None:
        length = int(self.headers["Content-Length"])
        form = urllib.parse.parse_qs(self.rfile.read(length).decode())
        _Endpoint.asked.append(form["query"][0])
        busy = self.path == "/busy"
        body = b"try later" if busy else SAVED.read_bytes()
        self.send_response(429 if busy else 200)
        self.send_header("Content-Type", "application/sparql-results+json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Keep the output of the tests clean."""


@pytest.fixture
def endpoint() -> Iterator[str]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Endpoint)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    _Endpoint.asked.clear()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def test_an_endpoint_is_asked_the_query_and_its_answer_read(folder: Path, endpoint: str) -> None:
    ran = run("codebook", "update", "--wikidata", f"{endpoint}/sparql", "--codebook", folder)
    assert "1 new person" in ran.out
    assert _Endpoint.asked == [query(load(folder))]


def test_an_endpoint_that_is_busy_is_an_error(endpoint: str) -> None:
    ran = run("codebook", "update", "--wikidata", f"{endpoint}/busy")
    assert ran.code == 5
    assert "/busy" in ran.err
    assert "429" in ran.err


def test_the_query_names_the_countries_and_the_classes_of_offices() -> None:
    printed = run("codebook", "update", "--wikidata", "-", "--print-query").out
    assert "wd:Q142" in printed
    assert '(wd:Q7330070 "foreign minister")' in printed
    assert printed == query(load())
