"""Which linked passages the entailment network is asked about, and what it says: it costs most, so few are asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from crossread.crossing.asking import Budget, Wording, sides, wording
from crossread.crossing.bearing import Bearing, bearings
from crossread.crossing.comparing.linked import Linked, are_quoted
from crossread.crossing.contradicting.signals import (
    CONTRADICTED_NAMES,
    WORTH_NAMES,
    contradicted_signals,
    side_of,
    worth_signals,
)
from crossread.crossing.contradicting.writing_days import days_differ
from crossread.crossing.decision import load_decision
from crossread.crossing.questions import back, forth, wider_back, wider_forth
from crossread.crossing.scene import Scene
from crossread.domain.span import Citation

WORTH, CONTRADICTED = "worth_asking", "contradicted"
# Pairs of passages of a story: of the dev pairs with a labelled contradiction, 3 a report reach .83 and 4 .95 in stories
# of two; a story of 50 is asked 83, which on a processor without VNNI is two fifths of crossing it.
_ASKED_AT_LEAST, _ASKED_PER_REPORT = 8, 1.5
_OF_ONE_PASSAGE = 3  # pairs at most that one passage is asked in
# Below it none of the 172 contradictions that are found and labelled on dev lies, and a fifth of the questions.
_LEAST_WORTH = 0.05
_MAY_EXCLUDE = (
    0.2  # exclusion from which the network is asked further: below it 64 of 365 labelled dev pairs are lost
)
# What the words so far come to, from which it is asked further: none of 196 dev cards (.75) lies below it, two below .4.
_MAY_BE_ONE = 0.3
# By how many words there are, which of them stands for each of the four: there, back, both with more around.
_STANDING_IN = {1: (0, 0, 0, 0), 2: (0, 1, 0, 1), 3: (0, 1, 2, 2)}


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """Two linked passages with the network's word on them, and how likely they contradict each other."""

    link: Linked
    features: NDArray[np.float64]

    @property
    def probability(self) -> float:
        """Probability that a person says that the two cannot both be right."""
        return load_decision(CONTRADICTED, CONTRADICTED_NAMES).probability(self.features)


def signals_of(scene: Scene) -> list[Known]:
    """The links of passages in different words, with what is known of them without the network.

    Where both are mostly quoted words, those are held against each other themselves.
    """
    held = [link for link in scene.linked if not _is_same(link) and not are_quoted(link)]
    pairs = {(link.a.id, link.b.id): (link.a, link.b) for link in held}
    other_day = {key: days_differ(scene, *pair) for key, pair in pairs.items()}
    passages = {(one.id, at): (one, at) for link in held for one, at in ((link.a, link.i), (link.b, link.j))}
    told = {key: side_of(*passage) for key, passage in passages.items()}
    likely = _Likely(scene.linked)
    return [
        (
            one,
            worth_signals(
                one,
                (told[one.a.id, one.i], told[one.b.id, one.j]),
                other_day=other_day[one.a.id, one.b.id],
                elsewhere=likely.elsewhere(one),
            ),
        )
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


def _is_same(link: Linked) -> bool:
    return link.a.folded[link.i] == link.b.folded[link.j]


Known = tuple[Linked, NDArray[np.float64]]
"""A link with what is known of it without the network. *Shape:* (link, (len(WORTH_NAMES),))."""


def worth_asking(scene: Scene) -> list[list[Known]]:
    """The links that most likely hold a contradiction, as many as may be asked, the likeliest first.

    What several reports print in the same words is one question: the links of one list.
    """
    found = signals_of(scene)
    if not found:
        return []
    worth = load_decision(WORTH, WORTH_NAMES).probabilities(np.stack([row for _, row in found]))
    budget = Budget(_ASKED_AT_LEAST + round(_ASKED_PER_REPORT * len(scene.reports)), _OF_ONE_PASSAGE)
    chosen: dict[Wording, list[Known]] = {}
    for at in sorted(range(len(found)), key=lambda at: (-worth[at], found[at][0].citations)):
        if worth[at] < _LEAST_WORTH:
            break
        link, _ = found[at]
        question = wording(link)
        if question in chosen or budget.allows(question):
            chosen.setdefault(question, []).append(found[at])
    return list(chosen.values())


def asked_about(scene: Scene, *, least: float = _MAY_BE_ONE) -> list[Asked]:
    """What the network says of the links that are worth asking about, where it takes them to exclude each other.

    The way back is asked only where the way there may exclude, and both with more around them only where both may; each
    only where the words so far come to `least`. Nothing without a network on the scene.
    """
    if scene.ask is None:
        return []
    told = [_Told(links) for links in worth_asking(scene)]
    for look in (forth, back, wider_forth, wider_back):
        told = [one for one in told if one.may_exclude and one.promise >= least]
        words = bearings(scene.ask, [look(one.links[0][0]) for one in told])
        told = [replace(one, words=(*one.words, word)) for one, word in zip(told, words, strict=True)]
    return [Asked(link, contradicted_signals(known, one.words)) for one in told for link, known in one.links]


@dataclass(frozen=True, slots=True, eq=False)
class _Told:
    """Links of the same two wordings, and the network's words so far on the likeliest of them: there, back, both again
    with more around."""

    links: list[Known]
    words: tuple[Bearing, ...] = ()

    @property
    def may_exclude(self) -> bool:
        return all(word.excluded >= _MAY_EXCLUDE for word in self.words)

    @property
    def promise(self) -> float:
        """How likely the two contradict each other if the network goes on as it began; 1 before it is asked."""
        if not self.words:
            return 1.0
        link, known = self.links[0]
        words = [self.words[at] for at in _STANDING_IN[len(self.words)]]
        return Asked(link, contradicted_signals(known, words)).probability
