from __future__ import annotations

import numpy as np
import pytest

from crossing.checking.asked import claim, passage
from crossing.made import encoder, lexicon
from crossread.crossing.checking.mending import mended
from crossread.crossing.checking.verdict import Judged, judged


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("The fair was held in Hamburg in June.", "The fair was held in Frankfurt in June."),
        ("Bail for the owner was set at $100,000.", "Bail for the owner was set at $1 million."),
        ("Elin Sandqvist opened the new quay.", "Jonas Berg opened the new quay."),
    ],
)
def test_a_passage_about_the_same_comes_nearer_by_its_own_value(asked: str, told: str) -> None:
    (one,) = _judged(asked, told)
    assert one.differing
    assert one.gain > 0.05
    assert one.mended > 0.8


def test_nothing_is_mended_where_nothing_differs() -> None:
    (one,) = _judged("The fair was held in Frankfurt.", "The fair was held in Frankfurt in June.")
    assert one.gain == pytest.approx(0.0, abs=1e-6)


def test_without_passages_nothing_is_encoded() -> None:
    found = mended(claim("The fair was held in Hamburg."), [], [], encode=encoder().encode)
    assert isinstance(found, np.ndarray)
    assert found.shape == (0,)


def _judged(asked: str, *told: str) -> tuple[Judged, ...]:
    return judged(claim(asked), [passage(text) for text in told], lexicon(), encode=encoder().encode)
