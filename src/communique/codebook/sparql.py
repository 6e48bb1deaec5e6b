"""Ask a SPARQL endpoint, or read a result that was saved from one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from communique.errors import CodebookError

_SECONDS = 120.0
_AGENT = "communique (open-source reader of diplomatic reports)"


def results(place: str, query: str) -> Any:
    """The answer to a query in the SPARQL 1.1 JSON format: from an endpoint where `place` begins
    with http:// or https://, else from a saved file.

    Raises `CodebookError` naming the place where there is no answer or none in that format.
    """
    text = _asked(place, query) if place.startswith(("http://", "https://")) else _saved(place)
    try:
        return json.loads(text)
    except ValueError as problem:
        raise CodebookError(f"{place}: not JSON ({problem})") from problem


def _saved(place: str) -> str:
    try:
        return Path(place).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        raise CodebookError(f"{place}: cannot be read ({problem})") from problem


def _asked(place: str, query: str) -> str:
    import httpx  # noqa: PLC0415  only this one command asks the network

    headers = {"Accept": "application/sparql-results+json", "User-Agent": _AGENT}
    try:
        response = httpx.post(
            place,
            data={"query": query},
            headers=headers,
            timeout=_SECONDS,
            follow_redirects=True,
        )
        response.raise_for_status()
    except (httpx.HTTPError, httpx.InvalidURL) as problem:
        raise CodebookError(f"{place}: no answer ({problem})") from problem
    return response.text
