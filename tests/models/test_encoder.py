import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from crossread.errors import ModelError, UsageError
from crossread.models import OnnxEncoder, SentenceEncoder

FIXTURES = Path(__file__).parent / "fixtures"
REFERENCE = json.loads((FIXTURES / "reference.json").read_text("utf-8"))
ENCODER = OnnxEncoder.from_package()
TWO_THREADS = OnnxEncoder.from_package(threads=2)
# Any code point at all, lone surrogates and NUL among them.
ANY_TEXT = st.text(st.characters(codec=None, categories=None), max_size=40)


def alone(sentence: str) -> NDArray[np.float32]:
    return np.asarray(ENCODER.encode([sentence])[0])


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(REFERENCE["sentences"]) | ANY_TEXT, min_size=1, max_size=5))
def test_a_sentence_has_one_vector_whatever_stands_beside_it(sentences: list[str]) -> None:
    together = TWO_THREADS.encode(sentences)
    for sentence, vector in zip(sentences, together, strict=True):
        assert np.array_equal(vector, alone(sentence))
        assert np.linalg.norm(vector) == pytest.approx(1, abs=1e-5)


def test_a_fresh_encoder_gives_the_same_bytes() -> None:
    sentences = REFERENCE["sentences"]
    assert OnnxEncoder.from_package().encode(sentences).tobytes() == ENCODER.encode(sentences).tobytes()


def test_rows_keep_the_order_of_the_sentences_and_repeats() -> None:
    first, second = REFERENCE["sentences"][:2]
    vectors = ENCODER.encode([second, first, second])
    assert np.array_equal(vectors[0], vectors[2])
    assert np.array_equal(vectors[1], alone(first))


def test_nothing_in_gives_no_rows() -> None:
    vectors = ENCODER.encode([])
    assert vectors.shape == (0, ENCODER.dimension) == (0, 384)
    assert vectors.dtype == np.float32


def test_it_is_near_the_fp32_model() -> None:
    vectors = ENCODER.encode(REFERENCE["sentences"])
    first = np.array(REFERENCE["first_values"])
    assert np.allclose(vectors[:, : first.shape[1]], first, atol=0.02)
    assert np.allclose(vectors @ vectors.T, np.array(REFERENCE["cosines"]), atol=0.03)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\x00",
        "a\x00b",
        "\ud800",
        "\udfff\ud800",
        "\U0010ffff",
        "\u202eabc",
        "[SEP] [MASK]",
        "🏚️" * 500,
    ],
)
def test_hostile_text_gets_a_finite_vector(text: str) -> None:
    assert np.isfinite(alone(text)).all()


def test_markers_in_a_report_are_text() -> None:
    assert not np.array_equal(alone("[MASK]"), alone(""))


def test_what_follows_256_pieces_has_no_influence() -> None:
    long = "flood " * 300
    assert np.array_equal(alone(long), alone(long + "and something else entirely"))
    assert not np.array_equal(alone("flood " * 200), alone("flood " * 200 + "and something else entirely"))


def test_a_megabyte_without_a_blank_is_one_sentence_like_any_other() -> None:
    assert np.isfinite(alone("x" * 1_000_000)).all()


def test_the_name_tells_the_weights_apart() -> None:
    own = OnnxEncoder.from_folder(FIXTURES / "piece_vectors")
    assert ENCODER.name.startswith("all-MiniLM-L6-v2-int8-")
    assert own.name.startswith("piece_vectors-")
    assert TWO_THREADS.name == ENCODER.name


def test_it_fits_the_protocol() -> None:
    encoder: SentenceEncoder = ENCODER
    assert encoder.dimension == 384


def test_an_encoder_needs_a_thread() -> None:
    with pytest.raises(UsageError, match="threads is 0"):
        OnnxEncoder.from_package(threads=0)


def test_no_socket_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the encoder asked for a network connection")

    monkeypatch.setattr("socket.socket.connect", refuse)
    monkeypatch.setattr("socket.getaddrinfo", refuse)
    assert OnnxEncoder.from_package().encode(["The river rose."]).shape == (1, 384)


def test_missing_packaged_weights_are_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("crossread.models.packaged.WEIGHTS", tmp_path)
    with pytest.raises(ModelError, match=r"model\.onnx: this packaged file is missing; reinstall crossread"):
        OnnxEncoder.from_package()
