"""`crossread check`: what the reports of the desk say to a claim."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

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


class Format(StrEnum):
    """How answers are printed."""

    TEXT = "text"
    JSON = "json"


def check(  # noqa: PLR0913  one parameter an option
    claim: Annotated[
        str | None, typer.Argument(metavar="CLAIM", help="The claim, in quote marks: one statement.")
    ] = None,
    *,
    desk: DeskOption = DESK,
    file: Annotated[
        Path | None,
        typer.Option(
            "--file",
            metavar="FILE",
            help="Claims instead: one a line, or CSV, TSV, JSON lines; - is standard input.",
        ),
    ] = None,
    form: Annotated[Format, typer.Option("--format", help="How to print the answers.")] = Format.TEXT,
    encoder: EncoderOption = None,
    reader: ReaderOption = None,
    entailment: EntailmentOption = None,
    threads: ThreadsOption = THREADS,
    quiet: QuietOption = False,
    no_color: NoColorOption = False,
) -> None:
    """Say what the reports on the desk say to a claim: supported, contradicted, mixed, not found, not measured."""
    from crossread.cli.check_view import print_checked, print_counts  # noqa: PLC0415
    from crossread.cli.progress import ProgressBar  # noqa: PLC0415
    from crossread.cli.terminal import open_terminal  # noqa: PLC0415
    from crossread.engine import check_claims  # noqa: PLC0415
    from crossread.export.json_check import dump_checks, export_checks  # noqa: PLC0415
    from crossread.store import open_desk  # noqa: PLC0415

    claims = _claims(claim, file)
    terminal = open_terminal(no_color=no_color)
    settings = Settings(
        encoder_folder=encoder, reader_folder=reader, entailment_folder=entailment, threads=threads
    )
    with open_desk(desk, create=False, read_only=True) as opened:
        with ProgressBar(terminal.err, wanted=not quiet) as progress:
            answers = check_claims(opened, claims, settings=settings, progress=progress)
        if form is Format.JSON:
            typer.echo(dump_checks(export_checks(answers, opened.report)), nl=False)
            return
        for answer in answers:
            print_checked(terminal.out, answer, opened.report)
        if len(answers) > 1 and not quiet:
            print_counts(terminal.out, answers)


def _claims(claim: str | None, file: Path | None) -> tuple[str, ...]:
    if (claim is None) == (file is None):
        got = "neither" if claim is None else "both"
        raise UsageError(f"got {got}; expected a claim in quote marks, or --file with claims, and not both")
    if file is not None:
        from crossread.engine import read_claims  # noqa: PLC0415

        return read_claims(file, stdin=sys.stdin.buffer)
    return (claim or "",)
