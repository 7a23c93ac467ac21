from __future__ import annotations

import pytest

from crossing.made import link, scene
from crossread.crossing.discrepancies.measure import measure_findings

DIFFER = [
    ("The hole in the quay is 16 feet deep.", "The hole in the quay is 19 feet (5 meters) deep."),
    ("The hole in the quay has a radius of 12 metres.", "The hole in the quay is 12 metres wide."),
    ("The hole in the quay is 120 feet across.", "The hole in the quay is ninety feet wide."),
]
AGREE = [
    ("The hole in the quay is 12 metres across.", "The hole in the quay is 40 feet wide."),
    ("The hole in the quay has a radius of 6 metres.", "The hole in the quay is 12m wide."),
    ("The hole in the quay is 12 metres wide.", "The hole in the quay is 9 metres deep."),
    ("The hole in the quay is 12 metres wide.", "Two holes in the quay are 9 metres wide and 7 metres wide."),
    ("The hole in the quay is 12 metres from it.", "The hole in the quay is 9 metres wide."),
]


@pytest.mark.parametrize(("a", "b"), DIFFER)
def test_one_thing_measured_twice(a: str, b: str) -> None:
    (found,) = measure_findings(scene([link(a, b)]))
    assert found.detail == "measure"
    assert found.explanation.startswith("Reports give the ")


@pytest.mark.parametrize(("a", "b"), AGREE)
def test_measures_that_agree_or_are_of_other_things(a: str, b: str) -> None:
    assert list(measure_findings(scene([link(a, b)]))) == []
