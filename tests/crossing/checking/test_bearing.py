"""What the entailment network says of the nearest passages, and what that does to the answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from crossing.checking.asked import claim, passage
from crossing.made import encoder, lexicon
from crossread.crossing.bearing import Bearing
from crossread.crossing.checking.answering import _differences, _sides
from crossread.crossing.checking.bearing import ASKED, with_bearing
from crossread.crossing.checking.deciding import chances, decide
from crossread.crossing.checking.telling import Telling
from crossread.crossing.checking.together import ANSWER_NAMES, BEARING_NAMES, answer_features
from crossread.crossing.checking.verdict import Judged, judged
from crossread.crossing.prepared import Prepared
from crossread.domain.checking import Answer
from crossread.domain.layers import Passage
from crossread.domain.span import Span

CLAIM = "A crane killed 14 dockers in the port of Gothenburg."
NEAR = "A crane killed 14 dockers in the port of Gothenburg on Monday."
BESIDE = "The harbour master said the crane had been checked in May."
FOR_IT, AGAINST, OPEN = Bearing(0.97, 0.02, 0.01), Bearing(0.02, 0.97, 0.01), Bearing(0.02, 0.03, 0.95)


def test_the_surest_are_asked_each_once_and_keep_their_places() -> None:
    asked: list[tuple[str, str]] = []

    def bears(pairs: Sequence[tuple[str, str]]) -> NDArray[np.float64]:
        asked.extend(pairs)
        return np.tile([0.7, 0.2, 0.1], (len(pairs), 1))

    found = _judged(BESIDE, NEAR)
    surest = max(found, key=lambda one: one.about)
    (first, second) = with_bearing(claim(CLAIM), found, bears, most=1)
    assert [one.passage.text for one in (first, second)] == [BESIDE, NEAR]
    assert asked == [(surest.passage.text, CLAIM)]
    assert [one.bearing for one in (first, second)] == [
        Bearing(0.7, 0.2, 0.1) if one is surest else None for one in found
    ]


def test_few_are_asked() -> None:
    counted: list[int] = []

    def bears(pairs: Sequence[tuple[str, str]]) -> NDArray[np.float64]:
        counted.append(len(pairs))
        return np.tile([0.1, 0.1, 0.8], (len(pairs), 1))

    told = [f"A crane killed {n} dockers in the port of town number {n}." for n in range(12)]
    with_bearing(claim(CLAIM), _judged(*told), bears)
    assert counted == [ASKED]


def test_where_nothing_was_asked_the_network_says_nothing() -> None:
    features = answer_features(_judged(NEAR, BESIDE))
    assert not features[[ANSWER_NAMES.index(name) for name in BEARING_NAMES]].any()


def test_what_it_says_moves_the_chances() -> None:
    found = _judged(NEAR, BESIDE)
    by_says = {
        name: chances(answer_features([replace(one, bearing=says) for one in found]))
        for name, says in (("for", FOR_IT), ("against", AGAINST), ("open", OPEN))
    }
    assert by_says["for"][Answer.SUPPORTED] > by_says["open"][Answer.SUPPORTED]
    assert by_says["against"][Answer.CONTRADICTED] > by_says["open"][Answer.CONTRADICTED]
    assert by_says["open"][Answer.NOT_FOUND] > by_says["for"][Answer.NOT_FOUND]


@pytest.mark.parametrize(
    ("excluded", "answer"), [(0.97, Answer.CONTRADICTED), (0.6, Answer.NOT_FOUND), (0.1, Answer.NOT_FOUND)]
)
def test_a_contradiction_without_a_slot_needs_a_sure_passage(excluded: float, answer: Answer) -> None:
    (told,) = _judged("The police of Malmo said that the boy had died.")
    found = [replace(told, bearing=Bearing(0.01, excluded, 0.99 - excluded))]
    assert not any(one.differing for one in found)
    likely = {Answer.SUPPORTED: 0.1, Answer.CONTRADICTED: 0.8, Answer.NOT_FOUND: 0.1}
    assert decide(found, likely) is answer


def test_a_passage_comes_with_the_one_before_it() -> None:
    text = "The mayor spoke.\nHe resigned."
    whole = passage(text).report
    parted = replace(whole.reading, passages=(Passage(0, Span(0, 16), 0), Passage(1, Span(17, len(text)), 0)))
    report = Prepared(whole.report, parted, encoder().encode(text.split("\n")))
    assert Telling(report, 1, around=(0,)).in_context == "The mayor spoke. He resigned."
    assert Telling(report, 0, around=(1,)).in_context == "The mayor spoke."


def _judged(*told: str) -> tuple[Judged, ...]:
    return judged(claim(CLAIM), [passage(text) for text in told], lexicon(), encode=encoder().encode)


def test_passages_that_disagree_crosswise_leave_features() -> None:
    asked = claim("A crane killed 14 dockers in Gothenburg on Monday.")
    told = (
        "A crane killed 14 dockers in Gothenburg on Friday.",
        "A crane killed 14 dockers in Malmo on Monday.",
    )
    found = judged(asked, [passage(text) for text in told], lexicon(), encode=encoder().encode)
    assert np.isfinite(answer_features(found)).all()


def test_what_contradicts_without_a_slot_is_quoted() -> None:
    asked = claim("The police found the boy alive.")
    told = passage("The police of Malmo said that the boy had died.")
    (one,) = judged(asked, [told], lexicon(), encode=encoder().encode)
    found = [replace(one, slots=(), bearing=Bearing(0.01, 0.98, 0.01))]
    for_it, against = _sides(Answer.CONTRADICTED, found)
    assert not for_it
    assert against == found
    (words,) = _differences(against, found, mixed=False)
    assert words.endswith("seems to exclude it: “The police of Malmo said that the boy had died.”")


def test_of_weak_exclusions_beside_a_slot_only_the_slot_is_shown() -> None:
    slot, weak = _judged(
        "A crane killed 41 dockers in the port of Gothenburg on Monday.", "Rain fell on the port."
    )
    found = [
        replace(slot, bearing=Bearing(0.1, 0.3, 0.6)),
        replace(weak, slots=(), bearing=Bearing(0.1, 0.6, 0.3)),
    ]
    _, against = _sides(Answer.CONTRADICTED, found)
    assert [one.passage.text for one in against] == [slot.passage.text]
    assert any("you say 14" in words for words in _differences(against, found, mixed=False))
