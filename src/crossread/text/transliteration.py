"""Keys under which the spellings of one name in Latin letters meet: Cheikhoun and Sheikhun, Araghchi and Araqchi."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from rapidfuzz.distance import Levenshtein

from crossread.text.tables import rows

_FEWEST_LETTERS = 4  # of a key: two shorter words share one by chance
_LONG_LETTERS = 8
_KEPT_WORDS = 1 << 16


@lru_cache(maxsize=_KEPT_WORDS)
def romanised_key(folded: str) -> str:
    """One spelling for the many of a folded word, by the ordered rules of `data/romanisation.txt`."""
    key = folded
    for pattern, replacement in _rules():
        key = pattern.sub(replacement, key)
    return key


@lru_cache(maxsize=_KEPT_WORDS)
def consonant_key(folded: str) -> str:
    """The consonants of the key, and its first letter: what stays when vowels are written in another way."""
    key = romanised_key(folded)
    return key[:1] + _VOWELS.sub("", key[1:])


def are_romanisations(a: str, b: str) -> bool:
    """Whether two folded words may be one name of another script: the same consonants, nearly the same vowels."""
    one, other = romanised_key(a), romanised_key(b)
    if min(len(one), len(other)) < _FEWEST_LETTERS:
        return False
    if one == other:
        return True
    longest = max(len(one), len(other))
    if longest <= _FEWEST_LETTERS or consonant_key(a) != consonant_key(b):
        return False
    return Levenshtein.distance(one, other) <= (1 if longest < _LONG_LETTERS else 2)


_VOWELS = re.compile("[aiu]")


@cache
def _rules() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(row[0]), row[1] if len(row) > 1 else "") for row in rows("romanisation"))
