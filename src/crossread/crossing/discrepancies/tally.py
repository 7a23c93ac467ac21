"""How many reports say what: the words that explanations share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from crossread.crossing.discrepancies.finding import Point

_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_LONGEST_VALUE_CHARS = 90
_EMPTY = re.compile(r"happen|occur|took place|take place|taking place|incident|event", re.IGNORECASE)


def number_word(count: int) -> str:
    """A count as news writes it: words up to ten."""
    return _WORDS[count] if 0 <= count < len(_WORDS) else f"{count:,}"


def reports_in_words(count: int, *, first: bool = False) -> str:
    """ "One report", "three reports"; `first` begins a sentence."""
    words = f"{number_word(count)} report{'s' if count != 1 else ''}"
    return words[0].upper() + words[1:] if first else words


def in_marks(value: str) -> str:
    """Words as printed, in quote marks, in one line and not too long."""
    line = " ".join(value.split())
    return (
        f"“{line if len(line) <= _LONGEST_VALUE_CHARS else line[: _LONGEST_VALUE_CHARS - 1].rstrip() + '…'}”"
    )


def what_happened(word: str) -> str:
    """The subject of a sentence on a happening, with the report's word for it where that says more than "happened"."""
    return "What happened" if _EMPTY.match(word) else f"What happened ({in_marks(word)})"


def one_each(points: Iterable[Point]) -> tuple[Point, ...]:
    """The points without repeats, in the order of their citations."""
    return tuple(sorted({p.citation: p for p in points}.values(), key=lambda p: p.citation))


def joined(parts: Sequence[str]) -> str:
    """Parts of a list as a sentence joins them: "a, b and c"."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
