"""The named word lists of the checking room."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from crossread.crossing.listed import lines_of


@cache
def moods(where: str) -> Mapping[str, str]:
    """Folded word -> mood, of helpers ("may"), of what governs ("plan"), or of adverbs ("reportedly")."""
    rows = (line.split("\t") for line in lines_of("check_moods.tsv"))
    return {word: mood for word, mood, place in rows if place == where}


@cache
def exclusive() -> Mapping[str, tuple[tuple[int, int], ...]]:
    """Folded word -> the (group, side) pairs it stands in: words of two sides of one group exclude one another."""
    found: dict[str, dict[tuple[int, int], None]] = {}
    for group, line in enumerate(lines_of("check_exclusive.tsv")):
        for side, words in enumerate(line.split("\t")):
            for form in (form for word in words.split() for form in forms(word)):
                found.setdefault(form, {})[group, side] = None
    return {word: tuple(places) for word, places in found.items()}


def forms(word: str) -> tuple[str, ...]:
    """A word and its regular forms; some are none, which harms nothing ("final" has no "finaling", and no "finance")."""
    bare = word[:-1] if word.endswith(("e", "y")) else word
    double = word + word[-1]
    ends = ("ies", "ied") if word.endswith("y") else ("es", "ed", "ing")
    return (word, f"{word}s", f"{word}ing", *(f"{bare}{end}" for end in ends), f"{double}ed", f"{double}ing")


@cache
def quantities() -> Mapping[str, int]:
    """Folded word of a share -> its class; two classes exclude one another."""
    return {word: at for at, line in enumerate(lines_of("check_shares.tsv")) for word in line.split("\t")}
