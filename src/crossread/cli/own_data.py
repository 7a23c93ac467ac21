"""`crossread gazetteer` and `crossread watch`: what users bring to their desk, to add, list and remove."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from crossread.cli.options import (
    DESK,
    THREADS,
    DeskOption,
    EncoderOption,
    EntailmentOption,
    NoColorOption,
    QuietOption,
    ReaderOption,
    ThreadsOption,
)
from crossread.errors import UsageError
from crossread.settings import Settings

if TYPE_CHECKING:
    from crossread.engine import Added
    from crossread.store import DeskFile

_FileArgument = Annotated[Path, typer.Argument(metavar="FILE", help="The file to keep in the desk.")]
_NameArgument = Annotated[
    str, typer.Argument(metavar="NAME", help="Its name, as the list command prints it.")
]


@dataclass(frozen=True, slots=True)
class _Kind:
    """One kind of data that users bring along: its name in the desk, what an entry is, the help of its commands."""

    name: str
    entries: str
    about: str
    adding: str
    listing: str
    removing: str


def _add_gazetteer(desk: DeskFile, file: Path) -> Added:
    from crossread.engine import add_gazetteer  # noqa: PLC0415

    return add_gazetteer(desk, file)


def _add_watch_list(desk: DeskFile, file: Path) -> Added:
    from crossread.engine import add_watch_list  # noqa: PLC0415

    return add_watch_list(desk, file)


def _commands(kind: _Kind, keep: Callable[[DeskFile, Path], Added]) -> typer.Typer:
    """The commands add, list and remove of one kind."""
    group = typer.Typer(help=kind.about, no_args_is_help=True)

    @group.command("add", help=kind.adding)
    def add(
        file: _FileArgument,
        *,
        desk: DeskOption = DESK,
        encoder: EncoderOption = None,
        entailment: EntailmentOption = None,
        reader: ReaderOption = None,
        threads: ThreadsOption = THREADS,
        quiet: QuietOption = False,
        no_color: NoColorOption = False,
    ) -> None:
        view = _View(
            desk,
            Settings(encoder, reader, threads, entailment_folder=entailment),
            quiet=quiet,
            no_color=no_color,
        )
        _add(file, view, keep, what=kind.entries)

    @group.command("list", help=kind.listing)
    def names(desk: DeskOption = DESK) -> None:
        _print_names(desk, kind.name)

    @group.command("remove", help=kind.removing)
    def remove(
        name: _NameArgument,
        *,
        desk: DeskOption = DESK,
        encoder: EncoderOption = None,
        entailment: EntailmentOption = None,
        reader: ReaderOption = None,
        threads: ThreadsOption = THREADS,
        quiet: QuietOption = False,
        no_color: NoColorOption = False,
    ) -> None:
        view = _View(
            desk,
            Settings(encoder, reader, threads, entailment_folder=entailment),
            quiet=quiet,
            no_color=no_color,
        )
        _remove(name, view, kind.name)

    return group


@dataclass(frozen=True, slots=True)
class _View:
    """The desk a command works on, with what, and how much it says."""

    desk: Path
    settings: Settings
    quiet: bool
    no_color: bool


def _add(file: Path, view: _View, add: Callable[[DeskFile, Path], Added], *, what: str) -> None:
    from crossread.cli.outcome import print_problems  # noqa: PLC0415
    from crossread.cli.terminal import open_terminal  # noqa: PLC0415
    from crossread.store import open_desk  # noqa: PLC0415

    with open_desk(view.desk) as opened:
        added = add(opened, file)
        print_problems(open_terminal(no_color=view.no_color), added.problems)
        if not view.quiet:
            typer.echo(f"Kept {added.entries:,} {what} as {added.name} in {view.desk}")
        _refresh(opened, view)


def _remove(name: str, view: _View, kind: str) -> None:
    from crossread.store import open_desk  # noqa: PLC0415

    with open_desk(view.desk, create=False) as opened:
        with opened.transaction():
            if not opened.drop_own(kind, name):
                held = ", ".join(opened.own(kind)) or "none"
                raise UsageError(f"{view.desk} has no {kind} named {name!r}; it has: {held}")
            opened.uncross()
        _refresh(opened, view)


def _refresh(opened: DeskFile, view: _View) -> None:
    """Let what changed show in the reports that are there."""
    from crossread.cli.outcome import print_problems  # noqa: PLC0415
    from crossread.cli.progress import ProgressBar  # noqa: PLC0415
    from crossread.cli.terminal import open_terminal  # noqa: PLC0415
    from crossread.engine import refresh  # noqa: PLC0415

    if not opened.report_ids():
        return
    terminal = open_terminal(no_color=view.no_color)
    with ProgressBar(terminal.err, wanted=not view.quiet) as progress:
        outcome = refresh(opened, settings=view.settings, progress=progress)
    print_problems(terminal, outcome.problems)


def _print_names(desk: Path, kind: str) -> None:
    from crossread.store import open_desk  # noqa: PLC0415

    with open_desk(desk, create=False, read_only=True) as opened:
        for name in opened.own(kind):
            typer.echo(name)


gazetteer = _commands(
    _Kind(
        "gazetteer",
        "places",
        about="Places of your own beside the packaged ones: GeoNames dumps, for villages that are not packaged.",
        adding="Keep a GeoNames country dump (SY.zip, or SY.txt out of it) in the desk; its reports are read again, "
        "so that the new places are found.",
        listing="Print the names of the desk's own tables of places.",
        removing="Take a table of places out of the desk; its reports are read again without it.",
    ),
    _add_gazetteer,
)
watch = _commands(
    _Kind(
        "watch list",
        "entries",
        about="Lists of people, bodies and places to look out for; entities of reports are linked to them.",
        adding="Keep a watch list (CSV with a column name, or FollowTheMoney JSON lines) in the desk and link the "
        "entities of its reports to it.",
        listing="Print the names of the desk's watch lists.",
        removing="Take a watch list out of the desk, and the links to it.",
    ),
    _add_watch_list,
)
