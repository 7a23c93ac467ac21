"""`crossread export`: the desk as a file that other programs read."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from crossread.cli.options import DESK, DeskOption
from crossread.cli.pages import STDOUT, write


class Format(StrEnum):
    """The formats of an export."""

    JSON = "json"


def export(
    desk: DeskOption = DESK,
    form: Annotated[Format, typer.Option("--format", help="What to write.")] = Format.JSON,
    out: Annotated[
        Path, typer.Option("--out", metavar="FILE", help="Where it goes; - is standard output.")
    ] = STDOUT,
    no_text: Annotated[
        bool, typer.Option("--no-text", help="Leave out the texts of the reports; cited characters stay.")
    ] = False,
) -> None:
    """Write the whole desk as one document that follows a published schema."""
    from crossread.export.json_export import dump_json, export_json  # noqa: PLC0415
    from crossread.store import open_desk  # noqa: PLC0415

    with open_desk(desk, create=False, read_only=True) as opened:
        shown = opened.snapshot()
    if form is Format.JSON:
        write(dump_json(export_json(shown, with_text=not no_text)), out, desk_path=desk)
