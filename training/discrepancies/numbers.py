"""Train both decisions of `crossread.crossing.figures.differing`: whether numbers fill one slot, and whether they differ.

    python -m training.discrepancies.numbers

On the labelled dev stories, the faithful dev rewrites and the dev cases of `benchmarks/crossing/numbers`. One slot: right
are numbers of one value that is no chance (above four, or with a unit), and labelled conflicts; wrong are all that exclude
one another. Differing: right are the labelled conflicts. Pairs that touch a label of another kind (a distance, a quotation)
teach nothing. Prints cross-validation by story and case; writes `one_slot.json` and `differing_number.json`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
from benchmarks.crossing.faithful import faithful_reports
from benchmarks.crossing.rooms import Workshop
from benchmarks.crossing.stories import load_stories
from benchmarks.crossing.two_reports import holds, scenes
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, roc_auc_score
from sklearn.model_selection import GroupKFold
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from crossread.crossing.figures import differing
from crossread.crossing.figures.differing import (
    DIFFERING,
    DIFFERING_NAMES,
    agrees,
    compared,
    is_equal,
    number_tables,
)
from crossread.crossing.figures.one_slot import ONE_SLOT, ONE_SLOT_NAMES, slot_pairs
from crossread.crossing.figures.told import ToldNumber
from crossread.crossing.scene import Scene
from crossread.crossing.story import set_scene
from crossread.domain.span import Citation
from training.relation.train import write

SLOT_STRENGTH, DIFFERING_STRENGTH = (
    0.3,
    0.03,
)  # of .03, .1, 1 by precision at a recall of .4 on held-out cases
FOLDS = 10
CASE_WEIGHT = 2.0  # of a pair of the number cases, where every conflict is labelled
KIND = "figure"
MOST_BY_CHANCE = 4.0  # of a count without a unit
Points = Sequence[Citation]


@dataclass
class Rows:
    """Pairs with their features, what they are, and the story or case they belong to."""

    features: list[NDArray[np.float64]] = field(default_factory=list)
    right: list[bool] = field(default_factory=list)
    group: list[str] = field(default_factory=list)
    weight: list[float] = field(default_factory=list)

    def add(self, features: NDArray[np.float64], *, right: bool, group: str, weight: float) -> None:
        """One more pair."""
        self.features.append(features)
        self.right.append(right)
        self.group.append(group)
        self.weight.append(weight)

    def arrays(self) -> tuple[NDArray[np.float64], NDArray[np.bool_], NDArray[np.str_], NDArray[np.float64]]:
        """All of them."""
        return np.array(self.features), np.array(self.right), np.array(self.group), np.array(self.weight)


@dataclass(frozen=True)
class Labelled:
    """A scene with the points of its figure discrepancies and of all others."""

    name: str
    scene: Scene
    conflicts: tuple[Points, ...]
    others: tuple[Points, ...]
    weight: float = 1.0


def main() -> None:
    """Measure, fit one, measure with it, fit the other."""
    scenes = list(labelled(Workshop()))
    slots = Rows()
    for one in scenes:
        add_slots(slots, one)
    fit(slots, ONE_SLOT, ONE_SLOT_NAMES, SLOT_STRENGTH)
    differ = Rows()
    for one in scenes:
        add_differing(differ, one)
    fit(differ, DIFFERING, DIFFERING_NAMES, DIFFERING_STRENGTH)


def labelled(workshop: Workshop) -> Iterable[Labelled]:
    """Everything that teaches."""
    for story in load_stories("dev"):
        prepared = workshop.prepare(story.reports)
        scene = set_scene(prepared, workshop.compare(prepared), workshop.lexicon)
        conflicts = tuple(label.points for label in story.discrepancies if label.kind == KIND)
        others = tuple(label.points for label in story.discrepancies if label.kind != KIND)
        yield Labelled(story.name, scene, conflicts, others)
    for number, prepared in enumerate(faithful_reports(workshop, "dev")):
        scene = set_scene(prepared, workshop.compare(prepared), workshop.lexicon)
        yield Labelled(f"rewrite {number}", scene, (), ())
    for case, scene in scenes(workshop, "numbers", "dev"):
        conflicts = tuple(point.pair for point in case.conflicts)
        yield Labelled(case.name, scene, conflicts, (), CASE_WEIGHT)


def add_slots(rows: Rows, one: Labelled) -> None:
    """The pairs of one scene for the first decision."""
    for a, b, ties in compared(one.scene, number_tables(one.scene)):
        asked = slot_pairs(a, b, ties)
        for m, n, features in zip(asked.i, asked.j, asked.features, strict=True):
            first, second = a.rows[m], b.rows[n]
            pair = Citation(a.report.id, first.number.span), Citation(b.report.id, second.number.span)
            is_conflict = any(holds(points, pair) for points in one.conflicts) and not agrees(first, second)
            equal = is_equal(first, second)
            if (equal and not is_telling(first, second)) or (agrees(first, second) and not equal):
                continue
            rows.add(features, right=equal or is_conflict, group=one.name, weight=one.weight)


def add_differing(rows: Rows, one: Labelled) -> None:
    """The pairs of one scene for the second decision."""
    for pair in differing.number_pairs(one.scene):
        cited = pair.a, pair.b
        is_conflict = any(holds(points, cited) for points in one.conflicts)
        if is_conflict or not any(holds(points, cited) for points in one.others):
            rows.add(pair.features, right=is_conflict, group=one.name, weight=one.weight)


def is_telling(a: ToldNumber, b: ToldNumber) -> bool:
    """Whether two such numbers are hardly equal by chance."""
    return bool(a.unit) or max(a.size or 0.0, b.size or 0.0) > MOST_BY_CHANCE


def fit(rows: Rows, name: str, features: Sequence[str], strength: float) -> None:
    """Cross-validate, print, fit on all, write."""
    x, y, groups, weights = rows.arrays()
    held_out = np.zeros(len(y))
    for train, test in GroupKFold(FOLDS).split(x, y, groups):
        held_out[test] = _fitted(x[train], y[train], weights[train], strength).predict_proba(x[test])[:, 1]
    is_case = weights > 1.0
    for part, chosen in (("stories", ~is_case), ("cases", is_case)):
        print(
            f"{name} {part}: pairs {chosen.sum()} right {y[chosen].sum()} "
            f"AUC {roc_auc_score(y[chosen], held_out[chosen]):.3f} "
            f"AP {average_precision_score(y[chosen], held_out[chosen]):.3f}"
        )
    model = _fitted(x, y, weights, strength)
    scaler, logistic = model.steps[0][1], model.steps[1][1]
    for feature, weight in sorted(
        zip(features, logistic.coef_[0], strict=True), key=lambda row: -abs(row[1])
    ):
        print(f"  {feature:18s} {weight:+.2f}")
    write(
        name,
        tuple(features),
        logistic.coef_[0],
        mean=scaler.mean_,
        scale=scaler.scale_,
        bias=float(logistic.intercept_[0]),
    )


def _fitted(x: NDArray[np.float64], y: NDArray[np.bool_], weights: NDArray[np.float64], strength: float):  # type: ignore[no-untyped-def]
    model = make_pipeline(StandardScaler(), LogisticRegression(C=strength, max_iter=3000))
    return model.fit(x, y, logisticregression__sample_weight=weights)


if __name__ == "__main__":
    main()
