"""`crossread doctor`: whether this installation and this desk are sound, and what to do where not."""

from __future__ import annotations

import typer

from crossread.cli.exit_codes import ExitCode
from crossread.cli.options import DESK, DeskOption, NoColorOption


def doctor(desk: DeskOption = DESK, no_color: NoColorOption = False) -> None:
    """Check the installation and the desk; nothing is changed."""
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    from crossread.cli.checks import all_checks  # noqa: PLC0415
    from crossread.cli.palette import QUIET, RIGHT, STRONG, WRONG  # noqa: PLC0415
    from crossread.cli.terminal import open_terminal  # noqa: PLC0415
    from crossread.cli.trimmed import Trimmed  # noqa: PLC0415
    from crossread.cli.words import plain  # noqa: PLC0415
    from crossread.export.page_words import count  # noqa: PLC0415

    grid = Table.grid(padding=(0, 2), expand=False)
    grid.add_column(no_wrap=True)
    grid.add_column(no_wrap=True)
    grid.add_column()
    problems = 0
    for check in all_checks(desk):
        problems += bool(check.problem)
        state = Text("problem", WRONG) if check.problem else Text("ok", RIGHT)
        grid.add_row(Text(check.name, STRONG), state, Text(plain(check.problem or check.found)))
    terminal = open_terminal(no_color=no_color)
    terminal.out.print(Trimmed(grid))
    found = f"{count(problems, 'problem')} found; each line above says what to do."
    terminal.out.print(Text(f"\n{found if problems else 'Everything is in order.'}", QUIET))
    if problems:
        raise typer.Exit(ExitCode.PROBLEM_FOUND)
