"""Colours of the terminal. Colour never says anything that a word beside it does not say too."""

from __future__ import annotations

from rich.text import Text

from crossread.domain.crossing import Status

STRONG = "bold"
HEADING = "bold underline"
QUIET = "dim"
DIFFERS = "bold yellow"
WRONG = "bold red"
RIGHT = "bold green"

STATUS = {
    Status.CORROBORATED: "bold green",
    Status.DISPUTED: "bold red",
    Status.SINGLE_ORIGIN: "yellow",
    Status.SINGLE_LINEAGE: "blue",
    Status.NOT_MEASURED: "dim",
}
_HUES = ("cyan", "magenta", "yellow", "green", "blue", "bright_red", "bright_cyan", "bright_magenta")


def key_style(hue: str) -> str:
    """The colour of a lineage: `hue` as the report page counts them ("h3")."""
    return f"bold {_HUES[int(hue[1:]) % len(_HUES)]}" if hue[1:].isdigit() else STRONG


def heading(title: str, note: str = "") -> Text:
    """A heading inside a story, with what it counts."""
    return Text.assemble((title, HEADING), (f"  {note}" if note else "", QUIET))
