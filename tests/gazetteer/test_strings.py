from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from crossread.gazetteer.strings import Strings


@given(st.lists(st.text(max_size=40)))
def test_strings_come_back(strings: list[str]) -> None:
    assert list(Strings.of(strings)) == strings


@given(st.sets(st.text(alphabet="ab c", max_size=6)), st.text(alphabet="ab c", max_size=6))
def test_found_by_binary_search(strings: set[str], wanted: str) -> None:
    kept = sorted(strings)
    assert Strings.of(kept).find(wanted) == (kept.index(wanted) if wanted in strings else None)


def test_a_very_long_string_is_cut_at_a_character() -> None:
    assert Strings.of(["é" * 200])[0] == "é" * 127
