"""Scores of coreference chains: MUC, B-cubed and CEAF-e, and their mean.

As the reference scorer does (Pradhan et al. 2014): chains of mentions as given, no mention is added or left out, and the
counts of documents are summed before dividing.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

import numpy as np
from scipy.optimize import linear_sum_assignment  # type: ignore[import-untyped]

Chains = Sequence[AbstractSet[Hashable]]


@dataclass(slots=True)
class Tally:
    """Numerators and denominators of one metric, over any number of documents."""

    right_of_gold: float = 0.0
    gold: float = 0.0
    right_of_found: float = 0.0
    found: float = 0.0

    @property
    def recall(self) -> float:
        """In [0, 1]; 0 without gold chains."""
        return self.right_of_gold / self.gold if self.gold else 0.0

    @property
    def precision(self) -> float:
        """In [0, 1]; 0 without chains found."""
        return self.right_of_found / self.found if self.found else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of the two."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def add(self, right_of_gold: float, gold: float, right_of_found: float, found: float) -> None:
        """Count one document in."""
        self.right_of_gold += right_of_gold
        self.gold += gold
        self.right_of_found += right_of_found
        self.found += found


@dataclass(slots=True)
class Coreference:
    """The three metrics side by side, and the mentions the chains are made of."""

    mentions: Tally = field(default_factory=Tally)
    muc: Tally = field(default_factory=Tally)
    b_cubed: Tally = field(default_factory=Tally)
    ceaf_e: Tally = field(default_factory=Tally)

    @property
    def mean_f1(self) -> float:
        """The "CoNLL F1" of the shared tasks of 2011 and 2012."""
        return (self.muc.f1 + self.b_cubed.f1 + self.ceaf_e.f1) / 3

    def add(self, gold: Chains, found: Chains) -> None:
        """Count one document in."""
        ours, theirs = _mentions(found), _mentions(gold)
        same = len(ours & theirs)
        self.mentions.add(same, len(theirs), same, len(ours))
        self.muc.add(*_links(gold, found), *_links(found, gold))
        self.b_cubed.add(*_shares(gold, found), *_shares(found, gold))
        aligned = _aligned(gold, found)
        self.ceaf_e.add(aligned, len(gold), aligned, len(found))


def scored(documents: Iterable[tuple[Chains, Chains]]) -> Coreference:
    """The scores over documents, each given as its gold chains and the chains found."""
    total = Coreference()
    for gold, found in documents:
        total.add(gold, found)
    return total


def _mentions(chains: Chains) -> set[Hashable]:
    return {mention for chain in chains for mention in chain}


def _links(chains: Chains, others: Chains) -> tuple[int, int]:
    """MUC (Vilain et al. 1995): links of `chains` that `others` keep, and all their links."""
    place = {mention: at for at, other in enumerate(others) for mention in other}
    kept = 0
    for chain in chains:
        parts = {place[mention] for mention in chain if mention in place}
        alone = sum(mention not in place for mention in chain)
        kept += len(chain) - len(parts) - alone
    return kept, sum(len(chain) - 1 for chain in chains)


def _shares(chains: Chains, others: Chains) -> tuple[float, int]:
    """B-cubed (Bagga and Baldwin 1998): the share of its chain that each mention is found together with."""
    right = sum(
        len(chain & other) ** 2 / len(chain)
        for chain in chains
        for other in others
        if not chain.isdisjoint(other)
    )
    return right, sum(len(chain) for chain in chains)


def _aligned(gold: Chains, found: Chains) -> float:
    """CEAF with entities' Dice (Luo 2005, phi 4): the best one-to-one alignment's similarity."""
    similarity = np.array([[2 * len(k & r) / (len(k) + len(r)) for r in found] for k in gold])
    if not similarity.size:
        return 0.0
    rows, columns = linear_sum_assignment(similarity, maximize=True)
    return float(similarity[rows, columns].sum())
