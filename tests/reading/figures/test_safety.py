"""Nothing absurd is normalised, nothing crashes, every span lies in the text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from crossread.reading.figures import figures_of
from crossread.reading.figures.toll import toll_of
from reading.figures.made import read, unread
from text.hostile import texts

ABSURD = [
    "Minus 5 killed in the storm.",
    "10000000000000000000000000000000 dead in the flood.",
    "10^30 dead in the flood.",
    "1.5 people killed in the storm.",
    "40 billion people were killed in the storm.",
    "In 2013 killed, the fishermen were forgotten.",
]


@pytest.mark.parametrize("text", ABSURD)
def test_what_cannot_be_a_count_is_left_out(text: str) -> None:
    assert figures_of(read(text)) == ()
    assert figures_of(unread(text)) == ()


@pytest.mark.parametrize("text", ["", "x", "🙂", "“12 dead", "In In killed 12 in In."])
def test_small_and_odd_texts_have_no_more_dead_than_they_print(text: str) -> None:
    for ground in (read(text), unread(text)):
        killed = toll_of(ground, figures_of(ground)).killed
        assert (killed.best or 0) in (0, 12)
        assert not killed.best or "12" in text


def test_a_long_text() -> None:
    text = "At least 12 people were killed in Lindmark and nine in Ostby. " * 3_300
    assert len(figures_of(unread(text))) == 6_600


@settings(max_examples=60, deadline=None)
@given(texts)
def test_every_span_lies_in_the_text(text: str) -> None:
    for ground in (read(text), unread(text)):
        counted = {number.span for number in ground.numbers}
        found = figures_of(ground)
        for figure in found:
            assert figure.implied or figure.number.span in counted
            assert figure.span.contains(figure.number.span)
            for span in (figure.span, figure.place, figure.time, figure.source, figure.part_of):
                assert span is None or (len(span) and span.end <= len(text))
            assert figure.part_of is None or figure.part_of in {f.number.span for f in found}
        assert list(found) == sorted(found, key=lambda f: (f.number.span, f.what))
        toll = toll_of(ground, found)
        for span in (*toll.killed.evidence, *toll.injured.evidence):
            assert span.end <= len(text)
