"""The packaged entailment network, and a user's own; the fixture comes from training/encoder/build_fixtures.py."""

import json
import shutil
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.errors import ModelError, UsageError
from crossread.models.entailment import LABELS, Entailment, OnnxEntailment

FIXTURE = Path(__file__).parent / "fixtures" / "entailment"
NETWORK: Entailment = OnnxEntailment.from_package()
TWO_THREADS = OnnxEntailment.from_package(threads=2)
ANY_TEXT = st.text(st.characters(codec=None, categories=None), max_size=40)
FERRY = (
    "A ferry with 61 people on board sank off the island of Vell on Tuesday. The coastguard said 48 of them had been "
    "saved by fishing boats, and that a search for the others would go on through the night."
)


@pytest.mark.parametrize(
    ("claim", "label"),
    [
        ("Fishing vessels rescued four dozen of those aboard.", "supported"),
        ("Not everyone who was on the ferry has been found.", "supported"),
        ("The ship that went down was carrying 61 people.", "supported"),
        ("The coastguard has called off the search.", "contradicted"),
        ("All those on board were brought to safety.", "contradicted"),
        ("The ferry went down on Friday.", "contradicted"),
        ("The ferry's captain had twice been fined for overloading.", "open"),
        ("The ferry belonged to a company on the mainland.", "open"),
    ],
)
def test_what_a_passage_says_of_a_claim(claim: str, label: str) -> None:
    (row,) = NETWORK.bearing([(FERRY, claim)])
    assert LABELS[int(row.argmax())] == label


def test_turned_round_a_pair_is_another() -> None:
    pairs = [(FERRY, "A ferry sank off Vell."), ("A ferry sank off Vell.", FERRY)]
    both, back = NETWORK.bearing(pairs)
    assert both[0] > 0.8
    assert back[0] < 0.5


@settings(max_examples=10, deadline=None)
@given(st.lists(st.tuples(ANY_TEXT, ANY_TEXT) | st.just((FERRY, "It sank.")), min_size=1, max_size=3))
def test_a_pair_is_judged_alike_whatever_stands_beside_it(pairs: list[tuple[str, str]]) -> None:
    together = TWO_THREADS.bearing(pairs)
    assert np.allclose(together.sum(1), 1)
    for pair, row in zip(pairs, together, strict=True):
        assert np.array_equal(NETWORK.bearing([pair])[0], row)


def test_no_pairs_give_no_rows() -> None:
    assert NETWORK.bearing([]).shape == (0, 3)


def test_of_a_long_passage_the_end_is_read() -> None:
    filler = "The weather in the capital was fine and the shops were open as usual. " * 60
    (row,) = NETWORK.bearing([(filler + FERRY, "The ferry was carrying 61 people.")])
    assert row[0] > 0.8


def test_of_a_long_claim_the_beginning_is_read() -> None:
    start = "The ferry sank on Tuesday, " + "and so on and so forth, " * 40
    first, second = NETWORK.bearing([(FERRY, start), (FERRY, start + "but it did not sink.")])
    assert np.array_equal(first, second)


def test_threads_must_be_at_least_one() -> None:
    with pytest.raises(UsageError, match="threads is 0"):
        OnnxEntailment.from_package(threads=0)


def test_a_network_of_the_users_own_has_its_labels_where_its_file_says(tmp_path: Path) -> None:
    pairs = [("flood in the village", "storm"), ("storm", "flood in the village")]
    own = OnnxEntailment.from_folder(FIXTURE)
    rows = own.bearing(pairs)
    assert rows.shape == (2, 3)
    assert (rows.sum(1) < 1).all()  # its fourth label is none of ours
    assert own.name.startswith("own-entailment-")
    folder = copied(tmp_path)
    labels = {"id2label": {"0": "CONTRADICTION", "1": "neutral", "2": "entailment", "3": "OTHER"}}
    (folder / "config.json").write_text(json.dumps(labels), "utf-8")
    assert np.array_equal(OnnxEntailment.from_folder(folder).bearing(pairs), rows[:, [1, 2, 0]])


@pytest.mark.parametrize("missing", ["model.onnx", "tokenizer.json", "config.json"])
def test_a_missing_file_is_named(tmp_path: Path, missing: str) -> None:
    folder = copied(tmp_path)
    (folder / missing).unlink()
    with pytest.raises(
        ModelError, match=f"no {missing} here; expected a folder with model.onnx, tokenizer.json"
    ):
        OnnxEntailment.from_folder(folder)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            '{"id2label": {"0": "POSITIVE", "1": "NEGATIVE"}}',
            "its labels are negative, positive; expected entailment",
        ),
        (
            '{"id2label": {"0": "entailment", "1": "contradiction"}}',
            "expected entailment, contradiction and neutral",
        ),
        ("{}", "no id2label that can be read"),
        ("not json", "no id2label that can be read"),
    ],
)
def test_labels_that_are_others_are_refused(tmp_path: Path, content: str, message: str) -> None:
    folder = copied(tmp_path)
    (folder / "config.json").write_text(content, "utf-8")
    with pytest.raises(ModelError, match=message):
        OnnxEntailment.from_folder(folder)


def test_a_graph_with_fewer_scores_than_labels_is_refused(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    labels = {"id2label": {"0": "neutral", "1": "entailment", "9": "contradiction"}}
    (folder / "config.json").write_text(json.dumps(labels), "utf-8")
    with pytest.raises(
        ModelError, match=r"scores of shape \(4,\); expected a finite one for each of supported"
    ):
        OnnxEntailment.from_folder(folder).bearing([("flood", "storm")])


def test_a_damaged_graph_is_refused(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    (folder / "model.onnx").write_bytes(b"not a graph")
    with pytest.raises(ModelError, match="onnxruntime cannot open it"):
        OnnxEntailment.from_folder(folder).bearing([("flood", "storm")])


def copied(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FIXTURE, tmp_path / "own"))
