"""Persons named with a title in official texts, and whom they resolve to.

`python -m bench.titled --data FILE [--count 200] [--seed 1]` prints a sample for a person to read:
the document's number and date, the words, the entity and the grounds. `bench/titled-read.tsv`
holds the samples that were read, each with the judgement; `measure` counts from it how many of
those that denote office-holders still resolve to the entity that was judged right.
"""

from __future__ import annotations

import argparse
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.rows import rows_of
from communique import codebook
from communique.clean import clean
from communique.codebook import Codebook
from communique.intake import from_text
from communique.read.entities import names_in, resolve
from communique.read.gazetteer import gazetteer
from communique.read.sentences import split

READ = Path(__file__).with_name("titled-read.tsv")
_OF = r"(?: (?:of|for) (?:[A-Z][a-z]+|and|the|of)(?: (?:[A-Z][a-z]+|and|the|of))*)?"
_TITLE = re.compile(
    r"\b(?:(?:Vice|Deputy|Acting|First|Interim|Former)[ -])?(?:President|Prime Minister|Premier"
    r"|Chancellor|King|Queen|Emir|Sultan|Crown Prince|Taoiseach|Foreign Minister"
    rf"|Defen[cs]e Minister|Minister{_OF}"
    r"|(?:Under |Assistant |Deputy )?Secretary(?:[- ]General)?(?: of [A-Z][a-z]+)?"
    r"|National Security Advis[eo]r|High Representative|Ambassador|Director|Senator|Speaker"
    r"|Press Secretary|Foreign Secretary|Special Envoy|Special Representative)"
    r" (?P<name>[A-Z][\w’'.-]+(?: (?:[A-Z][\w’'.-]+|al|bin|el|de|da|van|von|der|dos|Al|El)){0,3})"
)


@dataclass(frozen=True, slots=True)
class Titled:
    """A title with a name behind it, and whom the name resolves to."""

    number: int
    day: str
    words: str
    name: str
    entity: str | None
    grounds: str


def titled(path: Path, book: Codebook) -> Iterator[Titled]:
    """Every person with a title in the English texts of a bank."""
    for number, row in enumerate(rows_of(path)):
        if row.get("lang", "en") == "en":
            yield from _in_text(number, row, book)


def _in_text(number: int, row: dict[str, str], book: Codebook) -> Iterator[Titled]:
    raw = from_text(row["text"], row["url"], {"url": row["url"], "date": row["date"] or ""})
    document = clean(raw, book)
    sentences = split(document, book.languages["en"])
    day = (row["date"] or "")[:10] or None
    hits = names_in(sentences, gazetteer(book))
    named = resolve(document.text, sentences, hits, book, day)
    people = [n for n in named if n.kind == "person"]
    for sentence in sentences:
        for match in _TITLE.finditer(sentence.text):
            start, end = (sentence.start + match.start("name"), sentence.start + match.end("name"))
            here = next((n for n in people if n.start < end and start < n.end), None)
            yield Titled(
                number,
                day or "",
                match[0],
                match["name"],
                here.entity if here else None,
                here.grounds if here else "no name of the codebook",
            )


def measure(path: Path) -> dict[str, float]:
    """How many of the office-holders that were read still resolve as judged right."""
    book = codebook.load()
    found = {(t.number, t.words): t.entity for t in titled(path, book)}
    judged = [line.split("\t") for line in READ.read_text(encoding="utf-8").splitlines()[1:]]
    holders = [row for row in judged if row[3] != "-"]
    right = sum(found.get((int(row[0]), row[2])) == row[3] for row in holders)
    return {
        "titled.right": right / max(1, len(holders)),
        "titled.office_holders_read": float(len(holders)),
        "titled.resolved_share_of_all": sum(e is not None for e in found.values())
        / max(1, len(found)),
    }


def main() -> None:
    """Print a sample to read."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--open", action="store_true", help="count the names left open instead")
    arguments = parser.parse_args()
    found = list(titled(arguments.data, codebook.load()))
    if arguments.open:
        counts: dict[str, int] = {}
        for t in found:
            if t.entity is None:
                counts[t.words] = counts.get(t.words, 0) + 1
        print(f"{len(found)} in all, {sum(counts.values())} open")
        for words, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
            print(count, words)
        return
    chosen = random.Random(arguments.seed).sample(found, min(arguments.count, len(found)))
    print("document\tday\twords\tentity\tgrounds")
    for t in sorted(chosen, key=lambda t: (t.number, t.words)):
        print(t.number, t.day, t.words, t.entity or "-", t.grounds, sep="\t")


if __name__ == "__main__":
    main()
