"""PLOVER country and sector of actors named by a phrase.

`python -m bench.actors --data FILE`: FILE is JSON Lines with the fields text, args (a day in
`query_date`) and expect (`country` or `cc`, and `code_1`), as NGEC's tests have them. A row is
counted for a country where it expects one, the empty one included, and for a sector likewise; the
rows that NGEC itself is known to fail are counted too. Rows without a day are read as of `MADE`,
the last day that the set names: whoever was in office then is meant.
"""

from __future__ import annotations

from pathlib import Path

from bench.rows import ERRORS, rows_of, run
from communique import codebook
from communique.read import code_actor

MADE = "2022-10-01"
#: codes that PLOVER 2.0 no longer has, or that stand for nothing in particular
_ALIKE = {
    "HLH": "MED",
    "BUD": "REL",
    "UNK": "",
    "JNK": "",
    "NGO": "SOC",
    "XKX": "KOS",
    "KOS": "KOS",
}


def _plain(code: object) -> str:
    return _ALIKE.get(str(code or ""), str(code or ""))


def _day(args: dict[str, str]) -> str:
    """The day of a row, where it is written as one."""
    said = args.get("query_date", "").strip("'\"")
    return said if said[:4].isdigit() and len(said) == len(MADE) else MADE


def measure(path: Path, errors: bool = False) -> dict[str, float]:
    """The share of rows whose country, and whose sector, is right."""
    book = codebook.load()
    right = {"country": 0, "sector": 0}
    rows = {"country": 0, "sector": 0}
    for row in rows_of(path):
        expect = row["expect"]
        code = code_actor(row["text"], book, _day(row["args"]))
        pairs = {"country": (expect.get("country", expect.get("cc")), code.country)}
        pairs["sector"] = (expect.get("code_1"), code.sector)
        for what, (gold, got) in pairs.items():
            if gold is None:
                continue
            rows[what] += 1
            right[what] += _plain(gold) == _plain(got)
            if errors and _plain(gold) != _plain(got):
                print(
                    f"{what}: {row['text']} [{row['args']}]: {gold!r}, got {got!r} ({code.grounds})"
                )
    return {f"actors.{what}_accuracy": right[what] / max(1, rows[what]) for what in rows} | {
        f"actors.{what}_rows": float(rows[what]) for what in rows
    }


if __name__ == "__main__":
    run(measure, __doc__, errors=ERRORS)
