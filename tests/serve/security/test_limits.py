from __future__ import annotations

from collections.abc import Iterator

import pytest

from crossread.serve.security.rates import Counter, Rates
from serve.security.conftest import Serve, Served

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)

KINDS = ["application/json", "multipart/form-data; boundary=x", "application/x-www-form-urlencoded"]


def chunks(total: int, size: int = 10_000) -> Iterator[bytes]:
    for _ in range(total // size):
        yield b"x" * size


@pytest.mark.parametrize("path", ["/api/v1/check", "/sign-in", "/api/v1/nothing"])
def test_a_body_that_says_it_is_too_large_is_not_taken(local: Served, path: str) -> None:
    answer = local.client.post(path, content=b"x" * 1_000_001, headers={"X-CSRF-Token": local.csrf})
    assert answer.status_code == 413
    assert answer.json()["detail"].startswith("more than 1,000,000 bytes")


@pytest.mark.parametrize(
    "kind", ["application/json", "multipart/form-data; boundary=x", "application/x-www-form-urlencoded"]
)
@pytest.mark.parametrize("path", ["/api/v1/jobs", "/add"])
def test_a_body_in_chunks_is_counted_as_it_comes(serve: Serve, path: str, kind: str) -> None:
    served = serve(max_upload_bytes=100_000)
    headers = {"X-CSRF-Token": served.csrf, "content-type": kind}
    taken = []

    def counted() -> Iterator[bytes]:
        for chunk in chunks(1_000_000):
            taken.append(len(chunk))
            yield chunk

    answer = served.client.post(path, content=counted(), headers=headers)
    assert "content-length" not in answer.request.headers
    assert answer.status_code == 413


def test_a_form_without_its_token_is_not_read_to_its_end(local: Served) -> None:
    headers = {"content-type": "multipart/form-data; boundary=x"}
    answer = local.client.post("/api/v1/jobs", content=chunks(10_000_000), headers=headers)
    assert answer.status_code == 403


def test_files_may_be_larger_than_other_requests(local: Served) -> None:
    answer = local.client.post(
        "/api/v1/jobs", files={"files": ("a.txt", b"x" * 2_000_000)}, headers={"X-CSRF-Token": local.csrf}
    )
    assert answer.status_code == 202


def test_who_writes_too_fast_is_told_when_to_come_again(serve: Serve) -> None:
    served = serve(rates=Rates(write="3/minute"))
    headers = {"X-CSRF-Token": served.csrf}
    answers = [served.client.post("/api/v1/jobs", json={}, headers=headers) for _ in range(4)]
    assert [answer.status_code for answer in answers] == [422, 422, 422, 429]
    assert 1 <= int(answers[-1].headers["retry-after"]) <= 60
    assert answers[-1].headers["content-type"] == "application/problem+json"
    assert served.client.get("/api/v1/desk").status_code == 200


def test_checks_are_counted_apart(serve: Serve) -> None:
    served = serve(rates=Rates(check="2/minute", write="100/minute"))
    headers = {"X-CSRF-Token": served.csrf}
    answers = [served.client.post("/api/v1/check", json={}, headers=headers).status_code for _ in range(3)]
    assert answers[-1] == 429
    assert 429 not in answers[:2]
    assert served.client.post("/api/v1/jobs", json={}, headers=headers).status_code == 422


def test_exports_are_counted_apart(serve: Serve) -> None:
    served = serve(rates=Rates(export="2/minute"))
    answers = [served.client.get("/api/v1/exports/json").status_code for _ in range(3)]
    assert answers == [200, 200, 429]
    assert served.client.get("/api/v1/desk").status_code == 200


def test_callers_are_counted_one_by_one() -> None:
    counter = Counter("2/minute; 3/hour")
    assert [counter.wait_s("a") for _ in range(2)] == [0, 0]
    assert counter.wait_s("b") == 0
    assert 0 < counter.wait_s("a") <= 60


@pytest.mark.parametrize("path", ["/api/v1/desk", "/add", "/assets/desk.css", "/nothing", "/api/v1/nothing"])
def test_every_answer_says_what_a_browser_may_do_with_it(local: Served, path: str) -> None:
    headers = local.client.get(path, headers={"accept": "text/html"}).headers
    assert headers["content-security-policy"] == CSP
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert "camera=()" in headers["permissions-policy"]
    assert "server" not in headers


def test_a_bug_is_answered_safely_too(local: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("crossread.serve.api.desk.desk_answer", lambda library: 1 / 0)
    answer = local.client.get("/api/v1/desk")
    assert answer.status_code == 500
    assert answer.headers["content-security-policy"] == CSP
    assert "ZeroDivisionError" in answer.json()["detail"]
    assert "Traceback" not in answer.text


def test_assets_are_kept_for_good_under_their_fingerprint_only(local: Served) -> None:
    assert "immutable" in local.client.get("/assets/desk.css?v=abc").headers["cache-control"]
    assert local.client.get("/assets/desk.js").headers["cache-control"] == "no-cache"
    assert "cache-control" not in local.client.get("/assets/none.js?v=abc").headers


def test_the_description_of_the_api_names_how_to_be_let_in(local: Served) -> None:
    described = local.client.get("/api/v1/openapi.json").json()
    schemes = described["components"]["securitySchemes"]
    assert {scheme["type"] for scheme in schemes.values()} == {"http", "apiKey"}
    for path, methods in described["paths"].items():
        for method, operation in methods.items():
            assert {"token"} in [set(one) for one in operation["security"]], (path, method)


@pytest.mark.parametrize(
    "path", ["/", "/api/v1/desk", "/api/v1/exports/json", "/api/v1/judgements/export", "/api/v1/none"]
)
def test_nothing_of_a_desk_is_kept_by_others(local: Served, path: str) -> None:
    assert local.client.get(path).headers["cache-control"] == "private, no-cache"
