"""What a stretch of words is about: agreements, topics and organisations of the codebook."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from communique.read.gazetteer import Gazetteer, Hit
from communique.read.named import Named

#: short forms of an agreement named before
_SHORT = re.compile(
    r"\b(?:the|this|that)\s+(?:\w+\s+)?(?P<noun>treaty|convention|(?:agreement|accord|pact|deal)"
    r"(?!\s+(?:to|on|reached|that|with)))\b",
    re.IGNORECASE,
)
#: what of an agreement is spoken of, for the label of its row
_ASPECTS = tuple(
    (said, re.compile(rf"\b(?:{cue})", re.I))
    for said, cue in (
        (
            "completing procedures",
            r"(?:complet|finali[sz]|finish)\w*\b.{0,40}\b(?:procedure|extension)",
        ),
        ("extension", r"exten(?:d|sion)|prolong"),
        ("withdrawal", r"withdr[ae]w|leav(?:e|ing)\b|quit\b|pull\w* out"),
        ("expiry", r"expir|laps(?:e|ing)"),
        ("ratification", r"ratif"),
        ("violations", r"violat|breach|dismantl"),
        ("restoration", r"restor|return to\b|reviv|preserv"),
        ("implementation", r"implement|fulfil|complian"),
        ("signing", r"sign(?:ed|ing|ature)?\b"),
    )
)
#: what is done to an agreement, said without naming it: "complete the extension"
_DEED = re.compile(
    r"\b(?:the|its|this)\s+(?:(?:remaining|relevant|necessary) )?"
    r"(?:extension|prolongation|ratification|procedures)\b(?!\s+of)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class About:
    """What words are about: `keys` are "agreement:", "topic:", "entity:" ids, most telling first;
    `label` is the name for a table row."""

    keys: tuple[str, ...]
    label: str


def agreements_in(text: str, gazetteer: Gazetteer, last: str | None) -> list[tuple[int, int, str]]:
    """Agreements named in a text, with "the treaty" standing for the last one named."""
    found = [(h.start, h.end, h.ids[0]) for h in gazetteer.agreements(text) if len(h.ids) == 1]
    for match in _SHORT.finditer(text):
        if any(s < match.end() and match.start() < e for s, e, _ in found):
            continue
        if match["noun"] != "Treaty" and match["noun"][0].isupper():
            continue  # the name of some other paper: "the Agreement between A and B"
        before = [a for s, _, a in found if s < match.start()]
        candidates = [*([last] if last else []), *before]
        fitting = [a for a in candidates if _called(a, match["noun"].lower(), gazetteer)]
        if fitting:
            found.append((match.start(), match.end(), fitting[-1]))
    if not found and last and (deed := _DEED.search(text)):
        found.append((deed.start(), deed.end(), last))
    return sorted(found)


def agreement_before(text: str, at: int, gazetteer: Gazetteer, last: str | None) -> str | None:
    """The agreement last named before a place in a sentence: what "the treaty" stands for there.
    `last` is the one last named before the sentence."""
    earlier = agreements_in(text[:at], gazetteer, last)
    return earlier[-1][2] if earlier else last


def _called(agreement: str, noun: str, gazetteer: Gazetteer) -> bool:
    """Whether an agreement goes by the noun of a short form ("the treaty", "the deal")."""
    entry = gazetteer.book.agreements[agreement]
    return any(noun in name.lower() for name in (entry.name, *entry.names))


def about(
    text: str,
    named: Sequence[Named],
    gazetteer: Gazetteer,
    last_agreement: str | None,
    taken: frozenset[str],
) -> About:
    """What `text` is about. `named` are the names in it; `taken` the entities that take part in
    the event itself, which tell nothing about the point."""
    spots = agreements_in(text, gazetteer, last_agreement)
    agreements = list(dict.fromkeys(a for _, _, a in spots))
    topics = _topics(text, gazetteer)
    entities = dict.fromkeys(
        n.entity
        for n in named
        if n.entity
        and n.kind != "city"
        and n.entity not in taken
        and n.country not in taken
        and not _inside(n.words, text, spots)
    )
    keys = [f"agreement:{a}" for a in agreements]
    keys += [f"topic:{t}" for t in topics] + [f"entity:{e}" for e in entities if e]
    return About(tuple(keys), _label(text, agreements, topics, gazetteer))


def _topics(text: str, gazetteer: Gazetteer) -> list[str]:
    """Topics in a text, the most telling first; those that only stand within an organisation's
    name, or under a longer topic, are no topics of it."""
    book = gazetteer.book
    names = gazetteer.names(text)
    within = [
        (h.start, h.end)
        for h in names
        if h.kind == "organisation" and book.organisations[h.ids[0]].kind != "forum"
    ]
    hits = [
        h
        for h in gazetteer.topics(text, names)
        if not any(s <= h.start and h.end <= e for s, e in within)
    ]
    hits = [h for h in hits if not any(_covers(other, h) for other in hits)]
    first: dict[str, tuple[int, int]] = {}
    for hit in sorted(hits, key=lambda h: (h.start, -h.end)):
        for topic in hit.ids:
            first.setdefault(topic, (hit.start, -hit.end))
    return sorted(first, key=lambda t: (book.topics[t].broader, first[t], t))


def _covers(other: Hit, hit: Hit) -> bool:
    """A longer hit of another topic on the same words: "Security Council's five" over "Security
    Council"."""
    overlap = other.start < hit.end and hit.start < other.end
    return overlap and other.ids != hit.ids and other.end - other.start > hit.end - hit.start


def _inside(words: str, text: str, spots: Sequence[tuple[int, int, str]]) -> bool:
    """Whether a name only stands within an agreement's name ("the Minsk agreements")."""
    at = text.find(words)
    return at >= 0 and any(s <= at < e for s, e, _ in spots)


def _label(text: str, agreements: list[str], topics: list[str], gazetteer: Gazetteer) -> str:
    book = gazetteer.book
    if agreements:
        name = book.agreements[agreements[0]].name
        aspect = next((said for said, cue in _ASPECTS if cue.search(text)), "")
        return f"{name}: {aspect}" if aspect else name
    if topics:
        return book.topics[topics[0]].name
    words = re.sub(r"^(?:that|the|a|an|to|on|in|of)\s+", "", text.strip(), flags=re.I).split()
    return " ".join(words[:6]) + ("…" if len(words) > 6 else "")
