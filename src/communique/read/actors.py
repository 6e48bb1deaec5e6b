"""Code an actor in PLOVER 2.0: its country, its sector, and the entity it is, from its own words.

The words are read as a noun phrase: what stands before the first preposition is its head
("professor" of "professor of law at a university in Scotland"), and what stands behind tells the
country and the body where the head does not. A person of the codebook is coded by the office held
on the day; one who held it before is ELI (former elites), as PLOVER has it.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from communique.codebook import Codebook
from communique.codebook.schema import Country, Office, Outlet
from communique.model import Sentence
from communique.read.actor_people import Found, code_of, of_named, of_person
from communique.read.actor_words import ActorWords, Word, actor_words
from communique.read.entities import names_in, resolve
from communique.read.gazetteer import Gazetteer, gazetteer
from communique.read.named import Named
from communique.read.spelling import name_like

_FORMER = re.compile(
    r"(?i)\b(?:former|ex|retired|ousted|deposed|one-time|onetime|erstwhile|late|exiled|toppled)\b"
)
_PREPOSITION = re.compile(
    r"(?i)\s(?:of|in|at|from|for|to|on|with|against|near|across|under|by|who|based in|outside"
    r"|around|inside|within)\s"
)
_TO = re.compile(r"(?i)\s(?:to|on|for|with|against)\s")
#: titles that say nothing of the sector where the body does: "army spokesman", "party leader"
_OF_A_BODY = re.compile(
    r"(?i)\b(?:president|chair\w*|chief|head|director|director[- ]general|leader|secretary"
    r"|secretary[- ]general|general secretary|spokes\w+|member|official|officer|representative"
    r"|manager|commander|boss|staff|envoy|aide|minister of state)s?$"
)
#: the sector of a name that stands alone, by its kind; a country alone has none
_BARE = {"capital": "GOV", "seat": "GOV", "body": "GOV", "demonym": "CVL", "city": "CVL"}
_SEATS = ("body", "seat")
_ARTICLE = re.compile(r"(?i)^(?:the|an?)\s+")
_ARMED = frozenset({"MIL", "REB", "UAF", "PRM"})
_EMPTY = re.compile(
    r"(?i)(?:members?|groups?|part|parts|some|all|one|most|many|several|both|teams?|dozens|scores"
    r"|hundreds|thousands|tens|millions|a number|number|crowds?|units?|elements)?\s*"
)
_OWNS = re.compile(r"['’]s?\s+\w")
#: whoever backs them is not who they are: "Turkish-backed rebels"
_BACKED = re.compile(r"-(?:backed|supported|funded|trained|sponsored|aligned|allied|armed|born)\b")
_ETHNIC = re.compile(r"(?i)\bethnic\W+$")
_NUMBER = re.compile(r"(?i)^(?:the|an?|some|several|many|two|three|four|five|six|\d+)\s+")


@dataclass(frozen=True, slots=True)
class ActorCode:
    """What PLOVER codes of an actor. `country` is ISO 3166 alpha-3, or IGO, UNO, EUR, NGO, MNC,
    ISM, IMG for bodies of many states; `sector` the first sector, `others` the rest; `entity` the
    codebook's id. None is what the words do not tell. `grounds` say what decided."""

    country: str | None = None
    sector: str | None = None
    others: tuple[str, ...] = ()
    entity: str | None = None
    grounds: str = ""


def code_actor(words: str, book: Codebook, on: str | None = None) -> ActorCode:
    """The code of an actor named by these words on a day ("YYYY-MM-DD"; where it is not given,
    whoever held an office last counts as holding it as long as the codebook says so)."""
    text = " ".join(words.split())
    code = _Phrase(text, book, on).code()
    if code.country or code.entity:
        return code
    for again in _otherwise(text, book):
        found = _Phrase(again, book, on).code()
        if found.country or found.entity:
            return found if again in text else replace(found, grounds=f"{again}: {found.grounds}")
    return _outlet(text, book) or code


def _otherwise(text: str, book: Codebook) -> Iterator[str]:
    """Other ways to write the words: in the usual case where they are in capitals throughout, as
    wires write datelines; and the one name of the codebook that is spelled alike."""
    if text.isupper():
        yield text.title()
    words = actor_words(book)
    if not words.find(text) and (name := name_like(book, _ARTICLE.sub("", text))) is not None:
        yield name


def _outlet(text: str, book: Codebook) -> ActorCode | None:
    """Press that is named alone: JRN, and GOV first where it is a state's."""
    words = _ARTICLE.sub("", text)
    found = _outlets_named(book).get(words, ())
    if len(found) != 1 or not words[:1].isupper():
        return None
    outlet = found[0]
    of_state = re.search(r"\bstate\b", outlet.owner or "")
    sectors = ("GOV", "JRN") if of_state else ("JRN",)
    return ActorCode(outlet.country, sectors[0], sectors[1:], outlet.id, f"{outlet.name} (outlet)")


