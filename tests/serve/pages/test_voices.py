"""Voices without a name are told in words that stand by themselves."""

from __future__ import annotations

import pytest

from crossread.serve.pages.voices import voiced


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("Post and others, source not named", "Post and others, from one source that none of them names"),
        ("speaker quoted, not named there", "a speaker who is quoted without a name"),
        ("Harbour Post (own account)", "Harbour Post (own account)"),
        ("Harbour Post, source not named", "Harbour Post, source not named"),
    ],
)
def test_marks_for_a_missing_name_are_spelled_out(given: str, told: str) -> None:
    assert voiced(given) == told
    assert voiced(f"It rests on {given} (A1).") == f"It rests on {told} (A1)."
