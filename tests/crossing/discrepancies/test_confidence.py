from __future__ import annotations

from dataclasses import replace

from crossread.crossing.discrepancies.confidence import calibrated, calibrations, is_shown
from crossread.crossing.discrepancies.finding import Finding
from crossread.domain.crossing import DiscrepancyKind

SURE = Finding(
    DiscrepancyKind.FIGURE,
    "killed",
    0.95,
    "",
    (),
    (("linked", 1.0), ("score", 0.95), ("values", 2.0), ("apart", 0.1)),
)
UNSURE = replace(
    SURE, confidence=0.4, signals=(("linked", 0.0), ("score", 0.5), ("values", 2.0), ("apart", 0.9))
)


def test_better_evidence_is_surer() -> None:
    assert calibrated(SURE).confidence > calibrated(UNSURE).confidence
    assert is_shown(calibrated(SURE))
    assert not is_shown(calibrated(UNSURE))


def test_every_probability_is_one() -> None:
    for kind in calibrations():
        found = calibrated(replace(SURE, kind=DiscrepancyKind(kind)))
        assert 0 <= found.confidence <= 1


def test_kinds_without_calibration_keep_the_confidence_of_their_check() -> None:
    finding = replace(SURE, kind=DiscrepancyKind.DISTANCE, confidence=0.31)
    assert "distance" not in calibrations()
    assert calibrated(finding) == finding
    assert is_shown(finding)


def test_a_finding_without_signals_is_as_sure_as_its_check() -> None:
    finding = replace(SURE, signals=())
    assert calibrated(finding) == finding
