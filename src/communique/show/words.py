"""How the values of the contract are put in words, the same for terminal, Markdown and HTML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Verdict:
    """A verdict for the eye: a sign, a word, and what the word means."""

    sign: str
    word: str
    meaning: str


VERDICTS: Mapping[str, Verdict] = {
    "agree": Verdict("=", "agrees", "States the same as another party does."),
    "differ": Verdict("≠", "differs", "States otherwise than another party does."),
    "stated": Verdict("●", "states", "States it; no other party's account does."),
    "silent": Verdict(
        "–",
        "silent",
        "Its account covers this event and leaves the point out. Both are cited: where its account "
        "was read, and where others state the point.",
    ),
    "no account": Verdict(
        "∅",
        "no account",
        "None of these reports gives an account of this party. It may well have spoken; this is "
        "not silence.",
    ),
}

#: what did not happen, and how to say so
REALIS: Mapping[str, str] = {
    "planned": "planned, not happened",
    "called for": "called for, not happened",
    "denied": "denied",
    "hypothetical": "hypothetical, not happened",
}

#: the four quads of PLOVER 2.0
QUADS: Mapping[int, str] = {
    1: "verbal cooperation",
    2: "material cooperation",
    3: "verbal conflict",
    4: "material conflict",
}

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip

#: the parts of an ISO 8601 period that a term of a treaty may have
UNITS = ("year", "month", "week", "day")

#: roles of stretches that are never read for content
UNREAD = frozenset({"caption", "credit", "furniture"})

#: control characters, and marks that turn the direction of what follows: both can disguise text
_HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")

#: the verb that is put before one thing of a list: "discussed: the sanctions"
_VERB = re.compile(r"([^\W\d_][\w ]{1,28}): (?=\S)")

#: how many parties or names are told before the rest is only counted
FEW = 6
_PERIOD = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?")


def safe(text: str) -> str:
    """The text with every control or direction character made visible; offsets stay as they were.

    A report may hold escape sequences that would move the cursor or recolour the terminal.
    """
    return _HIDDEN.sub("\N{REPLACEMENT CHARACTER}", text)


def one_line(text: str) -> str:
    """Safe text on one line."""
    return safe(" ".join(text.split()))


def date_words(value: str | None, relation: str | None = None) -> str:
    """An ISO date or period in words ("before 8 April 2010", "5 years"); "" for none."""
    if not value:
        return ""
    before = f"{relation} " if relation not in (None, "on", "for") else ""
    if value.startswith("P"):
        return before + _period(value)
    year, *rest = value.split("-")
    if not all(part.isdigit() for part in rest) or (rest and not 1 <= int(rest[0]) <= 12):
        return before + value
    month = [MONTHS[int(rest[0]) - 1]] if rest else []
    day = [str(int(rest[1]))] if len(rest) > 1 else []
    return before + " ".join([*day, *month, year])


def _period(value: str) -> str:
    found = _PERIOD.fullmatch(value)
    numbers = found.groups() if found else ()
    counts = [(int(n), unit) for n, unit in zip(numbers, UNITS, strict=False) if n]
    return " ".join(f"{n} {unit}{'' if n == 1 else 's'}" for n, unit in counts) or value


def count(number: int, noun: str) -> str:
    """A number with its noun: "1 report", "3 reports"."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def joined(words: Sequence[str]) -> str:
    """Words with commas and a last "and"."""
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def few(names: Sequence[str]) -> str:
    """Names with commas; beyond six, the first six "and N more"."""
    if len(names) <= FEW:
        return joined(names)
    return f"{', '.join(names[:FEW])} and {len(names) - FEW} more"


def about(event: Mapping[str, Any]) -> str:
    """What an event is about: the names of agreements first, the first six of all."""
    named = sorted(event["about"], key=lambda each: not each["id"].startswith("agreement:"))
    return few(list(dict.fromkeys(each["name"] for each in named)))


def cut(text: str, length: int = 64) -> str:
    """The beginning of a text, up to a whole word, with an ellipsis where something is cut."""
    plain = " ".join(text.split())
    return plain if len(plain) <= length else plain[:length].rsplit(" ", 1)[0] + "…"


