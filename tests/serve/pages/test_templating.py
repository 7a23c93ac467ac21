"""Templates, before anybody asks for a page."""

from __future__ import annotations

from pathlib import Path

from fastapi.testclient import TestClient

from crossread.serve import Configuration, make_app
from crossread.serve.pages.templating import environment


def test_all_templates_are_compiled_once_the_server_stands(many_stories: Path) -> None:
    environment.cache_clear()
    with TestClient(make_app(Configuration(many_stories))):
        held = environment().cache
        assert held is not None
        assert {name for _, name in held} == set(environment().list_templates())
