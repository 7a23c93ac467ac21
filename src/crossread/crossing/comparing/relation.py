"""From signals to the relation of two reports, with its confidence and its reasons in words.

A chain of small learned decisions (`data/*.json`, trained by `training/relation`): are the two one account;
if so, wholly or in part; if not, are they related at all, and by copying or by a common origin.
"""

from __future__ import annotations

from dataclasses import dataclass

from crossread.crossing.comparing.reasons import reasons
from crossread.crossing.comparing.signals import SIGNAL_NAMES, Signals
from crossread.crossing.decision import load_decision
from crossread.crossing.prepared import Prepared
from crossread.domain.reuse import Relation

LINEAGE, WHOLLY, RELATED, LOOSELY = "lineage", "wholly", "related", "loosely"
DIRECTED = 0.70  # below this certainty the direction is left open: right in .9 of the dev pairs above it

_BOTH_CARRY = 0.70  # share of either text in the alignment above which both are simply the agency's dispatch


@dataclass(frozen=True, slots=True)
class Verdict:
    """How two reports stand. `first_is_source` is None where the direction is open.

    `agency` is the wire service whose copy both carry, where that explains undirected reuse.
    """

    relation: Relation
    one_lineage: bool
    first_is_source: bool | None
    confidence: float
    reasons: tuple[str, ...]


def judge(
    a: Prepared,
    b: Prepared,
    signals: Signals,
    *,
    first_is_source: float,
    stated: bool,
    shared_quotations: int,
) -> Verdict:
    """Decide the relation of two reports.

    Args:
        a: the first report.
        b: the second report.
        signals: what was measured on the two.
        first_is_source: probability that `a` is the source, given that one of the two is.
        stated: whether the direction rests on a date or a credit, not on the texts alone.
        shared_quotations: quotations of some length that both print in the same words.
    """
    lineage = _probability(LINEAGE, signals)
    one_lineage = lineage >= 0.5
    sure = max(first_is_source, 1 - first_is_source) >= DIRECTED
    agency = _agency(a, b)
    if agency and not stated:
        sure = False  # both may carry the agency's copy: which text is fuller does not tell who had it first
    if one_lineage:
        wholly = _probability(WHOLLY, signals) >= 0.5
        relation = Relation.WHOLLY_DERIVED if wholly else Relation.PARTIALLY_DERIVED
        if agency and not sure and min(signals.loose, signals.loose_longer) < _BOTH_CARRY:
            relation = Relation.COMMON_ORIGIN
    else:
        relation = _loose_relation(signals, shared_quotations)
    directed = sure and relation in (Relation.WHOLLY_DERIVED, Relation.PARTIALLY_DERIVED)
    return Verdict(
        relation=relation,
        one_lineage=one_lineage,
        first_is_source=first_is_source >= 0.5 if directed else None,
        confidence=round(lineage if one_lineage else 1 - lineage, 3),
        reasons=reasons(
            signals,
            one_lineage=one_lineage,
            agency=agency if one_lineage else None,
            shared_quotations=shared_quotations,
        ),
    )


def _loose_relation(signals: Signals, shared_quotations: int) -> Relation:
    if _probability(RELATED, signals) < 0.5:
        return Relation.COMMON_ORIGIN if shared_quotations else Relation.INDEPENDENT
    return Relation.PARTIALLY_DERIVED if _probability(LOOSELY, signals) >= 0.5 else Relation.COMMON_ORIGIN


def _probability(decision: str, signals: Signals) -> float:
    return load_decision(decision, SIGNAL_NAMES).probability(signals.vector())


def _agency(a: Prepared, b: Prepared) -> str | None:
    """The one agency the two reports credit between them, for text or picture; None for none or several."""
    named = set(a.report.agencies) | set(b.report.agencies)
    return next(iter(named)) if len(named) == 1 else None
