"""The compiled codebook: the same as the files, and never trusted more than them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from communique.codebook import Codebook, load, loading
from communique.codebook.book import KINDS
from communique.codebook.names import names
from test_codebook import overlay

pytestmark = pytest.mark.usefixtures("small_codebook")

TEA = "- {id: tea, name: Tea, words: [tea]}\n"


def fresh(folder: Path | None = None) -> Codebook:
    """As a new process would load it."""
    loading._load.cache_clear()
    return load(folder)


def same(one: Codebook, other: Codebook) -> bool:
    """Whether two codebooks hold the same, entry by entry and name by name."""
    tables = all(dict(getattr(one, k)) == dict(getattr(other, k)) for k in KINDS)
    known = msgspec.json.encode(names(one)) == msgspec.json.encode(names(other))
    return tables and known and one.digest == other.digest and one.origin_of == other.origin_of


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setenv("COMMUNIQUE_CACHE", str(folder))
    return folder


def test_what_is_kept_is_what_the_files_say(cache: Path, tmp_path: Path) -> None:
    own = overlay(tmp_path / "own", "topics/own.yaml", TEA)
    read = fresh(own)
    assert len(list(cache.iterdir())) == 2  # the built-in one, and with one's own over it
    assert same(fresh(own), read)


def test_a_changed_file_is_seen(cache: Path, tmp_path: Path) -> None:
    own = overlay(tmp_path / "own", "topics/own.yaml", TEA)
    assert fresh(own).topics["tea"].words == ["tea"]
    overlay(own, "topics/own.yaml", TEA.replace("[tea]", "[tea, coffee]"))
    assert fresh(own).topics["tea"].words == ["tea", "coffee"]


@pytest.mark.parametrize("damage", [b"", b"\x00" * 64, None])
def test_a_damaged_cache_is_made_again(cache: Path, damage: bytes | None) -> None:
    read = fresh()
    (path,) = cache.iterdir()
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2] if damage is None else damage)
    assert same(fresh(), read)
    assert path.read_bytes() == whole


def test_without_a_place_for_it_the_files_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder", encoding="utf-8")
    monkeypatch.setenv("COMMUNIQUE_CACHE", str(blocked / "cache"))
    assert fresh().countries["FRA"].name == "France"


def test_old_ones_are_cleared_away(cache: Path, tmp_path: Path) -> None:
    for number in range(10):
        fresh(overlay(tmp_path / "own", "topics/own.yaml", TEA.replace("Tea", f"Tea {number}")))
    assert len(list(cache.iterdir())) == 8


def test_processes_that_start_at_once_do_not_disturb_each_other(
    cache: Path, few_files: Path
) -> None:
    code = (
        "from pathlib import Path; from communique.codebook import load, loading;"
        f" loading.built_in = lambda: Path({str(few_files)!r}); print(load().digest)"
    )
    started = [
        subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, env=os.environ)
        for _ in range(4)
    ]
    printed = {process.communicate()[0] for process in started}
    assert printed == {fresh().digest.encode() + b"\n"}
    assert [p.suffix for p in cache.iterdir()] == [".msgpack"]