def person(who: Mapping[str, Any]) -> str:
    """A participant's name, with role and country where they are known and not said already."""
    name, role, country = str(who["name"]), who["role"] or "", who["country_name"] or ""
    if name == country:  # a state acts as a whole: its role says nothing more
        return name
    more = [role, country if country not in f"{name} {role}" else ""]
    return f"{name} ({', '.join(filter(None, more))})" if any(more) else name


def chain_words(chain: Iterable[Mapping[str, Any]]) -> str:
    """A chain nearest to the reader first: "Ta Kung Pao ← AP ← White House"."""
    return " ← ".join(voice["name"] for voice in chain)


def chains_words(finding: Mapping[str, Any], party: str = "") -> list[str]:
    """The different chains of a finding, in order.

    A last link that only repeats `party` is left out, and so is a chain of which then nothing
    but the outlet is left: the citation names that.
    """
    found = []
    for chain in finding["chains"]:
        names = [voice["name"] for voice in chain]
        kept = names[:-1] if party and names[-1:] == [party] else names
        found += [" ← ".join(kept)] if len(kept) > 1 else []
    return list(dict.fromkeys(found))


def speakers(finding: Mapping[str, Any]) -> str:
    """Who speaks or acts within the account, where the chains do not name them already.

    Those who act together are named together: of "Russia and the United States", told by Russia,
    the second alone would be another claim.
    """
    known = {voice["name"] for chain in finding["chains"] for voice in chain}
    return joined(finding["by"]) if not known.issuperset(finding["by"]) else ""


def own_words(finding: Mapping[str, Any]) -> str:
    """The gist; in quotation marks only where a cited sentence has it to the letter."""
    verb, said = verb_and_words(finding)
    return f"{verb}: {said}" if verb else said


def verb_and_words(finding: Mapping[str, Any]) -> tuple[str, str]:
    """The verb that governs a thing out of a list, "" where there is none, and the gist.

    "discussed: the sanctions" becomes ("discussed", "“the sanctions”"), so that the verb can be
    set lighter than the words; quotation marks as in `own_words`.
    """
    gist = " ".join(str(finding["gist"]).split())
    exact = [" ".join(c["exact"].split()) for c in finding["citations"]]
    verb = _VERB.match(gist)
    if gist and any(gist in each for each in exact):
        return "", f"“{inner_quotes(gist)}”"
    if verb is None:
        return "", gist
    said = gist[verb.end() :]
    quoted = any(said in each for each in exact)
    return verb[1], f"“{inner_quotes(said)}”" if quoted else said


def inner_quotes(text: str) -> str:
    """Double quotation marks turned into single ones, as within other quotation marks."""
    return text.replace("“", "‘").replace("”", "’").replace('"', "'")


def coded(event: Mapping[str, Any]) -> str:
    """The PLOVER coding in one line: "CONSULT, phone; verbal cooperation"."""
    kind = ", ".join(each for each in (event["type"], event["mode"]) if each)
    quad = QUADS.get(event["quad"] or 0, "")
    return "; ".join(each for each in (kind, quad) if each)


def fell(line: Mapping[str, Any], key: str = "date") -> str:
    """The date of a line in words, "not dated" where it has none."""
    return date_words(line[key], line[f"{key}_relation"]) or "not dated"


def left_open(data: Mapping[str, Any]) -> str:
    """How much is left open and warned of: "2 left open, 1 warning"."""
    doubts, warnings = len(data["unresolved"]), len(data["warnings"])
    told = [f"{doubts} left open"] * bool(doubts) + [count(warnings, "warning")] * bool(warnings)
    return ", ".join(told)


#: deadlines that come by themselves
_COMING = frozenset({"expires", "end of the term", "withdrawal takes effect"})


def to_come(due: Mapping[str, Any]) -> str:
    """How a deadline stands: still open, met, missed, moved by a later step, or past unheard of."""
    if due["state"] != "open":
        return {"past": "past, nothing heard"}.get(due["state"], str(due["state"]))
    return "still to come" if due["action"] in _COMING else "still to be done"


def reckoned(due: Mapping[str, Any]) -> str:
    """How the day of a deadline was worked out, and what its state rests on."""
    own = due["reckoned"] if due["reckoned"] not in (None, "as stated") else ""
    why = due["why"] if due["why"] not in (None, "past, nothing heard") else ""
    return "; ".join(t for t in (own, why) if t)


