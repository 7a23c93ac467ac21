from __future__ import annotations

import numpy as np
import pytest

from crossing.checking.asked import claim, passage
from crossing.made import encoder, lexicon
from crossread.crossing.checking.deciding import chances, decide
from crossread.crossing.checking.together import (
    ANSWER_NAMES,
    agreed,
    answer_features,
    nearness,
    of_one_happening,
    unsettled,
)
from crossread.crossing.checking.verdict import Judged, judged
from crossread.domain.checking import Answer

NEAR = "A crane killed 14 dockers in the port of Gothenburg on Monday."
OTHER = "The boy died in hospital on Saturday, the police of Malmo said."


def test_a_passage_of_another_story_that_is_less_near_does_not_count() -> None:
    found = _judged("A crane killed 41 dockers in Gothenburg on Monday.", NEAR, OTHER)
    assert [one.passage.text for one in of_one_happening(found)] == [NEAR]


def test_a_difference_is_settled_where_a_nearer_passage_agrees() -> None:
    asked = "A crane killed 14 dockers in the port of Gothenburg on Monday."
    found = _judged(asked, NEAR, "A storm killed 3 dockers in the port of Gothenburg last year.")
    (slot,) = (s for s in found[1].differing if s.words == "The reports say 3, you say 14.")
    assert agreed(slot, found) > 0
    assert slot not in unsettled(found[1], found)


def test_features_are_finite_and_chances_sum_to_one() -> None:
    for asked in (NEAR, "Nobody was hurt.", "🚢 sank", "31 February minus 5"):
        features = answer_features(_judged(asked, NEAR, OTHER))
        assert features.shape == (len(ANSWER_NAMES),)
        assert np.isfinite(features).all()
        assert abs(sum(chances(features).values()) - 1) < 1e-9


def test_passages_bear_a_claim_out_together() -> None:
    first = "The harbour master wrote to the council in May about the broken brake."
    second = "The council answered with a basket of roses."
    asked = "The council answered the harbour master's letter about the brake with a basket of roses."
    at = ANSWER_NAMES.index("jointly")
    both = answer_features(_judged(asked, second, first, stories=True))[at]
    alone = answer_features(_judged(asked, second))[at]
    assert both >= alone


def _judged(asked: str, *told: str, stories: bool = False) -> tuple[Judged, ...]:
    passages = [passage(text) for text in told]
    held = {p.report.id: "one" for p in passages} if stories else None
    return judged(claim(asked), passages, lexicon(), encode=encoder().encode, stories=held)


def test_what_is_plainly_stated_is_supported_whatever_the_chances() -> None:
    found = _judged("A crane killed 14 dockers in Gothenburg.", NEAR)
    assert decide(found, _UNSURE) is Answer.SUPPORTED
    assert decide(_judged("A crane hurt 14 dockers in Gothenburg.", NEAR), _UNSURE) is Answer.NOT_FOUND


def test_a_claim_about_all_needs_a_passage_about_all() -> None:
    told = "A crane killed dockers in the port of Gothenburg on Monday."
    of_all = "A crane killed all the dockers in the port of Gothenburg on Monday."
    asked = "All dockers in the port of Gothenburg were killed by a crane on Monday."
    assert decide(_judged(asked, told), _SURE) is Answer.NOT_FOUND
    assert decide(_judged(asked, told, of_all), _SURE) is Answer.SUPPORTED
    assert decide(_judged(asked.replace("All d", "D"), told), _SURE) is Answer.SUPPORTED


def test_a_rare_figure_bears_more_than_a_small_one() -> None:
    weights = []
    for number in ("1,375", "4"):
        found = _judged(
            f"A crane killed {number} dockers.", "A crane killed 9 dockers.", f"It killed {number} dockers."
        )
        (slot,) = found[0].differing
        weights.append(agreed(slot, found) / nearness(found[1]))
    assert weights == pytest.approx([3.0, 1.0])


_SURE = {Answer.SUPPORTED: 0.9, Answer.CONTRADICTED: 0.05, Answer.NOT_FOUND: 0.05}
_UNSURE = {Answer.SUPPORTED: 0.4, Answer.CONTRADICTED: 0.3, Answer.NOT_FOUND: 0.3}
