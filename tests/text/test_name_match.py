from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.text.name_keys import body_words, numbers_in, person_words
from crossread.text.name_match import (
    are_initials_of,
    are_two_bodies,
    are_two_people,
    bodies_alike,
    people_alike,
    places_alike,
)
from text.hostile import texts

WORDS = st.lists(st.text("abcdeghkmnorstu", min_size=1, max_size=9), min_size=1, max_size=4).map(tuple)


@pytest.mark.parametrize(
    ("a", "b", "least", "most"),
    [
        ("Ann Lee", "Ann Lee", 1.0, 1.0),
        ("Ann B. Lee", "Ann Lee", 0.9, 0.95),
        ("Lee Ann", "Ann Lee", 0.9, 0.9),
        ("Steve Lee", "Steven Lee", 0.8, 0.9),
        ("Lee", "Ann Lee", 0.8, 0.8),
        ("Ann", "Ann Lee", 0.5, 0.6),
    ],
)
def test_people(a: str, b: str, least: float, most: float) -> None:
    found = people_alike(person_words(a), person_words(b))
    assert found is not None
    assert least <= found.score <= most


@pytest.mark.parametrize(("a", "b"), [("Ann Lee", "Bob Lee"), ("Ann Lee", "Ann Dow"), ("A. Lee", "B. Lee")])
def test_two_people(a: str, b: str) -> None:
    assert are_two_people(person_words(a), person_words(b))


def test_two_bodies() -> None:
    assert are_two_bodies(body_words("Pier 4"), body_words("Pier 5"))
    assert are_two_bodies(body_words("Syrian army"), body_words("Iraqi army"))
    assert not are_two_bodies(body_words("Verrin Motors"), body_words("Verrin"))
    assert numbers_in(("a380", "x2")) == {"380", "2"}


def test_initials_with_and_without_legal_form() -> None:
    assert are_initials_of("vm", body_words("Verrin Motors Corporation"))
    assert are_initials_of("vmc", body_words("Verrin Motors Corporation"))
    assert are_initials_of("usaf", body_words("United States Air Force"))
    assert not are_initials_of("vx", body_words("Verrin Motors"))


@given(WORDS, WORDS)
def test_likeness_has_no_direction(a: tuple[str, ...], b: tuple[str, ...]) -> None:
    for alike in (people_alike, bodies_alike, places_alike):
        there, back = alike(a, b), alike(b, a)
        assert (there and there.score) == (back and back.score)


@given(texts, texts)
def test_hostile_names_are_likened_with_a_score_and_a_reason_or_not_at_all(a: str, b: str) -> None:
    found = (
        people_alike(person_words(a), person_words(b)),
        bodies_alike(body_words(a), body_words(b)),
        places_alike(body_words(a), body_words(b)),
    )
    assert all(0 < alike.score <= 1 and alike.reason for alike in found if alike)
