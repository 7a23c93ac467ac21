from __future__ import annotations

import pytest

from crossread.gazetteer import Gazetteer


@pytest.fixture(scope="session")
def packaged() -> Gazetteer:
    return Gazetteer.from_package()
