"""The models that come with the package, and the sentences that they were trained on."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from training.events import LABELS, sentences, unmarked
from training.marked import passages
from training.marked import unmarked as without_marks
from training.regression import fit

from communique.errors import CommuniqueError
from communique.read import linear

TRAINING = Path(__file__).parent.parent / "training"
MODELS = Path(linear.__file__).parent / "models"
_LARGEST = 40 * 2**20  # bytes of all models together


def test_models_are_small_and_have_cards() -> None:
    packed = sorted(MODELS.glob("*.gz"))
    assert [p.stem for p in packed] == ["acts", "attribution"]
    assert sum(p.stat().st_size for p in packed) < _LARGEST
    for path in packed:
        card = path.with_suffix(".md").read_text(encoding="utf-8")
        assert "our own sentences" in card
        assert "python -m training." in card


@pytest.mark.parametrize("name", ["acts", "attribution"])
def test_weights_are_whole_numbers(name: str) -> None:
    model = linear.load(name)
    assert model.weights
    assert all(type(n) is int for row in model.weights.values() for n in row)


def test_labels_of_the_model_are_those_it_is_trained_on() -> None:
    assert linear.load("acts").classes == LABELS


def test_a_damaged_model_is_named() -> None:
    with pytest.raises(CommuniqueError, match="model 'acts': damaged"):
        linear.unpack(gzip.compress(b"no json\n"), "acts")


def test_a_model_is_written_and_read_alike(tmp_path: Path) -> None:
    path = tmp_path / "small.gz"
    linear.write(path, ("yes",), {"a": [1.2344], "b": [0.0001]}, {"bar": 0.5})
    model = linear.unpack(path.read_bytes(), "small")
    assert model.weights == {"a": (1234,)}
    assert model.scores(["a", "a", "unknown"]) == (1234,)
    assert model.settings == {"bar": 0.5}


def test_training_gives_the_same_weights_twice() -> None:
    rows = [["x", "y"], ["x"], ["y", "z"], ["z"]] * 3
    targets = [1, 1, 0, 0] * 3
    assert fit(rows, targets, 1) == fit(rows, targets, 1)
    assert fit(rows, targets, 1)["x"][0] > 0 > fit(rows, targets, 1)["z"][0]


# --- the sentences -------------------------------------------------------------------------------


def test_every_passage_is_marked_well() -> None:
    found = list(passages(TRAINING / "attribution"))
    assert len(found) > 1500
    for text, marks in found:
        assert not {"{", "}"} & set(text), text
        assert all(m.cue and m.content for m in marks), text


def test_every_act_has_code_and_place() -> None:
    labels = {label for label, _, _ in sentences(TRAINING / "events")}
    assert labels == set(LABELS)


def test_no_sentence_stands_twice_with_one_label() -> None:
    seen: set[tuple[str, str, tuple[int, int], tuple[int, int] | None]] = set()
    for label, text, spans in sentences(TRAINING / "events"):
        key = (label, text, spans["s"], spans.get("t"))
        assert key not in seen, text
        seen.add(key)
    texts = [text for text, _ in passages(TRAINING / "attribution")]
    assert len(texts) == len(set(texts))


def test_marks_that_do_not_close_are_named(tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_text("{s1 She} {c1 said {t1 no}.\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"bad\.txt:1: mark"):
        list(passages(tmp_path))
    (tmp_path / "bad.txt").write_text("051\tpast\tnobody is marked here\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"bad\.txt:1: not code"):
        list(sentences(tmp_path))


def test_marks_leave_the_text_whole() -> None:
    text, (found,) = without_marks("{t1 “No,”} {s1 she} {c1 said}.")
    assert text == "“No,” she said."
    assert (found.source, found.cue, found.content) == ([(6, 9)], [(10, 14)], [(0, 5)])
    assert unmarked("<s>She</s> met <t>him</t>.") == ("She met him.", {"s": (0, 3), "t": (8, 11)})
