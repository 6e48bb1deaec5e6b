"""Where the quotations of reports come from: the official texts in which their words stand, exactly
or altered."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from communique.compare.wording import NUMERALS, STOP, Word, quotations, stem, words
from communique.model import Citation, Document, Quotation, Reading, Sentence, Slip

#: words of the shortest quotation whose origin is looked for
_LEAST = 4
#: the share of a quotation's words that must stand in the other text for it to come from there
_MOSTLY = 0.74
_RUN = 3  # words in a row by which a place is found
_CUT = re.compile(r"\.\.\.|…|\[|\]")
#: forms that reported speech shifts: "has come" becomes "had come"
_SHIFTS = {
    "has": "have", "had": "have", "was": "be", "were": "be", "is": "be", "are": "be", "am": "be",
    "will": "would", "shall": "would", "may": "might", "can": "could", "our": "their", "we": "they",
    "us": "them", "i": "he", "my": "his", "me": "him", "this": "that", "these": "those",
}  # fmt: skip


class Official:
    """The words of one official text, and where each run of three begins."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.words: list[Word] = []
        for sentence in stated(reading):
            self.words += words(sentence.text, sentence.start)
        self._forms = [_form(w.text) for w in self.words]
        self._runs: dict[tuple[str, ...], list[int]] = {}
        for at in range(len(self._forms) - _RUN + 1):
            self._runs.setdefault(tuple(self._forms[at : at + _RUN]), []).append(at)

    def find(self, quoted: Sequence[Word]) -> tuple[float, int, int] | None:
        """The share of a quotation's words that stand here in their order, at their best place, and
        that place in words; None where no three of them stand here in a row."""
        own = [_form(w.text) for w in quoted]
        begins = Counter(
            max(0, place - at)
            for at in range(len(own) - _RUN + 1)
            for place in self._runs.get(tuple(own[at : at + _RUN]), ())
        )
        best: tuple[float, int, int] | None = None
        for begin, _ in begins.most_common(5):
            window = self._forms[begin : begin + len(own) + 2]
            blocks = SequenceMatcher(None, own, window, autojunk=False).get_matching_blocks()
            held = [b for b in blocks if b.size]
            share = sum(b.size for b in held) / len(own)
            end = begin + max(held[-1].b + held[-1].size, min(len(own), len(window)))
            if best is None or share > best[0]:
                best = (share, begin + (held[0].b if share == 1 else 0), end)
        return best

    def text(self, begin: int, end: int) -> str:
        """The words from one to another as they stand."""
        last = min(end, len(self.words)) - 1
        return self.reading.document.text[self.words[begin].start : self.words[last].end]

    def cited(self, begin: int) -> Citation:
        """The sentence in which a word stands."""
        return sentence_at(self.reading, self.words[begin].start).cited_in(self.reading.document.id)


def stated(reading: Reading) -> list[Sentence]:
    """The sentences of a document that state something."""
    return [s for s in reading.sentences if s.role in ("body", "list_item")]


def sentence_at(reading: Reading, offset: int) -> Sentence:
    """The sentence that holds a place of the document."""
    starts = [s.start for s in reading.sentences]
    return reading.sentences[max(0, bisect_right(starts, offset) - 1)]


def _form(word: str) -> str:
    return _SHIFTS.get(word, word).removesuffix("'s")


def find_quotations(report: Reading, officials: Sequence[Official]) -> Iterator[Quotation]:
    """The quotations of a report whose words stand in an official text, each with its best place
    there; a text on whose party's word the report quotes it goes before others."""
    for sentence in stated(report):
        for begin, end in quotations(sentence.text, _LEAST):
            quoted = words(sentence.text[begin:end], sentence.start + begin)
            party = _party(report, sentence.start + begin)
            places = []
            for official in officials:
                place = official.find(quoted)
                document = official.reading.document
                own = document.speaks_for == party
                if place is not None and place[0] >= _MOSTLY:
                    places.append((-place[0], not own, document.id, official, place))
            if places:
                _, _, _, official, place = min(places, key=lambda p: p[:3])
                yield _quotation(report, sentence, (begin, end), official, place)


def _party(report: Reading, offset: int) -> str | None:
    """On whose word a place of a report stands."""
    held = [a for a in report.attributions if any(s <= offset < e for s, e in a.content_at)]
    known = [a for a in held if a.party]
    least = min(known, key=lambda a: sum(e - s for s, e in a.content_at), default=None)
    return least.party if least else None


def _quotation(
    report: Reading,
    sentence: Sentence,
    span: tuple[int, int],
    official: Official,
    place: tuple[float, int, int],
) -> Quotation:
    share, begin, end = place
    text = sentence.text[slice(*span)].rstrip(" ,.;:!?")
    document = official.reading.document
    return Quotation(
        id=f"{report.document.id}:q{sentence.start + span[0]}",
        citations=(sentence.cited_in(report.document.id),),
        origin=f"{round(share, 2)} of its words",
        document=report.document.id,
        against=document.id,
        words=text,
        original=official.text(begin, end),
        verbatim=share == 1,
        others=(official.cited(begin),),
        party=document.speaks_for,
    )


def altered(found: Quotation, report: Reading, others: Sequence[Document]) -> Slip | None:
    """The quotation as a slip, if it has other words that carry something than the text it comes
    from, and no other document has it so; None where it is only cut, shifted or inflected."""
    if found.verbatim or _CUT.search(found.words) or not otherwise(found.words, found.original):
        return None
    if _party(report, report.document.text.find(found.words)) not in (None, found.party):
        return None
    if any(found.words.lower() in d.text.lower() for d in others):
        return None
    return Slip(
        id=f"{found.id}:slip",
        citations=found.citations,
        origin=f"altered quotation: {found.origin}",
        kind="altered quotation",
        document=found.document,
        against=found.against,
        words=found.words,
        original=found.original,
        others=found.others,
        party=found.party,
    )


def otherwise(one: str, other: str) -> list[str]:
    """The words of one text that carry something and stand in no form in the other."""
    held = {stem(_form(w.text)) for w in words(other)}
    return [
        w.text
        for w in words(one)
        if (w.text not in STOP or w.text == "not")
        and (len(w.text) > 2 or w.text[0].isdigit())
        and stem(_form(w.text)) not in held
        and not (w.text in NUMERALS and any(h.text[0].isdigit() for h in words(other)))
    ]
