"""Sees to it that jobs are done: one after the other, again after the process died, and told of while they run."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import cast

from crossread.errors import CrossreadError
from crossread.serve.jobs.adding import AddTask, RecrossTask, Step, TaskDone, add_here
from crossread.serve.jobs.board import Board
from crossread.serve.jobs.inbox import Inbox, Spooled
from crossread.serve.jobs.process import Worker, WorkerDiedError
from crossread.serve.jobs.states import JobKind, JobState, Phase, now
from crossread.settings import Settings

_MOST_TRIES = 3
_MOST_STORIES = 100


class Foreman:
    """One thread that hands jobs to the adding process. Jobs to add are written down in the inbox as they go on."""

    def __init__(
        self,
        desk: Path,
        settings: Settings,
        inbox: Inbox,
        board: Board,
        *,
        main: Callable[..., None] = add_here,
    ) -> None:
        self._worker = Worker("adding", main, desk, settings)
        self._inbox = inbox
        self._board = board
        self._waiting: deque[Spooled] = deque()
        self._wake = threading.Condition()
        self._closed = False
        self._thread: threading.Thread | None = None

    @property
    def pid(self) -> int | None:
        """The number of the adding process, while there is one."""
        return self._worker.pid

    def take(self, spooled: Spooled) -> None:
        """Do this job when its turn comes."""
        with self._wake:
            self._board.show(spooled.state)
            self._waiting.append(spooled)
            self._wake.notify()
            if self._thread is None and not self._closed:
                self._thread = threading.Thread(target=self._work, name="jobs", daemon=True)
                self._thread.start()

    def waiting(self, kind: JobKind) -> JobState | None:
        """A job of that kind that was not begun yet."""
        with self._wake:
            return next((one.state for one in self._waiting if one.state.kind is kind), None)

    def close(self) -> None:
        """Stop; a job under way is left as it is, for the next server."""
        with self._wake:
            self._closed = True
            self._wake.notify()
        self._worker.close()
        if self._thread is not None:
            self._thread.join()

    def _work(self) -> None:
        while True:
            with self._wake:
                self._wake.wait_for(lambda: self._closed or self._waiting)
                if self._closed:
                    return
                spooled = self._waiting.popleft()
                begun = replace(
                    spooled.state, state=Phase.RUNNING, tries=spooled.state.tries + 1, started=now(), error=""
                )
                self._board.show(begun)
            self._do(replace(spooled, state=begun), before=spooled)

    def _do(self, spooled: Spooled, *, before: Spooled) -> None:
        job = spooled.state.id
        try:
            self._keep(spooled)
            gave = self._worker.ask(self._task(spooled), told=lambda step: self._step(job, step))
        except WorkerDiedError as error:
            if self._closed:
                self._keep(before)
            elif spooled.state.tries < _MOST_TRIES:
                waiting = replace(spooled, state=replace(spooled.state, state=Phase.WAITING, step="", done=0))
                with self._wake:
                    self._waiting.appendleft(waiting)
                    self._board.show(waiting.state)
            else:
                self._fail(spooled, f"{error}; tried {spooled.state.tries} times")
        except (CrossreadError, OSError) as error:
            self._fail(spooled, str(error))
        else:
            self._finish(spooled, cast("TaskDone", gave))

    def _task(self, spooled: Spooled) -> AddTask | RecrossTask:
        if spooled.state.kind is JobKind.RECROSS:
            return RecrossTask()
        names = tuple(item.name for item in spooled.state.items)
        return AddTask(self._inbox.files(spooled.state.id), spooled.sources, names, spooled.together)

    def _step(self, job: str, step: Step) -> None:
        self._board.change(
            job, lambda state: replace(state, step=step.name, done=step.done, total=step.total)
        )

    def _finish(self, spooled: Spooled, gave: TaskDone) -> None:
        state = replace(
            self._board.state(spooled.state.id) or spooled.state,
            state=Phase.DONE,
            step="",
            done=0,
            total=None,
            items=gave.items,
            crossed=len(gave.stories),
            stories=gave.stories[:_MOST_STORIES],
            ended=now(),
        )
        self._over(replace(spooled, state=state), self._inbox.settle)

    def _fail(self, spooled: Spooled, why: str) -> None:
        state = replace(spooled.state, state=Phase.FAILED, error=why, ended=now())
        self._over(replace(spooled, state=state), self._inbox.save)

    def _over(self, spooled: Spooled, write: Callable[[Spooled], None]) -> None:
        if spooled.state.kind is JobKind.ADD:
            with suppress(
                OSError
            ):  # what it did is on the desk; at worst it is done again, and changes nothing
                write(spooled)
        self._board.show(spooled.state)

    def _keep(self, spooled: Spooled) -> None:
        if spooled.state.kind is JobKind.ADD:
            self._inbox.save(spooled)
