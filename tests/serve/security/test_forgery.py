from __future__ import annotations

import json
import time
from typing import Any

import pytest

from serve.security.conftest import Serve, Served

# A request that reaches its route is answered 422: it brings nothing to add.
REACHED = 422


def post(served: Served, **more: Any) -> int:
    return served.client.post("/api/v1/jobs", **{"json": {}, **more}).status_code


def test_without_the_token_nothing_is_changed(local: Served) -> None:
    answer = local.client.post("/api/v1/jobs", json={})
    assert answer.status_code == 403
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_every_method_that_changes_something_needs_it(local: Served, method: str) -> None:
    assert local.client.request(method, "/api/v1/jobs/x").status_code == 403


def test_with_the_token_in_the_header_it_passes(local: Served) -> None:
    assert post(local, headers={"X-CSRF-Token": local.csrf}) == REACHED
    assert post(local, headers={"X-CSRF-Token": local.csrf[:-1]}) == 403
    assert post(local, headers={"X-CSRF-Token": "é".encode()}) == 403


def test_the_field_of_a_form_will_do(local: Served) -> None:
    assert post(local, json=None, data={"csrf": local.csrf}) == REACHED
    assert post(local, json=None, data={"csrf": "x" * 64}) == 403
    assert post(local, json=None, data={"a": "1", "csrf": local.csrf, "text": ""}) == REACHED
    assert post(local, json=None, data={"text": f"csrf={local.csrf}"}) == 403


def test_the_field_of_a_form_with_files_will_do(local: Served) -> None:
    files = {"files": ("", b"")}
    assert post(local, json=None, data={"csrf": local.csrf}, files=files) == REACHED
    assert post(local, json=None, data={"csrf": "no"}, files=files) == 403


def test_the_whole_form_arrives_after_its_token_was_looked_for(local: Served) -> None:
    text = "A crane fell on the quay of Port Merrow on Monday, police said. " * 3_000
    sent = {"csrf": local.csrf, "text": text, "title": "A crane"}
    answer = local.client.post("/api/v1/jobs", data=sent, files={"files": ("a.txt", b"x")})
    assert answer.status_code == 202
    job = answer.json()
    assert [item["name"] for item in job["items"]] == ["a.txt", "A crane"]
    spooled = next((local.desk.with_name("crossread.db.inbox") / job["id"] / "files").glob("*.json"))
    assert json.loads(spooled.read_text())["text"] == text


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://localhost:9999"},
        {"Origin": "http://localhost.evil.example"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_a_page_of_somebody_elses_is_refused_even_with_the_token(
    local: Served, headers: dict[str, str]
) -> None:
    assert post(local, headers={"X-CSRF-Token": local.csrf, **headers}) == 403


def test_our_own_page_is_not(local: Served) -> None:
    ours = {"Origin": "http://localhost", "Sec-Fetch-Site": "same-origin", "X-CSRF-Token": local.csrf}
    assert post(local, headers=ours) == REACHED


def test_another_sites_page_cannot_read_the_token(local: Served) -> None:
    answer = local.client.get("/api/v1/visitor", headers={"Origin": "https://evil.example"})
    assert "access-control-allow-origin" not in answer.headers
    assert answer.headers["cross-origin-resource-policy"] == "same-origin"


def test_a_token_outlives_the_server(serve: Serve) -> None:
    before = serve().csrf
    assert serve().csrf == before


def test_a_sign_in_form_is_good_for_nothing_else(open_to_all: Served) -> None:
    form = open_to_all.parts.doors.sessions.form_token()
    open_to_all.sign_in()
    assert post(open_to_all, headers={"X-CSRF-Token": form}) == 403


def test_one_persons_token_does_not_do_for_another(open_to_all: Served) -> None:
    open_to_all.sign_in("ines")
    inesses = open_to_all.csrf
    open_to_all.client.cookies.clear()
    open_to_all.sign_in("ravi")
    assert open_to_all.csrf != inesses
    assert open_to_all.client.delete("/api/v1/jobs/x", headers={"X-CSRF-Token": inesses}).status_code == 403


def test_an_origin_that_is_none_is_refused(local: Served) -> None:
    assert post(local, headers={"X-CSRF-Token": local.csrf, "Origin": "http://["}) == 403


def test_looking_for_the_token_takes_no_time(local: Served) -> None:
    """Nobody need be known to have it looked for."""
    body = b"--x\r\n" + b'name="csrf"\r\n' * 5_000
    began = time.monotonic()
    headers = {"content-type": "multipart/form-data; boundary=x"}
    assert local.client.post("/sign-in", content=body, headers=headers).status_code == 403
    assert time.monotonic() - began < 1.5