def passage(step: Mapping[str, Any]) -> str:
    """From what state to what a step led: "signed → in force"; "" where it changed none."""
    return f"{step['before'] or 'nothing known'} → {step['after']}" if step["after"] else ""


def sides(point: Mapping[str, Any]) -> str:
    """A disputed point on one line: "60 days (Russia), 120 days (Ukraine)"."""
    return ", ".join(f"{s['says']} ({s['said_by']})" for s in point["sides"])


def in_order(lines: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Lines of an agreement in order of date; those without a date come last, as they stood."""
    return sorted(lines, key=lambda line: (line["date"] is None, line["date"] or ""))


def known(entry: Mapping[str, Any]) -> str:
    """The facts of the codebook on one line, those of one source together."""
    sources = dict.fromkeys(fact["source"] for fact in entry["known"])
    told = []
    for source in sources:
        facts = [f for f in entry["known"] if f["source"] == source]
        steps = "; ".join(f"{f['action']} {date_words(f['date'])}".rstrip() for f in facts)
        told.append(f"{steps} ({source})" if source else steps)
    return ". ".join(told)


def names_used(entry: Mapping[str, Any]) -> list[str]:
    """Those other names of an agreement that stand in the sentences cited for it."""
    cited = " ".join(c["exact"] for c in entry["citations"]).casefold()
    used = [n for n in entry["names"] if n.casefold() in cited and n != entry["name"]]
    return [n for n in used if not any(n.casefold() in m.casefold() for m in used if m != n)]


def heard(event: Mapping[str, Any]) -> str:
    """How many reports and how many independent origins: "3 reports, 2 independent origins"."""
    return f"{count(event['reports'], 'report')}, {count(event['origins'], 'independent origin')}"


def headline(data: Mapping[str, Any]) -> str:
    """What the whole comparison is called: the first event of which there are accounts."""
    events = data["events"]
    if not events:
        return f"No event found in {count(len(data['documents']), 'report')}"
    return str(next((e for e in events if e["accounts"]), events[0])["title"])


class Documents:
    """The documents of a contract, numbered from 1 in its order."""

    def __init__(self, documents: Sequence[Mapping[str, Any]]) -> None:
        self.all = documents
        self._number = {doc["id"]: n for n, doc in enumerate(documents, 1)}
        self._by_id = {doc["id"]: doc for doc in documents}

    def number(self, document: str) -> int:
        """The number of a document; 0 for one that is not among them."""
        return self._number.get(document, 0)

    def outlet(self, document: str) -> str:
        """The outlet of a document; the id itself for one that is not among them."""
        return str(self._by_id[document]["outlet"]) if document in self._by_id else document

    def outlets(self) -> dict[str, list[str]]:
        """The ids of the documents of each outlet, in order."""
        ids: dict[str, list[str]] = {}
        for doc in self.all:
            ids.setdefault(doc["outlet"], []).append(doc["id"])
        return ids

    def language(self, document: str) -> str:
        """The language of a document, "" for one that is not among them."""
        return str(self._by_id[document]["language"]) if document in self._by_id else ""

    def short(self, citation: Mapping[str, Any]) -> str:
        """A short reference: "1·4" is document 1, sentence 4."""
        return f"{self.number(citation['document'])}·{citation['sentence']}"

    def refs(self, citations: Iterable[Mapping[str, Any]]) -> str:
        """Short references in brackets, each once: "[1·4, 2·3]"; "" for none."""
        every = list(dict.fromkeys(self.short(each) for each in citations))
        return f"[{', '.join(every)}]" if every else ""


def brief_grounds(grounds: Sequence[str]) -> str:
    """Grounds where there is little room: all of one or two, else the first and how many more
    (the event's head and the JSON give them whole)."""
    if len(grounds) > 2:
        return f"{grounds[0]}; and {len(grounds) - 1} more facts"
    return "; ".join(grounds) or "no grounds given"


def dated(doc: Mapping[str, Any]) -> str:
    """When a document is from: its date, else the day its facts give, else that it is unknown."""
    if doc["published"]:
        return date_words(doc["published"]) + (" (inferred)" if doc["published_inferred"] else "")
    if doc["day"]:
        return f"undated, from about {date_words(doc['day'])} by what it tells"
    return "date unknown"
