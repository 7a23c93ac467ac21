"""What two words that may mean one thing have in common, for coreference."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_PRONOUNS = (
    ("he", "him", "his", "himself"),
    ("she", "her", "hers", "herself"),
    ("it", "its", "itself"),
    ("they", "them", "their", "theirs", "themselves", "themself"),
    ("i", "me", "my", "mine", "myself"),
    ("we", "us", "our", "ours", "ourselves"),
    ("you", "your", "yours", "yourself", "yourselves"),
    ("this", "that", "these", "those"),
    ("who", "whom", "whose", "which"),
    ("one", "ones", "another", "other", "others", "each", "all", "some", "both"),
)
_PRONOUN = {word: at for at, group in enumerate(_PRONOUNS, 1) for word in group}
PRONOUN_SORTS = len(_PRONOUNS) + 1
PRONOUN_PAIRS = PRONOUN_SORTS * PRONOUN_SORTS
MATCHES = 5  # nothing, same pronoun, same common word, one name holds the other's head, same head of a name
DISTANCES = 10  # powers of two, in tokens
SENTENCES = 6  # sentences between, the last for five and more
_NO_MATCH, _SAME_PRONOUN, _SAME_COMMON, _NAME_HOLDS, _SAME_NAME = range(MATCHES)
_LONGEST_NAME = 12  # tokens to either side; a longer run of capitals is a headline
_JOINING = frozenset({"-", "al", "el", "of", "de", "van", "von", "bin", "ben", "der", "."})


@dataclass(frozen=True, slots=True)
class PairTables:
    """A number for each thing two candidates may have in common, learned with the reader.

    *Shape:* as the constants of this module say.
    """

    pronouns: NDArray[np.float32]
    matches: NDArray[np.float32]
    distances: NDArray[np.float32]
    sentences: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class PairKinds:
    """For candidates a (rows) and earlier or later candidates b (columns): indices into `PairTables`."""

    pronouns: NDArray[np.int64]
    matches: NDArray[np.int64]
    distances: NDArray[np.int64]
    sentences: NDArray[np.int64]

    def scores(self, tables: PairTables) -> NDArray[np.float32]:
        """The sum of the tables' numbers. *Shape:* (candidates, candidates)."""
        found = tables.pronouns.take(self.pronouns)
        found += tables.matches.take(self.matches)
        found += tables.distances.take(self.distances)
        found += tables.sentences.take(self.sentences)
        return found


def sentence_numbers(count: int, sentence_starts: Sequence[int]) -> NDArray[np.int64]:
    """The number of each token's sentence, from 1. *Shape:* (count,)."""
    begins = np.zeros(count, dtype=np.int64)
    begins[list(sentence_starts)] = 1
    return np.cumsum(begins)


def pair_kinds(
    words: Sequence[str], candidates: NDArray[np.int64], sentence_of: NDArray[np.int64]
) -> PairKinds:
    """What every two of the `candidates` (token indices, rising) have in common.

    `words` are all tokens of the text as printed, `sentence_of` the number of each token's sentence.
    """
    lowered = [word.lower() for word in words]
    sorts = np.array([_PRONOUN.get(lowered[at], 0) for at in candidates], dtype=np.int64)
    apart = np.abs(candidates[:, None] - candidates[None, :])
    between = np.abs(sentence_of[candidates][:, None] - sentence_of[candidates][None, :])
    return PairKinds(
        sorts[:, None] * PRONOUN_SORTS + sorts[None, :],
        _matches(words, lowered, candidates, sorts),
        _power_of_two(apart),
        np.minimum(between, SENTENCES - 1),
    )


def _power_of_two(apart: NDArray[np.int64]) -> NDArray[np.int64]:
    return np.searchsorted(2 ** np.arange(1, DISTANCES), apart, side="right")


def _matches(
    words: Sequence[str], lowered: Sequence[str], candidates: NDArray[np.int64], sorts: NDArray[np.int64]
) -> NDArray[np.int64]:
    number: dict[str, int] = {}
    heads = np.array([number.setdefault(lowered[at], len(number)) for at in candidates], dtype=np.int64)
    capital = np.array([words[at][:1].isupper() for at in candidates], dtype=bool) & (sorts == 0)
    same = heads[:, None] == heads[None, :]
    found = np.where(same, _SAME_COMMON, _NO_MATCH)
    holds = _held_by_name(words, lowered, candidates, number)
    either = (holds | holds.T) & capital[:, None] & capital[None, :]
    found[either] = _NAME_HOLDS
    found[same & capital[:, None] & capital[None, :]] = _SAME_NAME
    found[same & (sorts > 0)[:, None]] = _SAME_PRONOUN
    return found


def _held_by_name(
    words: Sequence[str], lowered: Sequence[str], candidates: NDArray[np.int64], number: dict[str, int]
) -> NDArray[np.bool_]:
    """Whether candidate a's word is one of the capitalised words around candidate b."""
    holds = np.zeros((len(candidates), len(number)), dtype=bool)
    for row, at in enumerate(candidates):
        if words[at][:1].isupper():
            for token in _name_around(words, lowered, int(at)):
                if words[token][:1].isupper() and lowered[token] in number:
                    holds[row, number[lowered[token]]] = True
    return holds[:, [number[lowered[at]] for at in candidates]].T if len(candidates) else holds


def _name_around(words: Sequence[str], lowered: Sequence[str], at: int) -> range:
    first = last = at
    while first > max(0, at - _LONGEST_NAME) and _joins(words, lowered, first - 1):
        first -= 1
    while last + 1 < min(len(words), at + _LONGEST_NAME) and _joins(words, lowered, last + 1):
        last += 1
    return range(first, last + 1)


def _joins(words: Sequence[str], lowered: Sequence[str], at: int) -> bool:
    return words[at][:1].isupper() or lowered[at] in _JOINING
