"""What accounts are compared by beside their points, in a few lines: the same for all outputs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from communique.show import words

#: how many of one kind are told for one party before the rest is only counted
_FEW = 3
#: rows by which an account is characterised
_FIRST = 2
_LABELS: Mapping[str, str] = {
    "initiator": "initiated",
    "date": "day",
    "hour": "hour",
    "length": "length",
    "medium": "medium",
    "tone": "tone",
    "name": "names",
    "demand": "demands",
    "offer": "offers",
    "refusal": "refuses",
    "concession": "concedes",
    "put in mouth": "lets the other say",
}
#: told only where accounts differ, or where that they do not needs saying
_IF_NOT_SAME = frozenset({"date", "medium"})
#: told for each party in one line with what it comes to
_LISTED = frozenset({"demand", "offer", "refusal", "concession", "put in mouth"})


@dataclass(frozen=True, slots=True)
class Told:
    """What one party tells: `text` in words, `more` lighter behind it, and its citations."""

    party: str
    text: str
    more: str
    citations: Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Line:
    """One line under the accounts: its label, the verdict where accounts differ or agree, and what
    each party tells."""

    label: str
    verdict: str
    told: tuple[Told, ...]


def lines(event: Mapping[str, Any]) -> list[Line]:
    """The lines of an event, those of its telling first, then its give and take, then order."""
    found = [line for kind in _LABELS if (line := _line(kind, event)) is not None]
    first = tuple(_leads(event))
    return [*found, Line("leads with", "", first)] if len(first) > 1 else found


def _line(kind: str, event: Mapping[str, Any]) -> Line | None:
    held = [a for a in event["aspects"] if a["kind"] == kind]
    verdicts = {a["verdict"] for a in held}
    if not held or (kind in _IF_NOT_SAME and not _worth_telling(held)):
        return None
    listed = kind in _LISTED
    verdict = "" if listed else next((v for v in ("differ", "agree") if v in verdicts), "")
    told = _by_party(held, _act) if listed else _by_party(held, _value)
    return Line(_LABELS[kind], "" if kind == "tone" else verdict, tuple(told))


def _worth_telling(held: Sequence[Mapping[str, Any]]) -> bool:
    return any(a["verdict"] == "differ" or a["note"] for a in held)


def _by_party(held: Sequence[Mapping[str, Any]], tell: Any) -> Iterator[Told]:
    for party in dict.fromkeys(a["party"] for a in held):
        own = [a for a in held if a["party"] == party]
        for each in own[:_FEW]:
            yield tell(each)
        if len(own) > _FEW:
            yield Told(party, f"and {len(own) - _FEW} more", "", ())


def _value(each: Mapping[str, Any]) -> Told:
    """One value as its party has it, with how it is to be read."""
    kind, text, more = each["kind"], each["words"], each["reading"]
    if kind == "initiator":
        text, more = each["reading"], f"“{words.inner_quotes(each['words'])}”"
    elif kind == "date":
        text, more = words.date_words(each["value"]), each["note"]
    elif kind in ("tone", "name"):
        text = f"“{words.inner_quotes(text)}”"
    return Told(each["party"], text, more, each["citations"])


def _act(each: Mapping[str, Any]) -> Told:
    """A demand and the like: who, of whom, what; of words put into a mouth what becomes of them."""
    by = words.joined(each["by"])
    to = f" of {words.joined(each['to'])}" if each["to"] and each["kind"] == "demand" else ""
    text = words.own_words({"gist": each["words"], "citations": each["citations"]})
    if each["kind"] == "put in mouth":
        return Told(each["party"], f"{by}: {text}", _own_account(each), each["citations"])
    own = by == each["party"]
    return Told(each["party"], text, "" if own and not to else f"{by}{to}", each["citations"])


def _own_account(each: Mapping[str, Any]) -> str:
    return {
        "agree": "its own account says so too",
        "differ": "its own account differs",
        "silent": "its own account is silent on it",
        "no account": "no account of its own in these reports",
    }.get(each["verdict"], "")


def _leads(event: Mapping[str, Any]) -> Iterator[Told]:
    """With which topics each account begins, and how much of its words it gives to the row; rows
    that are of no topic (that they met, for how long) are passed over."""
    topics = {row["id"]: row["topic"] for row in event["rows"] if not _drawn(row)}
    for party in dict.fromkeys(e["party"] for e in event["emphases"]):
        own = [e for e in event["emphases"] if e["party"] == party and e["point"] in topics]
        own = own[:_FIRST]
        parts = [f"{topics[e['point']]} ({round(100 * e['share'])} %)" for e in own]
        if own:
            yield Told(party, ", then ".join(parts), "", [c for e in own for c in e["citations"]])


def _drawn(row: Mapping[str, Any]) -> bool:
    """Whether the label of a row is only the beginning of its words."""
    return bool(row["topic"].endswith("…") or row["gist"].startswith(row["topic"]))


def slip(each: Mapping[str, Any], docs: words.Documents) -> str:
    """One slip in a sentence: what the report has, and what the other text has."""
    mine, theirs = docs.outlet(each["document"]), docs.outlet(each["against"])
    source = "text" if each["party_id"] else "report"
    return (
        f"{each['kind']} in {mine}: “{words.inner_quotes(each['words'])}”, where the {source} of "
        f"{theirs} has “{words.inner_quotes(each['original'])}”"
    )


def quotation(each: Mapping[str, Any], docs: words.Documents) -> str:
    """Where one quotation is from, in a sentence."""
    mine, theirs = docs.outlet(each["document"]), docs.outlet(each["against"])
    how = "word for word" if each["verbatim"] else f"there “{words.inner_quotes(each['original'])}”"
    return f"{mine}: “{words.inner_quotes(each['words'])}” is from the text of {theirs}, {how}"
