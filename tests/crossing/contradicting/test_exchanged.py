"""Two places that alone keep two passages from agreeing: what is asked, and what becomes of the answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from crossing.made import prepare, scene
from crossread.crossing.bearing import Across, AskAcross
from crossread.crossing.comparing.linked import Linked
from crossread.crossing.contradicting.exchanged import exchanged_places, worth_exchanging
from crossread.crossing.discrepancies.exchanged_place import exchanged_place_findings
from crossread.crossing.scene import Scene
from crossread.domain.crossing import DiscrepancyKind

ROOM = "The sitting was held in the reading room of the library."
GYM = "The session took place in the gymnasium of the school."
AFTER = " Firemen left at noon, when nobody was there any more."


def one_pair(a: str = ROOM, b: str = GYM, *, probability: float = 0.9) -> Scene:
    first, second = prepare(f"It was a bad night. {a}{AFTER}"), prepare(f"The owner wept. {b}{AFTER}")
    linked = Linked(
        first,
        1,
        second,
        1,
        score=0.6,
        probability=probability,
        directed=False,
        reused=False,
        one_lineage=False,
    )
    return scene([linked])


def telling(asked: list[str], *, excluded: float = 0.97, exchanged: float = 0.96) -> AskAcross:
    """What is printed excludes; what has the other's place is borne out."""

    def ask(questions: Sequence[Across]) -> NDArray[np.float64]:
        asked.extend(one.claim for one in questions)
        as_printed = np.array([one.claim in (ROOM, GYM) for one in questions])[:, None]
        return np.where(as_printed, [0.01, excluded, 0.99 - excluded], [exchanged, 0.01, 0.99 - exchanged])

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


def test_without_a_network_nothing_is_asked() -> None:
    assert exchanged_places(one_pair()) == []


@pytest.mark.parametrize(("excluded", "exchanged", "times"), [(0.2, 0.9, 1), (0.9, 0.2, 6)])
def test_no_card_where_the_passages_agree_or_do_not_agree_with_the_place_exchanged(
    excluded: float, exchanged: float, times: int
) -> None:
    asked: list[str] = []
    held = replace(one_pair(), ask=telling(asked, excluded=excluded, exchanged=exchanged))
    assert list(exchanged_place_findings(held)) == []
    assert len(asked) == times


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (ROOM, ROOM),
        (ROOM, "The session took place in the reading room."),
        (ROOM, "The session took place in the gymnasium beside the reading room."),
        (ROOM, "The session took place on Monday."),
        ("They went to the library.", "They went to the gymnasium."),
        ("“We met in the library,” she said.", "“We met in the gymnasium,” she said."),
    ],
)
def test_what_may_be_one_place_and_where_nothing_was_is_not_asked_about(a: str, b: str) -> None:
    assert worth_exchanging(one_pair(a, b)) == []


def test_passages_that_hardly_assert_the_same_are_not_asked_about() -> None:
    assert worth_exchanging(one_pair(probability=0.1)) == []


def test_what_two_reports_print_alike_is_one_question_and_one_card() -> None:
    reports = [
        prepare(f"{start} {ROOM}{AFTER}") for start in ("It was a bad night.", "It had rained for a day.")
    ]
    other = prepare(f"The owner wept. {GYM}{AFTER}")
    links = [
        Linked(one, 1, other, 1, score=0.6, probability=0.9, directed=False, reused=False, one_lineage=False)
        for one in reports
    ]
    asked: list[str] = []
    (card,) = exchanged_place_findings(replace(scene(links), ask=telling(asked)))
    assert len(asked) == 6
    assert {point.citation.report for point in card.points} == {one.id for one in (*reports, other)}
