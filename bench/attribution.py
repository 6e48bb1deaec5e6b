"""Measure who says what against marked texts: PolNeAR's articles, or its sentences as tokens.

`python -m bench.attribution --data PATH [--errors] [--half 0|1]`: PATH is a JSON Lines file of one
of two forms, told apart by their fields.

Articles: id, date, title, text, annotations[]{annotator, attributions[]{source, cue, content}},
each a list of [start, end) in the text. Measured are the token F1 of all sources, cues and
contents (one token may stand in several), and attribution F1: a found and a marked attribution
match where the Jaccard overlap of their contents' tokens is .5 or more and their sources overlap
or are both empty. Where several people marked a text, its counts are the mean over them.

Sentences: tokens, labels (B-/I- of source, cue, content, not nested). Measured is the F1 of exact
spans, as CofeNet (COLING 2022) scores it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.rows import ERRORS, HALF, Row, rows_of, run
from communique import codebook
from communique.clean import clean
from communique.errors import CommuniqueError
from communique.intake import from_text
from communique.read import read_document

ROLES = ("source", "cue", "content")
Spans = Sequence[tuple[int, int]]
_TOKEN = re.compile(r"\w+|[^\w\s]")
_QUOTES = {"``": '"', "''": '"', "-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]"}
_JACCARD = 0.5


@dataclass(frozen=True, slots=True)
class Found:
    """One attribution: the spans of its three parts in the text."""

    source: Spans
    cue: Spans
    content: Spans


Finder = Callable[[Row], list[Found]]


def find(row: Row) -> list[Found]:
    """The attributions that a reading of the text has words for."""
    try:
        raw = from_text(row["text"], row["id"], {"date": row.get("date"), "language": "en"})
        book = codebook.load()
        document = clean(raw, book)
        return in_text(row["text"], document.text, read_document(document, book).attributions)
    except CommuniqueError:
        return []


def in_text(text: str, cleaned: str, attributions: Iterable[Any]) -> list[Found]:
    """The spans in the text as it was given: cleaning may take blanks off its ends, no more."""
    base = text.index(cleaned)

    def there(spans: Spans) -> Spans:
        return [(a + base, b + base) for a, b in spans]

    return [
        Found(there(a.source_at), there(a.cue_at), there(a.content_at))
        for a in attributions
        if a.cue_at
    ]


class Counts:
    """Sums of hits, found and marked, that may be means over several people's marks."""

    def __init__(self) -> None:
        self.hit: Counter[str] = Counter()
        self.found: Counter[str] = Counter()
        self.gold: Counter[str] = Counter()

    def add(self, name: str, hit: float, found: float, gold: float) -> None:
        self.hit[name] += hit  # type: ignore[assignment]
        self.found[name] += found  # type: ignore[assignment]
        self.gold[name] += gold  # type: ignore[assignment]

    def scores(self, name: str) -> tuple[float, float, float]:
        """Precision, recall, F1."""
        precision = self.hit[name] / self.found[name] if self.found[name] else 0.0
        recall = self.hit[name] / self.gold[name] if self.gold[name] else 0.0
        both = precision + recall
        return precision, recall, 2 * precision * recall / both if both else 0.0


def token_sets(text: str, found: Iterable[Found]) -> list[dict[str, frozenset[int]]]:
    """For each attribution the numbers of the tokens in each of its parts."""
    starts = {m.start(): n for n, m in enumerate(_TOKEN.finditer(text))}
    begins = sorted(starts)

    def inside(spans: Spans) -> frozenset[int]:
        return frozenset(starts[b] for s, e in spans for b in _range(begins, s, e))

    return [{role: inside(getattr(f, role)) for role in ROLES} for f in found]


def _range(begins: list[int], start: int, end: int) -> list[int]:
    return begins[bisect_left(begins, start) : bisect_left(begins, end)]


def matches(
    found: Sequence[dict[str, frozenset[int]]], gold: Sequence[dict[str, frozenset[int]]]
) -> list[tuple[int, int]]:
    """Pairs (found, gold) that match, each used once, the most alike first."""
    pairs = []
    for i, f in enumerate(found):
        for j, g in enumerate(gold):
            either = f["content"] | g["content"]
            alike = len(f["content"] & g["content"]) / len(either) if either else 0.0
            sources = bool(f["source"] & g["source"]) or not (f["source"] or g["source"])
            if alike >= _JACCARD and sources:
                pairs.append((-alike, i, j))
    used: set[tuple[str, int]] = set()
    made = []
    for _, i, j in sorted(pairs):
        if not {("f", i), ("g", j)} & used:
            used |= {("f", i), ("g", j)}
            made.append((i, j))
    return made


def gold_of(row: Row) -> list[list[Found]]:
    """What each person marked."""
    return [
        [Found(*([tuple(p) for p in a[role]] for role in ROLES)) for a in person["attributions"]]
        for person in row["annotations"]
    ]


