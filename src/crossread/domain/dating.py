"""When a report was written where it does not say so or says it wrongly; what it mainly tells of, its day and place."""

from __future__ import annotations

from dataclasses import dataclass

from crossread.domain.facts import Period, Place, PlaceMention, Toll
from crossread.domain.report import Precision
from crossread.domain.span import Citation, Span


@dataclass(frozen=True, slots=True)
class InferredDay:
    """When a report was written, worked out from its time expressions and from dated reports beside it.

    `earliest` and `latest` are ISO 8601 days, both inside; None where nothing bounds that side. `value` is ISO 8601 as
    fine as `precision`; both are None where even the year is open. `evidence` cites expressions of this report and of
    the dated ones, `reasons` say in words what each gives. `score` in [0, 1] is the probability of the best day.
    `likely` holds the ISO days that come into question with their probabilities, the likeliest first.
    """

    report: str
    earliest: str | None
    latest: str | None
    value: str | None
    precision: Precision | None
    evidence: tuple[Citation, ...]
    reasons: tuple[str, ...]
    score: float
    likely: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Doubt:
    """A stated day on which the report can hardly have been written.

    `instead` is what its words and the reports beside it give. `score` in [0, 1] is how far the stated day falls behind
    the best one: 1 less the ratio of their probabilities.
    """

    report: str
    stated: str
    instead: InferredDay
    evidence: tuple[Citation, ...]
    reasons: tuple[str, ...]
    score: float


@dataclass(frozen=True, slots=True)
class MainEvent:
    """The happening that a report mainly tells of.

    `day` falls back on the report's own day, with no span of its own in `evidence`. Scores in [0, 1] are for weighing
    reports against one another.
    """

    day: Period | None
    place: PlaceMention | None
    evidence: tuple[Span, ...] = ()
    day_score: float = 0.0
    place_score: float = 0.0
    toll: Toll | None = None


@dataclass(frozen=True, slots=True)
class SharedEvent:
    """Day and place of the happening that several reports tell of; `evidence` cites the words of those that agree."""

    day: Period | None
    place: Place | None
    evidence: tuple[Citation, ...] = ()
    day_score: float = 0.0
    place_score: float = 0.0
