"""One desk, one server that is only read from, one browser; servers of their own for tests that write."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from serve.contested import write_contested
from serve.desk.hostile import write_hostile
from serve.desk.ids import Ids
from serve.desk.running import Running, running
from serve.desk.visiting import Visits
from serve.live import CHROMIUM, browsing

Visit = Callable[[Running], Visits]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All of this needs a browser."""
    here = Path(__file__).parent
    skip = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(skip)


@pytest.fixture(scope="session")
def whole_desk(example_desk: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three stories: the packaged example, the contested towns, and the hostile reports; to be copied, not served."""
    desk = Path(shutil.copy(example_desk, tmp_path_factory.mktemp("whole") / "crossread.db"))
    write_contested(desk)
    write_hostile(desk)
    return desk


@pytest.fixture(scope="package")
def server(whole_desk: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """The server that all tests read from."""
    copy = shutil.copy(whole_desk, tmp_path_factory.mktemp("served") / "crossread.db")
    with running(Path(copy), Running) as started:
        yield started


@pytest.fixture(scope="package")
def ids(server: Running) -> Ids:
    return Ids(server)


@pytest.fixture(scope="module")
def own_server(whole_desk: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A server for the tests of one module, which write."""
    copy = shutil.copy(whole_desk, tmp_path_factory.mktemp("own") / "crossread.db")
    with running(Path(copy), Running) as started:
        yield started


@pytest.fixture(scope="package")
def browser() -> Iterator[object]:
    with browsing() as opened:
        yield opened


@pytest.fixture
def visit(browser: object) -> Iterator[Visit]:
    """Visits to a server; at the end nothing may have complained."""
    with ExitStack() as ends:
        found: list[str] = []

        def begin(at: Running) -> Visits:
            visits = Visits(browser, at.address)  # type: ignore[arg-type]
            ends.callback(lambda: found.extend(visits.close()))
            return visits

        yield begin
        ends.close()
        assert found == []


@pytest.fixture
def visits(visit: Visit, server: Running) -> Visits:
    """Visits to the server that all tests read from."""
    return visit(server)
