"""How far a card is to be believed: a decision learned from cards of real news that editors judged.

The checks compare what stands beside a value. On real news most days and counts that seem to differ are of two happenings,
most quotations that differ in nearly all words are two remarks, and most denials deny something else. Here the passages are
read as a whole, by the entailment network, and what became of such cards before counts. Written by
`training/discrepancies/credible.py`; figures in docs/decisions/0020-cards-judged.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Indel

from crossread.crossing.comparing.linked import Linked
from crossread.crossing.decision import load_decision, log_odds
from crossread.crossing.discrepancies.finding import CONTRADICTION, Finding
from crossread.crossing.prepared import Prepared
from crossread.crossing.rows import passage_at
from crossread.crossing.same_assertion import same_probabilities
from crossread.crossing.scene import Scene
from crossread.domain.crossing import DiscrepancyKind
from crossread.domain.span import Citation, Span

CREDIBLE = "credible"
FLOOR = 0.4  # from which a finding is shown
# Of these the decision says how sure a card is, but hardly parts right from wrong: only the least sure are left out.
LOW_FLOOR = 0.25
_HARDLY_PARTED = (DiscrepancyKind.QUOTATION, DiscrepancyKind.NAME, DiscrepancyKind.FIGURE)
# Kinds of which enough cards of real news were judged; the others keep the word of their check.
JUDGED_KINDS = (
    DiscrepancyKind.QUOTATION,
    DiscrepancyKind.NAME,
    DiscrepancyKind.POLARITY,
    DiscrepancyKind.ATTRIBUTION,
    DiscrepancyKind.FIGURE,
    DiscrepancyKind.DATE,
    DiscrepancyKind.PLACE,
)
_SORTS = (
    "altered",
    "cut",
    "marks differ",
    "marks dropped",
    "rendered differently",
    "translated",
    "spelling",
    "person",
    "negation",
    "certainty",
    CONTRADICTION,
    "other voice",
    "day",
    "time",
)
CREDIBLE_NAMES = (
    "sure",  # log odds of the confidence of the check
    "same",  # that the nearest two passages assert the same, as the network has it; 0 where there are not two
    "linked",
    "one account",
    "reused",
    "one report",  # all readings stand in one report
    "one remark",  # quotations with enough words in common
    *(kind.value for kind in JUDGED_KINDS),
    *(f"same: {kind.value}" for kind in JUDGED_KINDS),
    *_SORTS,
)
_RUN, _ALIKE = 4, 0.6  # words in a row, and likeness word by word, from which two quotations are one remark
_UNLINKED = 0.2
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")


@dataclass(frozen=True, slots=True, eq=False)
class Nearest:
    """The two passages of a finding that most likely assert the same; `is_linked` says whether likeness linked them."""

    link: Linked
    is_linked: bool


def credible(scene: Scene, found: Sequence[Finding]) -> Iterator[Finding]:
    """The findings that are to be believed, as sure as they are; all as they were without a network on the scene."""
    if scene.ask is None:
        yield from found
        return
    nearest = nearest_passages(scene, [finding for finding in found if finding.kind in JUDGED_KINDS])
    asked = [one.link for one in nearest.values()]
    same = dict(zip(nearest, same_probabilities(scene.ask, asked), strict=True))
    decision = load_decision(CREDIBLE, CREDIBLE_NAMES)
    for finding in found:
        if finding.kind not in JUDGED_KINDS:
            yield finding
            continue
        sure = decision.probability(credible_signals(finding, nearest.get(finding), same.get(finding)))
        if sure >= floor_of(finding.kind):
            yield replace(finding, confidence=round(sure, 3))


def floor_of(kind: DiscrepancyKind) -> float:
    """How sure a finding of a kind must be."""
    return LOW_FLOOR if kind in _HARDLY_PARTED else FLOOR


def credible_signals(finding: Finding, nearest: Nearest | None, same: float | None) -> NDArray[np.float64]:
    """Features of a finding, of its nearest two passages and what the network makes of them.

    *Shape:* (len(CREDIBLE_NAMES),).
    """
    told = 0.0 if same is None else log_odds(same)
    quoted = finding.kind is DiscrepancyKind.QUOTATION
    values = {
        "sure": log_odds(min(max(finding.confidence, 0.02), 0.98)),
        "same": told,
        "linked": float(nearest is not None and nearest.is_linked),
        "one account": float(nearest is not None and nearest.link.one_lineage),
        "reused": float(nearest is not None and nearest.link.reused),
        "one report": float(nearest is None),
        "one remark": float(
            quoted and any(_is_one_remark(a.value, b.value) for a, b in combinations(finding.points, 2))
        ),
        finding.kind.value: 1.0,
        f"same: {finding.kind.value}": told,
        finding.detail: 1.0,
    }
    return np.array([values.get(name, 0.0) for name in CREDIBLE_NAMES])


def nearest_passages(scene: Scene, found: Sequence[Finding]) -> Mapping[Finding, Nearest]:
    """The nearest two passages of each finding; none of one whose readings stand in one report."""
    known = {frozenset(link.citations): link for link in scene.linked}
    every = ((finding, list(_pairs(scene, finding, known))) for finding in found)
    return {finding: max(pairs, key=_nearness) for finding, pairs in every if pairs}


def _nearness(one: Nearest) -> tuple[bool, float, float]:
    return one.is_linked, one.link.probability, one.link.score


def _pairs(scene: Scene, finding: Finding, known: Mapping[frozenset[Citation], Linked]) -> Iterator[Nearest]:
    places = []
    for point in finding.points:
        report = scene.reports[point.citation.report]
        start = point.citation.span.start
        at = passage_at(report, Span(start, start + 1))  # a stretch runs over several passages
        if at is not None:
            places.append((report, at, point.value))
    for (a, i, mine), (b, j, theirs) in combinations(places, 2):
        if a.id == b.id or mine == theirs:
            continue
        link = known.get(frozenset((a.cite(i), b.cite(j))))
        yield Nearest(link or _unlinked(a, i, b, j), is_linked=link is not None)


def _unlinked(a: Prepared, i: int, b: Prepared, j: int) -> Linked:
    """Two passages that likeness did not link."""
    return Linked(
        a,
        i,
        b,
        j,
        score=float(a.vectors[i] @ b.vectors[j]),
        probability=_UNLINKED,
        directed=False,
        reused=False,
        one_lineage=False,
    )


def _is_one_remark(a: str, b: str) -> bool:
    """Whether two quotations have enough words in common, and are not the very same words."""
    one, other = ([word.casefold().replace("’", "'") for word in _WORD.findall(text)] for text in (a, b))
    if one == other:
        return False
    return Indel.normalized_similarity(one, other) >= _ALIKE or not _runs(one).isdisjoint(_runs(other))


def _runs(words: Sequence[str]) -> set[tuple[str, ...]]:
    return {tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)}
