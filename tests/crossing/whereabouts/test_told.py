"""Phrases of place: which are seen, how far they reach, and which exclude each other."""

from __future__ import annotations

import pytest

from crossing.made import prepare
from crossread.crossing.whereabouts.named import _sort
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
        ("It broke out in the kitchen fell silent.", [("in", "the kitchen", "kitchen")]),
        ("He stood in front of the school.", [("", "the school", "school")]),
        ("They got us out in two minutes flat.", []),
        ("He slept in a school bed.", []),
        ("He spoke in the kitchen garden party.", []),
        ("He spoke at the launch of the plan, on the grounds that it was late.", []),
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


def noun(sort: str, level: str) -> Where:
    return Where(sort, (), level, is_named=False, place=None)


def name(sort: str, level: str, *words: str) -> Where:
    return Where(sort, words, level, is_named=True, place=None)


@pytest.mark.parametrize(
    ("a", "b", "apart"),
    [
        (noun("kitchen", "room"), noun("garage", "room"), True),
        (noun("kitchen", "room"), noun("kitchen", "room"), False),
        (noun("kitchen", "room"), noun("school", "house"), False),
        (noun("kitchen", "room"), noun("basement", "floor"), False),
        (noun("roof", "floor"), noun("basement", "floor"), True),
        (noun("school", "house"), noun("church", "house"), True),
        (name("school", "house", "weston"), name("school", "house", "melton"), True),
        (name("school", "house", "weston"), noun("school", "house"), False),
        (name("street", "ground", "lagrange"), name("street", "ground", "sylvania"), True),
        (name("street", "ground", "lagrange"), name("mountain", "ground", "kudebi"), False),
        (name("facility", "facility", "savoy"), noun("school", "house"), False),
        (name("town", "town", "brenta"), name("town", "town", "kelm"), True),
    ],
)
def test_what_cannot_lie_in_one_another_is_two_places(a: Where, b: Where, *, apart: bool) -> None:
    assert excludes(a, b) is excludes(b, a) is apart


def test_a_place_may_be_another_of_its_sort_that_nothing_tells_from_it() -> None:
    weston, melton = (name("police station", "house", word) for word in ("weston", "melton"))
    assert may_be_one(weston, noun("police station", "house"))
    assert not may_be_one(weston, melton)
    assert not may_be_one(weston, noun("school", "house"))


@pytest.mark.parametrize(
    ("printed", "sort"),
    [
        ("Melton Town Hall", ("town hall", "house", ("melton",))),
        ("Weston School", ("school", "house", ("weston",))),
        ("Lagrange Street", ("street", "ground", ("lagrange",))),
        ("Melton", ("town", "town", ("melton",))),
    ],
)
def test_names_by_the_noun_they_end_in(printed: str, sort: tuple[str, str, tuple[str, ...]]) -> None:
    assert _sort(tuple(printed.casefold().split()), None) == sort


def test_a_report_tells_places_by_passage() -> None:
    report = prepare(
        "The vote was held in the reading room of the library. Nobody came to the yard. All of it was over by noon."
    )
    text = report.report.text
    told = [[(one.how, one.phrase.of(text)) for one in row] for row in told_where(report)]
    assert told[0][0] == ("in", "in the reading room of the library")
    assert told[1] == [("to", "to the yard")]
