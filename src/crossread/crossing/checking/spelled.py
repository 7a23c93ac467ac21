"""Whether the words of two names can be one name, spelled alike or not."""

from __future__ import annotations

from collections.abc import Collection

from rapidfuzz.distance import JaroWinkler

from crossread.text.countries import country_behind
from crossread.text.tables import entries

_FEWEST_LETTERS = 5
_ALIKE = 0.93  # Choque and Choqué fold to one; Pedersen and Pederson .97, Kessler and Keller .90


def same_word(a: str, b: str) -> bool:
    """One folded word in two spellings, or a country and its people."""
    if a == b:
        return True
    if (
        min(len(a), len(b)) >= _FEWEST_LETTERS
        and float(JaroWinkler.similarity(a, b, prefix_weight=0.05)) >= _ALIKE
    ):
        return True
    country = country_behind(a)
    return country is not None and country == country_behind(b)


def same_words(some: Collection[str], among: Collection[str]) -> bool:
    """Whether every telling word of a name stands among others; titles count for nothing."""
    telling = [word for word in some if word not in entries("honorifics")] or list(some)
    return bool(telling) and all(any(same_word(word, other) for other in among) for word in telling)


def share_of(some: Collection[str], among: Collection[str]) -> float:
    """What share of the words stands among others."""
    return sum(any(same_word(word, other) for other in among) for word in some) / max(len(some), 1)
