from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossing.made import link, scene
from crossread.crossing.speech.quoting import QuoteChange, Quotes, best_window
from crossread.text.words import words

PADDING = " The quay was quiet on Monday, as it is on every market day of the year."


def changes(a: str, b: str) -> list[QuoteChange]:
    return [pair.change for pair in Quotes(scene([link(a, b, score=0.2)])).pairs]


def test_remarks_are_compared_wherever_they_stand() -> None:
    a = "“We need the help of all the people of this harbour,” said Pia Strand."
    b = "Nothing moved. “We want the help of all the people of this harbour,” said Pia Strand."
    assert changes(a, b) == [QuoteChange.ALTERED]


def test_sentences_may_be_parted_otherwise() -> None:
    a = "“I saw nothing. Then all at once I heard a large blast,” said Pia Strand."
    b = "“I saw nothing, then all at once I heard a large blast,” said Pia Strand."
    assert changes(a, b) == []


@pytest.mark.parametrize(
    "text", ["“", "“ ”", "“unclosed words of a remark", "””””", "“\u200b\u200b\u200b”", "“💥💥💥”"]
)
def test_odd_quotations(text: str) -> None:
    assert changes(text + PADDING, "“We heard the cables go,” she said.") == []


def test_a_long_text_of_quotations() -> None:
    many = " ".join(f"“The boat number {n} was old and slow,” said Pia Strand." for n in range(300))
    linked = link(many, "“The boat was old and slow,” said Pia Strand.")
    pairs = list(Quotes(scene([linked])).pairs)
    assert len(pairs) <= 1  # the other report has one quotation, and it has one counterpart


@settings(max_examples=30, deadline=None)
@given(st.text(alphabet="ab “”\"'.,\n", max_size=80))
def test_pairs_point_at_words_of_their_reports(text: str) -> None:
    linked = link(text + PADDING, "“ab ba aab bba abab,” she said." + PADDING)
    texts = {one.id: one.report.text for one in (linked.a, linked.b)}
    for pair in Quotes(scene([linked])).pairs:
        for place in (pair.a, pair.b):
            assert place.span.of(texts[place.report]).strip()


def test_the_likest_stretch() -> None:
    row = words("She said that the old boat was slow and late.")
    found = best_window(["old", "boat", "was", "late"], row)
    assert found is not None
    assert found[1].of("She said that the old boat was slow and late.") == "old boat was"
