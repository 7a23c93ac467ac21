from __future__ import annotations

from benchmarks.crossing.matching import Card, Tally, is_found, is_right
from benchmarks.crossing.stories import LabelledPoint, LabelledStory

from crossread.domain.span import Citation, Span


def at(report: str, start: int, end: int) -> Citation:
    return Citation(report, Span(start, end))


FIGURE = LabelledPoint("figure", "exclusive", (at("a", 0, 10), at("b", 0, 10)))
ADDED = LabelledPoint("addition", "passage", (at("b", 100, 200),))
STORY = LabelledStory(
    "s",
    "made",
    "dev",
    (),
    {},
    (),
    (),
    (),
    (FIGURE, ADDED),
    (LabelledPoint("figure", "", (at("a", 50, 60), at("b", 50, 60))),),
)


def test_a_card_must_touch_two_reports() -> None:
    assert is_right(Card("figure", (at("a", 8, 12), at("b", 0, 2))), STORY)
    assert not is_right(Card("figure", (at("a", 8, 12), at("b", 30, 32))), STORY)
    assert not is_right(Card("name", (at("a", 0, 10), at("b", 0, 10))), STORY)


def test_half_of_a_stretch_is_enough() -> None:
    assert is_found(ADDED, [Card("addition", (at("b", 100, 155),))])
    assert is_found(ADDED, [Card("addition", (at("b", 100, 130),)), Card("addition", (at("b", 170, 200),))])
    assert not is_found(ADDED, [Card("addition", (at("b", 100, 130),))])


def test_a_tally_counts_cards_on_what_is_fine() -> None:
    tally = Tally()
    tally.add(STORY, [Card("figure", (at("a", 50, 60), at("b", 50, 60))), Card("figure", FIGURE.points)])
    assert (tally.precision("figure"), tally.recall("figure")) == (0.5, 1.0)
    assert tally.on_fine["figure"] == 1
