"""Somebody who adds reports all the while, by the server's own Add."""

from __future__ import annotations

import json
import threading
import time
from types import TracebackType
from typing import Any, Self

from benchmarks.serve.mix import API
from benchmarks.serve.server import Caller, Server
from benchmarks.synthetic import invent_story

_STORY_REPORTS = 4
_STORIES_A_JOB = 5
_ASKS_EVERY_S = 0.5
_FIRST_STORY = 500_000  # beyond all numbers the material uses


class Writer:
    """Adds stories of four reports, five a job, one job after the other, for the length of a block."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._write, daemon=True)
        self._next = _FIRST_STORY
        self.failed: list[str] = []

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop.set()
        self._thread.join()

    def _write(self) -> None:
        caller = Caller(self._server)
        try:
            while not self._stop.is_set():
                job = add(caller, self._texts(), stop=self._stop)
                if job["state"] == "failed":
                    self.failed.append(job["error"])
        except (OSError, RuntimeError) as error:
            self.failed.append(repr(error))
        finally:
            caller.close()

    def _texts(self) -> list[dict[str, str]]:
        first, self._next = self._next, self._next + _STORIES_A_JOB
        return [
            report.record()
            for number in range(first, self._next)
            for report in invent_story(number, reports=_STORY_REPORTS)
        ]


def add(caller: Caller, texts: list[dict[str, str]], *, stop: threading.Event | None = None) -> Any:
    """Have texts added; the job once it is over, or once nobody waits for it any more.

    Raises:
        RuntimeError: when the server will not have them.
    """
    given = caller.post(f"{API}/jobs", {"texts": texts}, headers=csrf(caller))
    if given.status != 202:
        raise RuntimeError(f"POST {API}/jobs: {given.status} {given.body[:300]!r}")
    job = json.loads(given.body)
    while job["state"] not in ("done", "failed") and not (stop and stop.is_set()):
        time.sleep(_ASKS_EVERY_S)
        job = caller.json(f"{API}/jobs/{job['id']}")
    return job


def csrf(caller: Caller) -> dict[str, str]:
    """The header that requests carry which change something."""
    return {"x-csrf-token": caller.json(f"{API}/visitor")["csrf"]}
