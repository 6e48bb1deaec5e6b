"""Words of reports in Markdown: escaped, on one line, and with notes for every sentence cited."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from communique.show import words

_SPECIAL = re.compile(r"([\\`*_\[\]<>|#~$&])")
_LIST = re.compile(r"^(\s*)([-+]|\d+[.)])(?=\s)")


def text(value: str) -> str:
    """Words of a report on one line, with every character escaped that Markdown would read."""
    return _LIST.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", words.one_line(value)))


class Notes:
    """Numbers the sentences cited, in the order of the brief."""

    def __init__(self, docs: words.Documents) -> None:
        self.docs = docs
        self._notes: dict[tuple[str, int, str], int] = {}

    def marks(self, citations: Iterable[Mapping[str, Any]]) -> str:
        """The marks of some citations: "[^1][^2]"; "" for none."""
        keys = [(c["document"], c["sentence"], c["exact"]) for c in citations]
        numbers = [self._notes.setdefault(key, len(self._notes) + 1) for key in keys]
        return "".join(f"[^{n}]" for n in dict.fromkeys(numbers))

    def lines(self) -> list[str]:
        """The notes themselves."""
        return ["## Sentences cited", ""] * bool(self._notes) + [
            f"[^{n}]: {text(self.docs.outlet(doc))} (report {self.docs.number(doc)}), "
            f"sentence {sentence}: “{text(exact)}”\n"
            for (doc, sentence, exact), n in self._notes.items()
        ]


def unreal(realis: str) -> str:
    """The mark of what has not happened; "" for what has."""
    return f"◇ {realis}" if realis in words.REALIS else ""


def inferred(line: Mapping[str, Any], prefix: str) -> str:
    """How a date was written and what an inferred one rests on, in brackets; "" for neither."""
    said, grounds = line[f"{prefix}written_as"], line[f"{prefix}grounds"]
    parts = [f"written “{text(said)}”"] if said else []
    if line[f"{prefix}inferred"]:
        parts.append(f"inferred: {text(words.brief_grounds(grounds))}")
    return f" ({'; '.join(parts)})" if parts else ""


def said(line: Mapping[str, Any], notes: Notes) -> str:
    """The words of a line, the verb of a list in italics, with the marks of its notes."""
    verb, own = words.verb_and_words(line)
    before = f"*{text(verb)}* " if verb else ""
    return f"{before}{text(own)}{notes.marks(line['citations'])}"
