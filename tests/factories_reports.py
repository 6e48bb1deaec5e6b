"""The invented reports that the hand-built comparison rests on, and how they become readings."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from communique import model
from communique.model import Citation, DateValue

Layout = Sequence[tuple[model.BlockRole, Sequence[str]]]

COURIER: Layout = (
    ("title", ["Obama and Medvedev clear the way for a new arms treaty"]),
    ("caption", ["The president on the telephone in the Oval Office. Photo: A. Reader"]),
    ("dateline", ["WASHINGTON, March 26 (AP)"]),
    (
        "body",
        [
            "President Barack Obama and his Russian counterpart Dmitry Medvedev settled the last "
            "open questions of a new nuclear arms treaty in a telephone call on Friday.",
        ],
    ),
    (
        "body",
        [
            "According to a White House statement, the two leaders agreed to sign the treaty in "
            "Prague on April 8.",
            "The White House said the treaty “places no constraints” on American plans for "
            "missile defense.",
            "It added that Obama asked the Senate to ratify the treaty before the end of the year.",
        ],
    ),
    (
        "body",
        [
            "The Kremlin said in a notice that each side would keep no more than 1,550 deployed "
            "warheads.",
            "NATO Secretary General Anders Fogh Rasmussen welcomed the accord.",
            "The earlier treaty, START I, ran out in December 2009.",
        ],
    ),
    ("credit", ["(Reporting by A. Reader; editing by B. Writer)"]),
    ("furniture", ["Read next: all our stories on arms control"]),
)
HERALD: Layout = (
    ("title", ["Presidents agree on arms treaty by telephone"]),
    ("dateline", ["MOSCOW, March 26 (Tass)"]),
    (
        "body",
        [
            "Dmitry Medvedev and Barack Obama agreed by telephone on Friday to conclude a new "
            "treaty on strategic arms.",
            "The Kremlin said that the presidents would meet in Prague on April 8 to sign it.",
        ],
    ),
    (
        "body",
        [
            "According to the Kremlin, the treaty fixes a legally binding link between offensive "
            "arms and missile defense.",
            "The treaty will run for ten years, the notice added, unless a later one replaces it.",
        ],
    ),
    ("furniture", ["Share this story"]),
)


Span = tuple[int, int, model.BlockRole]


def lay_out(layout: Layout) -> tuple[str, tuple[model.Block, ...], list[Span]]:
    """The text of a layout, its blocks, and the span and role of each sentence."""
    text = ""
    blocks: list[model.Block] = []
    spans: list[Span] = []
    for role, sentences in layout:
        start = len(text)
        for words in sentences:
            text += " " if len(text) > start else ""
            spans.append((len(text), len(text) + len(words), role))
            text += words
        why = "matches a line of page furniture" if role == "furniture" else ""
        blocks.append(model.Block(role=role, start=start, end=len(text), why=why))
        text += "\n\n"
    return text, tuple(blocks), spans


def document(
    slug: str, outlet: str, layout: Layout, agencies: tuple[str, ...], title: str | None = None
) -> model.Reading:
    """A reading of a document laid out block by block, with nothing found in it yet."""
    text, blocks, spans = lay_out(layout)
    dateline = next(words[0] for role, words in layout if role == "dateline")
    doc = model.Document(
        id=f"{slug}-{hashlib.sha256(text.encode()).hexdigest()[:12]}",
        name=f"{slug}.txt",
        path=f"reports/{slug}.txt",
        text=text,
        blocks=blocks,
        kind="report",
        outlet=outlet,
        title=title or layout[0][1][0],
        url=f"https://{slug}.example/arms-treaty",
        published=DateValue(
            value="2010-03-26",
            precision="day",
            written_as="2010-03-26",
            reckoned_from="the header line 'date'",
        ),
        dateline_place=dateline.split(",")[0].title(),
        dateline_date="March 26",
        agencies=agencies,
    )
    return model.Reading(
        document=doc,
        sentences=tuple(
            model.Sentence(number=n, start=a, end=b, text=text[a:b], role=role)
            for n, (a, b, role) in enumerate(spans, 1)
        ),
    )


def cite(reading: model.Reading, words: str) -> Citation:
    """A citation of the whole sentence in which the words stand."""
    sentence = next(s for s in reading.sentences if words in s.text)
    return Citation(
        document=reading.document.id,
        sentence=sentence.number,
        start=sentence.start,
        end=sentence.end,
        exact=sentence.text,
    )
