"""Offices as reporters write them, and who in the codebook held one on a day."""

from __future__ import annotations

import re

from communique.codebook import Codebook, covers

OFFICE = re.compile(
    r"\b(?P<office>president|prime minister|chancellor|foreign minister|defen[cs]e minister|leader"
    r"|secretary[- ]general|secretary of state|king|crown prince|vice president|head of state"
    r"|national security advis[eo]r"
    r"|foreign ministry spokes(?:man|woman|person)|spokes(?:man|woman|person)"
    r"|minister of foreign affairs|minister)\b",
    re.IGNORECASE,
)
#: words for whoever leads a state, whatever the office is called there
HEADS = ("leader", "head of state")
_LEADERS = ("president", "prime minister", "chancellor", "king", "emir", "supreme leader")


def same_office(office: str, role: str) -> bool:
    """Whether a role ("president, Russia") is the office that the words name."""
    title = role.split(",")[0].lower()
    office = office.lower()
    if office in HEADS:
        return title.startswith(_LEADERS)
    if office in ("foreign minister", "minister of foreign affairs"):
        return title in ("foreign minister", "minister of foreign affairs")
    if office.startswith(("spokes", "foreign ministry spokes")):
        return "spokes" in title
    return title.startswith(office)


def holders(book: Codebook, office: str, country: str, day: str | None) -> list[str]:
    """Ids of those who held the office of a country on a day, or ever where no day is known."""
    return [
        person.id
        for person in book.people.values()
        if any(
            role.of == country
            and same_office(office, role.office)
            and (day is None or covers(role, day))
            for role in person.roles
        )
    ]
