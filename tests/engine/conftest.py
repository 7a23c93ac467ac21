"""Rooms whose models are loaded once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from crossread.engine.rooms import Rooms
from crossread.settings import Settings
from crossread.store import DeskFile, open_desk


@pytest.fixture(scope="session")
def rooms() -> Rooms:
    return Rooms(Settings())


@pytest.fixture
def desk() -> Iterator[DeskFile]:
    with open_desk(":memory:") as opened:
        yield opened
