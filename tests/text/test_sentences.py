from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.domain.span import Span
from crossread.text.paragraphs import paragraphs
from crossread.text.sentences import MAX_CHARS, sentences

from .hostile import texts, windows

ONE_SENTENCE = [
    "Mr. Haddad met Gen. Marlow and Gov. Ines Brandt in St. Elmo.",
    "The U.S. Navy and U.N. monitors left at 6 p.m. Monday.",
    "J. K. Merrow and Aaron D. Pell wrote No. 5 of vol. 2.",
    "“We will rebuild it,” he said.",
    "“Who did this?” she asked.",
    "“Who did this?” Marlow asked.",
    "“Stop!” the guard shouted.",
    "The toll rose to 3.2 million on Jan. 5.",
    "Brandt Inc. said the dam (built in 1931) held.",
    "It was ... complicated, they said.",
    "He said the clinic closed. [12]",
    "See example.com or mail a.b@example.com for more",
]
SPLIT = [
    ("“Thank goodness.” He left.", ["“Thank goodness.”", "He left."]),
    ("It ended. Nobody came.", ["It ended.", "Nobody came."]),
    ("That was the end.Next came rain.", ["That was the end.", "Next came rain."]),
    ("He moved to the U.S. He never returned.", ["He moved to the U.S.", "He never returned."]),
    ("They met at 6 p.m. Police came later.", ["They met at 6 p.m.", "Police came later."]),
    ("Really? Yes! Why?! Nobody knows…  The end.", ["Really?", "Yes!", "Why?!", "Nobody knows…", "The end."]),
    ("(It failed.) The second held.", ["(It failed.)", "The second held."]),
    ('He said: "We won." "We did," she said.', ['He said: "We won."', '"We did," she said.']),
    ("In total 40 fled. 12 came back.", ["In total 40 fled.", "12 came back."]),
    ("It was 1945. The war ended.", ["It was 1945.", "The war ended."]),
    ("That was plan B. The mayor had none.", ["That was plan B.", "The mayor had none."]),
    ("雨停了。他走了。", ["雨停了。", "他走了。"]),
    ("One line\nAnother line.", ["One line", "Another line."]),
]


@pytest.mark.parametrize("text", ONE_SENTENCE)
def test_one_sentence_stays_whole(text: str) -> None:
    assert [span.of(text) for span in sentences(text)] == [text]


@pytest.mark.parametrize(("text", "expected"), SPLIT)
def test_sentences_end_where_they_end(text: str, expected: list[str]) -> None:
    assert [span.of(text) for span in sentences(text)] == expected


def test_an_endless_line_is_cut_at_white_space() -> None:
    text = "word " * 20_000
    found = sentences(text)
    assert max(len(span) for span in found) <= MAX_CHARS
    assert all(span.of(text).endswith("word") for span in found)
    assert sum(span.of(text).count("word") for span in found) == 20_000


@pytest.mark.parametrize("hostile", [".", ". ", "a.", "“", '" ', "\u200b", "x", "A. ", ".\u0301", "Mr. "])
def test_a_long_run_of_anything_is_read_in_linear_time(hostile: str) -> None:
    text = hostile * (50_000 // len(hostile))
    started = time.process_time()
    sentences(text)
    assert time.process_time() - started < 5.0


@given(texts)
def test_sentences_are_trimmed_ordered_and_inside_paragraphs(text: str) -> None:
    found = sentences(text)
    blocks = paragraphs(text)
    assert all(span.of(text).strip() == span.of(text) != "" for span in found)
    assert all(before.end <= after.start for before, after in pairwise(found))
    assert all(any(block.contains(span) for block in blocks) for span in found)


@given(texts)
def test_every_visible_character_of_a_paragraph_is_in_a_sentence(text: str) -> None:
    covered = {at for span in sentences(text) for at in range(span.start, span.end)}
    for block in paragraphs(text):
        assert all(at in covered or text[at].isspace() for at in range(block.start, block.end))


@given(texts.flatmap(lambda text: st.tuples(st.just(text), windows(text))))
def test_windows_hold_what_they_find(case: tuple[str, tuple[int, int]]) -> None:
    text, (start, end) = case
    assert all(Span(start, end).contains(span) for span in sentences(text, Span(start, end)))