@functools.lru_cache(maxsize=4)
def _outlets_named(book: Codebook) -> dict[str, list[Outlet]]:
    """Outlets by each of their names and credits."""
    found: dict[str, list[Outlet]] = {}
    for outlet in book.outlets.values():
        for name in {outlet.name, *outlet.credits}:
            found.setdefault(name, []).append(outlet)
    return found


class _Phrase:
    """One actor's words taken apart."""

    def __init__(self, text: str, book: Codebook, on: str | None) -> None:
        self.text, self.book, self.on = text, book, on
        self.lists: ActorWords = actor_words(book)
        self.named = _names(text, book, on)
        self.words = self._free_words()
        self.head_end = self._end_of_head()

    def _free_words(self) -> list[Word]:
        """Titles and nouns outside the names of people and organisations."""
        taken = [n for n in self.named if n.kind in ("person", "organisation") and n.entity]
        return [
            w
            for w in self.lists.find(self.text)
            if not any(n.start <= w.start and w.end <= n.end for n in taken)
        ]

    def _end_of_head(self) -> int:
        spans = [(n.start, n.end) for n in self.named] + [(w.start, w.end) for w in self.words]
        for match in _PREPOSITION.finditer(self.text):
            if not any(start <= match.start() and match.end() <= end for start, end in spans):
                return match.start()
        return len(self.text)

    # --- the parts put together --------------------------------------------------------------

    def code(self) -> ActorCode:
        person = self._person()
        if person is not None and person.country:
            home = self.book.people[str(person.entity)].country
            said = any(n.country == home and n.kind != "person" for n in self.named)
            return _code(replace(person, country=home) if said else person)
        found = self._sector()
        country, why = self._country(found)
        if found is None:
            return self._bare(country, why)
        sector, others = found.sector, found.others
        if _FORMER.search(self.text[: self.head_end]) and sector not in (None, "CVL"):
            sector, others = "ELI", ()
        grounds = "; ".join(filter(None, (found.grounds, why)))
        return ActorCode(country, sector, others, found.entity, grounds)

    def _bare(self, country: str | None, why: str) -> ActorCode:
        """A country alone, a capital (its government), or a place (those who live there)."""
        first = next((n for n in self.named if n.country or n.entity), None)
        entry = self.book.countries.get(first.country or "") if first else None
        if first is None or entry is None:
            sector = "CVL" if country and self._is_place() else None
            return ActorCode(country, sector, (), None, why)
        if entry.of and not entry.iso2:
            return ActorCode(entry.of, "PRE", (), entry.id, f"{why}, a breakaway of {entry.of}")
        if first.start >= self.head_end or self._more_than(first):
            return ActorCode(country, "CVL" if first.kind == "city" else None, (), None, why)
        return ActorCode(country, _BARE.get(first.kind), (), first.country, why)

    def _more_than(self, named: Named) -> bool:
        """Whether other words stand in the phrase than this name and what counts it."""
        rest = self.text[: named.start] + self.text[named.end :]
        return bool(re.search(r"[^\W\d_]{3,}", _NUMBER.sub("", rest + " ").strip(" '’s")))

    def _is_place(self) -> bool:
        places = self.lists.places(self.text)
        return bool(places) and len(_NUMBER.sub("", self.text)) == places[0].end - places[0].start

    # --- persons -----------------------------------------------------------------------------

    def _person(self) -> Found | None:
        """The person named in the head, by the office held on the day; not one who only owns it:
        "Macron's adviser" is somebody else."""
        people = (
            n for n in self.named if n.kind == "person" and n.entity and n.start < self.head_end
        )
        named = next((n for n in people if not _OWNS.match(self.text, n.end)), None)
        if named is None:
            return None
        return of_person(
            self.book, self.book.people[str(named.entity)], self._titles(named), self.on
        )

    def _titles(self, named: Named) -> list[Office]:
        """The offices said with a name, also within it ("Pope Francis"); none where the words
        make them former ones."""
        said = self.lists.find(self.text[: named.end])
        if _FORMER.search(self.text[: named.start]):
            return []
        return [w.entry for w in said if isinstance(w.entry, Office)]

    # --- sectors -----------------------------------------------------------------------------

    def _sector(self) -> Found | None:
        """By the organisation, title or noun that heads the phrase; by what stands behind the
        preposition where the head leaves it open."""
        here = list(self._candidates(0, self.head_end))
        behind = list(self._candidates(self.head_end, len(self.text)))
        closed = [found for found, open_title in here if not open_title]
        heads = [f for f in closed if f.sector]
        if heads:
            return self._belonging([f for f in closed if f.sector or f.entity])
        bodies = [f for f, open_title in behind if f.sector and not open_title]
        if here and bodies and not closed:
            return bodies[0]
        titles = [found for found, open_title in here if open_title]
        if titles:
            return self._belonging([*closed, titles[-1]])
        if here:
            return here[-1][0]
        return behind[0][0] if behind and self._head_is_empty() else None

    def _belonging(self, heads: Sequence[Found]) -> Found:
        """The last word that tells a sector ("the Ugandan army's spokesman" is MIL); a body named
        before it lends its entity and country, and its sector where both are armed ("gunmen of
        Boko Haram" are rebels), and the first of several titles in a row decides."""
        last = heads[-1]
        body = next((f for f in heads if f.entity and f is not last), None)
        if body is None:
            titles = [f for f in heads if f.grounds.startswith("title")]
            return titles[0] if titles and last in titles else last
        armed = last.sector in _ARMED and body.sector in _ARMED
        sector, others = (body.sector, body.others) if armed else (last.sector, last.others)
        grounds = f"{body.grounds}; {last.grounds}"
        return Found(sector, others, grounds, body.entity, body.country)

    def _head_is_empty(self) -> bool:
        """Whether nothing but a word of number or belonging stands before the preposition."""
        return bool(_EMPTY.fullmatch(_NUMBER.sub("", self.text[: self.head_end])))

    def _candidates(self, start: int, end: int) -> Iterator[tuple[Found, bool]]:
        """What tells a sector in a stretch, in order of its end; with each whether it is a title
        that leaves the sector to its body."""
        found: list[tuple[int, Found, bool]] = [
            (named.end, one, False)
            for named in self.named
            if start <= named.start < end
            and (one := of_named(self.book, named, self.on, _SEATS)) is not None
        ]
        found += [(w.end, *self._of_word(w)) for w in self.words if start <= w.start < end]
        found.sort(key=lambda item: item[0])
        yield from ((f, open_title) for _, f, open_title in found)

    def _of_word(self, word: Word) -> tuple[Found, bool]:
        assert not isinstance(word.entry, str)
        text = self.text[word.start : word.end]
        grounds = f"{word.kind} {text!r}"
        found = Found(word.entry.sector, tuple(word.entry.other_sectors), grounds)
        return found, bool(_OF_A_BODY.search(text)) and word.entry.sector in ("GOV", "PTY", "MIL")

    # --- countries ---------------------------------------------------------------------------

    def _country(self, found: Found | None) -> tuple[str | None, str]:
        """The country said in the head, else the body's, else what "of" or "in" names, else the
        one in which a city or region named lies."""
        head = [n for n in self.named if n.start < self.head_end]
        for named in head:
            if named.kind == "organisation" or _BACKED.match(self.text, named.end):
                continue
            if _ETHNIC.search(self.text[: named.start]):
                continue  # a people, wherever it lives
            if named.country and (named.kind != "person" or _OWNS.match(self.text, named.end)):
                return self._sovereign(named.country), f"{named.words} ({named.kind})"
        if found is not None and found.country:
            return found.country, ""
        stop = _TO.search(self.text, self.head_end)
        end = stop.start() if stop and stop.start() <= self.head_end else len(self.text)
        for named in self.named:
            if self.head_end <= named.start < end and (code := self._code_of_name(named)):
                return self._sovereign(code), f"{named.words} ({named.kind})"
        for place in self.lists.places(self.text):
            if place.start < end:
                country = str(place.entry)
                return country, f"{self.text[place.start : place.end]} lies there"
        return None, ""

    def _code_of_name(self, named: Named) -> str | None:
        if named.kind == "organisation" and named.entity:
            return code_of(self.book.organisations[named.entity])
        return named.country

    def _sovereign(self, country: str) -> str:
        entry: Country | None = self.book.countries.get(country)
        return entry.of if entry is not None and entry.of else country


def _code(found: Found) -> ActorCode:
    return ActorCode(found.country, found.sector, found.others, found.entity, found.grounds)


def _names(text: str, book: Codebook, on: str | None) -> list[Named]:
    """The names in the phrase, resolved at its day as in a document of one sentence."""
    finder: Gazetteer = gazetteer(book)
    sentence = Sentence(number=0, start=0, end=len(text), text=text, role="body")
    hits = names_in([sentence], finder)
    return [n for n in resolve(text, [sentence], hits, book, on) if n.entity or n.country]
