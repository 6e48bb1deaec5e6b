"""The page about the codebook: its files are written, its commands run, its output compared."""

from __future__ import annotations

import contextlib
import io
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from communique.codebook import loading
from comparisons import ROOT, run

PAGE = (ROOT / "docs" / "codebook.md").read_text(encoding="utf-8")
BLOCKS = re.compile(r"^```(\w+)\n(.*?)^```$", re.M | re.S)


def sections() -> dict[str, str]:
    """The parts of the page by their headings."""
    parts = re.split(r"^## ", PAGE, flags=re.M)[1:]
    return {part.split("\n", 1)[0]: part for part in parts}


def steps(section: str) -> Iterator[tuple[str, str]]:
    """Files to write and commands to run, in order: ("yaml", text), ("console", text)."""
    yield from ((m[1], m[2]) for m in BLOCKS.finditer(section))


def commands(text: str) -> Iterator[tuple[str, str]]:
    """Each command of a console block with the output shown below it."""
    for part in re.split(r"^\$ ", text, flags=re.M)[1:]:
        line, _, output = part.partition("\n")
        yield line, output


def execute(line: str) -> str:
    """The output of one command line; `echo ... | communique` hands the text over."""
    words = ""
    if " | " in line:
        said, line = line.split(" | ", 1)
        words = shlex.split(said)[1] + "\n"
    program, *arguments = shlex.split(line)
    assert program == "communique"
    ran = run(*arguments, stdin=words.encode())
    assert ran.code == 0, ran.err
    return ran.out


def shown(output: str) -> re.Pattern[str]:
    """A pattern of the output on the page; "…" stands for anything, a line of it for lines."""
    lines = [
        r"(?:.*\n)*" if line == "…" else re.escape(line).replace("…", ".*") + r"\n"
        for line in output.rstrip("\n").split("\n")
    ]
    return re.compile("".join(lines) + r"\Z")


@pytest.mark.parametrize("heading", sections())
def test_the_page_is_true(heading: str, tmp_path: Path) -> None:
    files = [s for s in sections().values() if "mine/" in s]
    with contextlib.chdir(tmp_path), contextlib.redirect_stderr(io.StringIO()):
        for section in files:  # the files of all parts: a part may lean on one before it
            for kind, text in steps(section):
                if kind in ("yaml", "text"):
                    name, body = text.removeprefix("# ").split("\n", 1)
                    Path(name).parent.mkdir(parents=True, exist_ok=True)
                    Path(name).write_text(body, encoding="utf-8")
        loading._load.cache_clear()
        for kind, text in steps(sections()[heading]):
            if kind == "console":
                for line, output in commands(text):
                    printed = execute(line)
                    assert shown(output).match(printed), (line, printed)


def test_every_kind_has_its_row_and_the_five_how_tos_their_proof() -> None:
    assert [h for h in sections() if h.startswith("How to")] == [
        "How to add a person or organisation",
        "How to add an agreement",
        "How to add an outlet",
        "How to add a topic",
        "How to add an event type",
    ]
    for heading, text in sections().items():
        if heading.startswith("How to"):
            assert "communique codebook check" in text.rsplit("```console", 1)[1], heading
