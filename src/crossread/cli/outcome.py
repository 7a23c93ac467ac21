"""What `crossread read` prints when it is done: counts, the stories it touched, problems, the next step."""

from __future__ import annotations

import heapq
import shlex
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rich.text import Text

from crossread.cli.options import DESK
from crossread.cli.palette import QUIET, STRONG, WRONG
from crossread.cli.summary import story_summaries
from crossread.cli.terminal import Terminal
from crossread.cli.words import plain
from crossread.domain.crossing import Story
from crossread.domain.desk import Desk
from crossread.domain.report import Problem
from crossread.export.page_words import count

if TYPE_CHECKING:
    from crossread.engine import Outcome
    from crossread.store import DeskFile

_MOST_STORIES = 3
_MOST_PROBLEMS = 20  # in a terminal; a log gets all of them
_BATCH_STORIES = 200  # loaded at a time to find the largest


@dataclass(frozen=True, slots=True)
class Touched:
    """The largest stories of a run; how many more several reports tell, and how many only one does."""

    shown: Desk
    more: int = 0
    alone: int = 0


def print_outcome(terminal: Terminal, desk: DeskFile, outcome: Outcome, *, desk_path: Path) -> None:
    """Counts, then the stories that changed; where none did, those of the reports named."""
    terminal.out.print(_counts(outcome, desk_path))
    found = touched(desk, outcome.stories or desk.stories_of(outcome.unchanged))
    for summary in story_summaries(found.shown):
        terminal.out.print()
        terminal.out.print(summary)
    rest = []
    if found.more:
        rest.append(f"{count(found.more, 'more story', 'more stories')} told by several reports")
    if found.alone:
        rest.append(f"{count(found.alone, 'report')} without another on the same events")
    if rest:
        terminal.out.print(Text(f"\nNot shown: {', '.join(rest)}.", QUIET))


def print_problems(terminal: Terminal, problems: Sequence[Problem]) -> None:
    """What was wrong with which input, on stderr."""
    shown = problems[:_MOST_PROBLEMS] if terminal.err.is_terminal else problems
    if shown:
        terminal.err.print(Text(f"\n{count(len(problems), 'problem')}", WRONG))
    for problem in shown:
        line = Text("  ").append(plain(problem.where), STRONG)
        line.append(f": {plain(problem.what)} — {plain(problem.done)}")
        terminal.err.print(line, soft_wrap=not terminal.err.is_terminal)
    if len(shown) < len(problems):
        rest = count(len(problems) - len(shown), "more problem")
        terminal.err.print(Text(f"  and {rest}; add 2> problems.txt to keep all of them", QUIET))


def print_next(terminal: Terminal, *, desk_path: Path) -> None:
    """What to do now."""
    command = "crossread report --open"
    if desk_path != DESK:
        command += f" --desk {shlex.quote(plain(str(desk_path)))}"
    terminal.out.print(
        Text.assemble("\nNext: ", (command, STRONG), ("  every text, every passage, side by side", QUIET))
    )


def touched(desk: DeskFile, story_ids: Collection[str]) -> Touched:
    """Sort stories into those to print and those to count; only a few are held at a time."""
    largest: list[tuple[int, str]] = []
    several = alone = 0
    for story in _stories(desk, sorted(story_ids)):
        if len(story.reports) > 1:
            several += 1
            largest = heapq.nlargest(_MOST_STORIES, [*largest, (len(story.reports), story.id)])
        else:
            alone += 1
    shown = desk.snapshot_stories([story_id for _, story_id in largest])
    return Touched(shown, more=several - len(largest), alone=alone)


def _stories(desk: DeskFile, story_ids: Sequence[str]) -> Iterator[Story]:
    for at in range(0, len(story_ids), _BATCH_STORIES):
        yield from desk.snapshot_stories(story_ids[at : at + _BATCH_STORIES]).stories


def _counts(outcome: Outcome, desk_path: Path) -> Text:
    where = plain(str(desk_path))
    added, unchanged = len(outcome.added), len(outcome.unchanged)
    if added:
        already = f"; {count(unchanged, 'report')} stood there already" if unchanged else ""
        return Text.assemble((f"{count(added, 'report')} read", STRONG), f" into {where}{already}")
    if unchanged:
        return Text.assemble(
            ("Nothing new", STRONG), f": {count(unchanged, 'report')} on {where} already, unchanged"
        )
    return Text.assemble(("No report read", STRONG), f" into {where}")
