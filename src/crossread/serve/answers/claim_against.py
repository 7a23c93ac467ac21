"""What speaks against a claim: discrepancies that name it, or have a reading in its passages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from crossread.domain.crossing import Claim, Discrepancy, DiscrepancyKind
from crossread.domain.span import Span
from crossread.serve.answers.common import Answer, SpanAnswer
from crossread.serve.answers.discrepancies import DiscrepancyAnswer, ReadingAnswer, discrepancy_answers
from crossread.serve.library import Library

AGAINST = frozenset(
    {
        DiscrepancyKind.FIGURE,
        DiscrepancyKind.PLACE,
        DiscrepancyKind.DATE,
        DiscrepancyKind.POLARITY,
        DiscrepancyKind.ARITHMETIC,
        DiscrepancyKind.ATTRIBUTION,
        DiscrepancyKind.DISTANCE,
    }
)
MOST_AGAINST = 8  # told at length; others are named


class ContraryAnswer(Answer):
    """A discrepancy about a claim: the numbers (from 0) of its readings that stand in the claim's own passages.

    The other readings are what others say, or what the same reports say elsewhere.
    """

    discrepancy: DiscrepancyAnswer
    here: tuple[int, ...]


def contrary(
    library: Library, claim: Claim, touching: Sequence[Discrepancy]
) -> tuple[tuple[ContraryAnswer, ...], tuple[Discrepancy, ...]]:
    """Discrepancies that speak against a claim, at most 8, those that name it first; and all others that touch it."""
    ranked = sorted(touching, key=lambda one: (one.claim != claim.id, -one.confidence, one.id))
    against = [one for one in ranked if one.kind in AGAINST][:MOST_AGAINST]
    told = {one.id for one in against}
    return _answers(library, claim, against), tuple(one for one in ranked if one.id not in told)


def readings_overlap(one: Discrepancy, claim: Claim) -> bool:
    """Whether a discrepancy has a reading in one of the claim's passages."""
    behind = _by_report(claim)
    return any(
        span.overlaps(reading.citation.span)
        for reading in one.readings
        for span in behind.get(reading.citation.report, ())
    )


def _answers(library: Library, claim: Claim, found: Sequence[Discrepancy]) -> tuple[ContraryAnswer, ...]:
    behind = _by_report(claim)
    return tuple(
        ContraryAnswer(
            discrepancy=answer,
            here=tuple(
                at
                for at, reading in enumerate(answer.readings)
                if any(_stands_in(span, behind.get(span.report, ())) for span in _spans(reading))
            ),
        )
        for answer in discrepancy_answers(library, claim.story, found)
    )


def _spans(reading: ReadingAnswer) -> Iterable[SpanAnswer]:
    return (reading.span, *(also.span for also in reading.also))


def _stands_in(span: SpanAnswer, behind: Iterable[Span]) -> bool:
    return any(one.overlaps(Span(span.start, span.end)) for one in behind)


def _by_report(claim: Claim) -> dict[str, list[Span]]:
    found: dict[str, list[Span]] = {}
    for support in claim.support:
        found.setdefault(support.citation.report, []).append(support.citation.span)
    return found
