"""`crossread serve` in a process of its own, to be looked at, killed and started again."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import httpx

COMMAND = Path(sys.executable).with_name("crossread")
_STARTS_S = 60.0
_SAYS = " is served at "


class Running:
    """A server on a desk. Its address stays the same when it is started again."""

    def __init__(self, desk: Path) -> None:
        self.desk = desk
        self.address = ""
        self._log = desk.with_name("server.log")
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Have it answer, at any free port the first time."""
        port = self.address.rpartition(":")[2] or "0"
        self._log.write_bytes(b"")
        command = [str(COMMAND), "serve", "--desk", str(self.desk), "--no-browser", "--port", port]
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                command, stdout=log, stderr=log, env={**os.environ, "PYTHONUNBUFFERED": "1"}
            )
        before = self.address
        until(
            lambda: _SAYS in self.said() or self._process is None or self._process.poll() is not None,
            _STARTS_S,
        )
        assert _SAYS in self.said(), self.said()
        self.address = self.said().split(_SAYS)[1].split()[0]
        assert before in ("", self.address)

    def kill(self) -> None:
        """End it as a crash would; processes below it notice and end by themselves."""
        if self._process is not None:
            self._process.send_signal(signal.SIGKILL)
            self._process.wait()

    def said(self) -> str:
        """What it printed since it was started."""
        return self._log.read_text("utf-8", "replace")

    def ask(self, path: str) -> Any:
        """What the API answers."""
        answer = httpx.get(f"{self.address}/api/v1{path}", timeout=60)
        answer.raise_for_status()
        return answer.json()

    def ids(self, path: str, *more: str) -> list[str]:
        """Ids of what is listed there, or in a part of the answer."""
        found = self.ask(path)
        for name in more:
            found = found[name]
        return [one["id"] for one in found["items"]]


Kind = TypeVar("Kind", bound=Running)


@contextmanager
def running(desk: Path, kind: type[Kind]) -> Iterator[Kind]:
    """Serves a desk until the block is left; nothing may have broken in the server by then."""
    server = kind(desk)
    server.start()
    try:
        yield server
    finally:
        server.kill()
    assert "Traceback" not in server.said(), server.said()[-2_000:]


def until(happened: Callable[[], Any], seconds: float = 120.0) -> Any:
    """Waits for something; what it gave."""
    ends = time.monotonic() + seconds
    while not (found := happened()):
        assert time.monotonic() < ends, f"did not happen within {seconds} s"
        time.sleep(0.05)
    return found
