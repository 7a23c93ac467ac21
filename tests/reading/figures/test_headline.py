from __future__ import annotations

import pytest

from crossread.reading.figures.headline import headline_of

HEADLINES: list[tuple[str, dict[str, float | None]]] = [
    ("4 teens, 1 adult shot outside market", {"shot": 5}),
    ("2 Killed, 2 Hurt In Harbour Blast", {"killed": 2, "injured": 2}),
    ("Boy, 15, shot by 14-year-old friend, deputies say", {"shot": 1}),
    ("Teen killed, another injured in quarry fall", {"killed": 1, "injured": 1}),
    ("Man kills wife, two kids in Lindmark", {"killed": 3}),
    ("Four shot, one dead, in robbery", {"shot": 4, "killed": 1}),
    ("Shooting leaves two dead", {"killed": 2}),
    ("Fatal shooting of 14-year-old was an accident", {"killed": 1, "shot": 1}),
    ("Couple found dead", {"killed": 2}),
    ("Residents shot at market", {"shot": None}),
    ("Council votes on harbour plan", {}),
    ("", {}),
]


@pytest.mark.parametrize(("title", "counts"), HEADLINES)
def test_what_a_headline_counts(title: str, counts: dict[str, float | None]) -> None:
    assert headline_of(title).counts == counts
