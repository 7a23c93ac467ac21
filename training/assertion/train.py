"""Train the decision of `crossread.crossing.assertion` on the labelled passage pairs of the dev stories.

    python -m training.assertion.train

Writes `src/crossread/crossing/data/assertion.json`; prints grouped cross-validation on dev and figures on test,
next to the likeness alone with its best dev threshold.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
from benchmarks.relations.dataset import load_pairs
from benchmarks.relations.prepare import prepare
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, f1_score, precision_score, recall_score, roc_auc_score
from sklearn.model_selection import GroupKFold, cross_val_predict
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from crossread.crossing.alignment import align
from crossread.crossing.assertion import ASSERTION, ASSERTION_NAMES, assertion_features
from crossread.crossing.lexicon import Lexicon
from crossread.crossing.prepared import Prepared
from crossread.crossing.signals import FAIR
from crossread.crossing.similarity import similarity
from crossread.models import StaticVectors
from training.relation.train import write

CLAIMS = Path(__file__).resolve().parents[2] / "benchmarks" / "claims"
STRENGTH = 0.3
Matrix = NDArray[np.float64]


def main() -> None:
    """Measure the pairs, fit on dev, print both parts, write."""
    x, y, groups = labelled()
    test = np.array([int(group[:2]) % 3 == 0 for group in groups])
    model = make_pipeline(StandardScaler(), LogisticRegression(C=STRENGTH, max_iter=2000))
    held_out = cross_val_predict(
        model, x[~test], y[~test], groups=groups[~test], cv=GroupKFold(8), method="predict_proba"
    )[:, 1]
    model.fit(x[~test], y[~test])
    alike = x[:, ASSERTION_NAMES.index("alike")]
    floor = max(np.arange(0.35, 0.8, 0.025), key=lambda t: f1_score(y[~test], alike[~test] >= t))
    show("dev, held out", y[~test], held_out, 0.5)
    show("dev, likeness", y[~test], alike[~test], floor)
    show("test", y[test], model.predict_proba(x[test])[:, 1], 0.5)
    show("test, likeness", y[test], alike[test], floor)
    scaler, logistic = model.steps[0][1], model.steps[1][1]
    write(
        ASSERTION,
        ASSERTION_NAMES,
        logistic.coef_[0],
        mean=scaler.mean_,
        scale=scaler.scale_,
        bias=logistic.intercept_[0],
    )


def show(name: str, y: NDArray[np.bool_], score: Matrix, floor: float) -> None:
    """One line of figures."""
    found = score >= floor
    print(
        f"{name:15s} pairs {len(y)} same {int(y.sum())}  AUC {roc_auc_score(y, score):.3f} "
        f"AP {average_precision_score(y, score):.3f}  at {floor:.2f}: P {precision_score(y, found):.3f} "
        f"R {recall_score(y, found):.3f} F1 {f1_score(y, found):.3f}"
    )


def labelled() -> tuple[Matrix, NDArray[np.bool_], NDArray[np.str_]]:
    """Features, whether the passages assert the same, and the story of every labelled pair."""
    labels = {row["n"]: row for row in _rows("labels.jsonl")}
    pairs = [p for p in load_pairs() if p.origin == "stories"]
    ready = prepare(pairs)
    where = {
        (p.group, str(report.path).rsplit("/", 1)[-1]): ready[report.id]
        for p in pairs
        for report in (p.a, p.b)
    }
    lexicon = Lexicon(StaticVectors.from_package())
    x, y, groups = [], [], []
    for row in _rows("candidates.jsonl"):
        a, b = where[row["story"], row["a"]], where[row["story"], row["b"]]
        i, j = _passage(a, row["a_start"], row["a_end"]), _passage(b, row["b_start"], row["b_end"])
        if i is None or j is None:
            continue
        evidence = similarity(a, b, lexicon)
        path = {(p.a, p.b) for p in align(evidence.alike, floor=FAIR)}
        x.append(assertion_features(a, b, evidence, (i, j), aligned=(i, j) in path))
        y.append(labels[row["n"]]["same"] == "yes")
        groups.append(row["story"])
    return np.array(x), np.array(y), np.array(groups)


def _passage(report: Prepared, start: int, end: int) -> int | None:
    """The passage that holds most of [start, end); None when it is not body any more."""
    shared = [min(end, p.span.end) - max(start, p.span.start) for p in report.passages]
    best = int(np.argmax(shared))
    return best if shared[best] > (end - start) / 2 else None


def _rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (CLAIMS / name).read_text(encoding="utf-8").splitlines()]


if __name__ == "__main__":
    main()
