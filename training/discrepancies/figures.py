"""Train the decision of `crossread.crossing.figures` on the figures of the labelled dev stories.

    python -m training.discrepancies.figures

Writes `src/crossread/crossing/data/same_count.json`; prints cross-validation by story next to the numbers' own rule: equal
numbers of one kind count the same.
"""

from __future__ import annotations

import numpy as np
from benchmarks.crossing.rooms import Workshop
from benchmarks.crossing.stories import LabelledFigure, LabelledStory, load_stories
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import precision_recall_fscore_support
from sklearn.model_selection import LeaveOneGroupOut, cross_val_predict
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from crossread.crossing.figures.counted import counted_in
from crossread.crossing.figures.likeness import SAME_COUNT, SAME_COUNT_NAMES, links_of, same_count_features
from crossread.crossing.figures.values import Value, by_kind, values_of
from crossread.crossing.scene import Scene
from crossread.domain.span import Span
from training.relation.train import write

STRENGTH = 0.3  # of .1, .3, 1, 3 by F1 in cross-validation over the dev stories
Row = tuple[np.ndarray, bool, str]


def main() -> None:
    """Measure, fit, print, write."""
    workshop = Workshop()
    rows: list[Row] = []
    for story in load_stories("dev"):
        prepared = workshop.prepare(story.reports)
        rows += labelled(story, workshop.scene_of(prepared))
    fit(rows)


def fit(rows: list[Row]) -> None:
    """Cross-validate by story, fit on all, write."""
    x, y = np.array([row[0] for row in rows]), np.array([row[1] for row in rows])
    stories = np.array([row[2] for row in rows])
    model = make_pipeline(StandardScaler(), LogisticRegression(C=STRENGTH, max_iter=2000))
    held_out = cross_val_predict(model, x, y, groups=stories, cv=LeaveOneGroupOut())
    equal = x[:, SAME_COUNT_NAMES.index("compatible")] > 0
    for name, found in (("held out", held_out), ("equal numbers", equal)):
        precision, recall, f1, _ = precision_recall_fscore_support(y, found, average="binary")
        print(f"{name:14s} pairs {len(y)} same {int(y.sum())}  P {precision:.3f} R {recall:.3f} F1 {f1:.3f}")
    model.fit(x, y)
    scaler, logistic = model.steps[0][1], model.steps[1][1]
    for feature, weight in zip(SAME_COUNT_NAMES, logistic.coef_[0], strict=True):
        print(f"  {feature:14s} {weight:+.2f}")
    write(
        SAME_COUNT,
        SAME_COUNT_NAMES,
        logistic.coef_[0],
        mean=scaler.mean_,
        scale=scaler.scale_,
        bias=logistic.intercept_[0],
    )


def labelled(story: LabelledStory, scene: Scene) -> list[Row]:
    """Every pair of values of one kind that have labels: whether any of their figures are of one group."""
    links = links_of(scene)
    rows = []
    for values in by_kind(values_of(counted_in(scene))).values():
        known = [(value, groups) for value in values if (groups := _groups(story, value))]
        for n, (a, of_a) in enumerate(known):
            for b, of_b in known[n + 1 :]:
                if len(a.reports | b.reports) > 1:
                    rows.append((same_count_features(scene, links, a, b), bool(of_a & of_b), story.name))
    return rows


def _groups(story: LabelledStory, value: Value) -> set[str]:
    return {f.group for f in story.figures for m in value.members if _is(f, m.report, m.figure.number.span)}


def _is(figure: LabelledFigure, report: str, number: Span) -> bool:
    return figure.citation.report == report and figure.citation.span.overlaps(number)


if __name__ == "__main__":
    main()
