from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossing.discrepancies.read import read_scene
from crossread.crossing.discrepancies.date import date_findings
from crossread.crossing.discrepancies.told_days import told_days

ANOTHER_DAY = [
    ("The bridge collapsed on Friday in Tromby.", "The bridge collapsed on Monday in Tromby."),
    ("The bridge collapsed on 2 May in Tromby.", "The bridge collapsed on 5 May in Tromby."),
    ("Two people were killed on Tuesday in Tromby.", "Two people were killed on Sunday in Tromby."),
    ("The bridge collapsed on Saturday 3 May.", "The bridge collapsed on Saturday 4 May."),
    ("The bridge collapsed on Saturday night in Tromby.", "The bridge collapsed on Friday in Tromby."),
    ("The bridge has been closed since 2 May.", "The bridge has been closed since 12 May."),
]
ONE_DAY = [
    ("The bridge collapsed on Friday in Tromby.", "The bridge collapsed on 2 May in Tromby."),
    ("The bridge collapsed on Friday night in Tromby.", "The bridge collapsed on Saturday in Tromby."),
    ("The bridge collapsed on Friday, the mayor said.", "The bridge collapsed, the mayor said on Monday."),
    ("The bridge has been closed since Friday.", "The bridge was closed on Monday."),
    ("The bridge collapsed after five days.", "The bridge collapsed on Monday."),
    ("No one answered the door on Friday.", "No one answered the door on Monday."),
    ("The bridge remained closed on Friday.", "The bridge will be closed on Monday."),
    ("Posted: Friday, 2 May 2025 10:00", "Posted: Monday, 5 May 2025 11:00"),
    ("The bridge collapsed on 31 February.", "The bridge collapsed on Monday."),
    ("Ada Brandt died on Friday in Tromby.", "Piet Marsh died on Monday in Tromby."),
    ("", ""),
]


@pytest.mark.parametrize(("a", "b"), ANOTHER_DAY)
def test_one_happening_on_two_days(a: str, b: str) -> None:
    (finding,) = date_findings(read_scene(a, b))
    assert len(finding.points) == 2
    assert "different days" in finding.explanation


@pytest.mark.parametrize(("a", "b"), ONE_DAY)
def test_days_that_agree(a: str, b: str) -> None:
    assert list(date_findings(read_scene(a, b))) == []


def test_passages_that_hardly_tell_of_the_same() -> None:
    assert list(date_findings(read_scene(*ANOTHER_DAY[0], probability=0.2))) == []


@settings(deadline=None)  # the models are loaded once
@given(st.sampled_from([a for pair in (*ANOTHER_DAY, *ONE_DAY) for a in pair if a]))
def test_days_stand_where_they_are_cited(text: str) -> None:
    scene = read_scene(text)
    for report in scene.reports.values():
        for row in told_days(scene, report):
            for day in row:
                assert " ".join(day.citation.span.of(report.report.text).split()) == day.text
