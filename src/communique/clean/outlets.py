"""Names, credits and addresses to the outlets of the codebook."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from communique.clean import patterns
from communique.codebook import Codebook
from communique.codebook.schema import Outlet

_ARCHIVED = re.compile(r"^https?://web\.archive\.org/web/[^/]+/(?=https?:)")


class Outlets:
    """The codebook's outlets by name, credit, id and domain; a name that two share finds none."""

    def __init__(self, book: Codebook) -> None:
        self._names: dict[str, Outlet | None] = {}
        self._domains: dict[str, Outlet] = {}
        for outlet in book.outlets.values():
            for name in {_key(name) for name in (outlet.id, outlet.name, *outlet.credits)}:
                known = self._names.get(name, outlet)
                self._names[name] = outlet if known is outlet else None
            for domain in outlet.domains:
                self._domains[domain.lower().removeprefix("www.")] = outlet

    def named(self, words: str) -> Outlet | None:
        """The outlet of a name, credit, id or domain, without regard to case and punctuation."""
        return self._names.get(_key(words)) or self.at(words)

    def at(self, address: str) -> Outlet | None:
        """The outlet of a URL or host name, by its domain or the nearest one above it."""
        parts = host(address).split(".")
        above = (".".join(parts[start:]) for start in range(len(parts) - 1))
        return next((self._domains[name] for name in above if name in self._domains), None)

    def agency(self, words: str) -> str | None:
        """The name of the agency or outlet that a dateline credits; None for other words."""
        first = re.split(r"[/,;]| via ", words.strip(), maxsplit=1)[0]
        outlet = self._names.get(_key(first))
        return outlet.name if outlet else patterns.AGENCIES.get(_key(first))

    def is_agency(self, name: str) -> bool:
        """Whether a credited name is a news agency, and not a paper naming itself."""
        outlet = self._names.get(_key(name))
        return outlet.kind == "agency" if outlet else _key(name) in _agency_keys()


def _agency_keys() -> frozenset[str]:
    return frozenset(patterns.AGENCIES) | {_key(name) for name in patterns.AGENCIES.values()}


def host(address: str) -> str:
    """The host of a URL (of the page itself, where an archive keeps it), without "www."."""
    inner = _ARCHIVED.sub("", address.strip())
    try:
        name = urlsplit(inner if "//" in inner else f"//{inner}").hostname or ""
    except ValueError:  # "http://[broken"
        return ""
    return name.lower().removeprefix("www.")


def slug(name: str) -> str:
    """Lower-case letters and digits joined by hyphens: the beginning of a document's id."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:60] or "unknown"


def _key(name: str) -> str:
    bare = re.sub(r"[\W_]+", "", name.casefold())
    short = re.sub(r"newsagency$", "", re.sub(r"^the(?=\w{3})", "", bare))
    return short or bare
