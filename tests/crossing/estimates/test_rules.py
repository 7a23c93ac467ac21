from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.crossing.estimates import Reported, estimate
from crossread.domain.events import Estimate, EstimateRule
from crossread.domain.layers import Number
from crossread.domain.span import Citation, Span
from crossread.text.numbers import numbers
from crossread.text.words import words


def said(printed: str, *, by: str, day: str | None = "2031-05-12", at: int = 0) -> Reported:
    """A figure as printed, in the words of one voice."""
    (number,) = numbers(f"{printed} people", Span(0, len(printed) + 7))
    folded = " ".join(word.folded for word in words(number.span.of(printed)))
    return Reported(Citation(f"r-{by}-{at}", number.span), number, folded, by, f"l-{by}", day, running=False)


def ucdp(*figures: Reported) -> tuple[float | None, float | None, float | None]:
    return _three(estimate("killed", figures, EstimateRule.UCDP))


def acled(*figures: Reported) -> tuple[float | None, float | None, float | None]:
    return _three(estimate("killed", figures, EstimateRule.ACLED))


def _three(found: Estimate | None) -> tuple[float | None, float | None, float | None]:
    assert found is not None
    return found.low, found.best, found.high


def test_where_all_agree_there_is_one_number() -> None:
    figures = said("12", by="police"), said("12", by="clinic")
    assert ucdp(*figures) == (12, 12, 12)
    assert acled(*figures) == (12, 12, None)


def test_most_voices_give_the_best_and_the_others_bound_it() -> None:
    figures = (
        said("12", by="police"),
        said("12", by="clinic"),
        said("nine", by="army"),
        said("15", by="rebels"),
    )
    assert ucdp(*figures) == (9, 12, 15)
    assert acled(*figures) == (9, 9, None)


def test_one_voice_in_many_reports_counts_once() -> None:
    figures = [said("nine", by="army", at=n) for n in range(5)]
    assert ucdp(*figures, said("12", by="police"), said("12", by="clinic")) == (9, 12, 12)


def test_the_last_word_of_a_voice_is_what_it_says() -> None:
    figures = said("nine", by="police", day="2031-05-12"), said("14", by="police", day="2031-05-13", at=1)
    assert ucdp(*figures) == (14, 14, 14)
    assert acled(*figures) == (14, 14, None)


def test_bounds_stay_bounds() -> None:
    assert ucdp(said("at least 12", by="police"), said("up to 30", by="army")) == (12, 12, 30)
    assert ucdp(said("10 to 15", by="police")) == (10, None, 15)
    assert acled(said("10 to 15", by="police")) == (10, 10, None)


@pytest.mark.parametrize(("printed", "coded"), [("dozens of", 12), ("hundreds of", 100), ("several", 3)])
def test_counts_in_words_are_coded_only_where_nobody_gives_a_number(printed: str, coded: float) -> None:
    assert acled(said(printed, by="army")) == (coded, coded, None)
    assert acled(said(printed, by="army"), said("42", by="clinic")) == (42, 42, None)


def test_nothing_said_is_no_estimate() -> None:
    silent = Reported(
        Citation("r", Span(0, 1)), Number(Span(0, 1), None, None, None), "?", "a", "l", None, running=False
    )
    for rule in EstimateRule:
        assert estimate("killed", [silent], rule) is None
        assert estimate("killed", [], rule) is None


@given(st.lists(st.tuples(st.integers(0, 500), st.sampled_from("abc")), min_size=1, max_size=8))
def test_low_best_and_high_are_in_order_and_each_has_its_source(given_by: list[tuple[int, str]]) -> None:
    figures = [said(str(value), by=voice, at=at) for at, (value, voice) in enumerate(given_by)]
    for rule in EstimateRule:
        found = estimate("killed", figures, rule)
        assert found is not None
        assert found.low is not None
        assert found.best is not None
        assert found.low <= found.best <= (found.high if found.high is not None else found.best)
        assert found.low_from
        assert found.best_from
        assert estimate("killed", figures[::-1], rule) == found
