from __future__ import annotations

import pytest

from crossread.crossing.figures.ranges import compatible
from crossread.text.numbers import numbers

AGREE = [
    ("at least 12", "14"),
    ("1,490", "about 1,500"),
    ("up to 30", "12"),
    ("10 to 15", "12"),
    ("dozens", "31"),
    ("about 20", "23"),
    ("about two", "2.1"),
    ("around 500", "460"),
]
EXCLUDE = [
    ("12", "14"),
    ("up to 30", "at least 41"),
    ("at least 14", "12"),
    ("1,490", "1,600"),
    ("about 20", "27"),
    ("about 23", "26"),
    ("23", "23.4"),
    ("a total of 41,263", "41,236"),
    ("exactly 1,490", "1,480"),
]


def agree(a: str, b: str) -> bool:
    one, other = (numbers(f"{text} people")[0] for text in (a, b))
    return compatible(one, other)


@pytest.mark.parametrize(("a", "b"), AGREE)
def test_numbers_that_agree(a: str, b: str) -> None:
    assert agree(a, b)
    assert agree(b, a)


@pytest.mark.parametrize(("a", "b"), EXCLUDE)
def test_numbers_that_exclude_one_another(a: str, b: str) -> None:
    assert not agree(a, b)
    assert not agree(b, a)
