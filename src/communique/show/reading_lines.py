"""What was found in one sentence, each find on a line of its own for a terminal.

The sentence stands above its finds, so a find repeats no more of it than is needed to see which
part is meant; with `why`, each line ends in the rule and the grounds that it rests on.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rich.text import Text

from communique.show import words
from communique.show.table_accounts import STYLES

Line = tuple[str, Text]
Found = Mapping[str, Any]

#: a find that covers this share of its sentence is called the whole sentence
WHOLE = 0.85
#: the most characters that a find repeats of its sentence
REPEATED = 96


def found_in(data: Mapping[str, Any], sentence: Mapping[str, Any], why: bool) -> Iterator[Line]:
    """The finds of one sentence, under the labels that the reading prints before them."""
    here = {key: _here(data, key, sentence["number"]) for key in KEYS}
    told = sentence["text"]
    coded = {each["point"] for each in here["events"]}
    for found in here["attributions"]:
        yield "says", _why(_attribution(found, told), found, why)
    for found in here["events"]:
        yield "event", _why(_event(found, told), found, why)
    for found in here["points"]:
        yield "point", _why(_point(found, told, found["id"] in coded), found, why)
    for found in here["actions"]:
        yield "agreement", _why(_action(found, told), found, why)
    for found in here["commitments"]:
        yield "bound", _why(_commitment(found, told), found, why)
    for found in here["dates"]:
        yield "date", _why(_date(found), found, why)
    yield from _names(here["mentions"], why)
    for found in here["unresolved"]:
        yield "open", _why(_unresolved(found), found, why)


KEYS = (
    "attributions",
    "events",
    "points",
    "actions",
    "commitments",
    "dates",
    "mentions",
    "unresolved",
)


def _here(data: Mapping[str, Any], key: str, number: int) -> list[Found]:
    return [each for each in data[key] if any(c["sentence"] == number for c in each["citations"])]


def _why(text: Text, found: Found, why: bool) -> Text:
    grounds = dict.fromkeys(filter(None, (found.get("origin"), found.get("grounds"))))
    if why and grounds:
        text.append(f"  by {words.one_line('; '.join(grounds))}", style="not bold dim italic")
    return text


def _part(said: str, sentence: str) -> str:
    """Words of a sentence in quotation marks, their middle left out where they are long."""
    plain, whole = words.one_line(said), words.one_line(sentence)
    if len(plain) >= WHOLE * len(whole) and len(plain) > REPEATED:
        return "the whole sentence"
    if len(plain) > REPEATED:
        end = plain[-REPEATED // 3 :].split(" ", 1)[-1]
        plain = f"{words.cut(plain, REPEATED * 2 // 3).removesuffix('…')} … {end}"
    return f"“{words.inner_quotes(plain)}”"


def _own(gist: str, sentence: str) -> str:
    """A gist, the verb put before a thing out of a list outside the quotation marks."""
    line = {"gist": gist, "citations": [{"exact": sentence}]}
    verb, _ = words.verb_and_words(line)
    said = gist.removeprefix(f"{verb}: ") if verb else gist
    return f"{words.one_line(verb)} {_part(said, sentence)}".lstrip()


def _attribution(found: Found, sentence: str) -> Text:
    text = Text(words.one_line(found["source"] or "unnamed"), style="bold")
    text.append(f" {words.one_line(found['cue'])}: ", style="not bold")
    text.append(_part(found["content"], sentence), style="not bold")
    chain = words.one_line(words.chain_words(found["chain"]))
    text.append(f"  {chain}" if chain else "", style="not bold dim")
    return text


def _unreal(text: Text, realis: str) -> Text:
    if realis in words.REALIS:
        text.append(f"  ◇ {words.REALIS[realis]}", style=STYLES["not happened"])
    return text


def _event(found: Found, sentence: str) -> Text:
    text = Text(words.coded(found) or "not typed", style="bold")
    ends = [words.joined([p["name"] for p in found[key]]) for key in ("actors", "recipients")]
    who = words.one_line(" → ".join(filter(None, ends)))
    text.append(f"  {who}" if who else "", style="not bold")
    if not found["point"]:
        text.append(f"  {_own(found['summary'], sentence)}", style="not bold")
    date = words.date_words(found["date"], found["date_relation"])
    text.append(f"  {date}" if date else "", style="not bold")
    text.append(f"  on “{words.one_line(found['cue'])}”", style="not bold dim")
    return _unreal(text, found["realis"])


def _point(found: Found, sentence: str, coded: bool) -> Text:
    text = Text(words.one_line(found["topic"]), style="bold")
    text.append(f"  {_own(found['gist'], sentence)}", style="not bold")
    owner = found["party"] or "the outlet’s own voice"
    text.append(f"  account: {words.one_line(owner)}", style="not bold dim")
    for slot in found["slots"]:
        line = f"  {slot['kind']} {slot['value']} “{slot['words']}”"
        text.append(words.safe(line), style="not bold dim")
    text.append("  coded above" if coded else "", style="not bold dim")
    return _unreal(text, found["realis"])


def _action(found: Found, sentence: str) -> Text:
    text = Text(words.one_line(found["agreement_name"]), style="bold")
    text.append(f"  {words.one_line(found['action'])}: ", style="not bold")
    text.append(_part(found["what"], sentence), style="not bold")
    date = words.date_words(found["date"], found["date_relation"])
    text.append(f"  {date}" if date else "", style="not bold dim")
    return _unreal(text, "planned" if found["pending"] else "happened")


def _commitment(found: Found, sentence: str) -> Text:
    text = Text(words.one_line(words.joined([p["name"] for p in found["parties"]])), style="bold")
    text.append(f"  to: {_part(found['undertaking'], sentence)}", style="not bold")
    for key, label in (("deadline", ""), ("term", "for ")):
        date = words.date_words(found[key], found[f"{key}_relation"])
        text.append(f"  {label}{date}" if date else "", style="not bold")
    if found["condition"]:
        text.append(f"  condition: {_part(found['condition'], sentence)}", style="not bold")
    return text


def _date(found: Found) -> Text:
    date = words.date_words(found["date"], found["date_relation"])
    text = Text(f"“{words.one_line(found['date_written_as'])}” → {words.one_line(date)}")
    if found["date_inferred"]:
        grounds = "; ".join(found["date_grounds"]) or "no grounds given"
        text.append(f"  inferred: {words.one_line(grounds)}", style="dim")
    return text


def _names(mentions: Sequence[Found], why: bool) -> Iterator[Line]:
    """All names of a sentence on one line, each once; one line each where grounds are asked."""
    unique = {(m["words"], m["entity"], m["kind"]): m for m in reversed(mentions)}
    texts = [_why(_mention(m, why), m, why) for m in reversed(unique.values())]
    if why:
        yield from (("name", text) for text in texts)
    elif texts:
        yield "names", Text("   ").join(texts)


def _mention(found: Found, why: bool) -> Text:
    text = Text(f"“{words.one_line(found['words'])}” → ")
    text.append(words.one_line(found["entity_name"] or "unresolved"))
    text.append(f"  {words.one_line(found['kind'])}" if why else "", style="dim")
    if not found["entity"] and found["candidates"]:
        text.append(f"  may be {words.one_line(' or '.join(found['candidates']))}", style="dim")
    return text


def _unresolved(found: Found) -> Text:
    text = Text(f"“{words.one_line(found['words'])}”")
    if found["candidates"]:
        text.append(f" may mean {words.one_line(' or '.join(found['candidates']))}")
    text.append(f": {words.one_line(found['why'])}", style="dim")
    return text
