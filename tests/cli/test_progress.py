from __future__ import annotations

import io

from rich.console import Console

from crossread.cli.progress import ProgressBar


def shown(*, terminal: bool, wanted: bool = True, patience_s: float = 0.0) -> str:
    file = io.StringIO()
    console = Console(file=file, force_terminal=terminal, width=80)
    with ProgressBar(console, wanted=wanted, patience_s=patience_s) as progress:
        progress("read", 64, None)
        progress("compare", 3, 78)
        progress("[bold]odd[/bold]", 1, 1)
    return file.getvalue()


def test_a_long_run_in_a_terminal_shows_a_bar() -> None:
    text = shown(terminal=True)
    assert "3/78" in text or "[bold]odd[/bold]" in text


def test_nothing_is_shown_to_a_file_nor_when_quiet_nor_when_short() -> None:
    assert shown(terminal=False) == ""
    assert shown(terminal=True, wanted=False) == ""
    assert shown(terminal=True, patience_s=60) == ""
