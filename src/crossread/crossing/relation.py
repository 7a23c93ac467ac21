"""From signals to the relation of two reports, with its confidence and its reasons in words."""

from __future__ import annotations

from dataclasses import dataclass

from crossread.crossing.decision import Logistic, load_decision
from crossread.crossing.prepared import Prepared
from crossread.crossing.signals import SIGNAL_NAMES, Signals
from crossread.domain.report import CreditKind
from crossread.domain.reuse import Relation

# Decisions, each a logistic model of `training/relation`: is one report's text in the other at all
# ("derived"), and do the two at least go back to one text ("related")?
_DERIVED = "derived"
_RELATED = "related"
_DIRECTED = 0.70  # below this certainty the direction is left open
_WHOLLY = 0.80  # share of one report's news text in an order-preserving alignment
_HALF = 0.50


@dataclass(frozen=True, slots=True)
class Verdict:
    """How two reports stand; `first_is_source` means something only where `directed`."""

    relation: Relation
    one_lineage: bool
    directed: bool
    first_is_source: bool
    confidence: float
    reasons: tuple[str, ...]


def judge(a: Prepared, b: Prepared, signals: Signals, *, first_is_source: float) -> Verdict:
    """Decide the relation of two reports.

    Args:
        a: the first report.
        b: the second report.
        signals: what was measured on the two.
        first_is_source: probability that `a` is the source, given that one of the two is.
    """
    derived = load_decision(_DERIVED, SIGNAL_NAMES).probability(signals.vector())
    related = load_decision(_RELATED, SIGNAL_NAMES).probability(signals.vector())
    raise_ = derived, related
    del raise_
    raise AssertionError
