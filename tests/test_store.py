"""The store: what goes in comes out, and nothing goes in that its document does not bear out."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

import store_factories as make
from communique.errors import RecordError, StoreError
from communique.model import Citation, Comparison, Event
from communique.store import Judgement, Store, open_store
from communique.store.database import VERSION

DERIVED_WITH_ROWS = (
    "sentences", "citations", "records", "record_citations", "mentions", "dates", "attributions",
    "event_mentions", "points", "slots", "participants", "agreement_actions", "commitments",
    "unresolved", "events", "event_event_mentions", "event_documents", "event_rows",
    "event_row_points",
    "event_background", "accounts", "findings", "coverage", "reactions", "agreements",
    "particulars", "aspects", "emphases", "slips", "quotations",
    "ledger_lines", "disputed", "known_facts", "copies", "run_warnings",
)  # fmt: skip


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "store.sqlite"


def rows(path: Path, query: str, *values: object) -> list[tuple[object, ...]]:
    """What another program sees in the file."""
    connection = sqlite3.connect(path)
    try:
        return connection.execute(query, values).fetchall()
    finally:
        connection.close()


def alter(path: Path, statement: str) -> None:
    """What another program might do to the file (foreign keys are off by default there)."""
    connection = sqlite3.connect(path)
    with connection:
        connection.execute(statement)
    connection.close()


def saved(path: Path, comparison: Comparison | None = None) -> str:
    with open_store(path) as store:
        return store.save(comparison or make.comparison())


def with_event(comparison: Comparison, **changes: object) -> Comparison:
    event: Event = replace(comparison.events[0], **changes)  # type: ignore[arg-type]
    return replace(comparison, events=(event,))


def test_documents_and_their_bytes_come_back_as_they_went_in(path: Path) -> None:
    alfa = make.document("alfa", make.ALFA, path="a.txt", title="A call", language="en")
    brava = make.document("brava", make.BRAVA, published=None, speaks_for="BRA")
    with open_store(path) as store:
        for document in (brava, alfa):
            store.keep(make.raw(document), document)
            store.keep(make.raw(document), document)
    with open_store(path, create=False) as store:
        assert store.documents() == (alfa, brava)
        assert store.raw_documents() == (make.raw(alfa), make.raw(brava))
        assert store.check() == []


def test_a_document_cleaned_anew_replaces_what_was_known_of_the_same_text(path: Path) -> None:
    first = make.document("alfa", make.ALFA)
    second = replace(first, title="Found later")
    with open_store(path) as store:
        store.keep(make.raw(first), first)
        store.keep(make.raw(second), second)
        assert store.documents() == (second,)


def test_another_text_under_a_known_id_is_refused(path: Path) -> None:
    alfa = make.document("alfa", make.ALFA)
    with open_store(path) as store:
        store.keep(make.raw(alfa), alfa)
        with pytest.raises(StoreError, match="another text is kept under its id"):
            store.keep(make.raw(alfa), replace(alfa, text="something else"))
        assert store.documents() == (alfa,)


def test_every_derived_table_is_filled_and_the_store_is_sound(path: Path) -> None:
    saved(path)
    empty = [t for t in DERIVED_WITH_ROWS if not rows(path, f"SELECT 1 FROM {t}")]
    assert empty == []
    with open_store(path) as store:
        assert store.check() == []


def test_every_derived_table_is_in_the_test_above(path: Path) -> None:
    saved(path)
    kept = {"documents", "raw_documents", "runs", "run_inputs", "judgements"}
    query = "SELECT name FROM sqlite_schema WHERE type = 'table'"
    tables = {str(name) for (name,) in rows(path, query)}
    assert {t for t in tables - kept if "_fts" not in t} == set(DERIVED_WITH_ROWS)


def test_each_line_is_shown_with_the_words_it_rests_on(path: Path) -> None:
    saved(path)
    query = "SELECT outlet, sentence, exact FROM cited_records WHERE kind = 'finding' AND part = ?"
    assert rows(path, query, "others") == [("alfa", 2, make.ALFA[1])]
    side = rows(path, "SELECT event, party, verdict FROM accounts_side_by_side")
    assert side == [
        ("Alfa and Brava speak", "Alfa", "stated"),
        ("Alfa and Brava speak", "Brava", "silent"),
        ("Alfa and Brava speak", "Charlia", "no account"),
    ]


def test_a_skipped_sentence_keeps_the_reason(path: Path) -> None:
    saved(path)
    query = "SELECT text, skipped FROM sentences WHERE skipped IS NOT NULL"
    assert rows(path, query) == [(make.BRAVA[1], "no actor")]


@pytest.mark.parametrize(("word", "count"), [("treaty", 1), ("café", 1), ("call", 1), ("xyz", 0)])
def test_sentences_are_found_by_their_words(path: Path, word: str, count: int) -> None:
    saved(path)
    saved(path)
    query = (
        "SELECT s.text FROM sentences_fts JOIN sentences AS s ON s.key = sentences_fts.rowid "
        "WHERE sentences_fts MATCH ?"
    )
    assert len(rows(path, query, word)) == count


def test_saving_again_changes_nothing(path: Path) -> None:
    first = saved(path)
    before = [rows(path, f"SELECT * FROM {table}") for table in DERIVED_WITH_ROWS]
    assert saved(path) == first
    assert [rows(path, f"SELECT * FROM {table}") for table in DERIVED_WITH_ROWS] == before


def test_a_newer_version_takes_the_place_of_what_the_older_one_derived(path: Path) -> None:
    old, new = saved(path), saved(path, make.comparison(version="2"))
    assert old != new
    assert {run for (run,) in rows(path, "SELECT run FROM records")} == {new}
    assert {run for (run,) in rows(path, "SELECT id FROM runs")} == {old, new}


def test_runs_over_other_documents_stay(path: Path) -> None:
    first = saved(path)
    document = make.document("charlia", ("Nothing happened.",))
    other = Comparison(
        run=replace(make.comparison().run, inputs=(document.id,)),
        readings=(
            replace(make.comparison().readings[1], document=document, sentences=(), skipped=()),
        ),
        events=(),
        agreements=(),
    )
    assert saved(path, other) != first
    assert {run for (run,) in rows(path, "SELECT run FROM records")} == {first}


def wrong_quote(comparison: Comparison) -> Comparison:
    event = comparison.events[0]
    citation = replace(event.citations[0], exact="They quarrelled.")
    return with_event(comparison, citations=(citation,))


def wrong_place(comparison: Comparison) -> Comparison:
    finding = comparison.events[0].accounts[1].findings[0]
    citation = replace(finding.others[0], start=1)
    account = replace(
        comparison.events[0].accounts[1], findings=(replace(finding, others=(citation,)),)
    )
    return with_event(comparison, accounts=(account,))


def unread_document(comparison: Comparison) -> Comparison:
    citation = Citation(document="nowhere-1", sentence=1, start=0, end=1, exact="T")
    return with_event(comparison, citations=(citation,))


def unknown_sentence(comparison: Comparison) -> Comparison:
    citation = replace(comparison.events[0].citations[0], sentence=9)
    return with_event(comparison, citations=(citation,))


def unknown_mention(comparison: Comparison) -> Comparison:
    return with_event(comparison, mentions=("e9",))


def unknown_row(comparison: Comparison) -> Comparison:
    return with_event(comparison, rows=())


def unknown_input(comparison: Comparison) -> Comparison:
    return replace(comparison, run=replace(comparison.run, inputs=("nowhere-1",)))


def two_under_one_id(comparison: Comparison) -> Comparison:
    reading = comparison.readings[0]
    point = replace(reading.points[0], gist="something else")
    reading = replace(reading, points=(*reading.points, point))
    return replace(comparison, readings=(reading, comparison.readings[1]))


def read_twice(comparison: Comparison) -> Comparison:
    return replace(comparison, readings=(*comparison.readings, comparison.readings[0]))


def moved_sentence(comparison: Comparison) -> Comparison:
    reading = comparison.readings[1]
    sentence = replace(reading.sentences[0], text="Something else.")
    return replace(
        comparison, readings=(comparison.readings[0], replace(reading, sentences=(sentence,)))
    )


def beyond_the_whole(comparison: Comparison) -> Comparison:
    return replace(comparison, copies=(replace(comparison.copies[0], containment=1.5),))


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (
            wrong_quote,
            r"Event call: .* does not hold in alfa.txt .*cited 'They quarrelled.', there",
        ),
        (wrong_place, r"Event call: the citation does not hold in alfa.txt"),
        (unread_document, r"cites document nowhere-1, which was not read"),
        (unknown_sentence, r"event call: cites sentence 9 of alfa-\w+, which has no such sentence"),
        (unknown_mention, r"event call: refers to event mention e9, which is not there"),
        (unknown_row, r"finding call/ALF/1: refers to row r1, which its event does not have"),
        (unknown_input, r"run: names document nowhere-1, which was not read"),
        (two_under_one_id, r"point alfa-\w+-p2: two records share this id"),
        (read_twice, r"alfa.txt: document alfa-\w+ stands in two readings"),
        (moved_sentence, r"brava.txt: sentence 1 is not what stands at \[0, 42\)"),
        (beyond_the_whole, r"the records contradict: CHECK constraint failed"),
    ],
)
def test_what_is_not_borne_out_is_refused_and_nothing_is_stored(
    path: Path, spoil: object, words: str
) -> None:
    saved(path)
    before = rows(path, "SELECT * FROM records")
    assert callable(spoil)
    with open_store(path) as store, pytest.raises(RecordError, match=words):
        store.save(spoil(make.comparison(version="2")))
    assert rows(path, "SELECT * FROM records") == before
    assert len(rows(path, "SELECT * FROM runs")) == 1


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        ("UPDATE documents SET text = text || '!' WHERE outlet = 'alfa'", "the text has changed"),
        ("UPDATE raw_documents SET data = x'00'", "the bytes have changed"),
        ("UPDATE citations SET exact = 'x' WHERE key = 1", "does not hold: 'x'"),
        ("UPDATE citations SET sentence = 2 WHERE key = 1", "lies outside its sentence"),
        ("UPDATE sentences SET text = 'x' WHERE key = 1", "sentence 1: not what stands at [0, 45)"),
        ("DELETE FROM record_citations WHERE record = 1", "mention m1: has no citation"),
        ("DELETE FROM events", "refers to a row of events that is not there"),
    ],
)
def test_check_finds_what_was_changed_from_without(path: Path, damage: str, words: str) -> None:
    alfa = make.document("alfa", make.ALFA)
    with open_store(path) as store:
        store.keep(make.raw(alfa), alfa)
        store.save(make.comparison())
    alter(path, damage)
    with open_store(path) as store:
        assert any(words in line for line in store.check())


def test_check_finds_an_id_that_does_not_hold_the_hash(path: Path) -> None:
    alfa = make.document("alfa", make.ALFA, id="alfa-000000000000")
    with open_store(path) as store:
        store.keep(make.raw(alfa), alfa)
        assert store.check() == [
            "document alfa-000000000000: its id does not end in "
            f"{make.document('alfa', make.ALFA).id[-12:]}, the hash of its text"
        ]


def test_judgements_are_only_ever_added(path: Path) -> None:
    first = Judgement(one="e2", other="e1", judgement="same", by="ann", made_on="2031-03-06")
    second = replace(first, one="e1", other="e2", judgement="not the same", note="read again")
    with open_store(path) as store:
        store.judge(first)
        store.judge(second)
        store.save(make.comparison())
        assert store.judgements() == (replace(first, one="e1", other="e2"), second)
    with pytest.raises(sqlite3.IntegrityError, match="only ever added"):
        alter(path, "DELETE FROM judgements")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"other": "e2"}, "about two records, not 'e2' alone"),
        ({"judgement": "maybe"}, "'maybe': a judgement is one of same, not the same, unsure"),
    ],
)
def test_a_judgement_that_is_none_is_refused(
    path: Path, changes: dict[str, str], words: str
) -> None:
    judgement = Judgement(one="e2", other="e1", judgement="same", by="ann", made_on="2031-03-06")
    with open_store(path) as store, pytest.raises(StoreError, match=words):
        store.judge(replace(judgement, **changes))  # type: ignore[arg-type]


def test_a_place_that_cannot_hold_a_store_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="a folder; a store is one file"):
        open_store(tmp_path)
    with pytest.raises(StoreError, match=r"the folder .*missing does not exist"):
        open_store(tmp_path / "missing" / "store.sqlite")
    with pytest.raises(StoreError, match="no store here"):
        open_store(tmp_path / "store.sqlite", create=False)
    assert list(tmp_path.iterdir()) == []


def test_a_file_of_something_else_is_refused_and_left_alone(path: Path) -> None:
    path.write_text("This is a report about a summit, and no database at all. " * 20)
    before = path.read_bytes()
    with pytest.raises(StoreError, match="the file is no SQLite database"):
        open_store(path)
    assert path.read_bytes() == before


def test_a_database_of_another_program_is_refused(path: Path) -> None:
    alter(path, "CREATE TABLE recipes (name TEXT)")
    with pytest.raises(StoreError, match="a SQLite database of another program"):
        open_store(path)


def test_a_store_of_a_newer_version_is_refused(path: Path) -> None:
    saved(path)
    alter(path, f"PRAGMA user_version = {VERSION + 1}")
    with pytest.raises(StoreError, match=f"newer communique \\(store version {VERSION + 1}\\)"):
        open_store(path)


def test_a_locked_store_says_so_and_can_still_be_read(path: Path) -> None:
    saved(path)
    writer = sqlite3.connect(path, isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    with open_store(path, patience=0) as store:
        with pytest.raises(StoreError, match="locked: another program is writing to it"):
            store.save(make.comparison())
        assert len(store.documents()) == 2
    writer.close()


def test_a_store_that_may_not_be_written_says_so(path: Path) -> None:
    saved(path)
    with open_store(path) as store:
        reach_in(store).execute("PRAGMA query_only = ON")
        with pytest.raises(StoreError, match="may not be written"):
            store.save(make.comparison())


def reach_in(store: Store) -> sqlite3.Connection:
    """The connection itself, to bring about what file permissions bring about for non-root."""
    return store._connection
