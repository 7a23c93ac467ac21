"""Checks of claims, in a process that keeps models and the desk's vectors in memory."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, cast

from crossread.errors import WorkerError
from crossread.serve.jobs.process import Tell, Worker, WorkerDiedError, attend
from crossread.settings import Settings

if TYPE_CHECKING:
    from crossread.domain.checking import Checked

_MOST_IN_LINE = 8  # callers that wait; each holds a thread of the server
_WARMING = "A ship reached the harbour on Monday."


class Checks:
    """Asks the checking process; many threads may, one after the other is answered."""

    def __init__(self, desk: Path, settings: Settings, *, limit_s: float) -> None:
        self._worker = Worker("checking", check_here, desk, settings)
        self._limit_s = limit_s
        self._turn = threading.Lock()
        self._line = threading.BoundedSemaphore(_MOST_IN_LINE)

    @property
    def pid(self) -> int | None:
        """The number of the checking process, while there is one."""
        return self._worker.pid

    def check(self, claims: Sequence[str]) -> tuple[Checked, ...]:
        """The answers to claims, in order.

        Raises:
            WorkerError: when too many wait, or no answer comes in time.
            DeskError, ModelError: as `engine.checking.Checker`.
        """
        until = time.monotonic() + self._limit_s
        if not self._line.acquire(blocking=False):
            raise WorkerError(f"checking: {_MOST_IN_LINE} requests wait already; ask again in a few seconds")
        try:
            if not self._turn.acquire(timeout=self._limit_s):
                raise WorkerError(
                    f"checking: no turn within {self._limit_s:g} seconds; ask again in a few seconds"
                )
            try:
                return self._asked(tuple(claims), until)
            finally:
                self._turn.release()
        finally:
            self._line.release()

    def close(self) -> None:
        """End the process."""
        self._worker.close()

    def warm(self) -> None:
        """Have models loaded before the first claim comes."""
        threading.Thread(target=self._warm, name="warming", daemon=True).start()

    def _warm(self) -> None:
        try:
            self.check([_WARMING])
        except Exception:  # whoever checks a claim is told
            return

    def _asked(self, claims: tuple[str, ...], until: float) -> tuple[Checked, ...]:
        try:
            answer = self._worker.ask(claims, limit_s=max(1.0, until - time.monotonic()))
        except WorkerDiedError:  # once more: what ended it need not have been these claims
            answer = self._worker.ask(claims, limit_s=max(1.0, until - time.monotonic()))
        return cast("tuple[Checked, ...]", answer)


def check_here(pipe: Connection, desk: Path, settings: Settings) -> None:
    """The body of the checking process."""
    from crossread.engine.checking import Checker  # noqa: PLC0415  the server does without the models
    from crossread.engine.rooms import Rooms  # noqa: PLC0415
    from crossread.store import open_desk  # noqa: PLC0415

    checkers: list[Checker] = []

    def handle(claims: tuple[str, ...], tell: Tell) -> tuple[Checked, ...]:
        if not checkers:
            checkers.append(Checker(open_desk(desk, create=False, read_only=True), Rooms(settings)))
        return tuple(checkers[0].check(claim) for claim in claims)

    attend(pipe, handle)
