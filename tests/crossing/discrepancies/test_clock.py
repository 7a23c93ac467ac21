from __future__ import annotations

import pytest

from crossing.discrepancies.read import read_scene
from crossread.crossing.discrepancies.clock import clock_findings

APART = [
    ("The bridge collapsed at 12.03 a.m. on Friday.", "The bridge collapsed at 12.20 p.m. on Friday."),
    ("The bridge collapsed at 7 a.m. in Tromby.", "The bridge collapsed at 3 p.m. in Tromby."),
    ("The bridge collapsed on Thursday night.", "The bridge collapsed on Thursday afternoon."),
]
NEAR = [
    ("The bridge collapsed at 7 a.m. in Tromby.", "The bridge collapsed at 7.40 a.m. in Tromby."),
    ("The bridge collapsed on Thursday evening.", "The bridge collapsed at 7 p.m. on Thursday."),
    ("The bridge collapsed at 11.50 p.m. in Tromby.", "The bridge collapsed at 12.10 a.m. in Tromby."),
    ("The bridge had collapsed by noon.", "The bridge collapsed at 8 p.m. in Tromby."),
    ("The bridge collapsed at 7 a.m. on Friday.", "The bridge collapsed at 3 p.m. on Thursday."),
    ("The launch began at 8 a.m. PT on Friday.", "The launch began at 11 a.m. ET on Friday."),
    ("The launch began at 8 a.m. on Friday.", "The launch began at 11 a.m. ET on Friday."),
    ("", ""),
]


@pytest.mark.parametrize(("a", "b"), APART)
def test_one_happening_at_two_hours(a: str, b: str) -> None:
    (finding,) = clock_findings(read_scene(a, b))
    assert finding.detail == "time"
    assert "different hours" in finding.explanation


@pytest.mark.parametrize(("a", "b"), NEAR)
def test_hours_that_can_be_one(a: str, b: str) -> None:
    assert list(clock_findings(read_scene(a, b))) == []


def test_passages_that_hardly_tell_of_the_same() -> None:
    assert list(clock_findings(read_scene(*APART[0], probability=0.2))) == []
