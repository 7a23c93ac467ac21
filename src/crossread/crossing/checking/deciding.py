"""Which answer all passages of one happening come to: a learned chance of each, and what support has to be ahead by."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from crossread.crossing.checking.standing import AMONG, TELLS, differs, excludes_alone, is_disputed, states
from crossread.crossing.checking.together import ANSWER_NAMES
from crossread.crossing.checking.verdict import Judged
from crossread.crossing.decision import load_decision
from crossread.crossing.listed import listed
from crossread.domain.checking import Answer, Outcome, SlotKind

SIDES = {
    Answer.SUPPORTED: "check_supported",
    Answer.CONTRADICTED: "check_contradicted",
    Answer.NOT_FOUND: "check_not_found",
}
# By how much the chance of support must be above that of contradiction, and half as much above that of nothing found:
# calling a distorted claim supported is the worst error. A contradiction may be less likely than support by the leeway,
# since it has to be named as well. At this caution a twentieth of the distorted dev claims, each judged without its story,
# is called supported. docs/check.md has the figures.
_CAUTION = 0.62
_LEEWAY = 0.3


def decide(found: Sequence[Judged], chance: Mapping[Answer, float], *, caution: float = _CAUTION) -> Answer:
    """The answer alone, by the passages of one happening and the chance of each answer.

    `caution` is by how much support must be likelier than contradiction.
    """
    if _is_borne_out(found) and any(is_disputed(one, found) for one in found):
        return Answer.MIXED
    if any(states(one) for one in found):
        return Answer.SUPPORTED
    for_it, against = chance[Answer.SUPPORTED], chance[Answer.CONTRADICTED]
    nothing = chance[Answer.NOT_FOUND]
    if for_it >= max(against + caution, nothing + caution / 2):
        return Answer.SUPPORTED if _is_told_of_all(found) else Answer.NOT_FOUND
    # A contradiction that cannot be named is none: every answer has its reasons.
    named = any(excludes_alone(one) or differs(one, found) for one in found)
    return Answer.CONTRADICTED if named and against >= max(for_it - _LEEWAY, nothing) else Answer.NOT_FOUND


def chances(features: NDArray[np.float64]) -> dict[Answer, float]:
    """Probability of each answer; they sum to 1. *Shape:* features (len(ANSWER_NAMES),)."""
    scores = {answer: load_decision(name, ANSWER_NAMES).score(features) for answer, name in SIDES.items()}
    highest = max(scores.values())
    odds = {answer: math.exp(score - highest) for answer, score in scores.items()}
    return {answer: one / sum(odds.values()) for answer, one in odds.items()}


def _is_borne_out(found: Sequence[Judged]) -> bool:
    """Whether every figure, and every word with a digit, stands in a passage about the same: numbers must be stated."""
    about = [one for one in found if one.about >= TELLS]
    told = {
        slot.claimed
        for one in about
        for slot in one.slots
        if slot.outcome in (Outcome.AGREE, Outcome.CONTEXT)
    }
    open_ones = {s.claimed for one in about for s in one.slots if s.kind is SlotKind.FIGURE} - told
    printed = {word.folded for one in about for word in one.passage.words}
    bare = [
        w
        for w in found[0].asked
        if any(c.isdigit() for c in w.folded) and not any(t.overlaps(w.span) for t in told)
    ]
    return not open_ones and all(word.folded in printed for word in bare)


def _is_told_of_all(found: Sequence[Judged]) -> bool:
    """Whether a claim about "all" or "both" has a passage among the nearest that speaks of a whole, in whatever word."""
    wholes = listed("check_wholes")
    if wholes.isdisjoint(word.folded for word in found[0].asked):
        return True
    least = AMONG * max(one.about for one in found)
    return any(
        not wholes.isdisjoint(word.folded for word in one.passage.words)
        for one in found
        if one.about >= least
    )
