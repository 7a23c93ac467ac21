from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.domain.span import Span
from crossread.text.paragraphs import paragraphs

from .hostile import texts, windows

WRAPPED = (
    "The harbour authority closed the northern pier on Tuesday after\n"
    "a freighter struck it in thick fog. Nobody was hurt, but two cranes\n"
    "were bent.\n"
    "\n"
    "Work is expected to take three weeks. Ferries will leave from the\n"
    "old quay until then."
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One.\n\nTwo.", ["One.", "Two."]),
        ("One.\r\n\r\nTwo.\r\n", ["One.", "Two."]),
        (
            "First report.\nSecond report.\nThird report.",
            ["First report.", "Second report.", "Third report."],
        ),
        ("  Padded. \n \t \n\n Again. ", ["Padded.", "Again."]),
        ("One.\u2029Two.\u2028Three.", ["One.", "Two.", "Three."]),
        ("\ufeffBOM first.\n\u200b\nNext.", ["BOM first.", "Next."]),
        ("", []),
        ("\n\r\n\0\n", []),
    ],
)
def test_blocks(text: str, expected: list[str]) -> None:
    assert [span.of(text) for span in paragraphs(text)] == expected


def test_lines_wrapped_at_a_width_are_joined() -> None:
    first, second = (span.of(WRAPPED) for span in paragraphs(WRAPPED))
    assert first.endswith("were bent.")
    assert second.startswith("Work is")


def test_a_heading_over_a_wrapped_paragraph_stays_alone() -> None:
    text = "Harbour closed\n" + WRAPPED
    assert paragraphs(text)[0].of(text) == "Harbour closed"


def test_only_the_window_is_read() -> None:
    text = "One.\n\nTwo.\n\nThree."
    assert [span.of(text) for span in paragraphs(text, Span(6, 12))] == ["Two."]


@given(texts)
def test_paragraphs_are_trimmed_ordered_and_never_empty(text: str) -> None:
    found = paragraphs(text)
    assert all(span.of(text).strip() == span.of(text) != "" for span in found)
    assert all(before.end < after.start for before, after in pairwise(found))


@given(texts)
def test_every_visible_character_is_in_a_paragraph(text: str) -> None:
    covered = {at for span in paragraphs(text) for at in range(span.start, span.end)}
    invisible = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\0"
    assert all(at in covered or char.isspace() or char in invisible for at, char in enumerate(text))


@given(texts)
def test_a_paragraph_by_itself_is_one_paragraph_or_lines_of_one(text: str) -> None:
    for span in paragraphs(text):
        inner = paragraphs(text, span)
        assert inner[0].start == span.start
        assert inner[-1].end == span.end


@given(texts.flatmap(lambda text: st.tuples(st.just(text), windows(text))))
def test_windows_hold_what_they_find(case: tuple[str, tuple[int, int]]) -> None:
    text, (start, end) = case
    assert all(Span(start, end).contains(span) for span in paragraphs(text, Span(start, end)))
