"""How sure a finding is, calibrated: a logistic decision a kind over what the check measured, fitted on labelled stories.

The file is made by `training/discrepancies/confidence.py`. Kinds that are not in it keep the confidence of their check.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources

from crossread.crossing.discrepancies.finding import Finding

RAW = "raw"  # the check's own confidence, the first feature of every kind


@dataclass(frozen=True, slots=True)
class Calibration:
    """`probability = sigmoid(sum(weight * (value - mean) / scale) + bias)`; below `floor` nothing is shown.

    Without weights, where too few findings were labelled, the check's own confidence stays and only the floor counts.
    """

    weights: Mapping[str, float]
    mean: Mapping[str, float]
    scale: Mapping[str, float]
    bias: float
    floor: float


def calibrated(finding: Finding) -> Finding:
    """The finding with the probability that a person would agree with it; as it is where it has no signals."""
    known = calibrations().get(finding.kind.value)
    if known is None or not known.weights or not finding.signals:
        return finding
    values = features_of(finding)
    total = known.bias + sum(
        weight * (values.get(name, 0.0) - known.mean[name]) / known.scale[name]
        for name, weight in known.weights.items()
    )
    return replace(finding, confidence=round(1.0 / (1.0 + math.exp(-total)), 3))


def is_shown(finding: Finding) -> bool:
    """Whether a finding is sure enough to be shown; one without signals was, for its check, or it would not be there."""
    known = calibrations().get(finding.kind.value)
    return known is None or not finding.signals or finding.confidence >= known.floor


def features_of(finding: Finding) -> dict[str, float]:
    """What the calibration weighs, by name, what is not measured being 0; the detail itself says which sub-kind it is."""
    return {RAW: finding.confidence, **dict(finding.signals), f"is {finding.detail}": 1.0}


@cache
def calibrations() -> Mapping[str, Calibration]:
    """By kind."""
    source = resources.files("crossread.crossing") / "data" / "confidence.json"
    raw = json.loads(source.read_text(encoding="utf-8"))
    return {
        kind: Calibration(
            weights=dict(zip(one["features"], one["weights"], strict=True)),
            mean=dict(zip(one["features"], one["mean"], strict=True)),
            scale=dict(zip(one["features"], one["scale"], strict=True)),
            bias=one["bias"],
            floor=one["floor"],
        )
        for kind, one in raw.items()
    }
