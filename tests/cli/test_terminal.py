from __future__ import annotations

import pytest

from crossread.cli.terminal import open_terminal


def test_no_colour_unless_there_is_a_terminal() -> None:
    assert open_terminal().out.color_system is None


@pytest.mark.parametrize("how", ["NO_COLOR", "option"])
def test_no_colour_when_it_is_not_wanted(how: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    assert open_terminal().out.color_system is not None
    if how == "NO_COLOR":
        monkeypatch.setenv("NO_COLOR", "1")
    assert open_terminal(no_color=how == "option").out.color_system is None


def test_lines_are_never_wider_than_a_reader_can_follow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "300")
    assert open_terminal().out.width == 120
    monkeypatch.setenv("COLUMNS", "70")
    assert open_terminal().out.width == 70
