"""Clients of one server in the name of several people, and workers that only note what they are asked."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from fastapi import FastAPI, Request
from fastapi.testclient import TestClient

from crossread.domain.checking import Checked
from crossread.errors import CrossreadError
from crossread.serve import Configuration, make_app
from crossread.serve.roles import Role
from crossread.serve.visitors import Visitor, visitor_of
from crossread.store import DeskFile, open_desk

AS, ROLE = "x-test-as", "x-test-role"


@dataclass
class Noted:
    """What the workers were asked, and what a check is to answer."""

    recrossed: list[str] = field(default_factory=list)
    checked: list[tuple[str, ...]] = field(default_factory=list)
    answers: dict[str, Checked | CrossreadError] = field(default_factory=dict)

    def recross(self, *, by: str) -> None:
        """Noted."""
        self.recrossed.append(by)

    def check(self, claims: Any) -> tuple[Checked, ...]:
        """What the test gave for each claim."""
        self.checked.append(tuple(claims))
        found = [self.answers[claim] for claim in claims]
        for one in found:
            if isinstance(one, CrossreadError):
                raise one
        return tuple(one for one in found if isinstance(one, Checked))


class People:
    """A server on a desk whose visitors are whoever a request says they are."""

    def __init__(self, desk: Path) -> None:
        self.desk = desk
        self.app: FastAPI = make_app(Configuration(desk))
        self.noted = Noted()
        workers = self.app.state.parts.workers
        workers.recross, workers.check = self.noted.recross, self.noted.check
        self.app.dependency_overrides[visitor_of] = _visitor
        self._token = self.app.state.parts.doors.sessions.local_token()
        self.client = self.of("ines")

    def of(self, name: str, role: Role = Role.REVIEWER, *, script: bool = False) -> TestClient:
        """A client in somebody's name; `script` asks as htmx does."""
        client = TestClient(self.app, base_url="http://localhost", follow_redirects=False)
        client.headers.update({"x-csrf-token": self._token, AS: name, ROLE: role.name})
        if script:
            client.headers["hx-request"] = "true"
        return client

    def opened(self) -> DeskFile:
        """The desk, for looking at what was written."""
        return open_desk(self.desk, create=False, read_only=True)

    def close(self) -> None:
        """Let go of the desk."""
        self.app.state.parts.library.close()


def _visitor(request: Request) -> Visitor:
    known: Visitor = request.state.visitor
    named = Visitor(
        request.headers.get(AS, known.name),
        Role[request.headers.get(ROLE, known.role.name)],
        known.token,
    )
    request.state.visitor = named
    return named
