"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

DESK = Path("crossread.db")
PAGE = Path("crossread-report.html")

DeskOption = Annotated[
    Path, typer.Option("--desk", metavar="FILE", help="The desk: one file that holds all you have read.")
]
OpenOption = Annotated[bool, typer.Option("--open", help="Open the page in a browser.")]
NoColorOption = Annotated[bool, typer.Option("--no-color", help="Print without colour.")]
