"""What one check found, before it is placed in a story."""

from __future__ import annotations

from dataclasses import dataclass

from crossread.domain.crossing import DiscrepancyKind
from crossread.domain.span import Citation

CONTRADICTION = "contradiction"
"""The detail of a polarity finding that the entailment network alone sees."""


@dataclass(frozen=True, slots=True, order=True)
class Point:
    """One reading of the disputed point: its value in words and where it stands."""

    value: str
    citation: Citation


@dataclass(frozen=True, slots=True)
class Finding:
    """A discrepancy between the readings `points`; `confidence` in [0, 1].

    Findings of one kind and detail that share a citation are one disagreement and become one card. `signals` are what the
    calibration weighs beside the confidence, by name.
    """

    kind: DiscrepancyKind
    detail: str
    confidence: float
    explanation: str
    points: tuple[Point, ...]
    signals: tuple[tuple[str, float], ...] = ()
