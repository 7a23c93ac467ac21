from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossing.made import link, prepare
from crossread.crossing.figures.phrases import told_counts
from crossread.crossing.prepared import Prepared

TOLD = [
    ("Nineteen were locked up after the march.", "Nineteen", "arrested"),
    ("The constables rounded up 12 by the mill.", "12", "arrested"),
    ("Eleven persons received treatment in Lindmark.", "Eleven", "injured"),
    ("Nine boys were led away at noon.", "Nine", "arrested"),
]
UNTOLD = [
    "Of the 340 aboard, all perished.",
    "It took 19 hours; the men were locked up.",
    "The shop opens at 12, and nobody is in custody.",
    "Nineteen boats were painted.",
    "",
    "7",
    "10000000000000000000000000000000 perished.",
]


def report(text: str) -> Prepared:
    return link(text, "The harbour office shut the quay on the same day.").a


@pytest.mark.parametrize(("text", "number", "what"), TOLD)
def test_a_phrase_says_what_became_of_them(text: str, number: str, what: str) -> None:
    (figure,) = told_counts(report(text))
    assert (figure.number.span.of(text), figure.what) == (number, what)


@pytest.mark.parametrize("text", UNTOLD[:5])
def test_no_phrase_no_count(text: str) -> None:
    assert list(told_counts(report(text))) == []


@pytest.mark.parametrize("text", UNTOLD[5:])
def test_odd_text_is_borne(text: str) -> None:
    told = prepare(text)
    assert all(told.report.text[f.span.start : f.span.end].strip() for f in told_counts(told))


@given(
    st.lists(
        st.sampled_from(["9", "nicked", "were", "locked up", ".", ",", "of the", "💥", "\n"]), max_size=12
    )
)
def test_spans_lie_in_the_text(parts: list[str]) -> None:
    text = " ".join(parts)
    for figure in told_counts(prepare(text)):
        assert 0 <= figure.span.start < figure.span.end <= len(text)
