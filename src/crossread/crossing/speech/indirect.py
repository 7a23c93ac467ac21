"""Whether words without quote marks are indirect speech: quoted words with person or tense shifted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache

from crossread.crossing.listed import lines_of
from crossread.crossing.speech.heard import heard

_FEWEST_LETTERS = 3  # of a verb before its ending


def is_shifted(said: Sequence[str], told: Sequence[str]) -> bool:
    """Whether a word of quoted words (as `heard`) came out in the other person or the earlier tense."""
    lost, found = Counter(said) - Counter(told), Counter(told) - Counter(said)
    return any((one, other) in _shifts() or _is_past(one, other) for one in lost for other in found)


def _is_past(said: str, told: str) -> bool:
    """Whether a regular verb went into the past: talk, talks, talked."""
    stem = said.removesuffix("s").removesuffix("e")
    return len(stem) >= _FEWEST_LETTERS and told in (f"{stem}ed", f"{stem}d")


@cache
def _shifts() -> frozenset[tuple[str, str]]:
    rows = (line.split("\t") for line in lines_of("shifts.tsv"))
    return frozenset((_one(said), _one(told)) for said, told in rows)


def _one(word: str) -> str:
    return " ".join(heard(word))
