from __future__ import annotations

import pytest

from crossing.discrepancies.read import read_scene
from crossread.crossing.discrepancies.place import place_findings

ELSEWHERE = [
    (
        "The bridge collapsed in Juliaca, Peru, on Tuesday.",
        "The bridge collapsed in Arequipa, Peru, on Tuesday.",
    ),
    (
        "Two men were killed in Juliaca, Peru, during a march.",
        "Two people were killed in Arequipa, Peru, during a march.",
    ),
]
COMPATIBLE = [
    ("The bridge collapsed in Juliaca, Peru, on Tuesday.", "The bridge collapsed in Peru on Tuesday."),
    (
        "The bridge collapsed in Juliaca, Peru, on Tuesday.",
        "The bridge collapsed in Juliaca, far from Arequipa.",
    ),
    ("The bridge collapsed in Juliaca, Peru, on Tuesday.", "Ann Lee of Arequipa saw the bridge collapse."),
    (
        "The bridge collapsed in suburban Seattle, Washington, on Tuesday.",
        "The bridge collapsed in Mukilteo, Washington, on Tuesday.",
    ),
    ("The bridge collapsed near Lampa on Tuesday.", "The bridge collapsed in Juliaca, Peru, on Tuesday."),
    ("", ""),
]


@pytest.mark.parametrize(("a", "b"), ELSEWHERE)
def test_one_happening_in_two_towns(a: str, b: str) -> None:
    (finding,) = place_findings(read_scene(a, b))
    assert {point.value for point in finding.points} == {"Juliaca", "Arequipa"}
    assert "km apart" in finding.explanation


@pytest.mark.parametrize(("a", "b"), COMPATIBLE)
def test_places_that_can_be_one(a: str, b: str) -> None:
    assert list(place_findings(read_scene(a, b))) == []


def test_the_only_arrest_in_two_towns() -> None:
    a = "The man was arrested in Dimmitt, Texas, by two deputies. The hall was quiet."
    b = "The hall in Hereford, Texas, was quiet. The man was arrested in Friona, Texas, at dawn."
    (finding,) = place_findings(read_scene(a, b, probability=0.1))
    assert "Dimmitt" in finding.explanation
    assert "Friona" in finding.explanation
