"""Whom a surname alone means in a text: decided by what stands around it and by who held office.

Most people in the news are not in the codebook, so a surname of the codebook is first of all asked
whether it is part of another name ("Georgiann Davis", "Brown University"), and a name that is as
often a word or somebody else's needs a title or the full name elsewhere.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from communique.codebook import Codebook, covers
from communique.codebook.coverage import HEADS, WATCHED
from communique.codebook.offices import held_by, office_of, title_at_end
from communique.codebook.schema import Role

SEVERAL = "several bearers of that name"
_REMEMBERED = 8  # years for which former heads of government are named by surname alone
_SMALL_WORDS = 4  # long words without a capital: fewer stand in a headline

_COURTESY = re.compile(r"\b(?:Mr|Mrs|Ms|Madam|Madame|Sir|Lord|Dame|Dr)\.?\s$")
_MR_OR_MRS = re.compile(r"\b(Mr|Sir|Mrs|Ms|Madam|Madame|Dame)\.?\s$")
#: a word with a capital or an initial, in the same sentence
_WORD_BEFORE = re.compile(r"(?<![\w-])([A-Z](?=\.)|[A-Z][\w’'-]*(?!\.))\.?[ ]\Z")
_FORMER = re.compile(r"(?i)\b(?:former|ex|then|late)[-\s][\w\s]*$")
#: begin sentences with a capital and are no first names
_OPENERS = frozenset(
    "But And The In On At After As When While If For With From By That This These Those Today "
    "Yesterday Tomorrow Tonight Then So Both Neither Either Like Unlike Since Until Before "
    "Although Though Because However Meanwhile Asked Also Later Earlier Now Here There Where "
    "Who What Why "
    "How Did Does Has Had Will Would Should Could Can May Is Was Are Were Not Only Even Still Yet "
    "Once Thus Hence Instead Speaking According During Despite Besides Beyond Under Over Between "
    "To Of Or Nor It He She We They You I His Her Their Our My Your Its Having Being "
    "Including Following Thank Thanks Dear".split()
)
_DAYS_AND_MONTHS = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May "
    "June July August September October November December Jr Sr".split()
)
_HONOURS = frozenset(
    "Elect Designate General Sheikh Sheikha Lord Lady Sir Dame Dr Mr Mrs Ms Madam Shaikh Ayatollah "
    "Hojjatoleslam Rev Reverend Pope Highness Majesty Excellency Holiness al Al".split()
)


@dataclass(frozen=True, slots=True)
class Bearer:
    """What came of a surname: whom it means and on what grounds. No entity with candidates: open;
    no candidates either: it is no name of theirs at all."""

    entity: str | None
    candidates: tuple[str, ...]
    grounds: str
    named: bool = False  # a title or the full name says who it is, and not only who held office


_MANY = "a name that many people bear, without title or first name"
_NOBODY = Bearer(None, (), "part of another name, or a word")


@functools.lru_cache(maxsize=4)
def first_names(book: Codebook) -> frozenset[str]:
    """First names that people of the codebook bear, which so tell other people apart; not those
    who write the family name first ("Xi")."""
    common = "Anna Mary John Peter Paul James Robert David Michael Thomas Richard Jane Elizabeth"
    people = (p for p in book.people.values() if " " in p.name)
    own = {p.name.split()[0] for p in people if p.name.split()[0] not in p.short}
    return frozenset(own | set(common.split()))


@functools.lru_cache(maxsize=4)
def _before_names(book: Codebook) -> frozenset[str]:
    """Honours, and the last words of the names of countries, their capitals and adjectives, which
    stand before a surname without being part of it ("In Geneva Putin ...", "the Russian Putin")."""
    words: set[str] = set()
    for country in book.countries.values():
        named = [country.name, *country.names, *country.adjectives, *country.seats]
        words.update(n.split()[-1] for n in [*named, country.capital or country.name])
    return _HONOURS | words


@functools.lru_cache(maxsize=4)
def _also_words(book: Codebook) -> frozenset[str]:
    return frozenset(w for language in book.languages.values() for w in language.also_words)


class Surnames:
    """Decides for one document. `present` are the people whose full names stand in it."""

    def __init__(self, text: str, book: Codebook, present: frozenset[str], day: str | None) -> None:
        self.text, self.book, self.present, self.day = text, book, present, day
        self._otherwise: dict[tuple[str, str], bool] = {}
        self._first_names = first_names(book)
        self._known = _before_names(book)
        self._common = _also_words(book)

    def bearer(self, start: int, end: int, ids: Sequence[str]) -> Bearer:
        """Whom the surname at `[start, end)` means, of those who bear it."""
        title = title_at_end(self.book, self.text[max(0, start - 80) : start])
        if self._no_name(start, end) or self._goes_on(end, start):
            return _NOBODY
        ids = tuple(
            i for i in ids if not self._other_first_name(start, i, title) and self._fits(i, start)
        )
        if not ids:
            return _NOBODY
        here = [i for i in ids if i in self.present]
        if len(here) == 1:
            why = "the full name stands elsewhere in the document"
            return Bearer(here[0], (), why, named=True)
        before = self.text[max(0, start - 60) : start]
        if title is not None:
            return self._titled(ids, title, before)
        return self._alone(ids, self.text[start:end], before)

    def _fits(self, person: str, start: int) -> bool:
        """Whether "Mr" or "Mrs" before the name goes with a person."""
        courtesy = _MR_OR_MRS.search(self.text[max(0, start - 12) : start])
        return courtesy is None or self.book.people[person].pronoun == (
            "he" if courtesy[1] in ("Mr", "Sir") else "she"
        )

    def among(self, ids: Sequence[str], start: int) -> str | None:
        """The one of several bearers of a full name who held office, or the office said."""
        before = self.text[max(0, start - 80) : start]
        title = title_at_end(self.book, before)
        found = self._titled(ids, title, before) if title else None
        if found and found.entity:
            return found.entity
        in_office = [i for i in ids if self._in_office(i)]
        return in_office[0] if len(in_office) == 1 else None

    def only_first_names(self, start: int, end: int) -> bool:
        """Whether the full name found is but the first names of a longer one."""
        parts = self.text[start:end].split()
        return len(parts) > 1 and self._first_names.issuperset(parts) and self._goes_on(end, start)

    # --- with a title ------------------------------------------------------------------------

    def _titled(self, ids: Sequence[str], title: str, before: str) -> Bearer:
        former = _FORMER.search(before[: -len(title) - 1].rstrip() + " ") is not None
        day = None if former else self.day
        fit = [i for i in ids if held_by(self.book, i, title, day)]
        if len(fit) > 1:
            fit = [i for i in fit if self._country_named(i, before)] or fit
        if len(fit) == 1:
            return Bearer(fit[0], (), "the title before the name, held at that date", named=True)
        late = [i for i in ids if self._lately_led(i) and held_by(self.book, i, title, None)]
        if not fit and len(late) == 1:
            why = "the title before the name, held until some years before"
            return Bearer(late[0], (), why, named=True)
        return Bearer(None, tuple(ids), SEVERAL if len(ids) > 1 else "held no such office then")

    # --- alone -------------------------------------------------------------------------------

    def _alone(self, bearers: Sequence[str], word: str, before: str) -> Bearer:
        ids = [i for i in bearers if self._leads_now(i) or not self._named_otherwise(word, i)]
        if not ids:
            return _NOBODY
        in_office = [i for i in ids if self._in_office(i)]
        of_country = [i for i in in_office if self._country_named(i, before)]
        if len(of_country) == 1:
            return Bearer(of_country[0], (), "the country named before it")
        guarded = word in self._common or word in self._first_names
        if guarded and not _COURTESY.search(before):
            leaders = [i for i in in_office if self._leads_now(i)]
            if len(leaders) == 1 and not self._is_word(word):
                return Bearer(leaders[0], (), "the only leader of that name in office at that date")
            return Bearer(None, tuple(ids), _MANY) if len(in_office) > 1 else _NOBODY
        if len(in_office) == 1:
            why = "the only bearer of that name in office at that date"
            return Bearer(in_office[0], (), why)
        if not in_office and len(ids) == 1 and self._lately_led(ids[0]):
            why = "the only bearer of that name, who led a government until shortly before"
            return Bearer(ids[0], (), why)
        return Bearer(None, tuple(ids), SEVERAL)

    def _is_word(self, word: str) -> bool:
        """Whether it is a first name, a month, or a word that the text has without capital."""
        small = rf"\b{re.escape(word.lower())}\b"
        known = word in self._first_names or word in _DAYS_AND_MONTHS
        return known or re.search(small, self.text) is not None

    def _in_office(self, person: str) -> bool:
        roles = self.book.people[person].roles
        return any(self.day is None or covers(r, self.day) for r in roles)

    def _lately_led(self, person: str) -> bool:
        """Whether a person was head of state or government until a few years before."""
        if self.day is None:
            return False
        year = int(self.day[:4])
        return any(
            0 <= year - int(role.until[:4]) <= _REMEMBERED and self._leads(role)
            for role in self.book.people[person].roles
            if role.until is not None and role.until < self.day
        )

    def _leads_now(self, person: str) -> bool:
        """Whether a person heads one of the states whose leaders are named by surname alone."""
        return any(
            role.of in WATCHED and self._leads(role)
            for role in self.book.people[person].roles
            if self.day is None or covers(role, self.day)
        )

    def _leads(self, role: Role) -> bool:
        held = office_of(self.book, role.office, role.of)
        return held is not None and held.kind in HEADS

    def _country_named(self, person: str, before: str) -> bool:
        country = self.book.countries.get(self.book.people[person].country)
        return country is not None and any(a in before for a in country.adjectives)

    # --- parts of other names ----------------------------------------------------------------

    def _no_name(self, start: int, end: int) -> bool:
        """A double name's first half, a month with its day, or a type ("Burke-class")."""
        after = self.text[end : end + 20]
        if re.match(r"-(?:class|style|type)\b", after) or re.match(r"(?:\.?\s\d|\s\d{4})", after):
            return True
        double = re.match(r"-([A-Z][a-z]+)", after)
        return double is not None and self.text[start:end] in self._first_names

    def _other_first_name(self, start: int, person: str, title: str | None) -> bool:
        """Whether another first name stands before a surname: "Anna Smith" is not Julianne."""
        before = _WORD_BEFORE.search(self.text[max(0, start - 40) : start])
        if before is None:
            return False
        word = before[1]
        own = {part for n in self._names(person) for part in n.split()}
        initial = len(word) == 1 and any(part.startswith(word) for part in own)
        if word in own or initial or word in self._known:
            return False
        if title and word.lower().startswith(title.split()[-1].rstrip("y")):
            return False
        if word in self._first_names:
            return True
        opens = self._opens(start - len(before[0]))
        if (opens and (word in _OPENERS or word.endswith("ly"))) or word in _DAYS_AND_MONTHS:
            return False
        return not self._headline(start)

    def _named_otherwise(self, surname: str, person: str) -> bool:
        """Whether the document names somebody else of that surname in full: "Vasily Orlov" is
        whom it means by "Mr Orlov"."""
        if (surname, person) not in self._otherwise:
            self._otherwise[surname, person] = any(
                self._other_first_name(m.start(), person, None)
                for m in re.finditer(rf"(?<= ){re.escape(surname)}\b", self.text)
                if title_at_end(self.book, self.text[max(0, m.start() - 80) : m.start()]) is None
            )
        return self._otherwise[surname, person]

    def _names(self, person: str) -> tuple[str, ...]:
        entry = self.book.people[person]
        return (entry.name, *entry.names)

    def _opens(self, at: int) -> bool:
        """Whether a sentence or line begins here."""
        lead = self.text[max(0, at - 3) : at].rstrip(" ")
        return not lead or lead[-1] in '.!?\n:“"(*-–—•'

    def _goes_on(self, end: int, start: int) -> bool:
        """Whether the word behind makes it part of another name ("Carlos Jobet"); in a headline
        every word has a capital."""
        after = re.match(r"\s(?:[A-Z]\.\s)?([A-Z][a-zà-ÿ’'-]+)", self.text[end : end + 28])
        if after is None or after[1] in _DAYS_AND_MONTHS:
            return False
        word = self.text[start:end]
        return word in self._first_names or word in self._common or not self._headline(end)

    def _headline(self, at: int) -> bool:
        """Whether a line has capitals throughout and is no item of a list."""
        begin = self.text.rfind("\n", 0, at) + 1
        line = self.text[begin : at + 200].split("\n", 1)[0]
        if re.match(r"\s*(?:[-*•·–]|\d+[.)])\s", line) or line.count(",") > 1:
            return False
        return len(re.findall(r"\b[a-z]{4,}", line)) < _SMALL_WORDS
