"""Check the codebook's facts against one another (the event patterns are checked where they are
read)."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping

from communique.codebook.book import Codebook
from communique.codebook.coverage import first_day, last_day
from communique.codebook.history import faults
from communique.codebook.names import shadow
from communique.codebook.offices import office_of
from communique.codebook.schema import Agreement, Membership, Person, Role

#: offices that one person at a time holds in a country, unless the term is marked disputed
_ONE_HOLDER = frozenset(
    {"head of state", "head of government", "foreign minister", "defence minister"}
)
_HANDOVER = datetime.timedelta(days=2)
_NOBODY = "no country or organisation has that id"


def stats(book: Codebook) -> Mapping[str, int]:
    """How many entries there are of each kind, and of what they hold."""
    return {
        "countries": len(book.countries),
        "people": len(book.people),
        "terms of office": sum(len(p.roles) for p in book.people.values()),
        "organisations": len(book.organisations),
        "dated memberships": sum(
            isinstance(m, Membership) for o in book.organisations.values() for m in o.members
        ),
        "offices": len(book.offices),
        "nouns for actors": sum(len(a.words) for a in book.agents.values()),
        "cities and regions": sum(len(p.names) for p in book.places.values()),
        "agreements": len(book.agreements),
        "dated steps of agreements": sum(len(a.history) for a in book.agreements.values()),
        "outlets": len(book.outlets),
        "topics": len(book.topics),
        "event types": len(book.events),
        "patterns": sum(len(e.patterns) for e in book.events.values()),
        "languages": len(book.languages),
    }


def check(book: Codebook) -> Iterator[str]:
    """One line for each fault: ids that nothing bears, names shared and not marked ambiguous,
    one office held by one person twice over, histories that cannot have been."""
    yield from _references(book)
    yield from _names(book)
    yield from _shared(book)
    yield from _people_and_places(book)
    for person in book.people.values():
        yield from _terms(person)
    yield from _rivals(book)
    yield from _topic_rivals(book)
    for agreement in book.agreements.values():
        yield from (f"agreements/{agreement.id}: {fault}" for fault in faults(agreement))


def _references(book: Codebook) -> Iterator[str]:
    """Ids that no entry bears, with the place that names them."""
    countries = book.countries.keys()
    known = countries | book.organisations.keys()
    for place, entity in _named(book):
        if entity not in known:
            yield f"{place} {entity!r}: {_NOBODY}"
    for place, country in _homes(book):
        if country not in countries:
            yield f"{place}: country {country!r}: no country has that id"


def _named(book: Codebook) -> Iterator[tuple[str, str]]:
    for person in book.people.values():
        yield from ((f"people/{person.id}: {r.office} of", r.of) for r in person.roles)
    for outlet in book.outlets.values():
        if outlet.speaks_for:
            yield f"outlets/{outlet.id}: speaks_for", outlet.speaks_for
    for organisation in book.organisations.values():
        for member in organisation.members:
            named = member.id if isinstance(member, Membership) else member
            yield f"organisations/{organisation.id}: member", named
        for term in organisation.governed:
            yield f"organisations/{organisation.id}: governed", term.id
    for agreement in book.agreements.values():
        parties = (*agreement.parties, *(s.party for s in agreement.history if s.party))
        yield from ((f"agreements/{agreement.id}: party", p) for p in parties)


def _homes(book: Codebook) -> Iterator[tuple[str, str]]:
    yield from ((f"people/{p.id}", p.country) for p in book.people.values())
    yield from ((f"places/{p.id}", p.country) for p in book.places.values())
    for organisation in book.organisations.values():
        if organisation.country:
            yield f"organisations/{organisation.id}", organisation.country
    for outlet in book.outlets.values():
        if outlet.country:
            yield f"outlets/{outlet.id}", outlet.country


def _names(book: Codebook) -> Iterator[str]:
    """Full names shared by two people, and short names shared by people who held office at one
    time, unless both mark them ambiguous."""
    bearers: dict[str, list[Person]] = {}
    for person in book.people.values():
        for name in dict.fromkeys((person.name, *person.names, *person.short)):
            bearers.setdefault(name, []).append(person)
    for name, held in sorted(bearers.items()):
        for number, one in enumerate(held):
            for other in held[number + 1 :]:
                marked = name in one.ambiguous and name in other.ambiguous
                if not marked and _at_one_time(one, other):
                    both = f"people/{one.id} and people/{other.id}"
                    yield f"{both}: both are called {name!r}; mark it ambiguous in both"


def _shared(book: Codebook) -> Iterator[str]:
    """Names that two countries or organisations bear, or places of two countries: neither can then
    be told by it."""
    tables = (("countries", book.countries), ("organisations", book.organisations))
    named = (
        (f"{kind}/{entry.id}", name)
        for kind, table in tables
        for entry in table.values()
        for name in (entry.name, *entry.names)
    )
    yield from _twice(named, "are called")
    said = ((f"agreements/{a.id}", n) for a in book.agreements.values() for n in _said(a))
    yield from _twice(said, "have")
    domains = ((f"outlets/{o.id}", d) for o in book.outlets.values() for d in o.domains)
    yield from _twice(domains, "have")
    lie: dict[str, str] = {}
    for places in book.places.values():
        for name in places.names:
            if lie.setdefault(name, places.country) != places.country:
                yield f"places/{places.id}: {name!r} stands with {lie[name]} too"


def _said(agreement: Agreement) -> set[str]:
    """An agreement's names as they are matched, without regard to case."""
    return {shadow(name).lower() for name in (agreement.name, *agreement.names)}


