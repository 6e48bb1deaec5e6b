"""What is done to agreements, as read and as the ledger keeps it."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from communique import compare, read
from communique.codebook import load
from communique.codebook.expiry import expiry, status_on
from communique.codebook.history import State, after, fault, status_of
from communique.model import LedgerEntry, later
from communique.pipeline import ledger_of
from comparisons import run
from telling import FILLER, told

READ = [  # text, the day of the report, (agreement, action, party, day, pending)
    (
        "Russia has extended the Black Sea Initiative for 60 days.",
        ("black-sea-grain", "extended", "RUS", "2023-03-18", False),
    ),
    (
        "The Paris Agreement, which was signed on 22 April 2016, is working, the minister said.",
        ("paris-agreement", "signed", None, "2016-04-22", False),
    ),
    (
        "Canada notified the depositary that it is withdrawing from the Kyoto Protocol.",
        ("kyoto", "withdrawal announced", "CAN", None, False),
    ),
    (
        "Poland will withdraw from the Ottawa Convention, the defence minister said.",
        ("ottawa", "withdrawal announced", "POL", None, False),
    ),
    (
        "Greece and Turkey would sign the New START Treaty if they were asked.",
        None,
    ),
    (
        "Washington accused Moscow of violating the New START Treaty for years.",
        ("new-start", "violated", "RUS", None, False),
    ),
    (
        "The New START Treaty did not enter into force on 1 May.",
        None,
    ),
    (
        "Russia suspended its participation in the New START Treaty on 28 February.",
        ("new-start", "suspended", "RUS", "2023-02-28", False),
    ),
    (
        "The parliament of Ukraine ratified the Budapest Memorandum on Thursday, 16 March.",
        ("budapest", "ratified", "UKR", "2023-03-16", False),
    ),
    (
        "Russia refused to extend the New START Treaty.",
        ("new-start", "refused", "RUS", None, False),
    ),
]


@pytest.mark.parametrize(("text", "wanted"), READ)
def test_what_is_done_to_an_agreement(
    text: str, wanted: tuple[str, str, str | None, str | None, bool] | None
) -> None:
    actions = told(text, "2023-03-18").reading.actions
    found = {
        (a.agreement.split("-")[0], a.action, a.party, a.date.value if a.date else None, a.pending)
        for a in actions
    }
    if wanted is None:
        assert not found
    else:
        agreement, action, party, day, pending = wanted
        days = {f[3] for f in found}
        assert (agreement.split("-")[0], action, party, pending) in {
            (f[0], f[1], f[2], f[4]) for f in found
        }, found
        assert day is None or day in days


def test_a_term_and_its_last_day_go_with_the_extension() -> None:
    text = "Moscow has extended the Black Sea Grain Initiative for 60 days, until 18 May."
    (action,) = told(text, "2023-03-18").reading.actions
    assert action.length is not None
    assert action.until is not None
    assert (action.length.value, action.until.value) == ("P60D", "2023-05-18")


def test_a_day_counted_back_is_that_of_the_act() -> None:
    text = (
        "The move was a mistake, the Kremlin said on Thursday, six days after Finland told the "
        "depositary that it was quitting the Open Skies Treaty."
    )
    days = {a.date.value for a in told(text, "2024-06-13").reading.actions if a.date}
    assert "2024-06-07" in days


def test_a_deal_without_entry_is_named_by_its_parties_and_shown_as_new() -> None:
    text = "Chile and Peru signed a memorandum on Monday on the fishing fleets of both countries."
    (entry,) = _ledger((text, "2019-07-09"))
    assert not entry.in_codebook
    assert set(entry.parties) == {"CHL", "PER"}
    assert entry.status == "signed"


def _ledger(*texts: tuple[str, str], as_of: str | None = None) -> tuple[LedgerEntry, ...]:
    documents = [
        read(text + FILLER, day, f"Gazette {n}").document for n, (text, day) in enumerate(texts)
    ]
    return ledger_of(documents, load(), as_of=as_of)[0]


_RUSSIA = (
    "Russia said that Moscow has extended the Black Sea Initiative for 60 days.",
    "2023-03-18",
)
_UKRAINE = (
    "Ukraine said that the Black Sea Initiative has been extended for 120 days.",
    "2023-03-18",
)
_LATER = ("The Black Sea Initiative was extended by two months on 17 May 2023.", "2023-05-18")


def test_two_lengths_of_one_step_are_disputed() -> None:
    (entry,) = _ledger(_RUSSIA, _UKRAINE)
    assert len([n for n in entry.history if n.action == "extended"]) == 2
    (point,) = (d for d in entry.disputed if "length" in d.what)
    assert {says for _, says in point.sides} == {"60 days", "120 days"}
    assert point.citations


def test_a_term_is_superseded_by_the_next_extension() -> None:
    (before,) = _ledger(_UKRAINE)
    assert [(d.date and d.date.value, d.state) for d in before.deadlines] == [
        ("2023-07-16", "open")
    ]
    (entry,) = _ledger(_UKRAINE, _LATER)
    states = {d.date.value: d.state for d in entry.deadlines if d.date}
    assert states["2023-07-16"] == "superseded"
    assert all("from" in d.reckoned for d in entry.deadlines)


def test_a_ledger_of_a_past_day_knows_nothing_of_later() -> None:
    (entry,) = _ledger(_UKRAINE, _LATER, as_of="2023-04-01")
    assert {d.state for d in entry.deadlines} == {"open"}
    assert all(f.date <= "2023-04-01" for f in entry.known)
    assert entry.as_of == "2023-04-01"
    assert _ledger(_UKRAINE, as_of="2023-01-01") == ()


def test_the_ledger_does_not_depend_on_the_order_of_reports() -> None:
    readings = [read(t + FILLER, d, f"G {d} {len(t)}") for t, d in (_RUSSIA, _UKRAINE, _LATER)]
    ledgers = [compare(list(order)).agreements for order in itertools.permutations(readings)]
    assert all(one == ledgers[0] for one in ledgers)


def test_a_notice_period_ends_so_long_after_the_notice() -> None:
    text = (
        "Latvia has decided to quit the Ottawa Convention. "
        "The withdrawal takes effect six months from 18 April 2025."
    )
    (entry,) = _ledger((text, "2025-04-18"))
    (due,) = (d for d in entry.deadlines if d.action == "withdrawal takes effect")
    assert due.date is not None
    assert (due.date.value, due.state, due.party) == ("2025-10-18", "open", "LVA")
    (past,) = _ledger((text, "2025-04-18"), as_of="2026-01-01")
    (due,) = (d for d in past.deadlines if d.action == "withdrawal takes effect")
    assert due.state == "past"


# --- the machine ---------------------------------------------------------------------------------


def test_the_machine_leaves_an_agreement_in_force_for_the_others() -> None:
    state = State(whole="in force")
    assert status_of(after(state, "withdrawn", "USA", ["USA", "RUS", "FRA"]), str) == "in force"
    assert status_of(after(state, "withdrawn", "USA", ["USA", "RUS"]), str) == "terminated by USA"
    assert status_of(after(state, "suspended", "RUS"), str) == "in force, suspended by RUS"
    assert fault(State(whole="terminated"), "signed", None)
    assert not fault(State(whole="signed"), "in force", None)


def test_one_acceptance_is_no_agreement_yet() -> None:
    state = after(after(State(), "proposed", "USA"), "agreed", "UKR")
    assert status_of(state, str) == "proposed"
    assert status_of(after(state, "agreed", "RUS"), str) == "agreed"


def test_periods_end_on_the_last_day_of_a_shorter_month() -> None:
    assert later("2023-08-31", "P6M") == "2024-02-29"
    assert later("2024-02-29", "P1Y") == "2025-02-28"
    assert later("2020-12-01", "P2W", back=True) == "2020-11-17"


def test_the_end_of_new_start_as_one_could_know_it() -> None:
    treaty = load().agreements["new-start"]
    assert expiry(treaty, "2021-01-20") == ("2021-02-05", "10 years from 2011-02-05")
    assert status_on(treaty, load(), "2021-01-20") == "in force"


# --- the command line ----------------------------------------------------------------------------


def test_the_commands_read_the_codebook_alone() -> None:
    ran = run("ledger", "New START", "--as-of", "2021-01-20", "--format", "json")
    (entry,) = ran.json["agreements"]
    assert (ran.code, entry["id"], entry["status"]) == (0, "new-start", "in force")
    ran = run("deadlines", "--as-of", "2021-01-20", "--next", "30d", "--format", "json")
    assert ("new-start", "2021-02-05") in {
        (d["agreement"], d["date"]) for d in ran.json["deadlines"]
    }


def test_an_unknown_agreement_is_refused_with_the_nearest_names() -> None:
    ran = run("ledger", "Opan Skies Treaty")
    assert ran.code == 2
    assert "Open Skies Treaty" in ran.err
    assert run("deadlines", "--next", "soon").code == 2


def test_a_store_is_read_again(tmp_path: Path) -> None:
    report = tmp_path / "a.txt"
    report.write_text(
        f"date: 2023-03-18\noutlet: Gazette\n\n{_RUSSIA[0]}{FILLER}\n", encoding="utf-8"
    )
    store = tmp_path / "kept.db"
    assert run("compare", report, "--store", store).code == 0
    for form in ("table", "json", "markdown"):
        ran = run("ledger", "black-sea-grain", "--store", store, "--format", form)
        assert ran.code == 0
        assert "extended" in ran.out
    ran = run("deadlines", "--store", store)
    assert ran.code == 0
    assert "2023-05-17" in ran.out
