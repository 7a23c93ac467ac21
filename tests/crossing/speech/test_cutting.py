from __future__ import annotations

import pytest

from crossread.crossing.speech.cutting import cut_from, turns_meaning


@pytest.mark.parametrize(
    ("whole", "part", "head", "tail", "parted"),
    [
        ("The lake is clean if it rains.", "The lake is clean", "", " if it rains.", False),
        ("I think the lake is clean.", "the lake is clean", "I think ", ".", False),
        ("Say it again: the lake is clean", "The lake is clean.", "Say it again: ", "", True),
        ("We don't know it, the lake is clean", "the lake is clean", "We don't know it, ", "", False),
    ],
)
def test_what_is_left_out(whole: str, part: str, head: str, tail: str, parted: bool) -> None:
    cut = cut_from(whole, part)
    assert cut is not None
    assert (cut.head, cut.tail, cut.parted) == (head, tail, parted)


@pytest.mark.parametrize(
    ("whole", "part"), [("", "a"), ("The lake is clean", "lake was"), ("a b", "a b c"), ("😀", "x")]
)
def test_words_that_are_no_run_are_not_cut_from_it(whole: str, part: str) -> None:
    assert cut_from(whole, part) is None


@pytest.mark.parametrize(
    ("whole", "part", "beside", "turned"),
    [
        ("The lake is clean if it rains.", "The lake is clean", "", True),
        ("The lake is clean if it rains.", "The lake is clean", "as long as it rains", False),
        ("The lake is clean, and nobody swims in it.", "The lake is clean", "", False),
        ("The lake is clean and stays so until June.", "The lake is clean", "", False),
        ("I do not think the lake is clean.", "the lake is clean", "", True),
        ("We cannot say it too often: the lake is clean.", "the lake is clean", "", False),
        ("The lake is clean.", "The lake is clean", "", False),
    ],
)
def test_whether_the_rest_says_more(whole: str, part: str, beside: str, turned: bool) -> None:
    cut = cut_from(whole, part)
    assert cut is not None
    assert turns_meaning(cut, beside) is turned
