"""Days, hours and ways that two reports tell of one thing, and those that only look so."""

from __future__ import annotations

import pytest

from crossing.discrepancies.read import read_scene
from crossing.discrepancies.test_main_days import ONE_DAY_OR_TWO_MATTERS, OTHER_DAYS
from crossread.crossing.discrepancies.circumstance import circumstance_findings, way_findings
from crossread.crossing.discrepancies.distance import distance_findings

# Of all three sorts: the words that a card must hold.
TIMES = [
    (
        "The chapel in Orton was last flooded in November 2018, when the river Tarn burst its banks.",
        "The chapel in Orton was last flooded in November 2019, when the river Tarn burst its banks.",
        ("November 2018", "November 2019"),
    ),
    (
        "The last shift at the Kerr mill will be worked on 30 June, the owners told the union.",
        "Owners told the union that the last shift at the Kerr mill will be worked on 31 July.",
        ("30 June", "31 July"),
    ),
    (
        "The siren at the Kerr mill sounded at half past six in the morning and the workers ran to the gate.",
        "The siren at the Kerr mill sounded at about four in the afternoon and the workers ran to the gate.",
        ("half past six in the morning", "four in the afternoon"),
    ),
]
NO_TIMES = [
    (
        "The chapel in Orton was last flooded in November 2018, when the river Tarn burst its banks.",
        "The chapel in Orton was last flooded in late 2018, when the river Tarn burst its banks.",
    ),
    (
        "The siren at the Kerr mill sounded at noon and the workers ran to the gate.",
        "The siren at the Kerr mill sounded at midday and the workers ran to the gate.",
    ),
    (
        "The siren at the Kerr mill sounded shortly before nine in the evening, and the workers ran.",
        "The siren at the Kerr mill sounded at about 8.55 p.m., and the workers ran.",
    ),
    (
        "The pumps at the Kerr mill will be mended by 30 June, the owners said.",
        "The pumps at the Kerr mill were mended on 12 June, the owners said.",
    ),
    (
        "The pumps at the Kerr mill must be mended by 30 June, the owners said.",
        "The owners said the Kerr mill would be sold in the autumn.",
    ),
]
WAYS = [
    (
        "The body was found in a quarry 30 kilometres west of the Selby road, police said.",
        "Police said the body was found in a quarry 30 kilometres east of the Selby road.",
        ("west", "east"),
    ),
    (
        "The launch broke down about 60 kilometres south-east of the capital with 400 people on board.",
        "The launch broke down about 60 miles south-east of the capital with 400 people on board.",
        ("60 kilometres", "60 miles"),
    ),
]
NO_WAYS = [
    (
        "The launch broke down about 60 kilometres south-east of the capital with 400 people on board.",
        "The launch broke down some 37 miles south-east of the capital with 400 people on board.",
    ),
    (
        "The quarry lies 30 kilometres west of Selby, and the mill 12 kilometres east of it.",
        "The mill lies 12 kilometres east of Selby, and the quarry 30 kilometres west of it.",
    ),
]


@pytest.mark.parametrize(("a", "b", "words"), TIMES)
def test_two_times_of_one_thing(a: str, b: str, words: tuple[str, str]) -> None:
    (finding,) = circumstance_findings(read_scene(a, b, published=""))
    assert sorted(point.value for point in finding.points) == sorted(words)
    assert all(value in finding.explanation for value in words)


@pytest.mark.parametrize(("a", "b"), NO_TIMES)
def test_times_that_fit_or_are_of_two_things(a: str, b: str) -> None:
    assert list(circumstance_findings(read_scene(a, b, published=""))) == []


@pytest.mark.parametrize(("a", "b", "words"), WAYS)
def test_two_ways_to_one_place(a: str, b: str, words: tuple[str, str]) -> None:
    (finding,) = distance_findings(read_scene(a, b))
    assert all(any(word in point.value for point in finding.points) for word in words)


@pytest.mark.parametrize(("a", "b"), NO_WAYS)
def test_ways_that_fit(a: str, b: str) -> None:
    assert list(way_findings(read_scene(a, b), ())) == []


def test_passages_that_are_not_linked_tell_of_two_things() -> None:
    a, b, _ = TIMES[0]
    assert list(circumstance_findings(read_scene(a, b, published="", probability=0.2))) == []


def test_a_way_that_another_card_cites_has_none_of_its_own() -> None:
    a, b, _ = WAYS[0]
    scene = read_scene(a, b)
    known = list(way_findings(scene, ()))
    assert len(known) == 1
    assert not list(way_findings(scene, known))


def test_two_happenings_on_two_days_hardly_ever_make_a_card() -> None:
    fooled = [pair for pair in ONE_DAY_OR_TWO_MATTERS if any(circumstance_findings(read_scene(*pair)))]
    assert len(fooled) <= _FOOLED


_FOOLED = 2  # a funeral and a vigil that are both "held", and shelling on two days


def test_one_happening_on_two_days_mostly_does() -> None:
    found = [pair for pair in OTHER_DAYS if any(circumstance_findings(read_scene(*pair)))]
    assert len(found) >= len(OTHER_DAYS) - 2


def test_a_dash_alone_makes_no_dateline() -> None:
    a = "A bomb killed nine people in the market of Selby on Monday – the third attack this week."
    b = "A bomb killed nine people in the market of Selby on Tuesday – the third attack this week."
    assert any(circumstance_findings(read_scene(a, b, published="")))


def test_a_dateline_is_no_day_of_what_its_sentence_tells() -> None:
    a = "ORTON, Friday, Aug. 9 (Tarn Press) - A launch with 400 people on board sank in the bay, police said."
    b = "ORTON, Saturday, Aug. 10 (Tarn Press) - A launch with 400 people on board sank in the bay, police said."
    assert list(circumstance_findings(read_scene(a, b, published=""))) == []


@pytest.mark.parametrize(
    ("at", "words"), [(0, "at different times"), (1, "on different days"), (2, "at different hours")]
)
def test_a_card_says_how_finely_the_times_differ(at: int, words: str) -> None:
    a, b, _ = TIMES[at]
    (finding,) = circumstance_findings(read_scene(a, b, published=""))
    assert words in finding.explanation
