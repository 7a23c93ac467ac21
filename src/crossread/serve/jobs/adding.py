"""What the adding process does: pages fetched, inputs read into the desk, stories crossed."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Collection
from dataclasses import asdict, dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING

from crossread.errors import CrossreadError
from crossread.serve.jobs.inbox import Source
from crossread.serve.jobs.process import Tell, attend
from crossread.serve.jobs.states import ItemOutcome, ItemState, Trouble
from crossread.settings import Settings

if TYPE_CHECKING:
    from crossread.domain.report import Problem
    from crossread.engine import Outcome, Rooms

_NICE = 5  # readers of the desk come first
_WAITS_S = 600.0  # for another process that writes to the desk
_MOST_ROUNDS = 3  # a story can come apart in two, which are crossed one after the other
_EVERY_S = 0.2
_AT_ONCE = 8  # reports a transaction: judgements wait for its end
_MOST_NAMED = 20


@dataclass(frozen=True, slots=True)
class AddTask:
    """Inputs to add: files of a folder, pages that become files of it."""

    folder: Path
    sources: tuple[Source, ...]
    names: tuple[str, ...]
    together: bool = False


@dataclass(frozen=True, slots=True)
class RecrossTask:
    """Stories whose reports wait are to be crossed."""


@dataclass(frozen=True, slots=True)
class Step:
    """How far a task is."""

    name: str
    done: int
    total: int | None


@dataclass(frozen=True, slots=True)
class TaskDone:
    """What became of the inputs, and ids of the stories crossed."""

    items: tuple[ItemState, ...] = ()
    stories: tuple[str, ...] = ()


def add_here(pipe: Connection, desk: Path, settings: Settings) -> None:
    """The body of the adding process."""
    from threadpoolctl import threadpool_limits  # noqa: PLC0415

    from crossread.engine.rooms import Rooms  # noqa: PLC0415  the server does without the models

    rooms = Rooms(settings)

    def handle(task: AddTask | RecrossTask, tell: Tell) -> TaskDone:
        with threadpool_limits(limits=1):
            if isinstance(task, AddTask):
                return _add(task, desk, rooms, tell)
            return _recross(desk, rooms, tell)

    attend(pipe, handle, nice=_NICE)


def _add(task: AddTask, desk: Path, rooms: Rooms, tell: Tell) -> TaskDone:
    from crossread.engine.run import read_into  # noqa: PLC0415
    from crossread.store import open_desk  # noqa: PLC0415

    os.chdir(task.folder)  # so that reports are known by the names their files came with
    unfetched = _fetched(task, tell)
    files = [source.file for at, source in enumerate(task.sources) if at not in unfetched]
    with open_desk(desk, create=False, busy_timeout_s=_WAITS_S) as opened:
        outcome = read_into(
            opened,
            files,
            rooms=rooms,
            progress=_throttled(tell, reports=len(files)),
            together=task.together,
            at_once=_AT_ONCE,
        )
    added = set(outcome.added)
    items = (
        unfetched.get(at) or _became(source.file, name, outcome, added)
        for at, (source, name) in enumerate(zip(task.sources, task.names, strict=True))
    )
    return TaskDone(tuple(items), outcome.stories)


def _recross(desk: Path, rooms: Rooms, tell: Tell) -> TaskDone:
    """Cross what waits, and read nothing again: that another reader is used by now is found out when reports are added."""
    from crossread.engine.crossing import cross_touched  # noqa: PLC0415
    from crossread.store import open_desk  # noqa: PLC0415

    stories: set[str] = set()
    with open_desk(desk, create=False, busy_timeout_s=_WAITS_S) as opened:
        for _ in range(_MOST_ROUNDS):
            crossed = cross_touched(opened, rooms, progress=_throttled(tell))
            stories.update(crossed)
            if not crossed:
                break
    return TaskDone(stories=tuple(sorted(stories)))


def _fetched(task: AddTask, tell: Tell) -> dict[int, ItemState]:
    """Makes files of pages; the inputs that no file was made of, by their place."""
    wanted = [(at, source) for at, source in enumerate(task.sources) if source.url]
    failed: dict[int, ItemState] = {}
    if not wanted:
        return failed
    from crossread.serve.fetching import Fetcher  # noqa: PLC0415

    with Fetcher() as fetcher:
        for done, (at, source) in enumerate(wanted):
            tell(Step("fetch", done, len(wanted)))
            if Path(source.file).exists():  # an earlier try got it
                continue
            try:
                draft = fetcher.fetch(source.url)
            except CrossreadError as error:
                trouble = Trouble(str(error), "skipped")
                failed[at] = ItemState(task.names[at], ItemOutcome.FAILED, troubles=(trouble,))
            else:
                fresh = Path(source.file + ".new")
                record = {key: value for key, value in asdict(draft).items() if key not in ("where", "path")}
                fresh.write_text(json.dumps(record), encoding="utf-8")
                fresh.replace(source.file)
    return failed


def _became(file: str, name: str, outcome: Outcome, new: Collection[str]) -> ItemState:
    held = [report for report, path in outcome.paths if path == file]
    added = [report for report in held if report in new]
    known = [report for report in held if report not in new]
    found = ItemOutcome.ADDED if added else ItemOutcome.KNOWN if known else ItemOutcome.FAILED
    troubles = [_trouble(problem, file) for problem in outcome.problems if _is_of(problem, file)]
    if len(troubles) > _MOST_NAMED:
        more = len(troubles) - _MOST_NAMED
        troubles[_MOST_NAMED:] = [Trouble(f"{more:,} more problems in this file", "not listed")]
    return ItemState(
        name, found, len(added), len(known), tuple((added + known)[:_MOST_NAMED]), tuple(troubles)
    )


def _is_of(problem: Problem, file: str) -> bool:
    return problem.where == file or problem.where.startswith(f"{file}#")


def _trouble(problem: Problem, file: str) -> Trouble:
    part = problem.where[len(file) + 1 :]
    return Trouble(f"{part}: {problem.what}" if part and part != "record 1" else problem.what, problem.done)


def _throttled(tell: Tell, *, reports: int | None = None) -> Callable[[str, int, int | None], None]:
    """A progress that says each step once it begins, and then every so often."""
    last: dict[str, float] = {}

    def progress(step: str, done: int, total: int | None) -> None:
        moment = time.monotonic()
        if moment - last.get(step, 0.0) >= _EVERY_S or done == total:
            last[step] = moment
            at_least = reports if step == "read" and reports and done <= reports else None
            tell(Step(step, done, total if total is not None else at_least))

    return progress
