"""Clean: text, repairs, blocks and metadata of a report."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clean_factories import book, cleaned, roles, words
from communique import clean
from communique.errors import InputError
from communique.model import Block, Document, RawDocument

FIRST = "The two ministers signed the border treaty after three days of talks."
SECOND = "They will exchange the instruments of ratification before June 30."
BODY = f"{FIRST}\n\n{SECOND}"


def role_of(line: str, before: str = BODY, after: str = "") -> str:
    """The role that a paragraph gets at the foot of a report (or before `after`)."""
    found = roles(cleaned(f"{before}\n\n{line}\n\n{after}"))
    return next(role for role, its_words in found if its_words == line.strip())


FURNITURE = [
    "Leave a comment",
    "Leave a Reply Cancel reply",
    "Your email address will not be published. Required fields are marked *",
    "Save my name, email, and website in this browser for the next time I comment.",
    "Name *",
    "12 comments",
    "您的邮箱地址不会被公开。 必填项已用 * 标注",
    "发表评论",
    "Ваш адрес email не будет опубликован. Обязательные поля помечены *",
    "Deja un comentario",
    "Tu dirección de correo electrónico no será publicada.",
    "Laisser un commentaire",
    "Schreibe einen Kommentar",
    "Read more: Ministers to meet again in autumn",
    "ALSO READ | The road to the border treaty",
    "**Read more:** Ministers to meet again in autumn",
    "Share this article",
    "Facebook | Twitter | WhatsApp",
    "Follow us on Telegram for more",
    "Subscribe to our newsletter",
    "We use cookies to improve your visit.",
    "Related articles",
    "Copyright 2019 Harbour Courier",
    "© Harbour Courier. All rights reserved.",
    "Advertisement",
    "* * *",
    "Печать Поделиться",  # another script than the text's
]


@pytest.mark.parametrize("line", FURNITURE)
def test_furniture(line: str) -> None:
    assert role_of(line) == "furniture"


CREDITS = [
    "(reporter: Mara Quist)",
    "[editor in charge: Olu Brandt]",
    "[correction] img0001 [editor in charge: Olu Brandt]",
    "Reporting by Mara Quist in Vienna; Editing by Olu Brandt",
    "Edited by Olu Brandt",
    "By Mara Quist",
    "Source: Xinhua",
]
CAPTIONS = [
    "Photo: the two ministers at last year's summit",
    "FILE PHOTO: The ministers shake hands in Vienna, May 2, 2018.",
    "FILE - The ministers shake hands in Vienna.",
    "The ministers at the border crossing. /Information picture",
    "The ministers at the border crossing (Photo by Mara Quist)",
]
BODIES = [
    "Comments by the minister were taken as a refusal.",
    "Share prices fell after the treaty was signed.",
    "Copyright was one of the points of the trade talks.",
    "By 2030 the two countries want to halve their forces.",
    "By Friday Both Sides had left the talks.",
    "The minister said: read more treaties.",
    "Read together, the two statements differ on the date.",
    "Subscribers to the treaty meet every year.",
    "(c) the Parties shall consult each other every year;",
    "Photographs of the site were shown to inspectors.",
    "File copies of the treaty are kept in Geneva.",
    "[Quist] said that both had signed.",
    "The agreement (source: the ministry) enters into force in May.",
]


@pytest.mark.parametrize("line", CREDITS)
def test_credits(line: str) -> None:
    assert role_of(line) == "credit"


@pytest.mark.parametrize("line", CAPTIONS)
def test_captions(line: str) -> None:
    assert role_of(line) == "caption"


@pytest.mark.parametrize("line", BODIES)
def test_sentences_of_a_report_stay_body(line: str) -> None:
    assert role_of(line) in ("body", "list_item")


def test_a_title_that_stands_twice() -> None:
    document = cleaned(f"Border treaty signed\n\nBorder Treaty signed\n\n{BODY}")
    assert roles(document)[:2] == [
        ("title", "Border treaty signed"),
        ("furniture", "Border Treaty signed"),
    ]
    assert document.blocks[1].why == "the title stands twice"
    assert document.title == "Border treaty signed"


@pytest.mark.parametrize("form", ["Required fields are marked *", "必填项已用*标注", "*"])
def test_a_title_pasted_to_a_comment_form(form: str) -> None:
    document = cleaned(f"{form}Border treaty signed\n\n{BODY}")
    assert roles(document)[:2] == [("furniture", form), ("title", "Border treaty signed")]


def test_a_sentence_is_no_title() -> None:
    assert words(cleaned(BODY), "title") == []
    assert words(cleaned("Border treaty signed"), "body") == ["Border treaty signed"]
    assert words(cleaned(f"Geneva: Talks resume\n\n{BODY}"), "title") == ["Geneva: Talks resume"]


def test_links_to_other_reports_end_where_the_text_goes_on() -> None:
    document = cleaned(f"{FIRST}\n\nRelated articles\n\nFishing talks stall\n\n{SECOND}")
    assert words(document, "furniture") == ["Related articles", "Fishing talks stall"]
    assert words(document, "body") == [FIRST, SECOND]


def test_a_credit_at_the_end_of_a_paragraph_is_cut_off() -> None:
    document = cleaned(f"{FIRST}\n\n{SECOND} (reporter: Mara Quist)")
    assert roles(document)[-2:] == [("body", SECOND), ("credit", "(reporter: Mara Quist)")]
    assert document.byline == "Mara Quist"


def test_lines_of_a_wrapped_text_are_one_paragraph() -> None:
    wrapped = (
        "Border treaty signed\n"
        "The two ministers signed the border treaty on Friday after\n"
        "three days of talks, and both spoke of a new beginning.\n"
        "They will meet again."
    )
    document = cleaned(wrapped)
    assert words(document, "title") == ["Border treaty signed"]
    assert len(words(document, "body")) == 1


def test_list_items() -> None:
    document = cleaned(f"{BODY}\n- to open two crossings\n- to share the river")
    assert words(document, "list_item") == ["- to open two crossings", "- to share the river"]


DATELINES = [
    # head, place, date, agencies
    ("Sofia, March 4 (Xinhua) ", "Sofia", "--03-04", ("Xinhua",)),
    ("WASHINGTON (AP) — ", "WASHINGTON", None, ("Associated Press",)),
    ("KYIV, Dec 8 (Reuters) - ", "KYIV", "--12-08", ("Reuters",)),
    ("UNITED NATIONS, Feb. 29 (Xinhua) -- ", "UNITED NATIONS", "--02-29", ("Xinhua",)),
    ("MOSCOW, January 26. /TASS/. ", "MOSCOW", "--01-26", ("TASS",)),
    ("CLEAR HARBOUR, Maine (AP) — ", "CLEAR HARBOUR, Maine", None, ("Associated Press",)),
    ("GENEVA/MOSCOW, 3 May 2019 (AP) - ", "GENEVA/MOSCOW", "2019-05-03", ("Associated Press",)),
    ("LONDON — ", "LONDON", None, ()),
    ("Geneva - ", "Geneva", None, ()),  # a town of the codebook
    ("[Harbour Courier] ", None, None, ()),  # a paper naming itself is no agency
    ("[Xinhua] Moscow, January 26 - ", "Moscow", "--01-26", ("Xinhua",)),
    ("Xinhua News Agency, Bern, May 6 (reporter Mara Quist) ", "Bern", "--05-06", ("Xinhua",)),
]  # fmt: skip


@pytest.mark.parametrize(("head", "place", "date", "agencies"), DATELINES)
def test_datelines(
    head: str, place: str | None, date: str | None, agencies: tuple[str, ...]
) -> None:
    document = cleaned(f"Border treaty signed\n\n{head}{FIRST}\n\n{SECOND}")
    assert (document.dateline_place, document.dateline_date) == (place, date)
    assert document.agencies == agencies
    assert words(document, "dateline") == [head.strip()]
    assert words(document, "body") == [FIRST, SECOND]


NO_DATELINES = [
    "Russia (and nobody else) - so the minister said - will sign.",
    "BREAKING - Both ministers have signed.",
    "On January 26 – the last day – both signed.",
    "Iran – a member of the treaty – has not signed.",
    "The minister (AP photo) signed.",
    "[View the treaty here](https://courier.example/t) The ministers signed it.",
]


@pytest.mark.parametrize("line", NO_DATELINES)
def test_sentences_that_look_like_datelines(line: str) -> None:
    assert words(cleaned(f"{line}\n\n{SECOND}"), "dateline") == []


def test_a_dateline_of_its_own() -> None:
    document = cleaned(f"Treaty signed\n\nMay 3, 2019, Geneva\n\n{BODY}")
    assert words(document, "dateline") == ["May 3, 2019, Geneva"]
    assert (document.dateline_place, document.dateline_date) == ("Geneva", "2019-05-03")
    assert document.published is not None
    assert document.published.value == "2019-05-03"
    assert "head of the text" in document.published.reckoned_from


REPAIRS = [
    # as written, repaired, the originals
    ("a &ldquo;new&rdquo; treaty", "a “new” treaty", ["&ldquo;", "&rdquo;"]),
    ("“a new treaty &rdquo. So", "“a new treaty ”. So", ["&rdquo"]),
    ("trade&nbsp;&amp; peace", "trade & peace", ["&nbsp;", "&amp;"]),
    ("&amp;quot;new&amp;quot;", '"new"', ["&amp;quot;", "&amp;quot;"]),
    ("&#8220;new&#x201d;", "“new”", ["&#8220;", "&#x201d;"]),
    ("R&D, AT&T, &unknown; and a&copy=1", "R&D, AT&T, &unknown; and a&copy=1", []),
    ("“curly” ‘quotes’ and **stars**", "“curly” ‘quotes’ and **stars**", []),
]


@pytest.mark.parametrize(("written", "repaired", "originals"), REPAIRS)
def test_left_over_entities(written: str, repaired: str, originals: list[str]) -> None:
    document = cleaned(f"{FIRST} It is {written}.\n\n{SECOND}")
    assert f"It is {repaired}." in document.text
    assert [repair.original for repair in document.repairs] == originals
    assert as_it_stood(document) == f"{FIRST} It is {written}.\n\n{SECOND}"


def as_it_stood(document: Document) -> str:
    """The text with all repairs taken back."""
    text = document.text
    for repair in reversed(document.repairs):
        text = text[: repair.start] + repair.original + text[repair.end :]
    return text


@given(st.text(st.sampled_from("Ab .\n*-[]():&;rdquo1,外Я—")))
def test_blocks_cover_every_word_and_repairs_go_back(text: str) -> None:
    try:
        document = cleaned(f"{text}\n\n{BODY}", {"kind": "report"})
    except InputError:
        return
    assert uncovered(document.text, document.blocks) == ""
    assert as_it_stood(document) == f"{text}\n\n{BODY}".lstrip("\n").rstrip()


def uncovered(text: str, blocks: tuple[Block, ...]) -> str:
    """The words outside all blocks; fails where blocks overlap, are empty or out of order."""
    left, last = [], 0
    for block in blocks:
        assert last <= block.start < block.end
        left.append(text[last : block.start])
        last = block.end
    return "".join([*left, text[last:]]).strip()


def test_newlines_are_made_one_kind_and_nothing_else_changes() -> None:
    assert cleaned(FIRST + "\r\n\r\n" + SECOND + "\r").text == BODY


ARCHIVED = "https://web.archive.org/web/2019/https://en.kremlin.example/1"
OUTLETS = [
    # headers, text, outlet, outlet_id
    ({"outlet": "harbour courier"}, BODY, "Harbour Courier", "courier"),
    ({"outlet": "ap"}, BODY, "Associated Press", "ap"),
    ({"outlet": "The Lantern"}, BODY, "The Lantern", None),
    ({"url": "https://www.courier.example/a"}, f"BERN (AP) - {BODY}", "Harbour Courier", "courier"),
    ({"url": ARCHIVED}, BODY, "Kremlin", "kremlin"),
    ({"url": "https://lantern.example/a"}, f"BERN (AP) - {BODY}", "lantern.example", None),
    ({}, f"MOSCOW (AP) - {BODY}", "Associated Press", "ap"),
    ({}, f"[The Lantern] {BODY}", "The Lantern", None),
    ({}, f"{BODY}\n\nBy Mara Quist, Harbour Courier", "Harbour Courier", "courier"),
    ({}, f"{BODY}\n\nSource: Xinhua", "Xinhua", "xinhua"),
    ({}, BODY, "unknown (report.txt)", None),
]  # fmt: skip


@pytest.mark.parametrize(("headers", "text", "outlet", "outlet_id"), OUTLETS)
def test_outlets(headers: dict[str, str], text: str, outlet: str, outlet_id: str | None) -> None:
    document = cleaned(text, headers)
    assert (document.outlet, document.outlet_id) == (outlet, outlet_id)


def test_what_the_reader_says_stands_behind_what_the_report_says() -> None:
    said = {"published": "2019-05-04", "outlet": "Harbour Courier"}
    plain = cleaned(BODY, **said)
    assert (plain.outlet_id, plain.published and plain.published.value) == ("courier", "2019-05-04")
    own = cleaned(BODY, {"date": "2 May 2019", "outlet": "AP"}, **said)
    assert (own.outlet_id, own.published and own.published.value) == ("ap", "2019-05-02")
    assert own.published is not None
    assert (own.published.written_as, own.published.inferred) == ("2 May 2019", False)


DATES = [
    ({"date": "2019-05"}, BODY, "2019-05", "month"),
    ({"date": "2019"}, BODY, "2019", "year"),
    ({"url": "https://courier.example/2019/05/03/treaty"}, BODY, "2019-05-03", "day"),
    ({}, f"Updated: May 3, 2019\n\n{BODY}", "2019-05-03", "day"),
]


@pytest.mark.parametrize(("headers", "text", "value", "precision"), DATES)
def test_published(headers: dict[str, str], text: str, value: str, precision: str) -> None:
    published = cleaned(text, headers).published
    assert published is not None
    assert (published.value, published.precision) == (value, precision)


def test_no_year_is_invented_and_no_event_taken_for_a_publication() -> None:
    assert cleaned(f"MOSCOW, May 3 (AP) - {BODY}").published is None
    assert cleaned(f"On May 3, 2019, they met. {BODY}").published is None


KREMLIN = {"url": "https://kremlin.example/1"}
KINDS = [
    ({}, "Border treaty signed", FIRST, "report"),
    (KREMLIN, "Telephone conversation with the President of Serbia", FIRST, "readout"),
    (KREMLIN, "Greetings", "The President spoke with Mr. Dane, Jr. of the union.", "readout"),
    (KREMLIN, "Remarks before the meeting with ministers", FIRST, "statement"),
    (KREMLIN, "Greetings", "The President sent greetings to the union.", "statement"),
    (KREMLIN, "Joint Statement on the border treaty", FIRST, "communique"),
    ({}, "Full text of the joint statement on the border", FIRST, "communique"),
    ({}, "Joint statement calms markets", FIRST, "report"),
    ({"kind": "instrument"}, "Border treaty", FIRST, "instrument"),
]  # fmt: skip


@pytest.mark.parametrize(("headers", "title", "first", "kind"), KINDS)
def test_kinds(headers: dict[str, str], title: str, first: str, kind: str) -> None:
    document = cleaned(f"{title}\n\n{first}\n\n{SECOND}", headers)
    assert document.kind == kind
    assert document.speaks_for == ("RUS" if headers == KREMLIN else None)


def test_the_id_follows_the_text_and_the_outlet() -> None:
    first, again = cleaned(BODY, {"outlet": "ap"}), cleaned(f"{BODY}\n", {"outlet": "AP"})
    assert first.id == again.id
    assert first.id.startswith("ap-")
    assert cleaned(BODY + " So.", {"outlet": "ap"}).id != first.id


PAGE = """<!doctype html><html lang="en"><head><title>Border treaty signed - Harbour Courier</title>
<meta property="og:site_name" content="Harbour Courier">
<meta property="og:title" content="Border treaty signed">
<meta property="article:published_time" content="2019-05-03T09:00:00Z">
<meta name="author" content="Mara Quist"></head>
<body><nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>Border treaty signed</h1>
<figure><img src="a.jpg" alt=""><figcaption>The bridge on the border</figcaption></figure>
<p>GENEVA (AP) — The two ministers signed the border treaty on Friday after three days of talks in
which both sides had threatened to leave.</p>
<p>They will exchange the instruments of ratification before June 30, the host said, and will then
open two crossings to lorries &amp;amp; buses.</p>
<p>The river stays under a joint commission, which meets every year in one of the two capitals.</p>
</article><section id="comments"><h3>Leave a comment</h3><p>A reader wrote: nonsense, all of it, as
always.</p></section><footer>© Harbour Courier</footer></body></html>"""


def test_a_page() -> None:
    raw = RawDocument(name="p.html", data=PAGE.encode(), media="text/html")
    document = clean.clean(raw, book(), published="2020-01-01")
    assert words(document, "title") == ["Border treaty signed"]
    assert words(document, "dateline") == ["GENEVA (AP) —"]
    assert len(words(document, "body")) == 3
    assert "lorries & buses" in document.text
    assert not any(gone in document.text for gone in ("Home", "nonsense", "The bridge"))
    assert (document.outlet_id, document.byline) == ("courier", "Mara Quist")
    assert document.agencies == ("Associated Press",)
    assert document.published is not None
    assert (document.published.value, document.published.reckoned_from) == (
        "2019-05-03",
        "the page's metadata",
    )


def test_the_same_bytes_give_the_same_document() -> None:
    raw = RawDocument(name="p.html", data=PAGE.encode(), media="text/html")
    assert clean.clean(raw, book()) == clean.clean(raw, book())
