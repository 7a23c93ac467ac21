"""A bar on stderr for runs a person waits for: shown in a terminal only, and only once a run is long."""

from __future__ import annotations

from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
)

_PATIENCE_S = 1.0  # shorter runs show nothing
_NAMES = {
    "read": "reading reports",
    "read again": "reading again with another reader",
    "cross": "crossing stories",
    "compare": "comparing reports",
    "check": "checking claims",
}


class ProgressBar:
    """A progress to hand to the engine, in a `with`; it leaves nothing behind on the terminal."""

    def __init__(self, console: Console, *, wanted: bool = True, patience_s: float = _PATIENCE_S) -> None:
        self._wanted = wanted and console.is_terminal
        self._progress = Progress(
            SpinnerColumn(),
            TextColumn("{task.description}", markup=False),
            BarColumn(bar_width=24),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            console=console,
            transient=True,
        )
        self._began_s = self._progress.get_time()
        self._patience_s = patience_s
        self._started = False
        self._task = self._progress.add_task("reading", total=None)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._started:
            self._progress.stop()

    def __call__(self, step: str, done: int, total: int | None) -> None:
        """Show that `done` of `total` (None: unknown) are behind a step."""
        if not self._wanted:
            return
        if not self._started:
            if self._progress.get_time() - self._began_s < self._patience_s:
                return
            self._progress.start()
            self._started = True
        self._progress.update(self._task, description=_NAMES.get(step, step), completed=done, total=total)
