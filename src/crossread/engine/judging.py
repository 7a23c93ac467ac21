"""Judgements onto the desk, and a new crossing of the stories they touch, no others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from crossread.domain.judgements import Judgement, reports_of
from crossread.domain.report import Problem
from crossread.engine.crossing import cross_touched
from crossread.engine.rooms import Rooms
from crossread.intake.judgement_lines import JudgementLine, read_judgements
from crossread.settings import Settings
from crossread.store import DeskFile

Progress = Callable[[str, int, int | None], None]
_MOST_ROUNDS = (
    3  # a story that a judgement held together can come apart in two, which are crossed one after the other
)
_SHOWN_CHARS = 40


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
    with desk.transaction():
        added = desk.add_judgements(given.values())
        desk.uncross(_touched(desk, [given[one] for one in added]))
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
    fitting = []
    for line in lines:
        problem = _not_here(desk, line)
        if problem is None:
            fitting.append(line.judgement)
        else:
            problems.append(problem)
    kept = judge(desk, fitting, settings=settings, progress=progress, rooms=rooms)
    return Kept(kept.added, kept.known, kept.stories, tuple(problems))


def _touched(desk: DeskFile, judgements: Sequence[Judgement]) -> list[str]:
    """Reports of the judgements that are in a story, one of each story and judgement."""
    found: set[str] = set()
    for one in judgements:
        by_story = {desk.story_of(report): report for report in sorted(reports_of(one), reverse=True)}
        found.update(report for story, report in by_story.items() if story is not None)
    return sorted(found)


def _not_here(desk: DeskFile, line: JudgementLine) -> Problem | None:
    """What speaks against the line's characters being those of the desk's reports."""
    for place in (*line.judgement.places, *line.judgement.others):
        if desk.has_report(place.report) and place.span.end > len(desk.report(place.report).text):
            what = f"[{place.span.start}, {place.span.end}) is beyond the end of {place.report}"
            return Problem(line.where, f"{what}; expected characters of that report", "skipped")
    for place, text in line.texts:
        if desk.has_report(place.report) and place.span.of(desk.report(place.report).text) != text:
            held = place.span.of(desk.report(place.report).text)
            what = f"the report says {held[:_SHOWN_CHARS]!r} there, the line {text[:_SHOWN_CHARS]!r}"
            return Problem(line.where, f"{what}; expected the same characters", "skipped")
    return None


def _silent(step: str, done: int, total: int | None) -> None:
    pass
