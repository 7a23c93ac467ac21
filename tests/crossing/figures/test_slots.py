from __future__ import annotations

import pytest

from crossing.made import copied, link
from crossread.crossing.figures.slots import differing_slots

DIFFER = [
    ("The hole in the bank is 120 feet wide by now.", "The hole in the bank is ninety feet wide by now."),
    ("Two women were taken to the hospital by car.", "One woman was taken to the hospital by car."),
    ("The repair will cost 38 million euros by May.", "The repair will cost 28 million euros by May."),
]
AGREE = [
    ("The hole in the bank is 12 metres wide by now.", "The hole in the bank is 39 feet wide by now."),
    (
        "The hole in the bank is 120 feet wide by now.",
        "The hole in the bank is 120 feet wide and 9 metres deep.",
    ),
    (
        "The cases were Norwick eight and Lindmark four by then.",
        "There were 8 in Norwick and 4 in Lindmark by then.",
    ),
    ("Mrs Verrin lost nine pupils of Standard Four.", "Nine of Mrs Verrin's Standard Four pupils are lost."),
    (
        "She met the ice at 10.25 last night, south of the bank.",
        "It met the ice at twenty-five minutes past ten last night, south of the bank.",
    ),
    ("The shift began at half past ten last night.", "The shift began at half past eleven last night."),
    ("The match was won 3-2 on the last evening here.", "The match was won 4-2 on the last evening here."),
]


@pytest.mark.parametrize(("a", "b"), DIFFER)
def test_measures_that_differ(a: str, b: str) -> None:
    assert len(list(differing_slots(link(a, b)))) == 1
    assert len(list(differing_slots(link(b, a)))) == 1


@pytest.mark.parametrize(("a", "b"), AGREE)
def test_measures_that_agree(a: str, b: str) -> None:
    assert list(differing_slots(link(a, b))) == []


def test_a_copy_has_to_keep_the_number() -> None:
    a, b = (
        "At least 14 of the boxes were destroyed by fire.",
        "At least 41 of the boxes were destroyed by fire.",
    )
    assert list(differing_slots(link(a, b))) == []
    (found,) = differing_slots(copied(a, b))
    assert (found.a.number.low, found.b.number.low) == (14, 41)


def test_loose_links_are_not_compared() -> None:
    assert list(differing_slots(link(*DIFFER[0], score=0.2))) == []
