from __future__ import annotations

import pytest

from crossing.discrepancies.read import read_scene
from crossing.made import copied, link, scene
from crossread.crossing.discrepancies.figure import figure_findings

EXCLUSIVE = [
    ("At least 14 people were killed in Lindmark.", "Twelve people were killed in Lindmark."),
    ("Four dockers died on the quay.", "Five dockers died on the quay."),
    ("Between 10 and 15 people were injured.", "Twenty people were injured."),
    ("Up to 30 people were killed.", "At least 41 people were killed."),
]
COMPATIBLE = [
    ("At least 12 people were killed in Lindmark.", "Some 14 people were killed in Lindmark."),
    ("At least 12 people were killed in Lindmark.", "14 people were killed in Lindmark."),
    ("1,490 people were killed at sea.", "About 1,500 people were killed at sea."),
    ("Between 10 and 15 people were injured.", "Twelve people were injured."),
    ("Four people were killed in Lindmark.", "Nine people were injured in Lindmark."),
    ("Four people were killed in Lindmark.", "Five people were killed in Tromby."),
    ("Two guards and five other people were killed.", "Seven people were killed."),
    ("Four people died.", "Four people were killed."),
]


@pytest.mark.parametrize(("a", "b"), EXCLUSIVE)
def test_ranges_without_a_common_value(a: str, b: str) -> None:
    (finding,) = figure_findings(scene([link(a, b)]))
    assert finding.explanation.startswith(("Harbour Post counts", "Lindmark Courier counts"))
    assert len(list(figure_findings(scene([link(b, a)])))) == 1


@pytest.mark.parametrize(("a", "b"), COMPATIBLE)
def test_ranges_that_agree(a: str, b: str) -> None:
    assert list(figure_findings(scene([link(a, b)]))) == []
    assert list(figure_findings(scene([link(b, a)]))) == []


def test_a_copy_that_changes_a_figure_is_told_so() -> None:
    (finding,) = figure_findings(
        scene([copied("Four dockers died on the quay.", "Five dockers died on the quay.")])
    )
    assert finding.explanation.startswith("The copy changed a figure")
    assert [p.value for p in finding.points] == ["Four", "Five"]


EXPLAINED = [
    (
        "The raid on Norwick killed seven people.",
        "The raid on Norwick killed two officers and five residents.",
    ),
    (
        "Up to 40 people are feared dead in the Norwick mine.",
        "At least 60 people are dead in the Norwick mine.",
    ),
]


@pytest.mark.parametrize(("a", "b"), EXPLAINED)
def test_a_part_and_a_fear_are_no_other_count(a: str, b: str) -> None:
    assert list(figure_findings(read_scene(a, b))) == []
    assert list(figure_findings(read_scene(b, a))) == []
