"""Discrepancies as other answers name them."""

from __future__ import annotations

from crossread.domain.crossing import Discrepancy, DiscrepancyKind
from crossread.export.page_names import Names
from crossread.serve.answers.common import Answer


class DiscrepancyRef(Answer):
    """A discrepancy named by another answer; `explanation` says in a sentence what differs."""

    id: str
    key: str
    kind: DiscrepancyKind
    detail: str
    explanation: str
    confidence: float


def discrepancy_ref(names: Names, found: Discrepancy) -> DiscrepancyRef:
    """What a discrepancy of a story is called."""
    return DiscrepancyRef(
        id=found.id,
        key=names.discrepancies.get(found.id, ""),
        kind=found.kind,
        detail=found.detail,
        explanation=found.explanation,
        confidence=round(found.confidence, 4),
    )
