"""The JSON Schemas of the contract, shipped with the package."""

from __future__ import annotations

import json
from importlib import resources
from typing import Any, Literal


def load_schema(name: Literal["compare", "read"]) -> dict[str, Any]:
    """The JSON Schema (2020-12) of `compare --format json` or `read --format json`."""
    file = resources.files("communique.show") / "schemas" / f"{name}.json"
    schema: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return schema
