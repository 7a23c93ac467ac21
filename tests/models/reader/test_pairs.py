from __future__ import annotations

import numpy as np
import pytest

from crossread.models.reader.pairs import (
    DISTANCES,
    MATCHES,
    PRONOUN_PAIRS,
    PRONOUN_SORTS,
    SENTENCES,
    PairKinds,
    PairTables,
    pair_kinds,
)

NOTHING, SAME_PRONOUN, SAME_COMMON, NAME_HOLDS, SAME_NAME = range(MATCHES)


def kinds(text: str, *candidates: int, sentences: list[int] | None = None) -> PairKinds:
    words = text.split()
    numbers = sentences or [0] * len(words)
    return pair_kinds(words, np.array(candidates, dtype=np.int64), np.array(numbers, dtype=np.int64))


@pytest.mark.parametrize(
    ("text", "first", "second", "expected"),
    [
        ("Sandqvist left ; Sandqvist slept", 0, 3, SAME_NAME),
        ("SANDQVIST left ; Sandqvist slept", 0, 3, SAME_NAME),
        ("Elin Sandqvist left ; Elin slept", 1, 4, NAME_HOLDS),
        ("Port of Arven shut ; Port ferries", 2, 5, NAME_HOLDS),
        ("Karim al - Rashidi spoke ; Karim left", 3, 6, NAME_HOLDS),
        ("Sandqvist left ; Lindqvist slept", 0, 3, NOTHING),
        ("the ferry left ; a ferry sank", 1, 5, SAME_COMMON),
        ("a May morning ; she may", 1, 5, SAME_COMMON),
        ("he left ; He slept", 0, 3, SAME_PRONOUN),
        ("he left ; him they saw", 0, 3, NOTHING),
        ("the ferry left ; a crane fell", 1, 5, NOTHING),
        ("elin sandqvist left ; elin slept", 1, 4, NOTHING),
    ],
)
def test_matches(text: str, first: int, second: int, expected: int) -> None:
    found = kinds(text, first, second).matches
    assert found[0, 1] == found[1, 0] == expected


def test_pronouns_are_paired_in_order() -> None:
    found = kinds("He saw her with the crane", 0, 2, 5).pronouns
    he, she, none = 1, 2, 0
    assert found.tolist() == [[a * PRONOUN_SORTS + b for b in (he, she, none)] for a in (he, she, none)]
    assert found.max() < PRONOUN_PAIRS


def test_distances_are_powers_of_two_up_to_the_last() -> None:
    text = " ".join(["word"] * 2000)
    found = kinds(text, 0, 1, 2, 3, 4, 1500).distances
    assert found[0].tolist() == [0, 0, 1, 1, 2, DISTANCES - 1]
    assert (found == found.T).all()


def test_sentences_between_up_to_the_last() -> None:
    found = kinds("a b c d", 0, 1, 2, 3, sentences=[0, 0, 2, 9]).sentences
    assert found[0].tolist() == [0, 0, 2, SENTENCES - 1]


def test_scores_are_sums_of_the_tables() -> None:
    found = kinds("he saw Arven ; Arven slept", 0, 2, 4, sentences=[0] * 3 + [1] * 3)
    tables = PairTables(
        np.arange(PRONOUN_PAIRS, dtype=np.float32) * 1000,
        np.arange(MATCHES, dtype=np.float32) * 100,
        np.arange(DISTANCES, dtype=np.float32) * 10,
        np.arange(SENTENCES, dtype=np.float32),
    )
    scores = found.scores(tables)
    assert scores.dtype == np.float32
    assert scores[1, 2] == SAME_NAME * 100 + 1 * 10 + 1
    assert scores[0, 2] == PRONOUN_SORTS * 1000 + 2 * 10 + 1


def test_no_candidates_have_no_pairs() -> None:
    assert kinds("nothing here").matches.shape == (0, 0)
