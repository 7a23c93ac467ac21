"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from crossread.settings import Settings

DESK = Path("crossread.db")
PAGE = Path("crossread-report.html")

DeskOption = Annotated[
    Path, typer.Option("--desk", metavar="FILE", help="The desk: one file that holds all you have read.")
]
OpenOption = Annotated[bool, typer.Option("--open", help="Open the page in a browser.")]
NoColorOption = Annotated[bool, typer.Option("--no-color", help="Print without colour.")]
EncoderOption = Annotated[
    Path | None,
    typer.Option(
        "--encoder",
        metavar="FOLDER",
        help="Your own sentence encoder: a folder with model.onnx and tokenizer.json.",
    ),
]
ReaderOption = Annotated[
    Path | None,
    typer.Option(
        "--reader", metavar="FOLDER", help="Your own reader: a folder that training.reader.build has written."
    ),
]
EntailmentOption = Annotated[
    Path | None,
    typer.Option(
        "--entailment",
        metavar="FOLDER",
        help="Your own network for natural language inference: a folder with model.onnx, tokenizer.json, config.json.",
    ),
]
ThreadsOption = Annotated[
    int, typer.Option("--threads", metavar="N", min=1, help="CPU threads of the networks.")
]
QuietOption = Annotated[bool, typer.Option("--quiet", help="Print problems only.")]
THREADS = Settings().threads
