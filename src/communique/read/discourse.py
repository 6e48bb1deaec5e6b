"""Who a noun phrase stands for, at this place in the document.

Names are resolved before (`entities`); here short forms are: "the two presidents" (the pair of
the event being told), "the President" (the office-holder of the country named with it, of the
government whose text this is, or of the participant who holds that office), "he" and "she" (the
last person who acted, if nobody unknown acted since), "the statement" (the last source that
published one). One candidate or none: where two fit, the phrase stays unresolved.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from communique.codebook import Codebook
from communique.codebook.schema import Language
from communique.model import DateValue, Document, Participant
from communique.read.actor_people import of_named, of_person
from communique.read.gazetteer import Gazetteer
from communique.read.named import Named
from communique.read.offices import LEADERS, holders, office_in, same_office

_PRONOUNS = frozenset({"he", "she"})
_SOON = 900  # code points behind which nobody who acted is still "he"
_GROUPS = frozenset({"they", "both", "the two", "the pair"})
_GOVERNMENT_KINDS = frozenset({"country", "capital", "seat", "body"})


@dataclass(slots=True)
class Discourse:
    """What has been told so far in one document, brought up to date sentence by sentence.

    `named` are its names in order of offset; `day` is what its dates are reckoned from.
    """

    document: Document
    language: Language
    finder: Gazetteer
    named: Sequence[Named]
    day: str | None
    pair: tuple[Participant, ...] = ()  # who met, in the meeting being told
    last: Participant | None = None  # who acted last: "he"
    last_at: int = 0  # where that stood
    strangers: list[int] = field(default_factory=list)  # where people act who are not known by name
    several: list[int] = field(default_factory=list)  # where many act: "companies", who are "they"
    speaking: tuple[Participant, ...] = ()  # who says what is being read
    agreement: str | None = None  # named last: "the treaty"
    sentence_start: int = 0
    statement_day: DateValue | None = None  # of the last word to the press, and whose it was
    statement_party: str | None = None
    floor: bool = False  # a question from the floor is being told
    speaker: Participant | None = None  # whose turn it is in a transcript
    meeting: str | None = None  # the event mention of the meeting being told
    meeting_day: DateValue | None = None
    speech: frozenset[str] = field(init=False)  # lemmas of the verbs that hand over a word
    _starts: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self.speech = frozenset(self.language.speech_verbs)
        self._starts = [n.start for n in self.named]
        published = self.document.published
        if self.document.speaks_for and published and published.precision == "day":
            self.meeting_day = published  # an official text tells of the day it is dated

    @property
    def book(self) -> Codebook:
        """The codebook whose names these are."""
        return self.finder.book

    def within(self, start: int, end: int) -> Sequence[Named]:
        """The names that begin in `[start, end)` of the document."""
        first = bisect_left(self._starts, start)
        return self.named[first : bisect_left(self._starts, end, lo=first)]

    def resolve(
        self, start: int, end: int, heads: frozenset[int] | None = None
    ) -> tuple[Participant, ...]:
        """The participants that the phrase at `[start, end)` stands for; empty where unresolved.

        `heads` are the offsets of its head nouns, where they are known: a name that only
        qualifies another noun ("the Minsk agreements") then stands for nobody.
        """
        words = self.document.text[start:end]
        phrase = " ".join(words.lower().split())
        named = self.within(start, end)
        people = [
            self.person(n) for n in named if n.kind == "person" and n.entity and _is_head(n, heads)
        ]
        if people:
            people = self._offices_beside(words, start, named, people)
            rest = [self.party(n) for n in named if _apart(n, words, start)]
            return _unique([*people, *rest, *self._pronoun_beside(phrase, start)])
        if self._group(phrase) and not any(n.country for n in named):
            others = phrase == "they" and self._between(self.several, self.sentence_start, start)
            return () if others else self.pair
        if phrase in ("i", "we") and self.document.speaks_for in self.book.countries:
            return self._first_person(phrase, str(self.document.speaks_for))
        if phrase in _PRONOUNS:
            return self._he(phrase, start)
        if unknown := [n for n in named if n.kind == "person" and n.entity is None]:
            return tuple(self.unknown_person(n, named) for n in unknown)
        if office := self._office(phrase, named):
            return (office,)
        parties = [
            self.party(n)
            for n in named
            if n.entity and _speaks(n, words, start) and _is_head(n, heads)
        ]
        return _unique(parties)

    def _he(self, pronoun: str, start: int) -> tuple[Participant, ...]:
        """Whom "he" or "she" means: the one person named before it in its sentence ("Although Ruiz
        won, he ..."), else who acted last, in a report only shortly before."""
        text = self.document.text
        people = [
            self.person(n) if n.entity else None
            for n in self.within(self.sentence_start, start)
            if n.kind == "person" and text[n.end : n.end + 2] not in ("'s", "’s")
        ]
        people = [p for p in people if p is None or self.fits(pronoun, p)]
        fits = self.last is not None and self.fits(pronoun, self.last)
        last = (self.last,) if self.last and fits else self._only_one(pronoun, start)
        if self.document.speaks_for:
            return last
        if self._between(self.strangers, self.sentence_start, start):
            return ()
        if people and len({p.id if p else None for p in people}) == 1:
            return (people[0],) if people[0] else ()
        stale = start - self.last_at > _SOON or self._between(self.strangers, self.last_at, start)
        return () if stale else last

    def _only_one(self, pronoun: str, start: int) -> tuple[Participant, ...]:
        """The one person named shortly before who fits: "Ruiz received Berg. She ..."."""
        if self.last is None:
            return ()
        named = self.within(max(self.last_at - _SOON // 3, start - _SOON), start)
        near = {n.entity: self.person(n) for n in named if n.kind == "person" and n.entity}
        fit = [p for p in near.values() if self.fits(pronoun, p)]
        return (fit[0],) if len(fit) == 1 else ()

    def fits(self, pronoun: str, who: Participant) -> bool:
        """Whether somebody is spoken of so; of people outside the codebook it is not known."""
        person = self.book.people.get(who.id or "")
        return person is None or person.pronoun == pronoun

    @staticmethod
    def _between(places: Sequence[int], start: int, end: int) -> bool:
        """Whether one of some places, in order, lies between two."""
        return bisect_left(places, start) < bisect_left(places, end)

    def _offices_beside(
        self, words: str, start: int, named: Sequence[Named], people: list[Participant]
    ) -> list[Participant]:
        """ "The Vice President and President-elect X": the part without a name is an office."""
        beside = re.match(r"(?i)(the [\w -]{4,40}?) and\b", words)
        if not beside or any(n.start < start + beside.end() for n in named):
            return people
        office = self._office(beside[1].lower(), [])
        return [office, *people] if office else people

    def person(self, named: Named) -> Participant:
        """The participant for a resolved person, with the role held at the document's date."""
        assert named.entity is not None
        return self.holder(named.entity, named.words)

    def holder(self, person: str, words: str) -> Participant:
        """A person of the codebook as participant, with the office held on the document's day."""
        entry = self.book.people[person]
        role = self.book.role_of(person, self.day)
        country = role.of if role and role.of in self.book.countries else entry.country
        coded = of_person(self.book, entry, (), self.day)
        return Participant(
            id=person,
            name=entry.name,
            country=country,
            role=f"{role.office}, {self.book.name_of(role.of)}" if role else None,
            words=words,
            party=role.of if role and role.of in self.book.organisations else country,
            sector=coded.sector,
            other_sectors=coded.others,
        )

    def participant(self, named: Named) -> Participant:
        """The participant for a resolved name of any kind."""
        return self.person(named) if named.kind == "person" else self.party(named)

    def unknown_person(self, named: Named, around: Sequence[Named]) -> Participant:
        """A person whom the codebook does not have: the words, and the country said with them."""
        country = next((n.country for n in around if n.country and n.kind != "person"), None)
        return Participant(
            id=None, name=named.words, country=country, words=named.words, party=country
        )

    def party(self, named: Named) -> Participant:
        """The participant for a country, its capital, seat or ministry, or an organisation."""
        entity = named.country if named.kind != "organisation" else named.entity
        assert entity is not None
        role = "government" if named.kind in _GOVERNMENT_KINDS else None
        coded = of_named(self.book, named, self.day, ("capital", "seat", "body"))
        return Participant(
            id=entity,
            name=self.book.name_of(entity),
            country=named.country,
            role=role,
            words=named.words,
            party=named.country or self._party_of(entity),
            sector=coded.sector if coded else None,
            other_sectors=coded.others if coded else (),
        )

    def _party_of(self, entity: str) -> str:
        return self.book.party_of(entity) if entity in self.book.organisations else entity

    def _group(self, phrase: str) -> bool:
        words = self.language.group_words
        if phrase in words:
            return True
        if any(phrase.startswith(f"{g} ") for g in words if g not in _GROUPS):
            return " and " not in phrase
        return phrase.startswith(("both of ", "the two ")) and " and " not in phrase

    def _first_person(self, phrase: str, country: str) -> tuple[Participant, ...]:
        """Who says "I" in a government's statement: its head; "we" is the government."""
        if self.speaker is not None:
            country = self.speaker.country or country
        head = (
            self.speaker
            or self._office_of("president", country)
            or self._office_of("prime minister", country)
        )
        if phrase == "i":
            return (head,) if head else ()
        return self.government(country, phrase)

    def government(self, country: str, words: str = "") -> tuple[Participant, ...]:
        """A state's government as participant, or a body that speaks for itself."""
        return (
            Participant(
                id=country,
                name=self.book.name_of(country),
                country=country if country in self.book.countries else None,
                role="government",
                words=words,
                party=country,
                sector="GOV",
            ),
        )

    def _pronoun_beside(self, phrase: str, start: int) -> list[Participant]:
        """ "he and Russian President Vladimir Putin": the pronoun stands for the other one."""
        if not re.match(r"(he|she) and\b", phrase):
            return []
        before = [
            n for n in self.within(self.sentence_start, start) if n.kind == "person" and n.entity
        ]
        other = self.person(before[-1]) if before else self.last
        return [other] if other and self.fits(phrase.split()[0], other) else []

    def _office(self, phrase: str, named: Sequence[Named]) -> Participant | None:
        office = office_in(self.book, phrase)
        if office is None:
            return None
        countries = [n.country for n in named if n.country]
        if countries:
            return self._office_of(office, countries[0])
        if self.document.speaks_for in self.book.countries and phrase in ("the president",):
            return self._office_of(office, str(self.document.speaks_for))
        holders = [p for p in self.pair if p.role and same_office(self.book, office, p.role)]
        if len(holders) == 1:
            return holders[0]
        if self.last and self.last.role and same_office(self.book, office, self.last.role):
            return self.last
        return None

    def _office_of(self, office: str, country: str) -> Participant | None:
        if office in LEADERS:
            pair = [p for p in self.pair if p.country == country]
            if len(pair) == 1:
                return pair[0]
        held = holders(self.book, office, country, self.day)
        if len(held) != 1:
            held = [i for i in held if any(p.id == i for p in self.pair)]
        return self.holder(held[0], office) if len(held) == 1 else None


def _is_head(named: Named, heads: frozenset[int] | None) -> bool:
    """Whether the name holds a head of its phrase; "the Russian side" is headed by its noun."""
    if heads is None or named.kind == "adjective":
        return True
    return any(named.start <= head < named.end for head in heads)


def _speaks(named: Named, words: str, start: int) -> bool:
    """A country or organisation that acts itself; one that only qualifies another noun ("Russian
    troops") does not."""
    if named.kind in ("country", "capital", "seat", "body", "organisation"):
        return True
    return named.kind == "adjective" and bool(
        re.match(
            r"\s+(side|government|authorities|party|delegation|officials?|leadership)\b",
            words[named.end - start :],
        )
    )


def _apart(named: Named, words: str, start: int) -> bool:
    """A country that takes part beside a person ("Putin and the European Union"), not the one
    behind a title ("President Vladimir Putin of Russia")."""
    if named.kind != "organisation" or not named.entity:
        return False
    before = words[: named.start - start].rstrip().lower()
    return before.endswith((" and", ",", " and the", ", the"))


def _unique(participants: Sequence[Participant]) -> tuple[Participant, ...]:
    seen: dict[str, Participant] = {}
    for participant in participants:
        seen.setdefault(participant.id or participant.words, participant)
    return tuple(seen.values())
