"""Which linked passages the entailment network is asked about, and what it says: it costs most, so few are asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from crossread.crossing.bearing import AskBearing, Bearing, bearings
from crossread.crossing.comparing.linked import Linked, turned
from crossread.crossing.contradicting.signals import (
    CONTRADICTED_NAMES,
    WORTH_NAMES,
    contradicted_signals,
    worth_signals,
)
from crossread.crossing.contradicting.writing_days import days_differ
from crossread.crossing.decision import load_decision
from crossread.crossing.prepared import Prepared
from crossread.crossing.scene import Scene
from crossread.domain.span import Citation

WORTH, CONTRADICTED = "worth_asking", "contradicted"
_ASKED_AT_LEAST, _ASKED_PER_REPORT = 8, 2  # pairs of passages of a story
_MOSTLY = 0.5
_OF_ONE_PASSAGE = 3  # pairs at most that one passage is asked in
_WORTH_A_SECOND = 0.2  # exclusion one way round from which the other is asked too


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """Two linked passages with the network's word both ways round, and how likely they contradict each other."""

    link: Linked
    forth: Bearing
    back: Bearing
    features: NDArray[np.float64]

    @property
    def probability(self) -> float:
        """Probability that a person says that the two cannot both be right."""
        return load_decision(CONTRADICTED, CONTRADICTED_NAMES).probability(self.features)


def signals_of(scene: Scene) -> list[tuple[Linked, NDArray[np.float64]]]:
    """The links of passages in different words, with what is known of them without the network.

    Where both passages are mostly quoted words, those are held against each other themselves.
    """
    held = [link for link in scene.linked if not _is_same(link) and not _is_quoted(link)]
    pairs = {(link.a.id, link.b.id): (link.a, link.b) for link in held}
    other_day = {key: days_differ(scene, *pair) for key, pair in pairs.items()}
    likely = _Likely(scene.linked)
    return [
        (one, worth_signals(one, other_day=other_day[one.a.id, one.b.id], elsewhere=likely.elsewhere(one)))
        for one in held
    ]


class _Likely:
    """How likely each passage asserts the same as the likeliest two of another report."""

    def __init__(self, links: Sequence[Linked]) -> None:
        self._best: dict[tuple[Citation, str], list[float]] = {}
        for link in links:
            for key in sides(link):
                self._best[key] = sorted((*self._best.get(key, ()), link.probability))[-2:]

    def elsewhere(self, link: Linked) -> tuple[float, float]:
        """Of either passage, with any other passage than this link's."""
        first, second = (self._without(self._best[key], link.probability) for key in sides(link))
        return first, second

    @staticmethod
    def _without(best: Sequence[float], own: float) -> float:
        """The best of those that are left without the link's own."""
        left = [*best]
        if own in left:
            left.remove(own)
        return max(left, default=0.0)


def sides(link: Linked) -> tuple[tuple[Citation, str], tuple[Citation, str]]:
    """Either passage with the report of the other."""
    a, b = link.citations
    return (a, b.report), (b, a.report)


def _is_same(link: Linked) -> bool:
    return link.a.folded[link.i] == link.b.folded[link.j]


def _is_quoted(link: Linked) -> bool:
    return min(float(link.a.quoted_share[link.i]), float(link.b.quoted_share[link.j])) >= _MOSTLY


def worth_asking(scene: Scene) -> list[tuple[Linked, NDArray[np.float64]]]:
    """The links that most likely hold a contradiction, as many as may be asked, with their signals."""
    found = signals_of(scene)
    if not found:
        return []
    held, rows = [link for link, _ in found], np.stack([row for _, row in found])
    worth = load_decision(WORTH, WORTH_NAMES).probabilities(rows)
    order = sorted(range(len(held)), key=lambda at: (-worth[at], held[at].citations))
    taken: Counter[Citation] = Counter()
    chosen = []
    for at in order:
        if max(taken[side] for side in held[at].citations) < _OF_ONE_PASSAGE:
            taken.update(held[at].citations)
            chosen.append((held[at], rows[at]))
    return chosen[: _ASKED_AT_LEAST + _ASKED_PER_REPORT * len(scene.reports)]


def asked_about(scene: Scene) -> list[Asked]:
    """What the network says of the links that are worth asking about; the way back only where the way there excludes.

    Nothing without a network on the scene.
    """
    if scene.ask is None:
        return []
    chosen = worth_asking(scene)
    forth = _told(scene.ask, [link for link, _ in chosen])
    likely = [at for at, one in enumerate(forth) if one.excluded >= _WORTH_A_SECOND]
    back = dict(zip(likely, _told(scene.ask, [turned(chosen[at][0]) for at in likely]), strict=True))
    return [
        Asked(link, forth[at], back[at], contradicted_signals(known, forth[at], back[at]))
        for at, (link, known) in enumerate(chosen)
        if at in back
    ]


def _told(ask: AskBearing, links: Sequence[Linked]) -> list[Bearing]:
    """Whether passage `i` of each link, behind the one before it, bears passage `j` out."""
    return bearings(ask, [(_in_context(link.a, link.i), _in_line(link.text_b)) for link in links])


def _in_context(report: Prepared, at: int) -> str:
    """A passage behind the one before it, which a pronoun or "on Tuesday" may need."""
    before = report.passage_text(at - 1) if at else ""
    return _in_line(f"{before} {report.passage_text(at)}")


def _in_line(text: str) -> str:
    return " ".join(text.split())
