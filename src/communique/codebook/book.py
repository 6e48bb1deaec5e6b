"""All that the codebook holds, kind by kind, and the questions the rooms ask of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from communique.codebook import schema

if TYPE_CHECKING:
    from communique.codebook.names import Names

Entry = (
    schema.Country
    | schema.Person
    | schema.Organisation
    | schema.Agreement
    | schema.Outlet
    | schema.Topic
    | schema.Tone
    | schema.PlaceName
    | schema.EventType
    | schema.Language
    | schema.Office
    | schema.Agent
    | schema.Places
)


class Origin(Struct, frozen=True, array_like=True):
    """A file of the codebook: its name, where its facts come from, and as of which day."""

    file: str
    source: str
    as_of: str


#: sectors of bodies that are of the state
_OF_STATE = frozenset({"GOV", "MIL", "SPY", "COP", "LEG", "JUD"})


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Codebook:
    """All entries by id, kind by kind, and the hash of the whole."""

    countries: Mapping[str, schema.Country] = field(default_factory=dict)
    people: Mapping[str, schema.Person] = field(default_factory=dict)
    organisations: Mapping[str, schema.Organisation] = field(default_factory=dict)
    offices: Mapping[str, schema.Office] = field(default_factory=dict)
    agents: Mapping[str, schema.Agent] = field(default_factory=dict)
    places: Mapping[str, schema.Places] = field(default_factory=dict)
    agreements: Mapping[str, schema.Agreement] = field(default_factory=dict)
    outlets: Mapping[str, schema.Outlet] = field(default_factory=dict)
    topics: Mapping[str, schema.Topic] = field(default_factory=dict)
    tones: Mapping[str, schema.Tone] = field(default_factory=dict)
    place_names: Mapping[str, schema.PlaceName] = field(default_factory=dict)
    events: Mapping[str, schema.EventType] = field(default_factory=dict)
    languages: Mapping[str, schema.Language] = field(default_factory=dict)
    digest: str = ""
    origins: Sequence[Origin] = ()  # the files that the entries were read from
    origin_of: Mapping[str, int] = field(default_factory=dict)  # "people/joe-biden" -> which file
    known: Names | None = None  # all names, where they were compiled beforehand

    def name_of(self, entity: str) -> str:
        """The display name of any id; the id itself where the codebook does not have it."""
        for table in self._named():
            if entity in table:
                return str(table[entity].name)
        return entity

    def entries(self) -> Iterator[tuple[str, Any]]:
        """Every entry with the name of its kind."""
        for kind in KINDS:
            yield from ((kind, entry) for entry in getattr(self, kind).values())

    def role_of(self, person: str, on: str | None) -> schema.Role | None:
        """The role a person held on a day ("YYYY-MM-DD"); the first listed where several."""
        held = [r for r in self.people[person].roles if on is None or covers(r, on)]
        return held[0] if held else None

    def speaks_for(self, organisation: str) -> str | None:
        """The country whose word an organisation's is: its services, forces, parliament and
        courts. None for its parties, movements and companies, for bodies of a breakaway, and for
        those of many states."""
        entry = self.organisations[organisation]
        of_state = entry.sector in _OF_STATE and "PRE" not in entry.other_sectors
        return entry.country if entry.kind == "national" and of_state else None

    def party_of(self, organisation: str) -> str:
        """The party whose account an organisation's word belongs to: its country where it speaks
        for one, the organisation that it is an organ of, else itself."""
        entry = self.organisations[organisation]
        return self.speaks_for(organisation) or entry.organ_of or organisation

    def contexts_of(self, keys: Iterable[str]) -> tuple[str, ...]:
        """The PLOVER contexts of the topics among a point's keys ("topic:arms", "entity:NATO")."""
        topics = [k.removeprefix("topic:") for k in keys if k.startswith("topic:")]
        return tuple(sorted({c for t in topics for c in self.topics[t].contexts}))

    def rivals(self, keys: Iterable[str], others: Iterable[str]) -> tuple[str, str] | None:
        """Two topics among the keys of two points by which two sides call one matter."""
        topics, theirs = (
            [k.removeprefix("topic:") for k in each if k.startswith("topic:")]
            for each in (keys, others)
        )
        return next(((t, r) for t in topics for r in theirs if r in self.topics[t].rivals), None)

    def _named(self) -> tuple[Mapping[str, Any], ...]:
        return (
            self.countries,
            self.people,
            self.organisations,
            self.agreements,
            self.outlets,
            self.topics,
        )


#: the kinds of entries, in the order in which they are listed
KINDS = tuple(
    f.name for f in fields(Codebook) if f.name not in ("digest", "origins", "origin_of", "known")
)


def covers(term: schema.Role | schema.Membership, on: str) -> bool:
    """Whether a role was held, or a membership stood, on a day ("YYYY-MM-DD"); open where its
    `since` or `until` is missing.

    Bounds given to the month or year count in whole.
    """
    after = term.since is None or term.since <= on[: max(len(term.since), 4)] or term.since <= on
    before = term.until is None or on[: len(term.until)] <= term.until
    return after and before
