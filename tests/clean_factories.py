"""A small codebook and short cuts for the tests of clean."""

from __future__ import annotations

from collections.abc import Mapping

from communique import clean, intake
from communique.codebook import Codebook
from communique.codebook.schema import Country, Outlet
from communique.model import Document

_OUTLETS = [
    Outlet(id="xinhua", name="Xinhua", kind="agency", credits=["Xinhua News Agency"]),
    Outlet(id="ap", name="Associated Press", kind="agency", credits=["AP"], domains=["ap.example"]),
    Outlet(id="courier", name="Harbour Courier", kind="newspaper", domains=["courier.example"]),
    Outlet(
        id="kremlin",
        name="Kremlin",
        kind="government",
        domains=["kremlin.example"],
        speaks_for="RUS",
    ),
]
_COUNTRIES = [
    Country(id="RUS", name="Russia", capital="Moscow"),
    Country(id="CHE", name="Switzerland", capital="Bern", cities=["Geneva"]),
]


def book() -> Codebook:
    """Four outlets and two countries."""
    return Codebook(
        countries={country.id: country for country in _COUNTRIES},
        people={},
        organisations={},
        agreements={},
        outlets={outlet.id: outlet for outlet in _OUTLETS},
        topics={},
        events={},
        languages={},
        digest="test",
    )


def cleaned(text: str, headers: Mapping[str, str] | None = None, **said: str) -> Document:
    """The document of a text; `said` are the reader's `published` and `outlet`."""
    return clean.clean(intake.from_text(text, "report.txt", headers), book(), **said)


def roles(document: Document) -> list[tuple[str, str]]:
    """The blocks as (role, words)."""
    return [(block.role, document.text[block.start : block.end]) for block in document.blocks]


def words(document: Document, role: str) -> list[str]:
    """The words of all blocks of one role."""
    return [found for its_role, found in roles(document) if its_role == role]
