from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from crossread.domain.span import Span
from crossread.export.highlight import Mark, segments, steps

TEXT = "One crane fell.\nThree fell, \u202ehe said\u202c. 𝔇ove"


@st.composite
def marks(draw: st.DrawFn) -> list[Mark[int]]:
    places = st.integers(0, len(TEXT))
    ends = draw(st.lists(st.tuples(places, places), max_size=12))
    return [Mark(Span(min(pair), max(pair)), number) for number, pair in enumerate(ends)]


@given(marks())
def test_segments_laid_end_to_end_are_the_text(found: list[Mark[int]]) -> None:
    assert "".join(part.span.of(TEXT) for part in segments(len(TEXT), found)) == TEXT


@given(marks())
def test_a_segment_carries_exactly_the_marks_that_cover_it(found: list[Mark[int]]) -> None:
    for part in segments(len(TEXT), found):
        covering = {m.layer for m in found if len(m.span) and m.span.contains(part.span)}
        if len(part.span):
            assert {m.layer for m in part.marks} == covering


@given(marks())
def test_empty_marks_are_kept_where_they_stand(found: list[Mark[int]]) -> None:
    empty = {m.layer for m in found if not len(m.span)}
    printed = {m.layer for part in segments(len(TEXT), found) for m in part.marks if not len(m.span)}
    assert printed == empty


@given(marks())
def test_steps_open_and_close_like_brackets_and_hold_each_mark_whole(found: list[Mark[int]]) -> None:
    open_marks: list[int] = []
    held = {mark.layer: "" for mark in found}
    begun, ended = [], []
    for step in steps(len(TEXT), found):
        for mark, ends in step.closes:
            assert open_marks.pop() == mark.layer
            if ends:
                ended.append(mark.layer)
        for mark, begins in step.opens:
            open_marks.append(mark.layer)
            if begins:
                begun.append(mark.layer)
        for layer in open_marks:
            held[layer] += step.span.of(TEXT)
    assert not open_marks
    assert sorted(begun) == sorted(ended) == [mark.layer for mark in found]
    assert held == {mark.layer: mark.span.of(TEXT) for mark in found}


def test_nested_marks_are_never_cut() -> None:
    found = [Mark(Span(0, 10), "outer"), Mark(Span(2, 5), "inner"), Mark(Span(5, 10), "last")]
    assert all(begins for step in steps(12, found) for _, begins in step.opens)


def test_a_crossing_mark_is_closed_and_reopened() -> None:
    found = [Mark(Span(0, 6), "first"), Mark(Span(4, 9), "second")]
    opened = [(mark.layer, begins) for step in steps(9, found) for mark, begins in step.opens]
    assert opened == [("first", True), ("second", True), ("second", False)]


def test_marks_beyond_the_text_are_clipped() -> None:
    parts = segments(4, [Mark(Span(2, 40), "long"), Mark(Span(9, 12), "outside")])
    assert [(part.span, [mark.layer for mark in part.marks]) for part in parts] == [
        (Span(0, 2), []),
        (Span(2, 4), ["long"]),
    ]
