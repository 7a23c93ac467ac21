from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.text.shingles import containment, jaccard, longest_common_run, shingles

word_lists = st.lists(st.sampled_from(["a", "b", "c", "\ud800", ""]), max_size=40)


def test_shingles_are_the_same_in_every_process() -> None:
    expected = shingles(["the", "river", "rose", "again"], 3)
    script = (
        "from crossread.text.shingles import shingles; print(shingles(['the', 'river', 'rose', 'again'], 3))"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == str(expected)


def test_a_size_below_one_is_refused() -> None:
    with pytest.raises(ValueError, match="expected 1 or more"):
        shingles(["a"], 0)


def test_shares() -> None:
    assert containment([1, 2, 3, 4], [3, 4, 5]) == 0.5
    assert jaccard([1, 2, 3, 4], [3, 4, 5]) == 0.4
    assert containment([], [1]) == jaccard([], []) == 0.0


@pytest.mark.parametrize(
    ("a", "b", "length"),
    [
        ("the river rose again on sunday", "on sunday the river rose fast", 3),
        ("a b c d", "a b c d", 4),
        ("a b", "c d", 0),
        ("", "a", 0),
        ("a a a a a", "a a a", 3),
    ],
)
def test_longest_common_run(a: str, b: str, length: int) -> None:
    assert longest_common_run(a.split(), b.split()) == length


@given(word_lists, word_lists)
def test_longest_common_run_is_that_of_the_plain_table(a: list[str], b: list[str]) -> None:
    best = max(
        (
            length
            for i in range(len(a))
            for j in range(len(b))
            for length in range(1, min(len(a) - i, len(b) - j) + 1)
            if a[i : i + length] == b[j : j + length]
        ),
        default=0,
    )
    assert longest_common_run(a, b) == best == longest_common_run(b, a)


@given(word_lists, st.integers(1, 6))
def test_equal_runs_have_equal_shingles_and_others_do_not(words: list[str], size: int) -> None:
    runs = [tuple(words[at : at + size]) for at in range(len(words) - size + 1)]
    numbers = shingles(words, size)
    assert len(numbers) == len(runs)
    assert all(0 <= number < 2**64 for number in numbers)
    assert len(set(numbers)) == len(set(runs))
    assert dict(zip(runs, numbers, strict=True)) == dict(reversed([*zip(runs, numbers, strict=True)]))


@given(st.lists(st.integers(0, 9)), st.lists(st.integers(0, 9)))
def test_shares_stay_between_nothing_and_all(a: list[int], b: list[int]) -> None:
    assert 0.0 <= jaccard(a, b) <= containment(a, b) <= 1.0
    assert jaccard(a, b) == jaccard(b, a)
