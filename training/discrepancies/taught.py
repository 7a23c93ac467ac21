"""What teaches the decisions about two reports: labelled scenes, their pairs with features, and the fitting."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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

from crossread.crossing.scene import Scene
from crossread.domain.span import Citation
from training.relation.train import write

FOLDS = 10
FLOORS = (0.3, 0.4, 0.5, 0.55, 0.6, 0.7, 0.8)  # of which is printed what each would show
CASE_WEIGHT = 2.0  # of a pair of the invented cases, where every conflict is labelled
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
    """A scene with the points of all its discrepancies, each with its kind, or its sort in a set of pairs of reports."""

    name: str
    scene: Scene
    labels: tuple[tuple[str, Points], ...]
    weight: float = 1.0

    def is_one(self, pair: tuple[Citation, Citation], kinds: Sequence[str]) -> bool:
        """Whether a label of these kinds holds both."""
        return any(holds(points, pair) for kind, points in self.labels if kind in kinds)

    def is_other(self, pair: tuple[Citation, Citation], kinds: Sequence[str]) -> bool:
        """Whether a label of another kind does, which then teaches nothing."""
        return any(holds(points, pair) for kind, points in self.labels if kind not in kinds)


def labelled(workshop: Workshop, folders: Sequence[str]) -> Iterator[Labelled]:
    """The labelled dev stories, the faithful dev rewrites, and the dev cases of sets of pairs of reports."""
    for story in load_stories("dev"):
        scene = workshop.scene(story.reports)
        labels = tuple((label.kind, label.points) for label in story.discrepancies)
        yield Labelled(story.name, scene, labels)
    for number, prepared in enumerate(faithful_reports(workshop, "dev")):
        scene = workshop.scene_of(prepared)
        yield Labelled(f"rewrite {number}", scene, ())
    for folder in folders:
        for case, scene in scenes(workshop, folder, "dev"):
            labels = tuple((point.sort or folder, point.pair) for point in case.conflicts)
            yield Labelled(f"{folder} {case.name}", scene, labels, CASE_WEIGHT)


def fit(rows: Rows, name: str, features: Sequence[str], strength: float) -> NDArray[np.float64]:
    """Cross-validate, print, fit on all, write; what each pair gets from a fit without its story or case."""
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
    return held_out


def print_floors(rows: Rows, held_out: NDArray[np.float64]) -> None:
    """What each floor would show of the held-out pairs."""
    _, right, _, weights = rows.arrays()
    for part, chosen in (("stories", weights == 1.0), ("cases", weights > 1.0)):
        for floor in FLOORS:
            shown = chosen & (held_out >= floor)
            print(
                f"  {part} from {floor}: {shown.sum()} shown, {right[shown].sum()} right of {right[chosen].sum()}"
            )


def _fitted(x: NDArray[np.float64], y: NDArray[np.bool_], weights: NDArray[np.float64], strength: float):  # type: ignore[no-untyped-def]
    model = make_pipeline(StandardScaler(), LogisticRegression(C=strength, max_iter=3000))
    return model.fit(x, y, logisticregression__sample_weight=weights)
