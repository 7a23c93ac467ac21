"""Models of the user's own; the fixtures come from training/encoder/build_fixtures.py."""

import shutil
from pathlib import Path

import numpy as np
import pytest

from crossread.errors import ModelError
from crossread.models import OnnxEncoder

FIXTURES = Path(__file__).parent / "fixtures"


@pytest.mark.parametrize("kind", ["piece_vectors", "sentence_vectors", "int32"])
def test_graphs_of_several_kinds_agree(kind: str) -> None:
    sentences = ["flood in the village", "storm", "the river"]
    vectors = OnnxEncoder.from_folder(FIXTURES / kind).encode(sentences)
    assert vectors.shape == (3, 4)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-6)
    expected = OnnxEncoder.from_folder(FIXTURES / "piece_vectors").encode(sentences)
    assert np.allclose(vectors, expected, atol=1e-6)


def test_a_sentence_without_pieces_is_zeros() -> None:
    encoder = OnnxEncoder.from_folder(str(FIXTURES / "piece_vectors"), threads=2)
    vectors = encoder.encode(["", "flood"])
    assert not vectors[0].any()
    assert vectors[1].any()


@pytest.mark.parametrize("missing", ["model.onnx", "tokenizer.json"])
def test_a_missing_file_is_named(tmp_path: Path, missing: str) -> None:
    folder = copy("piece_vectors", tmp_path)
    (folder / missing).unlink()
    with pytest.raises(ModelError, match=f"no {missing} here; expected a folder with model.onnx and"):
        OnnxEncoder.from_folder(folder)


@pytest.mark.parametrize(
    ("kind", "message"),
    [
        ("other_input", r"model\.onnx: the graph takes words; expected input_ids .* export a text encoder"),
        ("other_output", r"model\.onnx: the graph gives score \[\]; expected sentence vectors"),
    ],
)
def test_a_graph_of_another_kind_is_refused(kind: str, message: str) -> None:
    with pytest.raises(ModelError, match=message):
        OnnxEncoder.from_folder(FIXTURES / kind).encode(["flood"])


def test_a_damaged_graph_is_refused(tmp_path: Path) -> None:
    folder = copy("piece_vectors", tmp_path)
    (folder / "model.onnx").write_bytes(b"not a graph")
    with pytest.raises(ModelError, match=r"onnxruntime cannot open it .* complete with its weights"):
        OnnxEncoder.from_folder(folder).encode(["flood"])


@pytest.mark.parametrize("content", [b"{}", b"\xff\xfe", b"[1, 2"])
def test_a_damaged_tokenizer_is_refused(tmp_path: Path, content: bytes) -> None:
    folder = copy("piece_vectors", tmp_path)
    (folder / "tokenizer.json").write_bytes(content)
    with pytest.raises(ModelError, match=r"not a tokenizer .* expected the tokenizer\.json of"):
        OnnxEncoder.from_folder(folder).encode(["flood"])


def test_a_tokenizer_of_another_model_is_refused(tmp_path: Path) -> None:
    folder = copy("piece_vectors", tmp_path)
    tokenizer = folder / "tokenizer.json"
    tokenizer.write_text(tokenizer.read_text("utf-8").replace('"storm": 2', '"storm": 2000'), "utf-8")
    assert "2000" in tokenizer.read_text("utf-8")
    with pytest.raises(ModelError, match=r"failed on 1 word pieces .* belong together\?"):
        OnnxEncoder.from_folder(folder).encode(["storm"])


def copy(kind: str, to: Path) -> Path:
    return Path(shutil.copytree(FIXTURES / kind, to / kind))
