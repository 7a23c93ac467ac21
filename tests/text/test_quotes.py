from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.domain.span import Span
from crossread.text.quotes import MAX_CHARS, quotations

from .hostile import texts, windows

CLOSED = [
    ("“Thank goodness.” He left.", ["Thank goodness."]),
    ('"We won," she said. "At last."', ["We won,", "At last."]),
    ("‘We lost,’ said Brandt’s aide; the ’90s are over.", ["We lost,"]),
    ("‘Outside interference’ is the allies’ word.", ["Outside interference"]),
    ("‘We have the allies’ support,’ he said.", ["We have the allies’ support,"]),
    ("'It's the dogs' life,' said one, isn't it?", ["It's the dogs' life,"]),
    ("“She said ‘no’ to them,” he said.", ["She said ‘no’ to them,", "no"]),
    ("‘He told me “no” twice,’ she said.", ["He told me “no” twice,", "no"]),
    ("“He called it “mad” and left,” she said.", ["He called it “mad” and left,", "mad"]),
    ("«Oui», dit-il. „Nein“, sagte sie.", ["Oui", "Nein"]),
    ("``Fine,'' he said.", ["Fine,"]),
    ("“Happy?“ he asked. “Very.”", ["Happy?", "Very."]),
    ('“Mixed marks," he said.', ["Mixed marks,"]),
    ('"Talk it out."Nobody did. "Why?"', ["Talk it out.", "Why?"]),
    ("the so-called “front”, a (“poor”) term", ["front", "poor"]),
    ("It is 5'10\" tall and James’ dog isn’t.", []),
    ("rock 'n' roll, 'tis the '80s, don't", []),
    ('empty "" and “ ”', []),
]
ACROSS = "He wrote:\n\n“The first.\n\n“The second.\n\n“The third,” and signed."


@pytest.mark.parametrize(("text", "contents"), CLOSED)
def test_quoted_words(text: str, contents: list[str]) -> None:
    found = quotations(text)
    assert [quotation.content.of(text) for quotation in found] == contents
    assert all(quotation.closed for quotation in found)


def test_a_quotation_over_paragraphs_is_one() -> None:
    (found,) = quotations(ACROSS)
    assert found.content.of(ACROSS) == "The first.\n\n“The second.\n\n“The third,"
    assert found.closed


def test_what_nothing_closes_ends_with_its_paragraph() -> None:
    text = "He said: “We go on.\n\nNobody came."
    (found,) = quotations(text)
    assert (found.content.of(text), found.closed) == ("We go on.", False)


def test_a_forgotten_mark_ends_before_the_next_quotation() -> None:
    text = "“We go on. Then she said “no” to all."
    first, second = quotations(text)
    assert (first.content.of(text), first.closed) == ("We go on. Then she said", False)
    assert (second.content.of(text), second.closed) == ("no", True)


def test_a_forgotten_mark_does_not_swallow_the_report() -> None:
    text = "\n\n".join(["“Word after word after word."] * 2_000)
    assert max(len(quotation.span) for quotation in quotations(text)) <= MAX_CHARS


def test_only_the_window_is_read() -> None:
    text = "“One” and “two” and “three”"
    assert [quotation.content.of(text) for quotation in quotations(text, Span(6, 15))] == ["two"]


@pytest.mark.parametrize(
    "hostile", ["“", "”", '"', "'", " '", "‘", "’", "“‘", '" ', "«", "a' ", " ‘a", "“a\n\n", "s’ "]
)
def test_a_long_run_of_marks_is_read_in_linear_time(hostile: str) -> None:
    started = time.process_time()
    quotations(hostile * (50_000 // len(hostile)))
    assert time.process_time() - started < 5.0


@given(texts)
def test_content_lies_between_the_marks_and_is_never_blank(text: str) -> None:
    for quotation in quotations(text):
        assert quotation.span.contains(quotation.content)
        assert quotation.span.start < quotation.content.start
        assert quotation.content.of(text).strip() == quotation.content.of(text) != ""
        assert quotation.closed == (quotation.span.end > quotation.content.end)


@given(texts)
def test_quotations_are_ordered_and_nest_without_crossing(text: str) -> None:
    spans = [quotation.span for quotation in quotations(text)]
    assert all(before.start <= after.start for before, after in pairwise(spans))
    assert len(set(spans)) == len(spans)
    for at, outer in enumerate(spans):
        assert all(outer.contains(inner) or not outer.overlaps(inner) for inner in spans[at + 1 :])


@given(texts.flatmap(lambda text: st.tuples(st.just(text), windows(text))))
def test_windows_hold_what_they_find(case: tuple[str, tuple[int, int]]) -> None:
    text, (start, end) = case
    assert all(Span(start, end).contains(found.span) for found in quotations(text, Span(start, end)))
