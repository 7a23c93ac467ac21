from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossing.entities.made import FAC, GRP, LOC, ORG, PER, Story, together
from crossread.crossing.entities import edges_between
from crossread.crossing.entities.components import components
from crossread.crossing.entities.subjects import subjects_of
from crossread.domain.entities import EntityEdge
from crossread.domain.facts import Place, PlaceMention, PlacePrecision
from crossread.domain.layers import MentionKind
from crossread.domain.span import Span


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ((PER, "Tomas Verrin"), (PER, "Tomas al-Verrin"), "same name"),
        ((PER, "Verrin"), (PER, "Tomas Verrin"), "same surname"),
        (
            (PER, "Geir Halvorsen"),
            (PER, "Geir Halvorson"),
            "one letter apart: Geir Halvorsen / Geir Halvorson",
        ),
        ((PER, "T. Verrin"), (PER, "Tomas Verrin"), "initial and name"),
        ((PER, "Rostran"), (PER, "Rostran"), "same name"),
        ((PER, "Mohammed Verrin"), (PER, "Muhammad Verrin"), "transliterations of one name"),
        (
            (LOC, "Khan Cheibun"),
            (LOC, "Khan Sheibun"),
            "transliterations of one name: Khan Cheibun / Khan Sheibun",
        ),
        ((PER, "Khan Cheibun"), (LOC, "Khan Sheibun"), "transliterations of one name"),
        ((LOC, "Halden city"), (LOC, "Halden"), "same name"),
        ((LOC, "US"), (LOC, "United States"), "same name"),
        ((ORG, "HNT"), (ORG, "Hayat Norvan al-Tir"), "initials of the name"),
        (
            (ORG, "HNX"),
            (ORG, "Hayat Norvan al-Tir (HNX)"),
            "abbreviation explained: HNX is Hayat Norvan al-Tir",
        ),
        ((ORG, "Hayat Norvan"), (ORG, "Hayat Norvan al-Tir"), "beginning of the name"),
        ((ORG, "Verrin Motors Corp"), (ORG, "Verrin Motors"), "same name but for the legal form"),
        ((ORG, "Norvian State Department"), (ORG, "Norvian State Department"), "same name"),
        ((ORG, "Ministry of Defense"), (ORG, "Defence Ministry"), "same words in another order"),
        ((ORG, "Iran’s foreign ministry"), (ORG, "Iranian foreign ministry"), "same name"),
        ((ORG, "Observatory"), (ORG, "Norvian Observatory for Trade"), "what the body is"),
        ((GRP, "Syrian"), (GRP, "Syrians"), "same name"),
    ],
)
def test_held_to_be_one(one: tuple[MentionKind, str], other: tuple[MentionKind, str], reason: str) -> None:
    reasons = together(one, other)
    assert reasons is not None
    assert reasons[0].startswith(reason)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ((PER, "Tomas Verrin"), (PER, "Maher Verrin")),
        ((PER, "Hakon Fiske"), (PER, "Fuad Harrin")),
        ((PER, "Tomas"), (PER, "Tomas Verrin")),
        ((PER, "Khamenei"), (PER, "Khomeini")),
        ((ORG, "Syrian army"), (ORG, "Syrian government")),
        ((ORG, "Syrian army"), (ORG, "Iraqi army")),
        ((LOC, "Iran"), (ORG, "Iranian foreign ministry")),
        ((GRP, "Syrian"), (LOC, "Syria")),
        ((LOC, "Iran"), (LOC, "Iraq")),
        ((LOC, "New Halden"), (LOC, "Halden")),
        ((ORG, "UN"), (ORG, "UN Security Council")),
        ((FAC, "Pier 4"), (FAC, "Pier 5")),
        ((ORG, "Verrin Motors"), (ORG, "Verrin Records")),
        ((PER, "Jordan"), (LOC, "Jordan")),
    ],
)
def test_kept_apart(one: tuple[MentionKind, str], other: tuple[MentionKind, str]) -> None:
    assert together(one, other) is None


def test_a_post_alone_means_whom_another_report_calls_by_it() -> None:
    story = (
        Story()
        .told((PER, "Tomas Verrin", [("Syrian", "President")]))
        .told((PER, "", [("Syrian", "president")]))
    )
    (entity,) = story.entities()
    assert entity.name == "Tomas Verrin"
    assert entity.aliases == ()
    assert entity.edges[0].reasons == ("title and country: Syrian President",)
    assert entity.roles == ("Syrian President",)


