"""Adding, as programs and as browsers without script do it."""

from __future__ import annotations

import json
import re
import time
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from crossread.serve.jobs.states import ItemOutcome, ItemState, JobKind, JobState, Phase, Trouble
from crossread.store import open_desk
from serve.conftest import Visit
from serve.security.conftest import Served, empty_desk, local, serve

__all__ = ["empty_desk", "local", "serve"]

STORM = (
    "A storm closed the harbour of Aberdeen on Monday, officials said. Three ships waited outside until noon."
)
HOSTILE = '"><script>alert(1)</script>\u202e.txt'


@pytest.fixture
def client(local: Served) -> TestClient:
    """A client that may write to an empty desk."""
    local.client.headers["X-CSRF-Token"] = local.csrf
    return local.client


def shown(local: Served, **more: Any) -> JobState:
    """A job on the board, without anything that does it."""
    given = {"by": "ines", "made": "2031-05-14T09:30:00Z", **more}
    state = JobState("20310514-093000-0a1b2c", JobKind.ADD, **given)
    local.parts.workers._board.show(state)
    return state


def over(client: TestClient, job: str) -> Any:
    for _ in range(1_200):
        state = client.get(f"/api/v1/jobs/{job}").json()
        if state["state"] in ("done", "failed"):
            return state
        time.sleep(0.05)
    raise AssertionError(state)


def test_from_request_to_story(example_copy: Path, visit: Visit) -> None:
    client = visit(example_copy)
    sent = {"texts": [{"text": STORM, "title": "Storm closes harbour"}], "urls": ["http://127.0.0.1:1/"]}
    answer = client.post("/api/v1/jobs", json=sent)
    assert answer.status_code == 202
    job = answer.json()["id"]
    assert answer.headers["location"] == f"/api/v1/jobs/{job}"
    events = client.get(f"/api/v1/jobs/{job}/events")
    assert events.headers["content-type"].startswith("text/event-stream")
    assert "etag" not in events.headers
    told = [json.loads(line[6:]) for line in events.text.splitlines() if line.startswith("data: ")]
    assert told[-1]["state"] == "done"
    assert all(one["items"] == [] for one in told[:-1])
    done = over(client, job)
    assert done == told[-1]
    assert [item["outcome"] for item in done["items"]] == ["added", "failed"]
    page = client.get("/add").text
    assert "Storm closes harbour" in page
    assert f'href="/stories/{done["stories"][0]}"' in page
    assert f'href="/reports/{done["items"][0]["reports"][0]}"' in page
    assert "1 report added, 1 input not added" in page
    assert client.get(f"/reports/{done['items'][0]['reports'][0]}").status_code == 200
    log = example_copy.with_name("crossread.db.log.jsonl").read_text()
    assert json.loads(log)["inputs"] == 2
    assert STORM not in log


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({}, "nothing was sent"),
        ({"texts": [], "urls": [" "]}, "nothing was sent"),
        ({"texts": [{"text": ""}]}, "texts.0.text"),
        ({"texts": [{"text": "a", "colour": "red"}]}, "texts.0.colour"),
        ({"texts": [{"text": "x" * 2_000_001}]}, "texts.0.text"),
        ({"urls": ["a"] * 501}, "urls"),
        ([], "body"),
    ],
)
def test_what_does_not_fit_is_said(client: TestClient, sent: object, said: str) -> None:
    answer = client.post("/api/v1/jobs", json=sent)
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert said in answer.json()["detail"]


@pytest.mark.parametrize("kind", ["text/plain", "application/xml", ""])
def test_other_kinds_of_content_are_refused(client: TestClient, kind: str) -> None:
    assert client.post("/api/v1/jobs", content=b"x", headers={"content-type": kind}).status_code == 415


@pytest.mark.parametrize(
    "body", [b"", b"--x", b"--x\r\n\r\n", b"\xff" * 99, b"--x\r\nContent-Disposition: y\r\n\r\nz\r\n--x--"]
)
def test_a_broken_form_is_said_to_be_one(client: TestClient, body: bytes) -> None:
    headers = {"content-type": "multipart/form-data; boundary=x"}
    assert client.post("/api/v1/jobs", content=body, headers=headers).status_code == 422
    assert (
        client.post("/api/v1/jobs", content=body, headers={"content-type": "multipart/form-data"}).status_code
        == 422
    )
    assert (
        client.post("/api/v1/jobs", content=b"{", headers={"content-type": "application/json"}).status_code
        == 422
    )


def test_addresses_stand_one_a_line_and_once(client: TestClient, local: Served) -> None:
    sent = {"urls": "http://127.0.0.1/a\r\n\r\n http://127.0.0.1/b\nhttp://127.0.0.1/a"}
    answer = client.post("/api/v1/jobs", data=sent)
    assert [item["name"] for item in answer.json()["items"]] == ["http://127.0.0.1/a", "http://127.0.0.1/b"]


