"""Quoted words as a listener hears them: what house style does to spelling makes no difference."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from crossread.crossing.listed import lines_of, listed
from crossread.text.numerals import numerals
from crossread.text.words import words

_LONGEST_NUMERAL_CHARS = 12  # spelled-out numbers of several words are left as they stand


def heard(text: str) -> tuple[str, ...]:
    """The words of `text`, folded: contractions and months written out, numbers in digits, one spelling, no hyphens."""
    return tuple(part for word in words(text) for part in heard_word(word.folded))


def without_slack(said: Sequence[str]) -> tuple[str, ...]:
    """The words that have to be there: no articles, no "well" and "and so"."""
    return tuple(word for word in said if word not in listed("heard_slack"))


@cache
def heard_word(folded: str) -> tuple[str, ...]:
    """The same of one folded word."""
    if folded in _contractions():
        return tuple(_contractions()[folded].split())
    for ending, meant in _contractions().items():
        if ending.startswith("-") and folded.endswith(ending[1:]) and len(folded) > len(ending):
            return (*heard_word(folded[: 1 - len(ending)]), meant)
    parts = [part.replace("'", "") for part in folded.split("-")]
    return tuple(
        _digits(_months().get(part, part)).replace("z", "s").replace("our", "or") for part in parts if part
    )


def _digits(word: str) -> str:
    found = list(numerals(word)) if len(word) <= _LONGEST_NUMERAL_CHARS else []
    whole = len(found) == 1 and (found[0].start, found[0].end) == (0, len(word))
    return f"{found[0].best:g}" if whole and found[0].best is not None else word


@cache
def _contractions() -> dict[str, str]:
    return _pairs("contractions")


@cache
def _months() -> dict[str, str]:
    return _pairs("short_months")


def _pairs(name: str) -> dict[str, str]:
    return dict(line.split("\t") for line in lines_of(f"{name}.tsv"))