def score_articles(rows: Iterable[Row], finder: Finder = find, errors: bool = False) -> Counts:
    """Count over all articles; `errors` prints what is missed and what is too much."""
    counts = Counts()
    for row in rows:
        found = finder(row)
        sets = token_sets(row["text"], found)
        people = gold_of(row)
        for gold in people:
            marked = token_sets(row["text"], gold)
            share = 1 / len(people)
            pairs = matches(sets, marked)
            counts.add("attribution", share * len(pairs), share * len(found), share * len(gold))
            for role in ROLES:
                ours = frozenset().union(*(s[role] for s in sets))
                theirs = frozenset().union(*(s[role] for s in marked))
                counts.add(role, share * len(ours & theirs), share * len(ours), share * len(theirs))
            if errors and gold is people[0]:
                _print_errors(row, found, gold, pairs)
    return counts


def _words(text: str, spans: Spans) -> str:
    return " // ".join(text[s:e].replace("\n", " ") for s, e in spans)


def _print_errors(row: Row, found: list[Found], gold: list[Found], pairs: list[Any]) -> None:
    text = row["text"]
    hit_found, hit_gold = {i for i, _ in pairs}, {j for _, j in pairs}
    lines = []
    for kind, some, hit in (("EXTRA ", found, hit_found), ("MISSED", gold, hit_gold)):
        for n, f in enumerate(some):
            if n not in hit:
                at = min((s for role in ROLES for s, _ in getattr(f, role)), default=0)
                parts = " | ".join(_words(text, getattr(f, role)) for role in ROLES)
                lines.append((at, f"{kind} {parts}"))
    print(f"== {row['id']}")
    for _, line in sorted(lines):
        print(line[:420])


def sentence_row(row: Row) -> tuple[Row, list[tuple[int, int]]]:
    """The tokens as one text, and where each stands in it."""
    text, places = "", []
    for token in row["tokens"]:
        word = _QUOTES.get(token, token)
        glue = "" if not text or _joins(text, word) else " "
        places.append((len(text) + len(glue), len(text) + len(glue) + len(word)))
        text += glue + word
    return {"id": row["id"], "text": text}, places


def _joins(text: str, word: str) -> bool:
    """Whether a token is written without a blank before it: "did" + "n't", a comma, ..."""
    if word == '"':
        return text.count('"') % 2 == 1
    if text.endswith('"') and text.count('"') % 2 == 1:
        return True
    return (
        word in {",", ".", ":", ";", "?", "!", ")", "%", "n't"}
        or (word.startswith("'") and len(word) > 1 and word[1:].isalpha())
        or text[-1] in "($"
    )


def labelled(labels: Sequence[str]) -> set[tuple[str, int, int]]:
    """Spans (role, first, stop) of B-/I- labels."""
    spans, start, role = set(), 0, ""
    for n, label in enumerate([*labels, "O"]):
        if role and (label[0] != "I" or label[2:] != role):
            spans.add((role, start, n))
            role = ""
        if label[0] == "B":
            role, start = label[2:], n
    return spans


def flat(found: Iterable[Found], places: Sequence[tuple[int, int]]) -> set[tuple[str, int, int]]:
    """Spans of tokens, those of an attribution inside another's content left out."""
    spans: set[tuple[str, int, int]] = set()
    taken: dict[int, str] = {}
    in_order = sorted(found, key=lambda f: -sum(e - s for s, e in f.content))
    for f in in_order:
        mine = []
        for role in ROLES:
            for s, e in getattr(f, role):
                inside = [n for n, (a, b) in enumerate(places) if a < e and s < b]
                if inside:
                    mine.append((role, inside[0], inside[-1] + 1))
        cells = {n for _, a, b in mine for n in range(a, b)}
        if cells & taken.keys():
            continue
        taken |= dict.fromkeys(cells, "x")
        spans |= set(mine)
    return spans


def score_sentences(rows: Iterable[Row], finder: Finder = find) -> Counts:
    """Exact spans over rows of tokens and labels."""
    counts = Counts()
    for row in rows:
        text, places = sentence_row(row)
        ours, theirs = flat(finder(text), places), labelled(row["labels"])
        for role in ROLES:
            mine = {s for s in ours if s[0] == role}
            gold = {s for s in theirs if s[0] == role}
            counts.add(role, len(mine & gold), len(mine), len(gold))
    return counts


def measure(
    path: Path, finder: Finder = find, *, half: int | None = None, errors: bool = False
) -> dict[str, float]:
    """Figures of one file of either form, printed with precision and recall."""
    rows = rows_of(path)
    if half is not None:
        rows = rows[half::2]
    exact = "labels" in rows[0]
    counts = score_sentences(rows, finder) if exact else score_articles(rows, finder, errors)
    figures = {}
    for name in (*(() if exact else ("attribution",)), *ROLES):
        precision, recall, f1 = counts.scores(name)
        print(f"  {name}: precision {precision:.3f} recall {recall:.3f} F1 {f1:.3f}")
        figures[f"attribution.{'exact' if exact else 'token'}_{name}_f1"] = f1
    if not exact:
        figures["attribution.f1"] = figures.pop("attribution.token_attribution_f1")
    return figures


if __name__ == "__main__":
    run(measure, __doc__, half=HALF, errors=ERRORS)
