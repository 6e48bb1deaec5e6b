"""What holds for every test."""

from __future__ import annotations

import shutil
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from communique.codebook import loading

_HERE = ("127.0.0.1", "::1", "localhost")


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test that reaches for another machine fails; sockets of this machine stay open."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: object) -> None:
        host = address[0] if isinstance(address, tuple) else None
        if self.family != socket.AF_UNIX and host not in _HERE:
            pytest.fail(f"a test reached for the network: {address!r}")
        connect(self, address)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture(scope="session")
def few_files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Countries, offices and the language of the built-in codebook, and nothing else: what a
    person's own files are checked against in a moment."""
    folder = tmp_path_factory.mktemp("few") / "codebook_data"
    for pattern in ("entities/countries-*.yaml", "offices/*.yaml", "languages/*.yaml"):
        for path in loading.built_in().glob(pattern):
            target = folder / path.relative_to(loading.built_in())
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, target)
    return folder


@pytest.fixture
def small_codebook(few_files: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The built-in codebook is the few files, until the test ends."""
    monkeypatch.setattr(loading, "built_in", lambda: few_files)
    loading._load.cache_clear()
    yield
    loading._load.cache_clear()