def test_jobs_that_are_not_there(client: TestClient) -> None:
    for method, path in (
        ("GET", "/api/v1/jobs/none"),
        ("GET", "/api/v1/jobs/none/events"),
        ("GET", "/api/v1/jobs/..%2F..%2Fetc"),
        ("DELETE", "/api/v1/jobs/none"),
        ("POST", "/api/v1/jobs/none/retry"),
        ("GET", "/add/jobs/none"),
    ):
        assert client.request(method, path).status_code == 404, path
    assert client.get(f"/api/v1/jobs/{'x' * 61}").status_code == 422


def test_only_a_failed_job_is_tried_again_and_only_one_that_is_over_forgotten(
    client: TestClient, local: Served
) -> None:
    job = shown(local, state=Phase.RUNNING).id
    assert client.post(f"/api/v1/jobs/{job}/retry").status_code == 409
    assert client.delete(f"/api/v1/jobs/{job}").status_code == 409
    shown(local, state=Phase.DONE)
    assert client.delete(f"/api/v1/jobs/{job}").status_code == 204
    assert client.get(f"/api/v1/jobs/{job}").status_code == 404


def test_jobs_are_listed_in_pages(client: TestClient, local: Served) -> None:
    shown(local)
    page = client.get("/api/v1/jobs?limit=1").json()
    assert (page["total"], page["limit"], len(page["items"])) == (1, 1, 1)
    assert client.get("/api/v1/jobs?limit=201").status_code == 422
    assert page["items"][0]["words"] == "waiting for its turn"


def test_stories_left_waiting_by_an_earlier_server_are_crossed(example_copy: Path, visit: Visit) -> None:
    with open_desk(example_copy) as desk:
        desk.uncross(desk.report_ids()[:1])
    client = visit(example_copy)
    (job,) = client.get("/api/v1/jobs").json()["items"]
    assert (job["kind"], job["by"]) == ("recross", "crossread")
    assert over(client, job["id"])["crossed"] == 1


# The page


def test_the_form_works_without_script(client: TestClient, local: Served) -> None:
    page = client.get("/add").text
    form = re.search(r'<form method="post" action="/add".*?</form>', page, re.DOTALL)
    assert form is not None
    assert form[0].index('name="csrf"') < form[0].index('name="files"')
    del client.headers["X-CSRF-Token"]
    sent = {"csrf": local.csrf, "text": STORM, "title": "Storm"}
    answer = client.post("/add", data=sent, files={"files": ("", b"")}, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/add")
    page = client.get("/add").text
    assert "Storm" in page
    assert '<noscript><meta http-equiv="refresh"' in page


def test_a_form_that_brings_nothing_comes_back_with_what_is_missing(client: TestClient) -> None:
    answer = client.post("/add", data={"text": " "}, headers={"accept": "text/html"})
    assert answer.status_code == 422
    assert "Nothing was sent; expected files, addresses or a text" in answer.text


def test_progress_shows_in_the_page(client: TestClient, local: Served) -> None:
    shown(
        local,
        state=Phase.RUNNING,
        step="compare",
        done=3,
        total=10,
        items=(ItemState("a.txt"), ItemState("b.txt")),
    )
    page = client.get("/add").text
    assert 'max="10" value="3"' in page
    assert "Comparing reports · 3 of 10" in page
    assert "a.txt and 1 more" in page
    assert "data-under-way" in page


def test_what_went_wrong_stands_first_in_words(client: TestClient, local: Served) -> None:
    trouble = Trouble("this is a PDF document; expected text", "skipped")
    items = (
        ItemState("good.txt", ItemOutcome.ADDED, 1, reports=("r-1",)),
        ItemState("bad.pdf", ItemOutcome.FAILED, troubles=(trouble,)),
    )
    shown(local, state=Phase.DONE, items=items)
    page = client.get("/add").text
    assert page.index("bad.pdf</") < page.index("good.txt</a>")
    assert "This is a PDF document; expected text" in page
    assert "data-under-way" not in page


def test_a_failed_job_can_be_tried_again_from_the_page(client: TestClient, local: Served) -> None:
    job = shown(local, state=Phase.FAILED, error="the disk is full", items=(ItemState("a.txt"),)).id
    page = client.get("/add").text
    assert "Not finished: the disk is full" in page
    assert f'action="/add/jobs/{job}/retry"' in page
    answer = client.post(f"/add/jobs/{job}/discard", follow_redirects=False)
    assert answer.status_code == 303
    assert local.parts.workers.job(job) is None
    assert client.post(f"/add/jobs/{job}/else").status_code == 404


def test_hostile_names_and_errors_stay_text(client: TestClient, local: Served) -> None:
    items = (ItemState(HOSTILE, ItemOutcome.FAILED, troubles=(Trouble(HOSTILE, HOSTILE),)),)
    job = shown(local, by=HOSTILE, state=Phase.FAILED, error=HOSTILE, items=items).id
    for path in ("/add", f"/add/jobs/{job}"):
        page = client.get(path).text
        assert "<script>alert" not in page
        assert "\u202e" not in page
        assert "&lt;script&gt;" in page


def test_a_part_is_the_job_alone(client: TestClient, local: Served) -> None:
    job = shown(local).id
    assert "<html" not in client.get(f"/add/jobs/{job}", headers={"HX-Request": "true"}).text
    assert "<html" in client.get(f"/add/jobs/{job}").text
