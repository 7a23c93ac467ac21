"""Words of names that differ and are no two spellings."""

from __future__ import annotations

import pytest

from crossread.crossing.discrepancies.short_forms import (
    are_ordinals,
    is_short_name,
    is_written_short,
    may_be_short,
)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("mike", "michael"),
        ("michael", "mike"),
        ("bill", "william"),
        ("zach", "zachery"),
        ("alex", "alexander"),
    ],
)
def test_short_forms_of_a_first_name(a: str, b: str) -> None:
    assert is_short_name(a, b)


@pytest.mark.parametrize(
    ("a", "b"), [("larry", "laray"), ("huaman", "huamani"), ("mike", "mika"), ("ann", "anna")]
)
def test_two_spellings_are_no_short_form(a: str, b: str) -> None:
    assert not is_short_name(a, b)


def test_what_may_be_short_is_wider() -> None:
    assert may_be_short("hal", "harold")
    assert not may_be_short("jacob", "jakob")


def test_abbreviations_and_ordinals() -> None:
    assert is_written_short("dept", "department")
    assert is_written_short("department", "dept")
    assert not is_written_short("department", "department")
    assert not is_written_short("ave", "avon")
    assert are_ordinals("first", "fifth")
    assert not are_ordinals("first", "force")
