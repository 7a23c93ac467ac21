"""What the library keeps, and who makes it."""

from __future__ import annotations

import threading
import time
import weakref
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from crossread.serve.library import Library
from crossread.store import DeskFile


@pytest.fixture
def library(many_stories: Path) -> Iterator[Library]:
    opened = Library(many_stories)
    yield opened
    opened.close()


def test_a_thread_that_ends_leaves_no_connection_behind(library: Library) -> None:
    """A server's threads end when they were idle for a while; each new one opens the desk."""
    mine = weakref.ref(library.desk())
    theirs: list[weakref.ref[DeskFile]] = []
    thread = threading.Thread(target=lambda: theirs.append(weakref.ref(library.desk())))
    thread.start()
    thread.join()
    assert mine() is library.desk()
    assert theirs[0]() is None


def test_what_many_ask_for_at_once_is_made_once(library: Library) -> None:
    made: list[str] = []
    together = threading.Barrier(8)

    def make() -> str:
        time.sleep(0.05)
        made.append("once")
        return "a story"

    def ask() -> str:
        together.wait()
        return library.kept("key", make)

    with ThreadPoolExecutor(8) as threads:
        answers = [asked.result() for asked in [threads.submit(ask) for _ in range(8)]]
    assert answers == ["a story"] * 8
    assert made == ["once"]


def test_who_asks_for_something_else_does_not_wait(library: Library) -> None:
    begun, end = threading.Event(), threading.Event()

    def slow() -> str:
        begun.set()
        assert end.wait(10)
        return "slow"

    with ThreadPoolExecutor(1) as threads:
        waiting = threads.submit(library.kept, "slow", slow)
        assert begun.wait(10)
        assert library.kept("quick", lambda: "quick") == "quick"
        end.set()
        assert waiting.result() == "slow"


def test_what_raises_is_not_kept_and_may_be_tried_again(library: Library) -> None:
    def fail() -> str:
        raise KeyError("gone")

    with pytest.raises(KeyError):
        library.kept("key", fail)
    assert not library.holds("key")
    assert library.kept("key", lambda: "there") == "there"


def test_one_value_may_be_made_of_another(library: Library) -> None:
    assert library.kept("outer", lambda: library.kept("inner", lambda: "in") + "side") == "inside"
    assert library.holds("inner")


def test_what_was_asked_for_longest_ago_is_given_up(library: Library) -> None:
    for number in range(1_000):
        library.kept(number, lambda number=number: number)  # type: ignore[misc]
        library.kept("always", lambda: -1)
    assert library.holds("always")
    assert library.holds(999)
    assert not library.holds(0)
