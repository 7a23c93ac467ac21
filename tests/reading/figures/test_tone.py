"""Status, growing totals, parts of a whole."""

from __future__ import annotations

import pytest

from crossread.domain.facts import EventStatus
from reading.figures.made import figures, printed

STATUSES = [
    ("The dam could kill thousands.", EventStatus.HYPOTHETICAL),
    ("The army denied that 12 civilians had died.", EventStatus.DENIED),
    ("Hundreds are feared dead after the flood.", EventStatus.FEARED),
    ("Officials plan to evacuate 400 families.", EventStatus.PLANNED),
    ("At least 12 people were killed in Lindmark.", EventStatus.ACTUAL),
    ("The rebels claimed to have killed 12 soldiers.", EventStatus.ACTUAL),
]


@pytest.mark.parametrize(("text", "status"), STATUSES)
def test_status_by_helpers_and_what_governs(text: str, status: EventStatus) -> None:
    (figure,) = figures(text)
    assert figure.status is status


RUNNING = [
    ("So far, 25 bodies have been found.", True),
    ("More than 2,000 people have been killed since 2011.", True),
    ("The death toll rose to 41.", True),
    ("The shelling killed 12 people on Tuesday.", False),
]


@pytest.mark.parametrize(("text", "running"), RUNNING)
def test_growing_totals(text: str, running: bool) -> None:
    (figure,) = figures(text)
    assert figure.running is running


PARTS = [
    ("The fighting left 412 dead, including at least 61 civilians.", "at least 61", "412"),
    ("The minister said that 30 people were injured, nine of them seriously.", "nine", "30"),
    ("Three of the 12 people killed were sailors.", "Three", "12"),
]


@pytest.mark.parametrize(("text", "part", "whole"), PARTS)
def test_parts_of_a_whole(text: str, part: str, whole: str) -> None:
    found = {f.number.span.of(text): printed(f.part_of, text) for f in figures(text)}
    assert found == {part: whole, whole: None}
