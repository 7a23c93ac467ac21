"""The Python face of Crossread: read reports, get a desk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from crossread.domain.desk import Desk
from crossread.engine import Rooms, read_into
from crossread.models.reader import Reader
from crossread.settings import Settings
from crossread.store import open_desk


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
