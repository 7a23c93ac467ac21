"""Servers on an empty desk: for this machine alone, and for the network with three people and a program."""

from __future__ import annotations

import base64
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from crossread.serve import Configuration, make_app
from crossread.serve.parts import Parts
from crossread.serve.roles import Role
from crossread.serve.security import passwords
from crossread.serve.security.access import Access, AccessFile, with_password, with_token
from crossread.serve.security.passwords import PasswordHash
from crossread.store import open_desk

PASSWORD = "four words of mine"  # noqa: S105
NETWORK = "0.0.0.0"  # noqa: S104


@dataclass(frozen=True)
class Served:
    """A server and a client of it."""

    client: TestClient
    parts: Parts
    desk: Path
    token: str = ""

    def sign_in(self, name: str = "ines", password: str = PASSWORD, **more: Any) -> Any:
        form = self.parts.doors.sessions.form_token()
        given = {"csrf": form, "name": name, "password": password, **more}
        return self.client.post("/sign-in", data=given, follow_redirects=False)

    @property
    def csrf(self) -> str:
        return str(self.client.get("/api/v1/visitor").json()["csrf"])

    @property
    def cookie(self) -> str:
        return self.parts.doors.sessions.cookie


Serve = Callable[..., Served]


@pytest.fixture
def empty_desk(tmp_path: Path) -> Path:
    desk = tmp_path / "crossread.db"
    open_desk(desk).close()
    return desk


@pytest.fixture
def serve(empty_desk: Path) -> Iterator[Serve]:
    """Starts a server; all are stopped after the test."""
    opened: list[TestClient] = []

    def start(*, base_url: str = "http://localhost", **settings: Any) -> Served:
        app = make_app(replace(Configuration(empty_desk), **settings))
        client = TestClient(app, base_url=base_url, raise_server_exceptions=False)
        client.__enter__()
        opened.append(client)
        return Served(client, app.state.parts, empty_desk)

    yield start
    for client in opened:
        client.__exit__(None, None, None)


@pytest.fixture
def local(serve: Serve) -> Served:
    """A server for this machine alone."""
    return serve()


@pytest.fixture
def open_to_all(serve: Serve, empty_desk: Path, monkeypatch: pytest.MonkeyPatch) -> Served:
    """A server on the network: ines owns the desk, ravi reviews, mo reads, and a feed has a token as an owner."""
    quick_passwords(monkeypatch)
    token = let_everybody_in(empty_desk)
    served = serve(host=NETWORK, base_url="http://192.0.2.7:8100")
    return replace(served, token=token)


def quick_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hashes that cost little: how slow they are is tested elsewhere."""

    def hashed(password: str) -> PasswordHash:
        salt = base64.b64encode(os.urandom(16)).decode()
        empty = PasswordHash(salt, "", cost=2, block=1, rounds=1)
        return replace(empty, hash=base64.b64encode(passwords._scrypt(password, empty)).decode())

    monkeypatch.setattr("crossread.serve.security.access.hashed", hashed)
    monkeypatch.setattr(passwords, "_NOBODYS", hashed("nobody's"))


def let_everybody_in(desk: Path) -> str:
    """Adds ines, ravi, mo and the feed; the feed's token."""
    tokens: list[str] = []

    def add(access: Access) -> Access:
        for name, role in (("ines", Role.OWNER), ("ravi", Role.REVIEWER), ("mo", Role.READER)):
            access = with_password(access, name, role, PASSWORD)
        access, token = with_token(access, "feed", Role.OWNER)
        tokens.append(token)
        return access

    AccessFile(desk).change(add)
    return tokens[-1]
