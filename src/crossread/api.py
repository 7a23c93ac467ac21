"""The Python face of Crossread: read reports, get a desk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from crossread.domain.checking import Checked
from crossread.domain.desk import Desk
from crossread.engine import Rooms, read_into
from crossread.engine.checking import Checker
from crossread.models.reader import Reader
from crossread.settings import Settings
from crossread.store import DeskFile, open_desk


def read(
    paths: Sequence[str | Path] | str | Path,
    *,
    desk: str | Path | None = None,
    settings: Settings | None = None,
    reader: Reader | None = None,
    together: bool = False,
) -> Desk:
    """Read reports against each other.

    Args:
        paths: files, folders, globs, or one of them.
        desk: the desk file to add to (made when missing); None keeps everything in memory.
        settings: how to read; the defaults use the packaged models.
        reader: the caller's own reader, see docs/own-reader.md; None is that of the settings.
        together: whether all inputs are known to tell of one happening.

    Returns:
        Everything the desk holds afterwards; `problems` lists inputs that could not be read, and why.

    Raises:
        DeskError: when the desk file cannot be opened or written.
        ModelError: when weights are missing or damaged.
    """
    inputs = [paths] if isinstance(paths, str | Path) else list(paths)
    with open_desk(desk if desk is not None else ":memory:") as kept:
        rooms = Rooms(settings or Settings(), own_reader=reader)
        outcome = read_into(kept, inputs, rooms=rooms, together=together)
        return replace(kept.snapshot(), problems=outcome.problems)


def check(
    desk: Desk | str | Path, claim: str, *, settings: Settings | None = None, reader: Reader | None = None
) -> Checked:
    """Say what the reports of a desk say to a claim.

    Args:
        desk: a desk that `read` returned, or a desk file.
        claim: one statement, in English.
        settings: those the desk was read with; the defaults use the packaged models.
        reader: the caller's own reader, as for `read`.

    Returns:
        The answer, both counts, the passages it rests on, and what differs in words.

    Raises:
        DeskError: when there is no such desk file, or it cannot be read.
        ModelError: when weights are missing or damaged.
    """
    rooms = Rooms(settings or Settings(), own_reader=reader)
    if isinstance(desk, Desk):
        with open_desk(":memory:") as kept:
            _keep(kept, desk)
            return Checker(kept, rooms).check(claim)
    with open_desk(desk, create=False, read_only=True) as opened:
        return Checker(opened, rooms).check(claim)


def _keep(kept: DeskFile, desk: Desk) -> None:
    with kept.transaction():
        for report in desk.reports:
            kept.add_report(report, desk.reading(report.id))
        kept.replace_story(
            retire=(), stories=desk.stories, lineages=desk.lineages, claims=(), discrepancies=()
        )
