"""What the codebook costs: loading it compiled and from its files, and the memory it takes.

Each figure is taken in a process of its own, the smallest of several: what the machine does besides
can only make it longer.
"""

from __future__ import annotations

import datetime
import os
import subprocess
import sys
import tempfile

from communique.codebook import load
from communique.codebook.check import stats
from communique.codebook.coverage import holes

_TIMES = 5
_UNTIL = datetime.date(2026, 10, 1)

_LOAD = """
import os, time
from pathlib import Path
from communique.codebook import loading
from communique.read.gazetteer import Gazetteer
page = os.sysconf("SC_PAGE_SIZE") / 2**20
taken = lambda: int(Path("/proc/self/statm").read_text().split()[1]) * page
before = taken()
begin = time.perf_counter()
book = loading.load()
loaded = time.perf_counter()
names = Gazetteer(book)
ready = time.perf_counter()
text = "President Macron of France spoke with Chancellor Scholz about New START on Monday. " * 20
for _ in range(100):
    names.names(text)
found = time.perf_counter()
speed = 100 * len(text) / (found - ready) / 1e6
print(loaded - begin, ready - loaded, taken() - before, speed)
"""


def _run(cache: str) -> list[float]:
    environment = {**os.environ, "COMMUNIQUE_CACHE": cache}
    printed = subprocess.check_output([sys.executable, "-c", _LOAD], env=environment, text=True)
    return [float(word) for word in printed.split()]


def measure() -> dict[str, float]:
    """Seconds, megabytes, and millions of characters looked through in a second."""
    book = load()
    for kind, count in stats(book).items():
        print(f"codebook.{kind.replace(' ', '_')} {count}")
    empty = list(holes(book, _UNTIL))
    print(f"codebook.holes {len(empty)}")
    with tempfile.TemporaryDirectory() as cache:
        first = _run(cache)
        runs = [_run(cache) for _ in range(_TIMES)]
    return {
        "codebook.first_load_seconds": first[0],
        "codebook.load_seconds": min(run[0] for run in runs),
        "codebook.automaton_seconds": min(run[1] for run in runs),
        "codebook.memory_mb": min(run[2] for run in runs),
        "codebook.names_million_characters_per_second": max(run[3] for run in runs),
        "codebook.heads_without_hole": float(not any(h.kind.startswith("head") for h in empty)),
    }


if __name__ == "__main__":
    for name, value in measure().items():
        print(f"{name} {value:.3f}")
