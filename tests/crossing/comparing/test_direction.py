from __future__ import annotations

from dataclasses import astuple

import pytest

from crossing.made import lexicon, prepare
from crossing.texts import ORIGINAL, REWRITTEN
from crossread.crossing.comparing.alignment import align
from crossread.crossing.comparing.direction import (
    DirectionSignals,
    measure_direction,
    probability_first_is_source,
)
from crossread.crossing.comparing.signals import FAIR
from crossread.crossing.comparing.similarity import similarity
from crossread.crossing.prepared import Prepared


def measured(a: Prepared, b: Prepared) -> DirectionSignals:
    evidence = similarity(a, b, lexicon())
    return measure_direction(a, b, evidence, align(evidence.alike, floor=FAIR))


def test_swapping_the_reports_flips_every_signal() -> None:
    a = prepare(ORIGINAL, outlet="Harbour Post", published="2031-05-12")
    b = prepare(REWRITTEN, outlet="Lindmark Courier", published="2031-05-13")
    there, back = measured(a, b), measured(b, a)
    assert astuple(there) == pytest.approx([-x for x in astuple(back)], abs=1e-6)
    assert all(-1 <= x <= 1 for x in astuple(there))
    assert probability_first_is_source(there) + probability_first_is_source(back) == pytest.approx(
        1, abs=1e-6
    )


def test_the_earlier_day_speaks_for_the_source() -> None:
    a = prepare(ORIGINAL, outlet="Harbour Post", published="2031-05-12")
    b = prepare(REWRITTEN, outlet="Lindmark Courier", published="2031-05-13")
    assert measured(a, b).earlier == 1.0
    assert measured(a, b).is_stated
    assert probability_first_is_source(measured(a, b)) > 0.7


def test_naming_the_other_outlet_speaks_for_it() -> None:
    a = prepare(ORIGINAL, outlet="Harbour Post")
    b = prepare(
        REWRITTEN + "\nThe accident was first reported by the Harbour Post.", outlet="Lindmark Courier"
    )
    assert measured(a, b).credited == 1.0


def test_without_dates_nothing_is_stated() -> None:
    assert not measured(prepare(ORIGINAL), prepare(REWRITTEN)).is_stated
