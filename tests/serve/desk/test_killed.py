"""The server dies while it works and is started again: open pages go on, nothing is lost."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, expect

from serve.desk.conftest import Visit
from serve.desk.running import Running, running, until
from serve.harbours import PLACES

SAID = "The harbour of {} was closed on Monday, its master said. {} ships waited outside."
LINES = "".join(json.dumps({"text": SAID.format(place, at)}) + "\n" for at, place in enumerate(PLACES, 4))
GONE = "net::ERR_(CONNECTION_REFUSED|CONNECTION_RESET|INCOMPLETE_CHUNKED_ENCODING|EMPTY_RESPONSE)|console error: htmx:"


@pytest.fixture
def mortal(whole_desk: Path, tmp_path: Path) -> Iterator[Running]:
    with running(Path(shutil.copy(whole_desk, tmp_path / "crossread.db")), Running) as started:
        yield started


def test_open_pages_outlive_the_server_and_nothing_is_lost(mortal: Running, visit: Visit) -> None:
    visits = visit(mortal)
    visits.expect(GONE)
    review = visits.page("/review?subject=discrepancy")
    review.keyboard.press("a")
    judged = review.locator("[data-last]").get_attribute("data-last")
    asked = review.locator(".matter").get_attribute("data-id")
    lists = visits.page("/search")
    add = visits.page("/add")
    file: FilePayload = {"name": "quay.jsonl", "mimeType": "application/jsonl", "buffer": LINES.encode()}
    add.get_by_label("Drop files here, or choose them").set_input_files(file)
    add.get_by_role("button", name="Add", exact=True).click()
    job = add.locator("[data-job]", has_text="quay.jsonl")
    expect(job).to_be_visible()
    until(lambda: mortal.ask("/jobs?limit=1")["items"][0]["state"] == "running")
    mortal.kill()

    lists.get_by_label("Words in any report").fill("harbour")
    expect(lists.locator("#told")).to_contain_text("The server does not answer")
    review.keyboard.press("a")
    expect(review.locator("#told")).to_contain_text("The server does not answer")
    expect(review.locator(f".matter[data-id={asked}]")).to_be_visible()
    expect(job).not_to_contain_text("added")

    mortal.start()
    expect(job).to_contain_text("12 reports", timeout=90_000)
    lists.get_by_label("Words in any report").fill("harbour closed")
    expect(lists.locator("#found")).to_have_text("12 passages")
    review.keyboard.press("r")
    expect(review.locator("[data-last], [data-notice]").first).to_be_visible()
    expect(review.locator(f".matter[data-id={asked}]")).to_have_count(0)
    assert judged in mortal.ids("/judgements")
    assert mortal.ask("/desk")["judgements"] == 2
    until(lambda: not mortal.ask("/review/progress")["counting"], 60)
