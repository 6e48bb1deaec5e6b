"""The documents keep up with the program: commands, options, exit codes, links."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import typer

from communique import cli, errors

ROOT = Path(__file__).resolve().parent.parent
USING = (ROOT / "docs" / "using.md").read_text(encoding="utf-8")
PAGES = sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", *ROOT.glob("docs/**/*.md")])


def commands() -> dict[str, list[str]]:
    """Each command with its options."""
    root = typer.main.get_command(cli.app)
    found: dict[str, list[str]] = {}
    for name, command in root.commands.items():  # type: ignore[attr-defined]
        found[name] = [o for p in command.params for o in p.opts if o.startswith("--")]
    return found


@pytest.mark.parametrize("name", commands())
def test_every_command_has_its_heading(name: str) -> None:
    assert f"## communique {name}" in USING


@pytest.mark.parametrize("name", commands())
def test_every_option_is_described_under_its_command(name: str) -> None:
    section = USING.split(f"## communique {name}", 1)[1].split("\n## ", 1)[0]
    missing = [o for o in commands()[name] if f"{o} " not in section.replace("`", " ") + " "
               and f"{o}]" not in section]  # fmt: skip
    assert missing == []


def codebook_commands() -> dict[str, list[str]]:
    """Each command of `communique codebook` with its options."""
    group = typer.main.get_command(cli.app).commands["codebook"]  # type: ignore[attr-defined]
    return {
        name: [o for p in command.params for o in p.opts if o.startswith("--")]
        for name, command in group.commands.items()
    }


@pytest.mark.parametrize("name", codebook_commands())
def test_every_command_of_the_codebook_has_its_row_with_its_options(name: str) -> None:
    section = USING.split("## communique codebook", 1)[1].split("\n## ", 1)[0]
    (row,) = re.findall(rf"^\| `communique codebook {name}\b.*$", section, re.M)
    missing = [o for o in codebook_commands()[name] if o != "--codebook" and o not in row]
    assert missing == []
    assert "`--codebook DIR`" in section


def test_exit_codes_of_the_docs_are_those_of_the_program() -> None:
    stated = set(re.findall(r"\b(\d) \w", (cli.__doc__ or "").split("Exit codes:")[1]))
    assert set(re.findall(r"^\| (\d) \|", USING, re.M)) == stated


def test_every_exception_stands_in_the_tree() -> None:
    tree = errors.__doc__ or ""
    names = [n for n, e in vars(errors).items() if isinstance(e, type) and issubclass(e, Exception)]
    assert [n for n in names if n not in tree] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_links_between_documents_arrive(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []
