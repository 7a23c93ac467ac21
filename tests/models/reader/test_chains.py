from __future__ import annotations

from collections.abc import Mapping
from itertools import chain, pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from crossread.models.reader.chains import MAX_CANDIDATES, Candidates, ChainSettings, candidates_among, chains
from crossread.models.reader.pairs import DISTANCES, MATCHES, PRONOUN_PAIRS, SENTENCES, PairTables

BLANK = PairTables(
    *(np.zeros(size, dtype=np.float32) for size in (PRONOUN_PAIRS, MATCHES, DISTANCES, SENTENCES))
)


def found(
    pairs: NDArray[np.float32],
    *,
    referring: NDArray[np.float32] | None = None,
    upos: list[str] | None = None,
    words: list[str] | None = None,
    tables: PairTables = BLANK,
) -> list[list[int]]:
    """Chains where `pairs` (later, earlier) are the scores of two tokens."""
    count = len(pairs)
    limits = ChainSettings(referring=-1.5, link=0.0)
    candidates = candidates_among(
        upos or ["NOUN"] * count,
        referring=np.zeros(count, dtype=np.float32) if referring is None else referring,
        anaphor=pairs,
        antecedent=np.eye(count, dtype=np.float32),
        settings=limits,
    )
    made = chains(
        words or [f"w{at}" for at in range(count)],
        candidates,
        sentence_of=np.zeros(count, dtype=np.int64),
        tables=tables,
        settings=limits,
    )
    assert all(0 <= one.score <= 1 for one in made)
    return [list(one.tokens) for one in made]


def scores(count: int, links: Mapping[tuple[int, int], float]) -> NDArray[np.float32]:
    made = np.full((count, count), -5, dtype=np.float32)
    for (later, earlier), score in links.items():
        made[later, earlier] = score
    return made


def test_each_goes_to_its_best_earlier_word() -> None:
    linked = scores(6, {(2, 0): 1, (3, 1): 2, (4, 2): 3, (4, 3): 1, (5, 3): 0.5})
    assert found(linked) == [[0, 2, 4], [1, 3, 5]]


def test_standing_alone_beats_a_poor_link() -> None:
    assert found(scores(3, {(1, 0): 0, (2, 0): -0.1})) == []


def test_later_words_are_no_antecedents() -> None:
    assert found(scores(3, {(0, 2): 9, (1, 1): 9})) == []


def test_only_words_that_may_refer_are_candidates() -> None:
    linked = scores(4, {(1, 0): 9, (2, 0): 9, (3, 0): 9})
    referring = np.array([0, 0, -3, 0], dtype=np.float32)
    assert found(linked, referring=referring, upos=["PROPN", "VERB", "NOUN", "PRON"]) == [[0, 3]]


def test_doubt_whether_a_word_refers_weighs_against_a_link() -> None:
    linked = scores(2, {(1, 0): 1})
    assert found(linked, referring=np.array([0, -0.9], dtype=np.float32)) == [[0, 1]]
    assert found(linked, referring=np.array([-0.5, -0.6], dtype=np.float32)) == []


def test_what_two_words_have_in_common_counts() -> None:
    matches = np.array([0, 0, 0, 0, 7], dtype=np.float32)  # the same head of a name
    tables = PairTables(BLANK.pronouns, matches, BLANK.distances, BLANK.sentences)
    assert found(scores(3, {}), words=["Sandqvist", "slept", "Sandqvist"], tables=tables) == [[0, 2]]


@pytest.mark.parametrize("count", [0, 1])
def test_fewer_than_two_words_make_no_chain(count: int) -> None:
    assert found(np.zeros((count, count), dtype=np.float32)) == []


def test_of_too_many_candidates_the_likeliest_are_looked_at() -> None:
    count = MAX_CANDIDATES + 10
    referring = np.ones(count, dtype=np.float32)
    referring[5:15] = 0  # the ten that are left out
    anaphor = np.full((count, 1), 1, dtype=np.float32)
    halves = [
        candidates_among(
            ["NOUN"] * len(part),
            referring=referring[part],
            anaphor=anaphor[part],
            antecedent=anaphor[part],
            offset=int(part[0]),
        )
        for part in np.array_split(np.arange(count), 2)
    ]
    (only,) = chains(
        ["w"] * count,
        Candidates.joined(halves),
        sentence_of=np.zeros(count, dtype=np.int64),
        tables=BLANK,
    )
    assert list(only.tokens) == [at for at in range(count) if not 5 <= at < 15]


@settings(deadline=None)
@given(st.integers(0, 25), st.integers(0, 10**6))
def test_chains_share_nothing_and_are_in_text_order(count: int, seed: int) -> None:
    random = np.random.default_rng(seed)
    made = found(random.normal(size=(count, count)).astype(np.float32))
    assert all(len(one) > 1 and all(a < b for a, b in pairwise(one)) for one in made)
    tokens = list(chain.from_iterable(made))
    assert len(tokens) == len(set(tokens))
