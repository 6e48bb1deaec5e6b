"""The JSON contract holds its schema, its citations hold in the text, and bytes repeat."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

import jsonschema
import pytest

import factories
from communique.errors import RecordError
from communique.show.contract import comparison_to_dict, reading_to_dict, walk_citations
from communique.show.schema import load_schema


@pytest.fixture
def data() -> dict[str, Any]:
    return comparison_to_dict(factories.comparison(), factories.book())


def errors(value: Any, schema: dict[str, Any]) -> list[str]:
    checker = jsonschema.Draft202012Validator(schema)
    return [f"{e.json_path}: {e.message}" for e in checker.iter_errors(value)]


@pytest.mark.parametrize("name", ["compare", "read"])
def test_schema_is_sound_and_strict(name: Any) -> None:
    schema = load_schema(name)
    jsonschema.Draft202012Validator.check_schema(schema)
    for where in objects(schema):
        assert where["additionalProperties"] is False
        assert sorted(where["required"]) == sorted(where["properties"])
        for key, inner in where["properties"].items():
            assert inner.get("description"), key


def objects(value: Any) -> list[dict[str, Any]]:
    """Every object type anywhere in a schema."""
    if isinstance(value, list):
        return [found for each in value for found in objects(each)]
    if not isinstance(value, dict):
        return []
    own = [value] if value.get("type") == "object" and "properties" in value else []
    return own + [found for each in value.values() for found in objects(each)]


def test_comparison_holds_its_schema(data: dict[str, Any]) -> None:
    assert errors(data, load_schema("compare")) == []


def test_reading_holds_its_schema() -> None:
    assert errors(reading(), load_schema("read")) == []


def reading() -> dict[str, Any]:
    return reading_to_dict(factories.reading(), factories.book())


def test_schema_refuses_what_it_does_not_know(data: dict[str, Any]) -> None:
    data["events"][0]["accounts"][0]["points"][0]["mood"] = "cheerful"
    assert any("mood" in each for each in errors(data, load_schema("compare")))


def test_citations_are_exact(data: dict[str, Any]) -> None:
    texts = {doc["id"]: doc["text"] for doc in data["documents"]}
    spans = {
        (doc["id"], s["number"]): (s["start"], s["end"])
        for doc in data["documents"]
        for s in doc["sentences"]
    }
    cited = [each for _, each in walk_citations(data)]
    assert len(cited) > 40
    for each in cited:
        assert list(each) == ["document", "sentence", "start", "end", "exact"]
        assert texts[each["document"]][each["start"] : each["end"]] == each["exact"]
        start, end = spans[each["document"], each["sentence"]]
        assert start <= each["start"] < each["end"] <= end


def test_names_come_from_the_codebook(data: dict[str, Any]) -> None:
    event, entry = data["events"][0], data["agreements"][0]
    assert event["about"] == [{"id": "new-start", "name": "New START"}]
    assert event["rows"][2]["topic"] == "warhead limit"
    assert entry["parties"] == ["United States", "Russia"]
    assert entry["deadlines"][1]["said_by"] == "United States"
    assert data["unresolved"][0]["candidates"] == ["New START", "START I"]
    assert data["documents"][2]["copy_of"] == data["documents"][1]["id"]


def test_silence_is_cited_from_both_sides(data: dict[str, Any]) -> None:
    silent = data["events"][0]["accounts"][0]["points"][2]
    assert silent["verdict"] == "silent"
    assert silent["citations"] and silent["others"]


def test_same_input_same_bytes() -> None:
    one, two = (
        json.dumps(comparison_to_dict(factories.comparison(), factories.book())) for _ in range(2)
    )
    assert one == two


def test_a_citation_that_does_not_hold_is_refused() -> None:
    whole = factories.comparison()
    event = whole.events[1]
    wrong = dataclasses.replace(event.citations[0], exact="They signed it.")
    bad = dataclasses.replace(event, citations=(wrong,))
    with pytest.raises(RecordError, match=r"events\[0\]\.citations\[0\].*They signed it"):
        comparison_to_dict(dataclasses.replace(whole, events=(bad,)), factories.book())


def test_a_citation_of_an_unknown_document_is_refused() -> None:
    whole = factories.comparison()
    with pytest.raises(RecordError, match="not among the inputs"):
        comparison_to_dict(
            dataclasses.replace(whole, readings=whole.readings[:1]), factories.book()
        )
