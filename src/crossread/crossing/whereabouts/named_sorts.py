"""What sort of place a name below the town is of: a street, a mountain, a quay, a school."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from crossread.crossing.listed import lines_of

TOWN = "town"
"""The sort of names that no word on the list marks: towns, villages, quarters."""

WIDE = "wide"
"""The sort of provinces and districts, in which no happening is looked for here."""

_FEWEST_LETTERS = 4  # "des" of Croix-des-Bouquets tells nothing


def sort_of(name: Sequence[str]) -> str:
    """The sort of a name by its folded words: "street" of ("lagrange", "street"), "mountain" of ("mount", "kudebi")."""
    if len(name) < 2:
        return TOWN
    return _closing().get(name[-1]) or _opening().get(name[0]) or TOWN


def own_words(name: Sequence[str]) -> tuple[str, ...]:
    """The words that tell one place of a sort from another: ("lagrange",) of ("lagrange", "street")."""
    marks = _closing().keys() | _opening().keys()
    telling = tuple(word for word in name if word not in marks)
    return tuple(word for word in telling if len(word) >= _FEWEST_LETTERS) or telling


@cache
def _closing() -> Mapping[str, str]:
    return {word: sort for word, sort, where in _rows() if where in ("closes", "both")}


@cache
def _opening() -> Mapping[str, str]:
    return {word: sort for word, sort, where in _rows() if where in ("opens", "both")}


def _rows() -> list[tuple[str, str, str]]:
    rows = (line.split("\t") for line in lines_of("place_sorts.tsv"))
    return [(word, sort, where) for word, sort, where in rows]
