"""Train the decisions of `crossread.crossing.contradicting`: what to ask the network about, and whether to believe it.

    python -m training.discrepancies.contradictions

On the labelled dev stories, the faithful dev rewrites and the dev cases of `benchmarks/crossing` (voices, said,
circumstances, numbers). Right are linked passages that hold both sides of a labelled polarity discrepancy; those that
hold one of another kind teach nothing. The first decision sees every link; the second those that the first chooses,
with the network's word. Prints cross-validation by story and case, with what each floor would show; writes
`worth_asking.json` and `contradicted.json`.
"""

from __future__ import annotations

import numpy as np
from benchmarks.crossing.rooms import Workshop
from numpy.typing import NDArray

from crossread.crossing.contradicting.asked import CONTRADICTED, WORTH, asked_about, signals_of
from crossread.crossing.contradicting.signals import CONTRADICTED_NAMES, WORTH_NAMES
from crossread.domain.span import Citation
from training.discrepancies.taught import Labelled, Rows, fit, labelled, print_floors

WORTH_STRENGTH, STRENGTH = 0.1, 0.1
FOLDERS = ("voices", "said", "circumstances", "numbers")
KINDS = ("polarity",)


def main() -> None:
    """Fit the first decision, ask the network what it chooses, fit the second."""
    scenes = list(labelled(Workshop(), FOLDERS))
    worth = Rows()
    for one in scenes:
        for link, features in signals_of(one.scene):
            _add(worth, one, link.citations, features)
    fit(worth, WORTH, WORTH_NAMES, WORTH_STRENGTH)
    rows = Rows()
    for one in scenes:
        # From 0: the decision that is fitted chooses none of its rows.
        for asked in asked_about(one.scene, least=0.0):
            _add(rows, one, asked.link.citations, asked.features)
    print_floors(rows, fit(rows, CONTRADICTED, CONTRADICTED_NAMES, STRENGTH))


def _add(rows: Rows, one: Labelled, cited: tuple[Citation, Citation], features: NDArray[np.float64]) -> None:
    right = one.is_one(cited, KINDS)
    if right or not one.is_other(cited, KINDS):
        rows.add(features, right=right, group=one.name, weight=one.weight)


if __name__ == "__main__":
    main()
