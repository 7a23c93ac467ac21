"""Desks that all tests of the server share: the packaged example and the seeds, read once; many small made-up stories."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

import crossread
from crossread.serve import Configuration, make_app
from sample_desk import sample_desk
from serve.big_story import write_big_story
from serve.contested import write_contested
from serve.kept import keep
from serve.many_stories import write_many_stories

EXAMPLE = Path(__file__).parents[2] / "examples" / "titanic"

Visit = Callable[[Path], TestClient]


@pytest.fixture(scope="session")
def example_desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The packaged example, for reading only; `example_copy` is one to write to."""
    file = tmp_path_factory.mktemp("example") / "crossread.db"
    crossread.read(sorted(EXAMPLE.glob("*.txt")), desk=file, together=True)
    return file


@pytest.fixture(scope="session")
def seeds_desk(tmp_path_factory: pytest.TempPathFactory, corpora: Path) -> Path:
    """The five seed reports, for reading only; its tests are marked `corpora`."""
    file = tmp_path_factory.mktemp("seeds") / "crossread.db"
    crossread.read(corpora / "seeds", desk=file)
    return file


@pytest.fixture(scope="session")
def many_stories(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Sixty stories of 1 to 5 reports, made without models, for reading only."""
    file = tmp_path_factory.mktemp("many") / "crossread.db"
    write_many_stories(file, stories=60)
    return file


@pytest.fixture
def example_copy(example_desk: Path, tmp_path: Path) -> Path:
    """The packaged example, to write to."""
    return Path(shutil.copy(example_desk, tmp_path / "crossread.db"))


@pytest.fixture
def seeds_copy(seeds_desk: Path, tmp_path: Path) -> Path:
    """The seeds, to write to."""
    return Path(shutil.copy(seeds_desk, tmp_path / "crossread.db"))


@pytest.fixture
def visit() -> Iterator[Visit]:
    """Opens a server on a desk and gives a client of it; all are closed after the test."""
    opened: list[TestClient] = []

    def open_one(desk: Path) -> TestClient:
        app = make_app(Configuration(desk))
        client = TestClient(app, base_url="http://localhost")
        client.headers["x-csrf-token"] = app.state.parts.doors.sessions.local_token()
        client.__enter__()
        opened.append(client)
        return client

    yield open_one
    for client in opened:
        client.__exit__(None, None, None)


@pytest.fixture(scope="session")
def example(example_desk: Path) -> Iterator[TestClient]:
    """A client of a server on the packaged example, one for all tests: they must not write."""
    with TestClient(make_app(Configuration(example_desk)), base_url="http://localhost") as client:
        yield client


@pytest.fixture(scope="session")
def many(many_stories: Path) -> Iterator[TestClient]:
    """A client of a server on many small stories, one for all tests: they must not write."""
    with TestClient(make_app(Configuration(many_stories)), base_url="http://localhost") as client:
        yield client


@pytest.fixture(scope="session")
def big_story(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One story of 200 reports, made without models, for reading only."""
    file = tmp_path_factory.mktemp("big") / "crossread.db"
    write_big_story(file)
    return file


@pytest.fixture(scope="session")
def big(big_story: Path) -> Iterator[TestClient]:
    """A client of a server on one story of 200 reports, one for all tests: they must not write."""
    with TestClient(make_app(Configuration(big_story)), base_url="http://localhost") as client:
        yield client


@pytest.fixture(scope="session")
def seeds(seeds_desk: Path) -> Iterator[TestClient]:
    """A client of a server on the five seed reports, one for all tests: they must not write."""
    with TestClient(make_app(Configuration(seeds_desk)), base_url="http://localhost") as client:
        yield client


@pytest.fixture(scope="session")
def invented_desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented desk of `sample_desk`, hostile characters and all, for reading only."""
    return keep(tmp_path_factory.mktemp("invented") / "crossread.db", sample_desk())


@pytest.fixture(scope="session")
def invented(invented_desk: Path) -> Iterator[TestClient]:
    """A client of a server on the invented desk, one for all tests: they must not write."""
    with TestClient(make_app(Configuration(invented_desk)), base_url="http://localhost") as client:
        yield client


@pytest.fixture(scope="session")
def contested_desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three invented reports of fighting between real towns, read in earnest, for reading only."""
    file = tmp_path_factory.mktemp("contested") / "crossread.db"
    write_contested(file)
    return file


@pytest.fixture(scope="session")
def contested(contested_desk: Path) -> Iterator[TestClient]:
    """A client of a server on the contested towns, one for all tests: they must not write."""
    with TestClient(make_app(Configuration(contested_desk)), base_url="http://localhost") as client:
        yield client
