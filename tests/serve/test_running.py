"""The server's own process."""

from __future__ import annotations

import gc
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn

from crossread.serve import Configuration, make_app
from crossread.serve.running import _bound, _Server


@pytest.fixture
def collecting() -> Iterator[tuple[int, int, int]]:
    """How often this process looks for cycles, and will again; the length of a turn is put back too."""
    usual, turn_s = gc.get_threshold(), sys.getswitchinterval()
    yield usual
    gc.unfreeze()
    gc.set_threshold(*usual)
    sys.setswitchinterval(turn_s)


def test_a_server_that_answers_seldom_looks_for_cycles_and_gives_short_turns(
    many_stories: Path, collecting: tuple[int, int, int]
) -> None:
    """A full collection looks at every story that is kept, while nobody is answered."""
    app = make_app(Configuration(many_stories))
    answers = threading.Event()
    server = _Server(uvicorn.Config(app, log_level="error"), app, answers.set)
    with _bound("127.0.0.1", 0) as listening:
        thread = threading.Thread(target=server.run, args=([listening],), daemon=True)
        thread.start()
        assert answers.wait(20)
        frozen, seldom, turn_s = gc.get_freeze_count(), gc.get_threshold(), sys.getswitchinterval()
        app.state.parts.workers.let_go()
        server.should_exit = True
        thread.join()
    assert frozen > 10_000
    assert seldom[0] >= 20 * collecting[0]
    assert turn_s < 0.005
