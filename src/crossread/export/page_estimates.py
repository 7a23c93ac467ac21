"""Best, low and high of an event by either rule, each number with the figures it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from crossread.domain.events import Estimate, EstimateRule
from crossread.domain.span import Citation
from crossread.export.page_labels import Uses, uses_by_report
from crossread.export.page_names import Names, citation_anchor
from crossread.export.page_words import label

RULES = {
    EstimateRule.UCDP: (
        "UCDP",
        "Best is the number most voices give, the newest among equals; low and high are the least and the most "
        "that any gives.",
    ),
    EstimateRule.ACLED: (
        "ACLED",
        "The most conservative number where reports differ; no high is given.",
    ),
}


@dataclass(frozen=True, slots=True)
class NumberView:
    """Low, best or high, or several of them that are equal: `number` is "" where it is open.

    `uses` are the figures it rests on.
    """

    name: str
    best: bool
    number: str
    uses: tuple[Uses, ...]


@dataclass(frozen=True, slots=True)
class RuleView:
    """The numbers by one rule, the least first."""

    rule: str
    name: str
    numbers: tuple[NumberView, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EstimateView:
    """What is counted, by every rule."""

    what: str
    rules: tuple[RuleView, ...]


def estimate_views(names: Names, estimates: Iterable[Estimate]) -> tuple[EstimateView, ...]:
    """What is counted in the order given."""
    kinds: dict[str, list[Estimate]] = {}
    for estimate in estimates:
        kinds.setdefault(estimate.what, []).append(estimate)
    return tuple(
        EstimateView(label(what, limit_chars=40), tuple(_rule(names, estimate) for estimate in found))
        for what, found in kinds.items()
    )


def number_words(value: float | None) -> str:
    """ "1 204"; "" for none."""
    if value is None:
        return ""
    if abs(value) >= 1e15:
        return f"{value:.1e}"
    return f"{value:,.0f}".replace(",", "\u202f") if value == int(value) else f"{value:,.1f}"


def _rule(names: Names, estimate: Estimate) -> RuleView:
    name, _ = RULES[estimate.rule]
    given = (
        ("low", estimate.low, estimate.low_from),
        ("best", estimate.best, estimate.best_from),
        ("high", estimate.high, estimate.high_from),
    )
    return RuleView(
        rule=estimate.rule.value,
        name=name,
        numbers=tuple(_numbers(names, given, estimate.rule)),
        reasons=tuple(label(reason, limit_chars=200) for reason in estimate.reasons),
    )


def _numbers(
    names: Names, given: Sequence[tuple[str, float | None, Sequence[Citation]]], rule: EstimateRule
) -> Iterator[NumberView]:
    """Equal numbers as one; what ACLED's manner leaves open it never gives."""
    groups: dict[float | None, list[tuple[str, Sequence[Citation]]]] = {}
    for role, value, cited in given:
        groups.setdefault(value, []).append((role, cited))
    for value, found in groups.items():
        if value is not None or rule is EstimateRule.UCDP:
            roles = [role for role, _ in found]
            places = sorted({place for _, cited in found for place in cited})
            yield NumberView(_joined(roles), "best" in roles, number_words(value), _uses(names, places))


def _joined(roles: Sequence[str]) -> str:
    """ "low, best and high"."""
    return " and ".join((", ".join(roles[:-1]), roles[-1])) if len(roles) > 1 else roles[0]


def _uses(names: Names, cited: Sequence[Citation]) -> tuple[Uses, ...]:
    return uses_by_report(names, ((place.report, citation_anchor(place)) for place in sorted(cited)))
