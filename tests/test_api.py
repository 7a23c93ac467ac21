"""The Python face, and its page in the documentation: every example there runs, every name there is."""

from __future__ import annotations

import dataclasses
import doctest
import shutil
from pathlib import Path

import pytest

import crossread
from crossread.domain.desk import Desk
from crossread.errors import DeskError, ModelError, UsageError
from crossread.settings import Settings

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "python-api.md"
EXAMPLE = ROOT / "examples" / "titanic"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in that holds the example, as the project's own does."""
    shutil.copytree(EXAMPLE, tmp_path / "examples" / "titanic")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("folder")
def test_examples_of_the_page_run() -> None:
    test = doctest.DocTestParser().get_doctest(
        PAGE.read_text(encoding="utf-8"), {}, PAGE.name, str(PAGE), lineno=0
    )
    shown: list[str] = []
    result = doctest.DocTestRunner(verbose=False).run(test, out=shown.append)
    assert result.attempted > 20
    assert not result.failed, "".join(shown)


def test_every_public_name_is_documented() -> None:
    page = PAGE.read_text(encoding="utf-8")
    missing = [name for name in crossread.__all__ if f"`crossread.{name}`" not in page]
    members = [name for name in vars(Desk) if not name.startswith("_")] + [
        f.name for f in dataclasses.fields(Desk)
    ]
    missing += [name for name in sorted(set(members)) if f"`{name}`" not in page and f"`{name}(" not in page]
    missing += [f.name for f in dataclasses.fields(Settings) if f"| `{f.name}` |" not in page]
    assert not missing


def test_the_public_face_is_small() -> None:
    assert len(crossread.__all__) <= 10
    assert all(getattr(crossread, name) for name in crossread.__all__)
    with pytest.raises(AttributeError, match="nothing_of_the_kind"):
        _ = crossread.nothing_of_the_kind


def test_one_path_or_several(folder: Path) -> None:
    file = folder / "examples" / "titanic" / "01-transatlantic-press-bureau.txt"
    one = crossread.read(file)
    assert one == crossread.read([str(file)])
    assert len(one.reports) == 1
    assert one.lineages[0].reports == (one.reports[0].id,)


def test_the_order_of_inputs_does_not_matter(folder: Path) -> None:
    files = sorted((folder / "examples" / "titanic").glob("0[1-4]*.txt"))
    assert crossread.read(files, together=True) == crossread.read(files[::-1], together=True)


def test_adding_in_steps_gives_the_same_desk(folder: Path) -> None:
    files = sorted((folder / "examples" / "titanic").glob("0[1-3]*.txt"))
    at_once = crossread.read(files, desk=folder / "at-once.db")
    for file in files:
        in_steps = crossread.read(file, desk=folder / "in-steps.db")
    assert in_steps == at_once


def test_nothing_to_read_is_an_empty_desk() -> None:
    desk = crossread.read([])
    assert desk == Desk()
    assert desk.lineage_of("r-of-nobody") is None
    with pytest.raises(KeyError):
        desk.report("r-of-nobody")


def test_errors_are_of_one_family(folder: Path) -> None:
    with pytest.raises(DeskError):
        crossread.read("examples", desk=folder / "nowhere" / "d.db")
    with pytest.raises(UsageError):
        crossread.read("examples", settings=Settings(fields={"body": "no such field"}))
    with pytest.raises(ModelError):
        crossread.read("examples/titanic/*.txt", settings=Settings(encoder_folder=folder / "nowhere"))
    assert all(issubclass(error, crossread.CrossreadError) for error in (DeskError, ModelError, UsageError))
