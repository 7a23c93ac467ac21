"""Fit the decision of `crossread.crossing.discrepancies.credible` on cards of real news that editors judged.

    python -m training.discrepancies.credible

Right are the dev cards of `benchmarks/crossing/cards` that were judged right (what is of no weight is not), beside the
cards of the labelled dev stories that a label bears out, and those of the faithful rewrites, which are all wrong. Cards of
stories written for the purpose count half: the checks were made on them, and in such stories disagreements are many.
Prints what each floor would show in cross-validation by story; writes `src/crossread/crossing/data/credible.json`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
from benchmarks.crossing.cards import RIGHT, load_judged
from benchmarks.crossing.faithful import faithful_reports
from benchmarks.crossing.matching import Card, is_right
from benchmarks.crossing.rooms import Workshop
from benchmarks.crossing.stories import load_stories
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from crossread.crossing.bearing import AskAcross
from crossread.crossing.discrepancies.credible import (
    CREDIBLE,
    CREDIBLE_NAMES,
    JUDGED_KINDS,
    credible_signals,
    nearest_passages,
)
from crossread.crossing.discrepancies.finding import Finding
from crossread.crossing.discrepancies.gather import sure_findings
from crossread.crossing.same_assertion import same_probabilities
from crossread.crossing.scene import Scene
from training.relation.train import write

STRENGTH = 0.1
WRITTEN = 0.5  # weight of a card of a story written for the purpose
FOLDS = 10
FLOORS = (0.3, 0.35, 0.4, 0.45, 0.5, 0.6)


@dataclass
class Rows:
    """Cards with their features, whether they are right, their story, and whether that is real news."""

    features: list[NDArray[np.float64]] = field(default_factory=list)
    right: list[bool] = field(default_factory=list)
    story: list[str] = field(default_factory=list)
    real: list[bool] = field(default_factory=list)

    def add(self, features: NDArray[np.float64], *, right: bool, story: str, real: bool) -> None:
        """One more card."""
        self.features.append(features)
        self.right.append(right)
        self.story.append(story)
        self.real.append(real)


def main() -> None:
    """Measure, fit, print, write."""
    workshop, rows = Workshop(), Rows()
    for story in load_judged("dev"):
        for finding, features in measured(workshop.ask, workshop.scene(story.reports)):
            verdict = story.verdict(_card(finding))
            if verdict is not None:
                rows.add(features, right=verdict == RIGHT, story=story.name, real=True)
    for labelled in load_stories("dev"):
        for finding, features in measured(workshop.ask, workshop.scene(labelled.reports)):
            rows.add(features, right=is_right(_card(finding), labelled), story=labelled.name, real=False)
    for number, prepared in enumerate(faithful_reports(workshop, "dev")):
        for _, features in measured(workshop.ask, workshop.scene_of(prepared)):
            rows.add(features, right=False, story=f"rewrite {number}", real=False)
    fit(rows)


def measured(ask: AskAcross, scene: Scene) -> Iterator[tuple[Finding, NDArray[np.float64]]]:
    """The findings of a scene that are put to the decision, with their features."""
    found = [finding for finding in sure_findings(scene) if finding.kind in JUDGED_KINDS]
    nearest = nearest_passages(scene, found)
    asked = [one.link for one in nearest.values()]
    same = dict(zip(nearest, same_probabilities(ask, asked), strict=True))
    for finding in found:
        yield finding, credible_signals(finding, nearest.get(finding), same.get(finding))


def _card(finding: Finding) -> Card:
    return Card(finding.kind.value, tuple(point.citation for point in finding.points))


def fit(rows: Rows) -> None:
    """Cross-validate, print, fit on all, write."""
    x, y = np.array(rows.features), np.array(rows.right)
    stories, real = np.array(rows.story), np.array(rows.real)
    weights = np.where(real, 1.0, WRITTEN)
    model = make_pipeline(StandardScaler(), LogisticRegression(C=STRENGTH, max_iter=3000))
    held_out = np.zeros(len(y))
    for train, test in GroupKFold(FOLDS).split(x, y, stories):
        model.fit(x[train], y[train], logisticregression__sample_weight=weights[train])
        held_out[test] = model.predict_proba(x[test])[:, 1]
    for name, part in (("real news", real), ("written stories", ~real)):
        print(
            f"{name}: {part.sum()} cards, {y[part].mean():.2f} right, AUC {roc_auc_score(y[part], held_out[part]):.3f}"
        )
        for floor in FLOORS:
            shown = part & (held_out >= floor)
            kept = y[shown].sum() / y[part].sum()
            print(f"  from {floor}: {shown.sum()}, {y[shown].mean():.2f} right, {kept:.2f} of the right")
    model.fit(x, y, logisticregression__sample_weight=weights)
    scaler, logistic = model.steps[0][1], model.steps[1][1]
    for feature, weight in sorted(
        zip(CREDIBLE_NAMES, logistic.coef_[0], strict=True), key=lambda row: -abs(row[1])
    ):
        print(f"  {feature:20s} {weight:+.2f}")
    write(
        CREDIBLE,
        CREDIBLE_NAMES,
        logistic.coef_[0],
        mean=scaler.mean_,
        scale=scaler.scale_,
        bias=float(logistic.intercept_[0]),
    )


if __name__ == "__main__":
    main()
