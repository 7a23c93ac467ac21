from __future__ import annotations

from crossing.made import lexicon, link
from crossread.crossing.comparing.directions import Directions
from crossread.crossing.comparing.linked import turned

FULL = (
    "The ferry Lindmark left the quay at noon with 412 people and a load of oranges, harbour master Ana Vidal said. "
    "It was the fourth delay in a week."
)


def test_the_two_directions_are_one_question() -> None:
    linked = link(FULL, "The ferry left at noon.")
    directions = Directions(lexicon())
    first = directions.first_is_source(linked)
    assert first > 0.5
    assert directions.first_is_source(turned(linked)) == 1.0 - first
    assert Directions(lexicon()).first_is_source(turned(linked)) == 1.0 - first
