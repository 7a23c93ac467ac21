"""A wording with its differing words marked: by colour, or by asterisks where there is none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text

from crossread.cli.palette import DIFFERS
from crossread.cli.words import fragment
from crossread.export.page_differences import Piece

_LONGEST_CHARS = 160
_BEFORE_CHARS = 50  # kept ahead of the first difference in a long wording


class Marked:
    """A wording to print; whether the console has colour is known only then."""

    def __init__(self, pieces: Iterable[Piece]) -> None:
        self._parts = tuple(_shortened([(fragment(piece.text), piece.differs) for piece in pieces]))

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield self.text(coloured=console.color_system is not None)

    def text(self, *, coloured: bool) -> Text:
        """The wording with its marks."""
        found = Text()
        for words, differs in self._parts:
            if differs and not coloured:
                found.append(f"*{words}*")
            else:
                found.append(words, DIFFERS if differs else "")
        return found


def _shortened(parts: list[tuple[str, bool]]) -> Iterator[tuple[str, bool]]:
    """The same parts where they fit; else what stands around the first difference."""
    length_chars = sum(len(words) for words, _ in parts)
    start = _window_start(parts, length_chars)
    end = min(length_chars, start + _LONGEST_CHARS)
    if start:
        yield "…", False
    at = 0
    for words, differs in parts:
        kept = words[max(0, start - at) : max(0, end - at)]
        if kept:
            yield kept, differs
        at += len(words)
    if end < length_chars:
        yield "…", False


def _window_start(parts: list[tuple[str, bool]], length_chars: int) -> int:
    if length_chars <= _LONGEST_CHARS:
        return 0
    first = 0
    for words, differs in parts:
        if differs:
            break
        first += len(words)
    else:
        return 0
    return max(0, min(first - _BEFORE_CHARS, length_chars - _LONGEST_CHARS))
