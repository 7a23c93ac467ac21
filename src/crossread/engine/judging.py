"""Judgements onto the desk, and a new crossing of the stories they touch, no others."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from crossread.domain.judgements import Judgement
from crossread.domain.report import Problem
from crossread.engine.crossing import cross_touched
from crossread.engine.rooms import Rooms
from crossread.intake.judgement_lines import fitting, read_judgements
from crossread.settings import Settings
from crossread.store import DeskFile

Progress = Callable[[str, int, int | None], None]
_MOST_ROUNDS = (
    3  # a story that a judgement held together can come apart in two, which are crossed one after the other
)


@dataclass(frozen=True, slots=True)
class Kept:
    """Ids of judgements that were new, and of those the desk had; ids of the stories crossed again."""

    added: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    stories: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


def judge(
    desk: DeskFile,
    judgements: Iterable[Judgement],
    *,
    settings: Settings | None = None,
    progress: Progress | None = None,
    rooms: Rooms | None = None,
) -> Kept:
    """Keep judgements and cross the stories they touch again; those the desk has already change nothing.

    A judgement about reports that the desk does not hold is kept and waits for them.

    Raises:
        DeskError: when the desk cannot be written; what was committed stays.
        ModelError: when the encoder cannot be loaded.
    """
    given = {one.id: one for one in judgements}
    added = desk.judge(given.values())
    stories: set[str] = set()
    if added:
        rooms = rooms or Rooms(settings or Settings())
        for _ in range(_MOST_ROUNDS):
            crossed = cross_touched(desk, rooms, progress=progress or _silent)
            stories.update(crossed)
            if not crossed:
                break
    return Kept(added, tuple(sorted(set(given) - set(added))), tuple(sorted(stories)))


def import_judgements(
    desk: DeskFile,
    path: Path | str,
    *,
    settings: Settings | None = None,
    progress: Progress | None = None,
    rooms: Rooms | None = None,
) -> Kept:
    """Keep the judgements of a file beside those of the desk: after both ways, two desks have the same.

    Raises:
        InputError: when the file cannot be read.
        DeskError, ModelError: as `judge`.
    """
    lines, problems = read_judgements(path)

    @cache
    def text_of(report: str) -> str | None:
        return desk.report(report).text if desk.has_report(report) else None

    given, unfit = fitting(lines, text_of)
    kept = judge(desk, given, settings=settings, progress=progress, rooms=rooms)
    return Kept(kept.added, kept.known, kept.stories, (*problems, *unfit))


def _silent(step: str, done: int, total: int | None) -> None:
    pass
