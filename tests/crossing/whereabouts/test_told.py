"""Phrases of place: which are seen, how far they reach, and which exclude each other."""

from __future__ import annotations

import pytest

from crossing.made import prepare
from crossread.crossing.whereabouts.placing import whole_phrase
from crossread.crossing.whereabouts.told import told_where
from crossread.crossing.whereabouts.unnamed import unnamed_places
from crossread.crossing.whereabouts.where import Where, excludes, may_be_one
from crossread.domain.span import Span


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("She was found in the drying-loft.", [("in", "the drying-loft", "attic")]),
        (
            "They slept behind the police station that night.",
            [("behind", "the police station", "police station")],
        ),
        ("It broke out in the kitchen early on Monday.", [("in", "the kitchen", "kitchen")]),
        ("He spoke in the hall of the market.", [("in", "the hall", "hall")]),
        ("They got us out in two minutes flat.", []),
        ("He spoke in the kitchen garden party.", []),
        ("The kitchen is old.", []),
    ],
)
def test_nouns_of_place_behind_a_word_of_place(text: str, seen: list[tuple[str, str, str]]) -> None:
    found = unnamed_places(text, Span(0, len(text)))
    assert [(how, span.of(text), where.sort) for how, span, where in found] == seen


@pytest.mark.parametrize(
    ("text", "noun", "whole"),
    [
        (
            "It is in the grounds of the Buddhist school at Palu.",
            "the grounds",
            "in the grounds of the Buddhist school",
        ),
        ("It is behind the rice mill at Palu.", "the rice mill", "behind the rice mill"),
        ("It stood in front of the main gate.", "the main gate", "in front of the main gate"),
        (
            "They met at the gates of the yard of a mill yesterday.",
            "the gates",
            "at the gates of the yard of a mill",
        ),
        ("On the roof of it, men stood.", "the roof", "On the roof of it"),
        ("Meghna ran high.", "Meghna", "Meghna"),
    ],
)
def test_a_phrase_reaches_from_its_word_of_place_to_what_it_is_of(text: str, noun: str, whole: str) -> None:
    at = text.index(noun)
    assert whole_phrase(text, Span(0, len(text)), Span(at, at + len(noun))).of(text) == whole


def unnamed(sort: str, level: str, *words: str) -> Where:
    return Where(sort, words, level, is_named=False, place=None)


@pytest.mark.parametrize(
    ("a", "b", "apart"),
    [
        (unnamed("kitchen", "part"), unnamed("garage", "part"), True),
        (unnamed("kitchen", "part"), unnamed("kitchen", "part"), False),
        (unnamed("hall", "building"), unnamed("hall", "building", "school"), False),
        (unnamed("hall", "building", "market"), unnamed("hall", "building", "school"), True),
        (unnamed("mill", "building"), unnamed("street", "ground"), False),
        (unnamed("roof", "part"), unnamed("mill", "building"), True),
    ],
)
def test_two_sorts_are_two_places_where_neither_may_hold_the_other(
    a: Where, b: Where, *, apart: bool
) -> None:
    assert excludes(a, b) is excludes(b, a) is apart


def test_a_place_may_be_another_of_its_sort_that_nothing_tells_from_it() -> None:
    assert may_be_one(unnamed("hall", "building"), unnamed("hall", "building", "school"))
    assert not may_be_one(unnamed("hall", "building", "market"), unnamed("hall", "building", "school"))
    assert not may_be_one(unnamed("hall", "building"), unnamed("mill", "building"))


def test_a_report_tells_places_by_passage() -> None:
    report = prepare(
        "The vote was held in the reading room of the library. Nobody came to the yard. All of it was over by noon."
    )
    text = report.report.text
    told = [[(one.how, one.phrase.of(text)) for one in row] for row in told_where(report)]
    assert told[0][0] == ("in", "in the reading room of the library")
    assert told[1] == [("to", "to the yard")]
