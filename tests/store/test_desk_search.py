"""Full-text search over passages."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from store_values import HOSTILE, reading, report, texts

from crossread.store import DeskFile, open_desk

TEXT = "The mayor of Zürich spoke on Monday. Mayor nobody heard. 東京都の知事は語った. O’Brien’s 12,000 men."


def found(desk: DeskFile, query: str, limit: int = 50) -> list[str]:
    return [citation.span.of(desk.report(citation.report).text) for citation, _ in desk.search(query, limit)]


def desk_of(*passages: str) -> DeskFile:
    desk = open_desk(":memory:")
    for number, text in enumerate(passages):
        desk.add_report(report(number, text), reading(report(number, text)))
    return desk


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("mayor", 2),
        ("MAYOR zurich", 1),
        ("zürich", 1),
        ('"mayor of"', 1),
        ('"of mayor"', 0),
        ("东京", 0),
        ("東京", 1),
        ("知事", 1),
        ("o’brien", 1),
        ("12,000", 1),
        ("mayor —", 2),
        ("absent", 0),
    ],
)
def test_words_phrases_case_diacritics_and_unspaced_scripts(query: str, expected: int) -> None:
    with desk_of(TEXT) as desk:
        assert len(found(desk, query)) == expected


def test_the_passage_with_more_of_the_words_comes_first_with_the_greater_score() -> None:
    with desk_of("A dam broke. Dam, dam, dam.", "Nothing here. At all.") as desk:
        (first, best), (_, next_best) = desk.search("dam")
        assert first.span.start == 13
        assert best > next_best


def test_the_limit_cuts_the_worst() -> None:
    with desk_of("One dam. Two dam. Dam dam dam.") as desk:
        assert found(desk, "dam", 1) == ["Dam dam dam."]
        assert found(desk, "dam", 0) == []
        assert found(desk, "dam", -1) == []


@pytest.mark.parametrize(
    "query",
    [
        *HOSTILE,
        '"',
        '""',
        '"""',
        "a AND",
        "NOT",
        "NEAR(a b, 2)",
        "text:a",
        "a*",
        "^a",
        "-a",
        "{a b}: c",
        "a + b",
        "(",
        ")))",
        "a" * 100_000,
        "a " * 100_000,
        '"' + "a " * 100_000,
        "a." * 100_000,
        "\U0001e4d0",  # a letter to Python, none to the tokeniser
        "% _",
    ],
)
def test_no_query_is_an_error(query: str) -> None:
    with desk_of(TEXT) as desk:
        desk.search(query)


@settings(deadline=None)
@given(texts, st.text(max_size=30))
def test_no_text_and_no_query_is_an_error(text: str, query: str) -> None:
    with desk_of(text) as desk:
        for citation, score in desk.search(query):
            assert citation.span.end <= len(text)
            assert score >= 0
        assert desk.integrity() == []


def test_operators_are_words_and_nothing_more() -> None:
    with desk_of("Rock or roll. Rock and roll. Near it.") as desk:
        assert found(desk, "rock OR roll") == ["Rock or roll."]
        assert found(desk, "NEAR") == ["Near it."]
