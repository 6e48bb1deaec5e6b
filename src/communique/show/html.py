"""The comparison as one page: self-contained, printable, and readable without JavaScript.

The page holds the full text of every report, so that each citation is a link within it. Nothing
is fetched: a content security policy forbids all but the page's own style and script, by hash.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from importlib import resources
from typing import Any

import jinja2
from markupsafe import Markup

from communique.show import acts, beside, grid, sides, words
from communique.show.html_text import Anchors, blocks


def html(data: Mapping[str, Any]) -> str:
    """The contract of `compare` as an HTML page; the same contract gives the same bytes."""
    style, script = (Markup(_load(f"{name}.j2")) for name in ("style.css", "script.js"))  # noqa: S704
    docs = words.Documents(data["documents"])
    page = _environment().get_template("compare.html.j2")
    return page.render(
        data=data,
        docs=docs,
        anchors=Anchors(docs),
        style=style,
        script=script,
        style_hash=_digest(style),
        script_hash=_digest(script),
        title=words.headline(data),
        blocks=blocks,
        grid=grid,
        sides=sides,
        acts=acts,
        beside=beside,
        wholes=acts.wholes(data),
        words=words,
    )


def _environment() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.FunctionLoader(_load),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_finalize,
    )


def _load(name: str) -> str:
    return (resources.files("communique.show") / "templates" / name).read_text(encoding="utf-8")


def _finalize(value: Any) -> Any:
    """Make control characters visible in whatever a report puts on the page."""
    return words.safe(value) if isinstance(value, str) and not hasattr(value, "__html__") else value


def _digest(code: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()
