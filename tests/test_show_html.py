"""The page: every link arrives, nothing a report says becomes code, and colours can be read."""

from __future__ import annotations

import base64
import hashlib
import itertools
import re
from typing import Any

import lxml.html
import pytest

import factories
from communique.show.contract import comparison_to_dict
from communique.show.html import html

HOSTILE = (
    "<script>alert('x')</script><img src=x onerror=alert(1)> {{ 7 * 7 }} \u202egnp.exe \x1b[31m"
)


def contract(**words: str) -> dict[str, Any]:
    return comparison_to_dict(factories.comparison(**words), factories.book())


@pytest.fixture(scope="module")
def page() -> str:
    return html(contract())


@pytest.fixture(scope="module")
def tree(page: str) -> Any:
    return lxml.html.document_fromstring(page)


def test_every_link_within_the_page_arrives(tree: Any) -> None:
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    links = tree.xpath("//a[starts-with(@href, '#')]/@href")
    assert len(links) > 60
    assert [link for link in links if link[1:] not in set(ids)] == []


def test_labels_point_to_what_is_there(tree: Any) -> None:
    named = tree.xpath("//@aria-labelledby")
    assert named and set(named) <= set(tree.xpath("//@id"))


def test_every_citation_leads_to_its_sentence(tree: Any) -> None:
    data = contract()
    for account in data["events"][0]["accounts"]:
        for point in account["points"]:
            for cited in [*point["citations"], *point["others"]]:
                anchor = f"doc-{cited['document']}-s{cited['sentence']}"
                sentence = tree.get_element_by_id(anchor)
                assert sentence.find_class("t")[0].text_content() == cited["exact"]
                assert tree.xpath("//a[@href=$to]", to=f"#{anchor}")


def test_cited_sentences_lead_back(tree: Any) -> None:
    cited = tree.find_class("cited")
    assert cited
    for sentence in cited:
        for link in sentence.xpath(".//span[@class='back']/a/@href"):
            there = tree.get_element_by_id(link[1:])
            assert there.get("href") == f"#{sentence.get('id')}"


def test_the_whole_text_of_each_report_stands_below(tree: Any) -> None:
    for doc in contract()["documents"]:
        article = tree.get_element_by_id(f"doc-{doc['id']}")
        runs = [run.text_content() for run in article.find_class("run")]
        for extra in article.xpath(".//*[@class='num' or @class='back']"):
            extra.drop_tree()
        runs = [run.text_content() for run in article.find_class("run")]
        assert "".join("".join(runs).split()) == "".join(doc["text"].split())


def test_what_is_not_read_is_labelled(tree: Any) -> None:
    boxed = [each.text_content() for each in tree.find_class("unread")]
    assert any("caption · not read for content" in each for each in boxed)
    assert any("page furniture" in each and "Share this story" in each for each in boxed)


def test_what_did_not_happen_is_marked(tree: Any) -> None:
    event = tree.get_element_by_id("event-2")
    assert "planned, not happened" in event.text_content()
    assert "not-happened" in event.get("class")
    assert "◇ called for" in " ".join(tree.get_element_by_id("event-1").text_content().split())


def test_verdicts_chains_dates_and_run_are_shown(tree: Any) -> None:
    text = " ".join(tree.text_content().split())
    for line in (
        "≠ differs",
        "= agrees",
        "– silent",
        "∅ no account Czech Republic",
        "Harbour Courier ← AP ← White House",
        "3 reports, 2 independent origins",
        "inferred Friday on or before the dateline's March 26",
        "written “before the end of the year” → before 31 December 2010",
        "word for word as in 3 Steppe Gazette",
        "96% of it word for word",
        "New START or START I",
        "two agreements of the same parties stand near",
        "communique 0.1.0",
        factories.book().digest,
    ):
        assert line in text, line


def test_hostile_words_stay_words() -> None:
    page = html(contract(title=HOSTILE, line=HOSTILE))
    tree = lxml.html.document_fromstring(page)
    assert len(tree.xpath("//script")) == 1
    assert tree.xpath("//img | //iframe | //@onerror | //@onclick") == []
    assert "<script>alert" in tree.text_content() and "{{ 7 * 7 }}" in tree.text_content()
    assert "\x1b" not in page and "\u202e" not in page


def test_a_link_of_a_report_is_followed_only_to_the_web() -> None:
    data = contract()
    data["documents"][0]["url"] = "javascript:alert(1)"
    tree = lxml.html.document_fromstring(html(data))
    hrefs = tree.xpath("//@href")
    assert all(re.match(r"#|https?://", href) for href in hrefs)


def test_nothing_is_fetched_and_only_our_own_code_runs(page: str, tree: Any) -> None:
    assert tree.xpath("//link | //*[@src] | //@style | //base") == []
    assert "url(" not in page and "@import" not in page
    policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert policy.startswith("default-src 'none'")
    for tag in ("style", "script"):
        code = page.split(f"<{tag}>")[1].split(f"</{tag}>")[0]
        digest = base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy


def test_landmarks_language_and_headings(tree: Any) -> None:
    assert tree.get("lang") == "en"
    for mark in ("header", "nav", "main", "footer"):
        assert tree.xpath(f"//{mark}"), mark
    assert len(tree.xpath("//h1")) == 1
    levels = [int(each.tag[1]) for each in tree.xpath("//h1 | //h2 | //h3")]
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))
    assert all(each.xpath("@scope") for each in tree.xpath("//th"))


def test_same_contract_same_bytes(page: str) -> None:
    assert html(contract()) == page


def test_no_event_is_said_calmly() -> None:
    data = {**contract(), "events": [], "agreements": [], "unresolved": [], "warnings": []}
    text = lxml.html.document_fromstring(html(data)).text_content()
    assert "No event was found in these reports" in text


def palette(css: str) -> dict[str, str]:
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", css))


def contrast(one: str, two: str) -> float:
    lights = sorted((luminance(one), luminance(two)), reverse=True)
    return (lights[0] + 0.05) / (lights[1] + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(w * p for w, p in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_has_the_contrast_of_wcag_aa(page: str, scheme: str) -> None:
    light, rest = page.split("@media (prefers-color-scheme: dark)")
    colours = palette(light if scheme == "light" else rest.split("* { box-sizing")[0])
    pairs = [
        (ink, ground)
        for ink in ("ink", "soft", "link", "quiet", "unreal", "warn", "agree", "differ", "stated")
        for ground in ("paper", "sheet", "band", "field")
    ]
    pairs += [(v, f"{v}-bg") for v in ("agree", "differ", "stated", "unreal")]
    pairs += [("link", "ref-bg"), ("ink", "mark")]
    low = [(a, b) for a, b in pairs if contrast(colours[a], colours[b]) < 4.5]
    assert low == []
