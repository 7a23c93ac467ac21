"""Entities, places, figures and events through the API are those of the JSON export."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from crossread.domain.desk import Desk
from crossread.export.json_export import dump_json, export_json
from crossread.serve.answers import facts
from crossread.store import open_desk

KINDS = ("entities", "places", "figures", "events")


@pytest.fixture(scope="session")
def exported(example_desk: Path) -> Any:
    with open_desk(example_desk, read_only=True) as desk:
        return json.loads(dump_json(export_json(desk.snapshot())))


def whole(client: TestClient, story: str, kind: str) -> list[Any]:
    items: list[Any] = []
    while True:
        answer = client.get(f"/api/v1/stories/{story}/{kind}", params={"offset": len(items), "limit": 30})
        assert answer.status_code == 200, answer.text
        page = answer.json()
        items += page["items"]
        if not page["items"]:
            assert len(items) == page["total"]
            return items


@pytest.mark.parametrize("kind", KINDS)
def test_all_pages_together_are_the_export(example: TestClient, exported: Any, kind: str) -> None:
    items = whole(example, exported["stories"][0]["id"], kind)
    assert items
    assert items == exported[kind]


def test_an_answer_ends_before_it_weighs_too_much(
    example: TestClient, exported: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(facts, "_MOST_BYTES", 1)
    story = exported["stories"][0]["id"]
    page = example.get(f"/api/v1/stories/{story}/events", params={"offset": 2}).json()
    assert page["items"] == exported["events"][2:3]
    assert page["total"] == len(exported["events"])


def test_texts_that_utf8_cannot_hold_are_escaped(many: TestClient) -> None:
    answer = many.get("/api/v1/stories/s-00013/reports")
    assert b"\\ud800" in answer.content
    assert "\ud800" in answer.json()["items"][0]["title"]


def test_an_export_of_one_story(example: TestClient, exported: Any, many: TestClient) -> None:
    story = exported["stories"][0]["id"]
    answer = example.get("/api/v1/exports/json", params={"story": story})
    assert answer.json() == exported
    assert answer.headers["content-disposition"] == f'attachment; filename="{story}.json"'
    one = many.get("/api/v1/exports/json", params={"story": "s-00004"}).json()
    assert [story["id"] for story in one["stories"]] == ["s-00004"]
    assert len(one["reports"]) == 5


def test_an_export_of_the_whole_desk(many: TestClient, many_stories: Path) -> None:
    answer = many.get("/api/v1/exports/json")
    assert answer.status_code == 200, answer.text
    with open_desk(many_stories, read_only=True) as desk:
        expected: Desk = desk.snapshot()
    assert answer.content == dump_json(export_json(expected)).encode()


def test_an_export_of_a_small_desk(example: TestClient, exported: Any) -> None:
    assert example.get("/api/v1/exports/json").json() == exported


def test_one_export_at_a_time(many: TestClient) -> None:
    lock = many.app.state.parts.library.exporting  # type: ignore[attr-defined]
    with lock:
        answer = many.get("/api/v1/exports/json")
    assert answer.status_code == 429
    assert "being made" in answer.json()["detail"]
    assert not lock.locked()


def test_there_is_no_other_format(many: TestClient) -> None:
    assert many.get("/api/v1/exports/xml").status_code == 422
