from __future__ import annotations

import time

import pytest
from hypothesis import given

from crossread.text.negation import polarity

from .hostile import texts

EXAMPLES: list[tuple[str, list[str], list[str]]] = [
    ("The army has taken Elmo.", [], []),
    ("The army has not taken Elmo.", ["not"], []),
    ("The army hasn’t taken Elmo.", ["n't"], []),
    ("The army may have taken Elmo.", [], ["may have"]),
    ("It reportedly, allegedly, took Elmo.", [], ["reportedly", "allegedly"]),
    ("He denied it and refused to go, without a word.", ["denied", "refused", "without"], []),
    ("It is no longer there.", ["no longer"], []),
    ("The dead are believed to be soldiers.", [], ["are believed"]),
    ("Not only that: no fewer than 12 died.", [], []),
    ("In May it fell. May 5 was wet. Mr. May left.", [], []),
    ("IT MAY FALL", [], ["may"]),
    ("", [], []),
]


@pytest.mark.parametrize(("text", "negations", "hedges"), EXAMPLES)
def test_cues(text: str, negations: list[str], hedges: list[str]) -> None:
    found = polarity(text)
    assert [*found.negation_words] == negations
    assert [*found.hedge_words] == hedges
    assert (found.negated, found.hedged) == (len(negations), len(hedges))


def test_quoted_words_can_be_left_out() -> None:
    text = "He did not say “never, perhaps” to them."
    assert polarity(text).negation_words == ("not", "never")
    assert polarity(text, quoted=False).negation_words == ("not",)
    assert polarity(text, quoted=False).hedged == 0


@given(texts)
def test_leaving_quotes_out_never_finds_more(text: str) -> None:
    whole, outside = polarity(text), polarity(text, quoted=False)
    assert outside.negated + outside.hedged <= whole.negated + whole.hedged or "not" in text


@pytest.mark.parametrize("hostile", ["May ", "not ", "no more ", "“not” ", "“"])
def test_a_long_run_of_cues_is_read_in_linear_time(hostile: str) -> None:
    started = time.process_time()
    polarity(hostile * (50_000 // len(hostile)), quoted=False)
    assert time.process_time() - started < 5.0
