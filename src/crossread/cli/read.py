"""`crossread read`: inputs into the desk, and what they say against each other."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Annotated

import typer

from crossread.cli.exit_codes import ExitCode
from crossread.cli.options import (
    DESK,
    PAGE,
    THREADS,
    DeskOption,
    EncoderOption,
    EntailmentOption,
    NoColorOption,
    OpenOption,
    QuietOption,
    ReaderOption,
    ThreadsOption,
)
from crossread.settings import Settings


def read(  # noqa: PLR0913  one parameter an option
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH", help="Files, folders or globs; - is standard input.")
    ],
    *,
    desk: DeskOption = DESK,
    open_page: OpenOption = False,
    field: Annotated[
        list[str] | None,
        typer.Option(
            "--field",
            metavar="OURS=THEIRS",
            help="Which of your columns is which field of ours: --field text=body. Repeat for more.",
        ),
    ] = None,
    encoder: EncoderOption = None,
    reader: ReaderOption = None,
    entailment: EntailmentOption = None,
    threads: ThreadsOption = THREADS,
    together: Annotated[
        bool,
        typer.Option("--together", help="All inputs tell of one happening: cross them as one story."),
    ] = False,
    quiet: QuietOption = False,
    no_color: NoColorOption = False,
) -> None:
    """Read reports into the desk, cross them with what is there, and print what was found."""
    from crossread.cli.outcome import print_next, print_outcome, print_problems  # noqa: PLC0415
    from crossread.cli.progress import ProgressBar  # noqa: PLC0415
    from crossread.cli.report import write_page  # noqa: PLC0415
    from crossread.cli.terminal import open_terminal  # noqa: PLC0415
    from crossread.engine import read_into  # noqa: PLC0415  a second of imports that other commands do without
    from crossread.store import open_desk  # noqa: PLC0415

    settings = Settings(
        encoder_folder=encoder,
        reader_folder=reader,
        entailment_folder=entailment,
        threads=threads,
        fields=_columns(field or []),
    )
    terminal = open_terminal(no_color=no_color)
    with open_desk(desk) as opened:
        with ProgressBar(terminal.err, wanted=not quiet) as progress:
            outcome = read_into(
                opened,
                paths,
                settings=settings,
                stdin=sys.stdin.buffer,
                progress=progress,
                together=together,
            )
        if not quiet:
            print_outcome(terminal, opened, outcome, desk_path=desk)
        print_problems(terminal, outcome.problems)
        if not (outcome.added or outcome.unchanged):
            typer.echo(
                "crossread: nothing could be read; every input is named above with its reason", err=True
            )
            raise typer.Exit(ExitCode.FAILED)
        if open_page:
            write_page(opened, PAGE, desk_path=desk, open_page=True, quiet=quiet)
        elif not quiet:
            print_next(terminal, desk_path=desk)


def _columns(pairs: Sequence[str]) -> Mapping[str, str]:
    """`text=body` as {"body": "text"}: the user's column names to ours."""
    columns: dict[str, str] = {}
    for pair in pairs:
        ours, equals, theirs = pair.partition("=")
        if not (equals and ours.strip() and theirs):
            message = f"got {pair!r}; expected OURS=THEIRS, as in text=body"
            raise typer.BadParameter(message, param_hint="--field")
        columns[theirs] = ours.strip()
    return MappingProxyType(columns)
