"""Where a command prints: results to stdout, progress and problems to stderr."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from io import TextIOWrapper

from rich.console import Console

_WIDEST_COLUMNS = 120  # longer lines are hard to read


@dataclass(frozen=True, slots=True)
class Terminal:
    """The two streams of one command."""

    out: Console
    err: Console

    @property
    def watched(self) -> bool:
        """Whether a person sees progress as it is made."""
        return self.err.is_terminal


def open_terminal(*, no_color: bool = False) -> Terminal:
    """Consoles on this process's streams. Colour needs a terminal and neither NO_COLOR nor `no_color`."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal that cannot print a letter is no reason to stop
    return Terminal(_console(stderr=False, no_color=no_color), _console(stderr=True, no_color=no_color))


def _console(*, stderr: bool, no_color: bool) -> Console:
    colourless = no_color or bool(os.environ.get("NO_COLOR"))
    console = Console(
        stderr=stderr,
        color_system=None if colourless else "auto",
        markup=False,
        emoji=False,
        highlight=False,
    )
    console.width = min(console.width, _WIDEST_COLUMNS)
    return console