def _twice(named: Iterable[tuple[str, str]], verb: str) -> Iterator[str]:
    """Names that two entries bear."""
    bearers: dict[str, str] = {}
    for here, name in named:
        if bearers.setdefault(name, here) != here:
            yield f"{bearers[name]} and {here}: both {verb} {name!r}"


def _people_and_places(book: Codebook) -> Iterator[str]:
    """Names that a person shares with a country, its places or an organisation, unless the person
    marks them ambiguous: such a name then means the person only with a title or the full name."""
    bearers: dict[str, str] = {}
    for country in book.countries.values():
        own = (country.name, *country.names, *country.adjectives, *country.demonyms)
        places = (*country.cities, *country.seats, *country.bodies, country.capital or country.name)
        bearers.update(dict.fromkeys((*own, *places), f"countries/{country.id}"))
    for organisation in book.organisations.values():
        names = (organisation.name, *organisation.names)
        bearers.update(dict.fromkeys(names, f"organisations/{organisation.id}"))
    for person in book.people.values():
        for name in dict.fromkeys((person.name, *person.names, *person.short)):
            if name in bearers and name not in person.ambiguous:
                both = f"people/{person.id} and {bearers[name]}"
                yield f"{both}: both are called {name!r}; mark it ambiguous in the person"


def _at_one_time(one: Person, other: Person) -> bool:
    return any(_overlap(a, b) for a in one.roles for b in other.roles) or not (
        one.roles and other.roles
    )


def _overlap(a: Role, b: Role) -> bool:
    return (a.since or "0") < (b.until or "9") and (b.since or "0") < (a.until or "9")


def _topic_rivals(book: Codebook) -> Iterator[str]:
    """Topics that name a rival which is none, or which does not name them."""
    for topic in book.topics.values():
        for rival in topic.rivals:
            if rival not in book.topics or topic.id not in book.topics[rival].rivals:
                yield f"topics/{topic.id}: {rival} is no topic, or does not name it as its rival"


def _rivals(book: Codebook) -> Iterator[str]:
    """Two people in an office of one holder at one time, by the dates as far as they are known."""
    held: dict[tuple[str, str], list[tuple[Person, Role]]] = {}
    for person in book.people.values():
        for role in person.roles:
            office = office_of(book, role.office, role.of)
            if office is None or role.disputed or office.office.shared:
                continue
            if office.kind in _ONE_HOLDER:
                held.setdefault((role.office, role.of), []).append((person, role))
    for (office_name, of), terms in sorted(held.items()):
        for number, (one, first) in enumerate(terms):
            for other, second in terms[number + 1 :]:
                if one is not other and _surely_overlap(first, second):
                    both = f"people/{one.id} and people/{other.id}"
                    yield f"{both}: {office_name} of {of} at one time (disputed?)"


def _surely_overlap(a: Role, b: Role) -> bool:
    """Whether terms share days whatever their less precise dates mean; the day of a handover is
    both one's last and the other's first."""
    begun = max(last_day(r.since) if r.since else first_day(None) for r in (a, b))
    over = min(first_day(r.until) if r.until else last_day(None) for r in (a, b))
    return begun + _HANDOVER < over


def _terms(person: Person) -> Iterator[str]:
    for number, one in enumerate(person.roles):
        if one.since and one.until and one.since[: len(one.until)] > one.until:
            term = f"ends ({one.until}) before it begins ({one.since})"
            yield f"people/{person.id}: {one.office} {term}"
        for other in person.roles[number + 1 :]:
            if (one.office, one.of) == (other.office, other.of) and _overlap(one, other):
                yield f"people/{person.id}: two terms as {one.office} of {one.of} overlap"
