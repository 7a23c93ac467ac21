from __future__ import annotations

import pytest

from crossing.discrepancies.copied_stories import REWRITE, SOURCE, copied_scene
from crossread.crossing.discrepancies.addition import addition_findings
from crossread.crossing.discrepancies.confidence import calibrated, is_shown


def shown(copy: tuple[str, ...]) -> list[str]:
    """The stretches that are surely added."""
    found = [calibrated(f) for f in addition_findings(copied_scene(SOURCE, copy))]
    return [f.points[0].value for f in found if is_shown(f)]


ADDED = [
    "In Oskarshamn, a bridge fell in 1998 and 31 people died; an inquiry blamed Halvorsen Stål for 14 bad welds.",
    "The Courier has learned that the insurer Nordvik wants 4.2 million crowns back, according to a letter of 3 April.",
    "Pop singer Ilse Brandt, who was to sing on 18 June before 12,000 guests, cancelled her show on Instagram.",
]
NOT_ADDED = [
    "What do you think should happen to the bridge? Tell us in the comments!",
    "You must be logged in to post a comment.",
    "WHAT NOW FOR THE OLD BRIDGE?",
    "We use our own and third-party cookies.",
    "The detour is long.",
]


@pytest.mark.parametrize("added", ADDED)
def test_what_only_the_copy_tells(added: str) -> None:
    assert shown((*REWRITE, added)) == [added]


@pytest.mark.parametrize("added", NOT_ADDED)
def test_lines_of_the_page_and_what_the_source_says_too(added: str) -> None:
    assert shown((*REWRITE, added)) == []


def test_a_faithful_copy_adds_nothing() -> None:
    assert shown(REWRITE) == []
