"""Fixtures shared by all rooms."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

# A busy machine is no failure: what costs how much is measured in benchmarks/.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

_BESIDE_THE_CHECKOUT = Path(__file__).parents[2] / "shared" / "corpora"


@pytest.fixture(scope="session")
def corpora() -> Path:
    """The corpora folder: $CROSSREAD_CORPORA, else ../shared/corpora beside the checkout; else a skip."""
    folder = Path(os.environ.get("CROSSREAD_CORPORA", _BESIDE_THE_CHECKOUT))
    if not folder.is_dir():
        pytest.skip(f"no corpora at {folder}; set CROSSREAD_CORPORA to the folder that holds them")
    return folder


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes minutes comes first: left for last, it would keep one process busy while the other has nothing to do."""
    items.sort(key=lambda item: not item.path.stem.endswith("_quality"))
