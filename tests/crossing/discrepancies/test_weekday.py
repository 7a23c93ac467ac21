from __future__ import annotations

import pytest

from crossing.discrepancies.read import read_scene
from crossread.crossing.discrepancies.weekday import weekday_findings

WRONG = [
    ("The bridge fell on Tuesday, 3 May 2024, the mayor said.", "Tuesday, 3 May 2024"),
    ("The bridge fell on Tuesday, May 3, 2024.", "Tuesday, May 3, 2024"),
    ("The bridge fell on Friday 6 May after rain.", "Friday 6 May"),
    ("The bridge fell on 3 May 2024 (Tuesday) after rain.", "3 May 2024 (Tuesday"),
    ("The bridge fell on Tue, 3 May 2024.", "Tue, 3 May 2024"),
    (
        "Bridge falls at Lindmark\n\nPosted Tuesday, May 3, 2024\n\nThe bridge fell after rain.",
        "Tuesday, May 3, 2024",
    ),
]
RIGHT = [
    "The bridge fell on Friday, 3 May 2024, the mayor said.",
    "The bridge fell on Tuesday 6 May after rain.",
    "The fair is held on Tuesday, May 3 and 4, 2024.",
    "The fair is held on Tuesday, 3-4 May 2024.",
    "The fair is held on Tuesday 31 February 2024.",
    "The tower was begun on Monday, 3 May 1152.",
    "The fair was held on Friday 6 November.",  # half a year from the day of writing: of which year?
    "On Tuesday three men were hurt.",
    "Bridge falls at Lindmark\n\nDaily Sun, 3 May 2024 | News\n\nThe bridge fell after rain.",
    "Bridge falls at Lindmark\n\nPosted Friday, May 3, 2024\n\nThe bridge fell after rain.",
    "",
]


@pytest.mark.parametrize(("text", "words"), WRONG)
def test_no_such_day(text: str, words: str) -> None:
    (finding,) = weekday_findings(read_scene(text))
    assert finding.detail == "weekday"
    assert finding.points[0].value == words
    assert "was a" in finding.explanation


@pytest.mark.parametrize("text", RIGHT)
def test_days_that_can_be(text: str) -> None:
    assert list(weekday_findings(read_scene(text))) == []


def test_one_card_for_one_wrong_day_in_two_reports() -> None:
    text = "The bridge fell on Tuesday, 3 May 2024."
    (finding,) = weekday_findings(read_scene(text, f"{text} It had stood for a century."))
    assert len(finding.points) == 2
