"""Where the states of jobs hang, for everybody to read and to watch."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncGenerator, Callable
from contextlib import suppress

from crossread.serve.jobs.states import JobState

_MOST_SHOWN = 200


class Board:
    """The newest state of every job. Written by threads, watched by coroutines."""

    def __init__(self) -> None:
        self._states: dict[str, JobState] = {}
        self._lock = threading.Lock()
        self._watchers: dict[asyncio.Event, tuple[asyncio.AbstractEventLoop, str]] = {}
        self._closed = False

    def state(self, job: str) -> JobState | None:
        """A job as it is now."""
        return self._states.get(job)

    def states(self) -> tuple[JobState, ...]:
        """All jobs, the newest first."""
        with self._lock:
            return tuple(reversed(self._states.values()))

    def show(self, state: JobState) -> None:
        """Hang up a job's new state; of jobs long over the oldest is taken down."""
        with self._lock:
            self._states[state.id] = state
            if len(self._states) > _MOST_SHOWN:
                oldest = next((one for one in self._states.values() if one.over), None)
                if oldest is not None:
                    del self._states[oldest.id]
        self._wake(state.id)

    def change(self, job: str, new: Callable[[JobState], JobState]) -> None:
        """Hang up what `new` makes of a job's state."""
        with self._lock:
            if job not in self._states:
                return
            self._states[job] = new(self._states[job])
        self._wake(job)

    def drop(self, job: str) -> None:
        """Take a job down."""
        with self._lock:
            self._states.pop(job, None)
        self._wake(job)

    async def watch(self, job: str) -> AsyncGenerator[JobState, None]:
        """The state of a job, and again whenever it changed, until it is over or the board is closed."""
        changed = asyncio.Event()
        with self._lock:
            self._watchers[changed] = (asyncio.get_running_loop(), job)
        try:
            while (state := self._states.get(job)) is not None:
                yield state
                if state.over or self._closed:
                    return
                await changed.wait()
                changed.clear()
        finally:
            with self._lock:
                self._watchers.pop(changed, None)

    def close(self) -> None:
        """Let everybody who watches go."""
        self._closed = True
        self._wake(None)

    def _wake(self, job: str | None) -> None:
        with self._lock:
            watchers = [
                (loop, changed)
                for changed, (loop, watched) in self._watchers.items()
                if job is None or watched == job
            ]
        for loop, changed in watchers:
            with suppress(RuntimeError):  # that loop has ended
                loop.call_soon_threadsafe(changed.set)
