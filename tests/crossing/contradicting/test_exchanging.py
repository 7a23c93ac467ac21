"""Two values that alone keep two passages from agreeing: what is asked, and what becomes of the answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from crossing.discrepancies.read import read_scene
from crossing.made import prepare, scene
from crossread.crossing.bearing import Across, AskAcross
from crossread.crossing.comparing.linked import Linked
from crossread.crossing.contradicting.exchanging import Rivals, exchanged
from crossread.crossing.discrepancies.exchanged_place import exchanged_place_findings
from crossread.crossing.discrepancies.figure import DOUBTFUL, FLOOR, figure_findings
from crossread.crossing.figures.differing import number_pairs
from crossread.crossing.scene import Scene
from crossread.crossing.whereabouts.rivals import rival_places
from crossread.domain.crossing import DiscrepancyKind
from crossread.domain.span import Span

ROOM = "The sitting was held in the reading room of the library."
GYM = "The session took place in the gymnasium of the school."
AFTER = " Firemen left at noon, when nobody was there any more."


def linked(a: str, b: str) -> Linked:
    """The second passages of two reports."""
    first, second = prepare(f"{a}{AFTER}"), prepare(f"{b}{AFTER}")
    return Linked(
        first, 1, second, 1, score=0.6, probability=0.9, directed=False, reused=False, one_lineage=False
    )


def one_pair() -> Scene:
    return scene([linked(f"It was a bad night. {ROOM}", f"The owner wept. {GYM}")])


def telling(asked: list[str], *, excluded: float = 0.97, borne_out: float = 0.96) -> AskAcross:
    """What is printed excludes; what has the other's value is borne out."""

    def ask(questions: Sequence[Across]) -> NDArray[np.float64]:
        asked.extend(one.claim for one in questions)
        as_printed = np.array([one.claim in (ROOM, GYM) for one in questions])[:, None]
        return np.where(as_printed, [0.01, excluded, 0.99 - excluded], [borne_out, 0.01, 0.99 - borne_out])

    return ask


def test_the_places_are_exchanged_by_phrase_and_by_noun_and_that_is_a_card() -> None:
    asked: list[str] = []
    (card,) = exchanged_place_findings(replace(one_pair(), ask=telling(asked)))
    assert asked == [
        GYM,
        ROOM,
        "The session took place in the reading room of the library.",
        "The sitting was held in the gymnasium of the school.",
        "The session took place in the reading room of the school.",
        "The sitting was held in the gymnasium of the library.",
    ]
    assert (card.kind, card.confidence) == (DiscrepancyKind.PLACE, round(0.97 * 0.96, 3))
    assert "“in the reading room of the library”" in card.explanation
    assert "“in the gymnasium of the school”" in card.explanation
    assert sorted(point.value for point in card.points) == [
        "in the gymnasium of the school",
        "in the reading room of the library",
    ]


def test_without_a_network_nothing_is_said() -> None:
    assert list(exchanged_place_findings(one_pair())) == []


@pytest.mark.parametrize(("excluded", "borne_out", "times"), [(0.2, 0.9, 1), (0.9, 0.2, 6)])
def test_no_card_where_the_passages_agree_as_printed_or_not_even_with_the_place_exchanged(
    excluded: float, borne_out: float, times: int
) -> None:
    asked: list[str] = []
    held = replace(one_pair(), ask=telling(asked, excluded=excluded, borne_out=borne_out))
    assert list(exchanged_place_findings(held)) == []
    assert len(asked) == times


def test_what_two_reports_print_alike_is_one_question() -> None:
    starts = ("It was a bad night.", "It had rained for a day.")
    links = [linked(f"{start} {ROOM}", f"The owner wept. {GYM}") for start in starts]
    asked: list[str] = []
    cards = list(exchanged_place_findings(replace(scene(links), ask=telling(asked))))
    assert len(asked) == 6
    assert len(cards) == 2


def test_a_passage_is_asked_about_in_few_pairs_and_a_story_about_few() -> None:
    houses = [f"House {n} of street {m} burnt at night." for n in range(9) for m in range(2)]
    a, b = prepare(" ".join(houses[::2])), prepare(" ".join(houses[1::2]))
    whole = Span(0, 5)
    found = [Rivals(a, i, b, j, (whole,), (whole,)) for i in range(9) for j in range(9)]
    asked: list[str] = []
    held = scene([linked(f"It was a bad night. {ROOM}", f"The owner wept. {GYM}")])
    assert exchanged(replace(held, ask=telling(asked)), found) == [0.0] * len(found)
    assert len(asked) == 7
    assert len(set(asked)) == 3


TEN, NINETY = "The well was closed for 10 days by the council.", "The council shut the well for 90 days."


def closed(asked: list[str], *, borne_out: float) -> AskAcross:
    """As `telling`, of the well."""

    def ask(questions: Sequence[Across]) -> NDArray[np.float64]:
        asked.extend(one.claim for one in questions)
        as_printed = np.array([one.claim in (TEN, NINETY) for one in questions])[:, None]
        return np.where(as_printed, [0.01, 0.97, 0.02], [borne_out, 0.01, 0.99 - borne_out])

    return ask


def test_numbers_that_are_not_surely_of_one_thing_are_exchanged_too() -> None:
    held = scene([linked(f"It was a bad night. {TEN}", f"The owner wept. {NINETY}")])
    (pair,) = number_pairs(held)
    assert DOUBTFUL <= pair.probability < FLOOR
    assert list(figure_findings(held)) == []
    asked: list[str] = []
    (card,) = figure_findings(replace(held, ask=closed(asked, borne_out=0.96)))
    assert sorted(asked) == sorted(
        [
            TEN,
            NINETY,
            "The well was closed for 90 days by the council.",
            "The council shut the well for 10 days.",
        ]
    )
    assert sorted(point.value for point in card.points) == ["10 days", "90 days"]
    assert card.confidence == 0.9
    assert list(figure_findings(replace(held, ask=closed([], borne_out=0.3)))) == []


@pytest.mark.parametrize(("borne_out", "cards"), [(0.7, 0), (0.96, 1)])
def test_numbers_of_two_days_are_shown_only_where_nothing_is_surer(borne_out: float, cards: int) -> None:
    held = scene([linked(f"It was a bad night on Monday. {TEN}", f"The owner wept on Tuesday. {NINETY}")])
    (pair,) = number_pairs(held)
    assert DOUBTFUL <= pair.probability < FLOOR
    assert len(list(figure_findings(replace(held, ask=closed([], borne_out=borne_out))))) == cards


def test_where_it_was_said_is_no_place_of_what_happened() -> None:
    held = read_scene(
        "The mayor said at Velmora on Monday that the dam would hold.",
        "The mayor said at Tasklund on Monday that the dam would hold.",
    )
    asked: list[str] = []
    assert rival_places(held)
    assert list(exchanged_place_findings(replace(held, ask=telling(asked)))) == []
    assert asked == []