def test_a_post_that_two_are_said_to_hold_means_neither() -> None:
    story = (
        Story()
        .told((PER, "Tomas Verrin", [("Syrian", "President")]))
        .told((PER, "Ray Dow", [("Syrian", "President")]))
        .told((PER, "", [("Syrian", "president")]))
    )
    assert len(story.entities()) == 3


def test_a_surname_that_two_bear_glues_nobody() -> None:
    story = Story().told((PER, "Ann Lee")).told((PER, "Lee")).told((PER, "Bob Lee"))
    assert story.names() == ["Ann Lee", "Bob Lee", "Lee"]
    assert any(
        "several of that name in the story" in edge.reasons
        for edge in edges_between(subjects_of(story.readings, story.texts))
    )


def test_a_surname_goes_to_the_one_that_nearly_all_tell_of() -> None:
    story = Story().told((PER, "Lee")).told((PER, "Bob Lee"))
    for _ in range(9):
        story.told((PER, "Ann Lee"))
    assert story.names() == ["Ann Lee", "Bob Lee"]


def test_the_kind_is_what_most_take_it_for_and_the_name_the_fullest_known_best() -> None:
    story = (
        Story()
        .told((PER, "Hayat Norvan"))
        .told((ORG, "HNT"))
        .told((ORG, "Hayat Norvan al-Tir; HNT"))
        .told((ORG, "Hayat Norvan al-Tir"))
    )
    (entity,) = story.entities()
    assert entity.kind is ORG
    assert entity.name == "Hayat Norvan al-Tir"
    assert entity.aliases == ("HNT", "Hayat Norvan")


def test_roles_of_one_meaning_are_told_once() -> None:
    story = (
        Story()
        .told((PER, "Dara Mehr", [("Iranian", "Foreign Minister")]))
        .told((PER, "Dara Mehr", [("Iran", "foreign minister"), ("", "foreign minister")]))
    )
    assert story.entities()[0].roles == ("Iran foreign minister",)


def test_places_of_two_countries_are_two() -> None:
    def found(country: str) -> list[PlaceMention]:
        place = Place(f"geonames:{country}", "Halden", 1.0, 1.0, country, "", "PPL", 9, PlacePrecision.EXACT)
        return [PlaceMention(Span(0, 6), place, 1.0)]

    one, other = found("SY"), found("JP")
    assert len(Story().told((LOC, "Halden")).placed(one).told((LOC, "Halden")).placed(other).entities()) == 2
    (same,) = Story().told((LOC, "Halden")).placed(one).told((LOC, "Halden")).placed(one).entities()
    assert same.place is not None
    assert same.place.country == "SY"


def test_no_readings_no_entities() -> None:
    assert Story().entities() == ()


FIRST = st.sampled_from(["Ann", "Bob", "A.", ""])
LAST = st.sampled_from(["Lee", "Leeson", "Verrin", "Verrinn", "Council", "Halden 4", "🙂"])
NAMES = st.builds(lambda first, last: f"{first} {last}".strip(), FIRST, LAST)
REPORTS = st.lists(st.lists(st.tuples(st.sampled_from([PER, ORG, LOC, GRP]), NAMES), max_size=5), max_size=6)


@given(REPORTS, st.integers(0, 99))
def test_the_order_of_the_readings_does_not_matter(
    reports: list[list[tuple[MentionKind, str]]], seed: int
) -> None:
    story = Story()
    for report in reports:
        story.told(*report)
    shuffled = Story()
    shuffled.texts = story.texts
    shuffled.readings = random.Random(seed).sample(story.readings, len(story.readings))
    assert story.entities() == shuffled.entities()


@given(REPORTS)
def test_every_report_entity_is_in_one_entity(reports: list[list[tuple[MentionKind, str]]]) -> None:
    story = Story()
    for report in reports:
        story.told(*report)
    members = [key for entity in story.entities() for key in entity.members]
    assert len(members) == len(set(members)) == sum(map(len, reports))


@given(REPORTS)
def test_without_edges_every_one_stands_alone(reports: list[list[tuple[MentionKind, str]]]) -> None:
    story = Story()
    for report in reports:
        story.told(*report)
    subjects = subjects_of(story.readings, story.texts)
    assert components(subjects, []) == [[subject.key] for subject in subjects]
    edges: tuple[EntityEdge, ...] = edges_between(subjects)
    assert all(edge.a < edge.b and 0 < edge.score <= 1 and edge.reasons for edge in edges)
