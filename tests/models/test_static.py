import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.errors import ModelError
from crossread.models import StaticVectors
from crossread.models.packaged import WEIGHTS

FIXTURES = Path(__file__).parent / "fixtures"
SENTENCES: list[str] = json.loads((FIXTURES / "reference.json").read_text("utf-8"))["sentences"]
VECTORS = StaticVectors.from_package()
ANY_TEXT = st.text(st.characters(codec=None, categories=None), max_size=40)


@settings(deadline=None)
@given(st.lists(st.sampled_from(SENTENCES) | ANY_TEXT, min_size=1, max_size=8))
def test_a_sentence_has_one_vector_whatever_stands_beside_it(sentences: list[str]) -> None:
    together = VECTORS.encode(sentences)
    for sentence, vector in zip(sentences, together, strict=True):
        assert np.array_equal(vector, VECTORS.encode([sentence])[0])
        assert np.linalg.norm(vector) == pytest.approx(1, abs=1e-5) or not vector.any()


def test_nothing_in_gives_no_rows() -> None:
    assert VECTORS.encode([]).shape == (0, VECTORS.dimension) == (0, 256)
    assert VECTORS.encode([]).dtype == np.float32


def test_more_sentences_than_one_batch_keep_their_order() -> None:
    many = [f"{number} houses were flooded" for number in range(600)]
    vectors = VECTORS.encode(many)
    assert vectors.shape == (600, 256)
    assert np.array_equal(vectors[599], VECTORS.encode(many[599:])[0])


def test_rewordings_are_nearer_than_strangers() -> None:
    cosines = VECTORS.encode(SENTENCES) @ VECTORS.encode(SENTENCES).T
    np.fill_diagonal(cosines, -1)
    assert cosines.argmax(1)[:4].tolist() == [1, 0, 3, 2]


@given(ANY_TEXT)
@settings(deadline=None)
def test_token_weights_point_into_the_text(text: str) -> None:
    earlier = 0
    for token in VECTORS.token_weights(text):
        assert earlier <= token.start < token.end <= len(text)
        assert token.weight >= 0
        earlier = token.start


def test_pieces_of_one_character_share_its_place() -> None:
    places = [(token.start, token.end) for token in VECTORS.token_weights("키 a")]
    assert places == [(0, 1), (0, 1), (2, 3)]


def test_a_name_weighs_more_than_an_article() -> None:
    text = "the Kuweires base"
    weights = {text[t.start : t.end]: t.weight for t in VECTORS.token_weights(text)}
    assert weights["the"] < 0.5 < weights["base"]


def test_a_damaged_table_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("tokenizer.json", "manifest.json"):
        (tmp_path / name).write_bytes((WEIGHTS / name).read_bytes())
    (tmp_path / "static.npz").write_bytes(b"PK\x03\x04 and nothing more")
    monkeypatch.setattr("crossread.models.packaged.WEIGHTS", tmp_path)
    with pytest.raises(
        ModelError, match=r"static\.npz: not the packaged static vectors .* reinstall crossread"
    ):
        StaticVectors.from_package()
