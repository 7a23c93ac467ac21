"""The face of the room: what the rest of the server asks for work that takes long."""

from __future__ import annotations

import secrets
import threading
from collections.abc import AsyncGenerator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from crossread.errors import UsageError
from crossread.serve.jobs.board import Board
from crossread.serve.jobs.checking import Checks
from crossread.serve.jobs.foreman import Foreman
from crossread.serve.jobs.inbox import Inbox, Spooled
from crossread.serve.jobs.items import Incoming
from crossread.serve.jobs.states import JobKind, JobState, Phase, now
from crossread.settings import Settings

if TYPE_CHECKING:
    from crossread.domain.checking import Checked

CHECK_LIMIT_S = 60.0
_ASKS_AGAIN_S = 2.0


class Workers:
    """Processes beside the server that write to the desk and run models. All methods are safe to call from many threads.

    Nothing is started before it is needed, but for jobs that an earlier server left: `start` takes them up.
    """

    def __init__(self, desk: Path, settings: Settings, *, check_limit_s: float = CHECK_LIMIT_S) -> None:
        desk = desk.absolute()
        mine = replace(settings, fields=dict(settings.fields))  # a mapping that can be sent to a process
        self._inbox = Inbox(desk)
        self._board = Board()
        self._foreman = Foreman(desk, mine, self._inbox, self._board)
        self._checks = Checks(desk, mine, limit_s=check_limit_s)
        self._lock = threading.Lock()
        self._closed = threading.Event()

    def start(self) -> None:
        """Take up what an earlier server did not finish; while another one runs, wait for its end."""
        if not self._adopt():
            threading.Thread(target=self._wait_to_adopt, name="inbox", daemon=True).start()

    def warm(self) -> None:
        """Load models before the first claim comes; returns at once."""
        self._checks.warm()

    def close(self) -> None:
        """End all processes. Jobs under way are taken up by the next server."""
        self._closed.set()
        self._board.close()
        self._foreman.close()
        self._checks.close()
        self._inbox.release()

    @property
    def pids(self) -> tuple[int, ...]:
        """Numbers of the processes that run."""
        return tuple(pid for pid in (self._foreman.pid, self._checks.pid) if pid is not None)

    def check(self, claims: Sequence[str]) -> tuple[Checked, ...]:
        """The answers to some claims, in order.

        Raises:
            WorkerError: when too many wait, or no answer comes in time.
            DeskError, ModelError: as the check itself.
        """
        return self._checks.check(claims)

    def add(self, items: Sequence[Incoming], *, by: str, together: bool = False) -> JobState:
        """Keep inputs and have them read into the desk; they are safe once this returns.

        Raises:
            UsageError: when there are none.
            DeskError: when they cannot be kept.
        """
        if not items:
            raise UsageError("nothing to add was sent; expected files, text or addresses")
        spooled = self._inbox.put(items, by=by, together=together)
        self._foreman.take(spooled)
        return spooled.state

    def recross(self, *, by: str) -> JobState:
        """Have the stories crossed that wait for it, after judgements; while one such job waits, it is the one."""
        with self._lock:
            waiting = self._foreman.waiting(JobKind.RECROSS)
            if waiting is not None:
                return waiting
            moment = now()
            job = f"{moment[:19].translate(_PLAIN)}-{secrets.token_hex(3)}"
            spooled = Spooled(JobState(job, JobKind.RECROSS, by, moment))
            self._foreman.take(spooled)
            return spooled.state

    def retry(self, job: str) -> JobState | None:
        """Try a failed job again; None when there is no such job."""
        with self._lock:
            state = self._board.state(job)
            if state is None or state.state is not Phase.FAILED:
                return None
            spooled = next((one for one in self._inbox.load() if one.state.id == job), Spooled(state))
            fresh = replace(
                spooled.state, state=Phase.WAITING, step="", done=0, total=None, error="", tries=0, ended=""
            )
            self._foreman.take(replace(spooled, state=fresh))
            return fresh

    def discard(self, job: str) -> bool:
        """Forget a job that is over, with what was sent; False when there is no such job."""
        state = self._board.state(job)
        if state is None or not state.over:
            return False
        self._inbox.forget(job)
        self._board.drop(job)
        return True

    def job(self, job: str) -> JobState | None:
        """A job as it is now."""
        return self._board.state(job)

    def jobs(self) -> tuple[JobState, ...]:
        """All jobs that are remembered, the newest first."""
        return self._board.states()

    def watch(self, job: str) -> AsyncGenerator[JobState, None]:
        """A job's state, and again whenever it changed, until the job is over or the server stops."""
        return self._board.watch(job)

    def let_go(self) -> None:
        """End every `watch`: the server is about to stop."""
        self._board.close()

    def _adopt(self) -> bool:
        if not self._inbox.claim():
            return False
        for spooled in self._inbox.load():
            if self._board.state(spooled.state.id) is not None:
                continue
            if spooled.state.over:
                self._board.show(spooled.state)
            else:
                again = replace(spooled.state, state=Phase.WAITING, step="", done=0, total=None)
                self._foreman.take(replace(spooled, state=again))
        return True

    def _wait_to_adopt(self) -> None:
        while not self._closed.wait(_ASKS_AGAIN_S):
            if self._adopt():
                return


_PLAIN = {ord("-"): None, ord(":"): None, ord("T"): "-"}
