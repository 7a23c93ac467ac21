import json
import shutil
from pathlib import Path

import pytest

from crossread.errors import ModelError
from crossread.models import packaged, verify_weights


@pytest.fixture
def copied(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A copy of the packaged weights that a test may damage."""
    folder = Path(shutil.copytree(packaged.WEIGHTS, tmp_path / "weights"))
    monkeypatch.setattr(packaged, "WEIGHTS", folder)
    packaged.packaged_files.cache_clear()
    return folder


@pytest.fixture(autouse=True)
def forget() -> object:
    """Leave no manifest of a damaged copy behind."""
    yield
    packaged.packaged_files.cache_clear()


def test_the_weights_are_as_they_were_built() -> None:
    assert verify_weights() == []


def test_every_packaged_file_is_in_the_manifest() -> None:
    here = {path.name for path in packaged.WEIGHTS.iterdir()} - {"manifest.json"}
    assert here == set(packaged.packaged_files())


def test_the_model_cards_state_the_hashes() -> None:
    cards = Path(__file__).parents[2] / "docs" / "models"
    text = "".join(card.read_text("utf-8") for card in sorted(cards.glob("*.md")))
    for file in packaged.packaged_files().values():
        assert file.sha256 in text or file.name.startswith("LICENSE")


def test_a_changed_byte_is_found(copied: Path) -> None:
    path = copied / "static.npz"
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(bytes(content))
    (problem,) = verify_weights()
    assert "static.npz: SHA-256" in problem
    assert "reinstall crossread" in problem


def test_a_cut_file_and_a_missing_one_are_found(copied: Path) -> None:
    (copied / "static.npz").write_bytes(b"")
    (copied / "tokenizer.json").unlink()
    problems = "\n".join(verify_weights())
    assert "static.npz: 0 bytes, expected" in problems
    assert "tokenizer.json: missing" in problems


@pytest.mark.parametrize("content", ["", "[]", "{}", json.dumps({"files": {"model.onnx": {}}})])
def test_a_damaged_manifest_is_a_problem_and_an_error(copied: Path, content: str) -> None:
    (copied / "manifest.json").write_text(content, "utf-8")
    (problem,) = verify_weights()
    assert "cannot read the manifest" in problem
    with pytest.raises(ModelError, match="cannot read the manifest"):
        packaged.packaged_files()
