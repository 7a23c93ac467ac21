"""`crossread report`: the desk, or one story of it, as a page to read, print and pass on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from crossread.cli.options import DESK, PAGE, DeskOption, OpenOption
from crossread.cli.pages import STDOUT, render, show, write
from crossread.cli.words import plain
from crossread.domain.desk import Desk
from crossread.errors import UsageError

if TYPE_CHECKING:
    from crossread.store import DeskFile

_MOST_NAMED = 10
_TITLE = "Reports read against each other"


def report(
    desk: DeskOption = DESK,
    out: Annotated[
        Path, typer.Option("--out", metavar="FILE", help="Where the page goes; - is standard output.")
    ] = PAGE,
    open_page: OpenOption = False,
    story: Annotated[
        str | None,
        typer.Option("--story", metavar="ID", help="One story only, by its id or the start of it."),
    ] = None,
) -> None:
    """Write the report page: one HTML file that needs no network."""
    from crossread.store import open_desk  # noqa: PLC0415

    with open_desk(desk, create=False, read_only=True) as opened:
        write_page(opened, out, desk_path=desk, open_page=open_page, story=story)


def write_page(
    desk: DeskFile,
    out: Path,
    *,
    desk_path: Path,
    open_page: bool,
    story: str | None = None,
    quiet: bool = False,
) -> None:
    """Write the page of a desk, or of one story, and open it on demand.

    Raises:
        UsageError: when the desk holds no such story.
    """
    shown = desk.snapshot()
    title = _TITLE
    if story is not None:
        found = _story_id(shown, story)
        shown = desk.snapshot_stories([found])
        title = shown.stories[0].title
    write(render(shown, title=title), out, desk_path=desk_path)
    opened = open_page and out != STDOUT and show(out)
    if out != STDOUT and not quiet:
        typer.echo(f"{plain(str(out))} written{' and opened' if opened else ''}", err=True)


def _story_id(desk: Desk, wanted: str) -> str:
    found = [story.id for story in desk.stories if story.id.startswith(wanted)]
    if len(found) == 1 or wanted in found:
        return wanted if wanted in found else found[0]
    among = found or [story.id for story in desk.stories]
    named = ", ".join(among[:_MOST_NAMED]) + (", …" if len(among) > _MOST_NAMED else "")
    what = "several stories begin" if found else "no story on the desk begins"
    raise UsageError(f"{what} with {wanted!r}; expected one of: {named or 'none, the desk is empty'}")
