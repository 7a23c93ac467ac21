from __future__ import annotations

import numpy as np
import pytest

from crossread.crossing.comparing.assertion import ASSERTION, ASSERTION_NAMES
from crossread.crossing.comparing.direction import DIRECTION_NAMES, STATED_NAMES
from crossread.crossing.comparing.relation import LINEAGE, LOOSELY, RELATED, WHOLLY
from crossread.crossing.comparing.signals import SIGNAL_NAMES
from crossread.crossing.decision import load_decision
from crossread.errors import ModelError

DECISIONS = [
    *((name, SIGNAL_NAMES) for name in (LINEAGE, WHOLLY, RELATED, LOOSELY)),
    ("direction", DIRECTION_NAMES),
    (ASSERTION, ASSERTION_NAMES),
]


@pytest.mark.parametrize(("name", "features"), DECISIONS)
def test_the_packaged_weights_fit_what_the_code_measures(name: str, features: tuple[str, ...]) -> None:
    decision = load_decision(name, features)
    assert decision.features == features
    assert {len(decision.weights), len(decision.mean), len(decision.scale)} == {len(features)}
    assert (decision.scale > 0).all()
    assert 0.0 < decision.probability(decision.mean) < 1.0


def test_contributions_add_up_to_the_log_odds() -> None:
    decision = load_decision(LINEAGE, SIGNAL_NAMES)
    x = decision.mean + decision.scale
    odds = float(decision.contributions(x).sum()) + decision.bias
    assert decision.probability(x) == pytest.approx(1 / (1 + np.exp(-odds)))


def test_direction_is_even_handed() -> None:
    decision = load_decision("direction", DIRECTION_NAMES)
    assert decision.bias == 0.0
    assert not decision.mean.any()


def test_no_measured_signal_of_direction_outvotes_the_others_by_its_size() -> None:
    decision = load_decision("direction", DIRECTION_NAMES)
    stated = np.array([name in STATED_NAMES for name in DIRECTION_NAMES])
    assert (decision.most[~stated] < 3).all()
    assert np.isinf(decision.most[stated]).all()
    bound, beyond = (np.where(stated, 0.0, far) * decision.scale for far in (decision.most, 9.0))
    assert decision.score(beyond) == decision.score(bound)
    assert decision.probabilities(np.stack([-beyond, beyond])) == pytest.approx(
        [decision.probability(-bound), decision.probability(bound)]
    )


def test_other_features_are_refused() -> None:
    with pytest.raises(ModelError, match="the code measures"):
        load_decision(LINEAGE, ("height", "weight"))
