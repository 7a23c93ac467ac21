"""Long texts are cut into parts that fit a page, at the ends of paragraphs."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from crossread.domain.span import Span
from crossread.serve.pages.text_parts import PART_CHARS, PART_MARKS, part_at, text_parts

LINE = "The river rose again on Monday night.\n"


def test_a_short_text_is_one_part() -> None:
    assert text_parts(LINE, []) == (Span(0, len(LINE)),)
    assert text_parts("", []) == (Span(0, 0),)


def test_a_long_text_is_cut_at_the_ends_of_paragraphs() -> None:
    text = LINE * 5_000
    parts = text_parts(text, [])
    assert len(parts) > 5
    assert all(len(part) <= PART_CHARS for part in parts)
    assert all(text[part.end - 1] == "\n" for part in parts)


def test_a_text_without_paragraphs_or_spaces_is_cut_all_the_same() -> None:
    assert all(len(part) <= PART_CHARS for part in text_parts("word " * 20_000, []))
    assert [len(part) for part in text_parts("x" * 45_000, [])] == [PART_CHARS, PART_CHARS, 5_000]


def test_many_marks_make_smaller_parts() -> None:
    text = "Aleppo " * 6_000
    marked = [Span(at, at + 6) for at in range(0, len(text), 7)]
    parts = text_parts(text, marked)
    for part in parts:
        assert sum(part.start <= span.start < part.end for span in marked) <= PART_MARKS
    assert len(parts) >= len(marked) / PART_MARKS


def test_the_part_that_holds_a_place_is_found() -> None:
    parts = text_parts(LINE * 5_000, [])
    for number, part in enumerate(parts):
        assert part_at(parts, Span(part.start, part.start + 1)) == number
        assert part_at(parts, Span(part.end - 1, part.end)) == number
    assert part_at(parts, None) == 0


@given(
    st.text(alphabet="ab \n\u2028\U0001f600", max_size=60).map(lambda text: text * 900),
    st.lists(st.integers(0, 50_000), max_size=40),
)
def test_parts_laid_end_to_end_are_the_text(text: str, starts: list[int]) -> None:
    parts = text_parts(text, [Span(start, start + 3) for start in starts])
    assert "".join(part.of(text) for part in parts) == text
    assert all(len(part) for part in parts) or text == ""
