"""One run: inputs into the desk, and a new crossing of every story they touch."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from crossread.domain.report import Problem, Report
from crossread.engine.crossing import cross_touched
from crossread.engine.keeping import ReadingRoom, keep, read, renew
from crossread.engine.own_data import gazetteer_of
from crossread.engine.rooms import Rooms
from crossread.intake import read_inputs
from crossread.settings import Settings
from crossread.store import DeskFile

Progress = Callable[[str, int, int | None], None]
_BATCH_REPORTS = 64  # reports a transaction: a crash loses at most this many, and they are read again


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one run did: ids of reports added, of reports the desk had, of stories crossed anew.

    `paths` are those two kinds of reports, each with the path it was read from in this run.
    """

    added: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    stories: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    paths: tuple[tuple[str, str | None], ...] = ()


def silent(step: str, done: int, total: int | None) -> None:
    """A progress that shows nothing."""


def read_into(
    desk: DeskFile,
    inputs: Sequence[str | Path],
    *,
    settings: Settings | None = None,
    stdin: BinaryIO | None = None,
    progress: Progress = silent,
    rooms: Rooms | None = None,
    together: bool = False,
    at_once: int = _BATCH_REPORTS,
) -> Outcome:
    """Read inputs into a desk and cross what they touch.

    Reports the desk already holds change nothing. Reports are kept in batches of `at_once`, each in one transaction,
    then every touched story is crossed in one; a run cut short is completed by the next. With `together`
    the user says that all these inputs tell of one happening, and no likeness is asked for.

    Raises:
        DeskError: when the desk cannot be written; what was committed stays.
        ModelError: when the encoder or the reader cannot be loaded.
    """
    rooms = rooms or Rooms(settings or Settings())
    reading = ReadingRoom(rooms.reader, gazetteer_of(desk, rooms.gazetteer))
    problems = renew(desk, reading, progress=progress)
    added: list[str] = []
    unchanged: list[str] = []
    paths: list[tuple[str, str | None]] = []
    found = read_inputs(inputs, settings=rooms.settings, stdin=stdin)
    fresh = _fresh(desk, found, problems, unchanged, paths)
    while batch := list(islice(fresh, at_once)):
        layers, unread = read(batch, reading)  # before the transaction: others may write meanwhile
        with desk.transaction():
            problems.extend((*unread, *keep(desk, batch, layers, reading)))
        added.extend(report.id for report in batch)
        progress("read", len(added), None)
    told_together = sorted({*added, *unchanged}) if together else []
    stories = cross_touched(desk, rooms, together=told_together, progress=progress)
    return Outcome(tuple(added), tuple(unchanged), stories, tuple(problems), tuple(paths))


def refresh(
    desk: DeskFile,
    *,
    settings: Settings | None = None,
    progress: Progress = silent,
    rooms: Rooms | None = None,
) -> Outcome:
    """Read again what other tables of places than the desk's were used for, and cross the stories that wait for it.

    Raises:
        DeskError: when the desk cannot be written; what was committed stays.
        ModelError: when the encoder or the reader cannot be loaded.
    """
    rooms = rooms or Rooms(settings or Settings())
    reading = ReadingRoom(rooms.reader, gazetteer_of(desk, rooms.gazetteer))
    problems = renew(desk, reading, progress=progress)
    return Outcome(stories=cross_touched(desk, rooms, progress=progress), problems=tuple(problems))


def _fresh(
    desk: DeskFile,
    found: Iterable[Report | Problem],
    problems: list[Problem],
    unchanged: list[str],
    paths: list[tuple[str, str | None]],
) -> Iterator[Report]:
    for item in found:
        if isinstance(item, Problem):
            problems.append(item)
            continue
        paths.append((item.id, item.path))
        if desk.has_report(item.id):
            unchanged.append(item.id)
        else:
            yield item
