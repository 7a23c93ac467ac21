from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response, StreamingResponse

from crossread.serve.conditional import ConditionalAnswers


@pytest.fixture
def client() -> TestClient:
    app = FastAPI()
    app.add_middleware(ConditionalAnswers)

    async def parts() -> AsyncIterator[str]:
        for part in ("[1,", "2]"):
            yield part

    @app.get("/json")
    def json() -> Response:
        return JSONResponse({"a": 1}, headers={"vary": "HX-Request"})

    @app.get("/html")
    def html() -> Response:
        return HTMLResponse("<p>a")

    @app.get("/streamed")
    def streamed() -> Response:
        return StreamingResponse(parts(), media_type="application/json")

    @app.get("/download")
    def download() -> Response:
        headers = {"content-disposition": 'attachment; filename="desk.json"'}
        return StreamingResponse(parts(), media_type="application/json", headers=headers)

    @app.get("/text")
    def text() -> Response:
        return PlainTextResponse("a")

    @app.get("/none")
    def none() -> Response:
        return JSONResponse({}, 404)

    @app.post("/json")
    def changed() -> Response:
        return JSONResponse({"a": 1})

    return TestClient(app)


@pytest.mark.parametrize("path", ["/json", "/html", "/streamed"])
def test_what_did_not_change_is_not_sent_again(client: TestClient, path: str) -> None:
    first = client.get(path)
    assert first.headers["cache-control"] == "private, no-cache"
    assert int(first.headers["content-length"]) == len(first.content)
    for asked in (first.headers["etag"], f"W/{first.headers['etag']}", f'"x", {first.headers["etag"]}', "*"):
        again = client.get(path, headers={"if-none-match": asked})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == first.headers["etag"]
        assert "content-length" not in again.headers
    assert client.get(path, headers={"if-none-match": '"other"'}).content == first.content


def test_headers_of_the_answer_stay(client: TestClient) -> None:
    assert client.get("/json").headers["vary"] == "HX-Request"
    assert client.get("/json", headers={"if-none-match": "*"}).headers["vary"] == "HX-Request"


@pytest.mark.parametrize("path", ["/download", "/text", "/none"])
def test_the_rest_passes_as_it_comes(client: TestClient, path: str) -> None:
    assert "etag" not in client.get(path).headers


def test_an_answer_to_a_change_is_never_held(client: TestClient) -> None:
    assert "etag" not in client.post("/json").headers


@pytest.mark.parametrize("path", ["/", "/reports", "/api/v1/stories", "/assets/desk.css"])
def test_head_is_answered_like_get_but_for_the_body(example: TestClient, path: str) -> None:
    head, get = example.head(path), example.get(path)
    assert head.status_code == get.status_code == 200
    assert head.content == b""
    for name in ("content-type", "etag", "content-length"):
        assert head.headers.get(name) == get.headers.get(name)


def test_head_of_nothing_is_told_so(example: TestClient) -> None:
    assert example.head("/stories/s-none").status_code == 404
    assert example.head("/api/v1/nothing").status_code == 404
