"""Train the decisions of `crossread.crossing.comparing.relation` and `.direction` on the labelled dev pairs.

    python -m training.relation.train [--write NAME ...]

Writes `src/crossread/crossing/data/NAME.json`, all five unless told which, and prints cross-validated figures (folds by
story, never by report).
Test stories and incidents are not read. Deterministic.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from benchmarks.relations.dataset import LabelledPair, load_pairs
from benchmarks.relations.prepare import prepare
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import brier_score_loss, f1_score, roc_auc_score
from sklearn.model_selection import GroupKFold
from sklearn.preprocessing import StandardScaler

from crossread.crossing.comparing.alignment import align
from crossread.crossing.comparing.direction import DIRECTION_NAMES, STATED_NAMES, measure_direction
from crossread.crossing.comparing.relation import DIRECTED, LINEAGE, LOOSELY, RELATED, WHOLLY
from crossread.crossing.comparing.signals import FAIR, SIGNAL_NAMES, measure
from crossread.crossing.comparing.similarity import similarity
from crossread.crossing.lexicon import Lexicon
from crossread.crossing.prepared import Prepared
from crossread.domain.reuse import Relation
from crossread.models import StaticVectors

DATA = Path(__file__).resolve().parents[2] / "src" / "crossread" / "crossing" / "data"
STRENGTHS = (0.03, 0.1, 0.3, 1.0)
FOLDS = 8
DIRECTION = "direction"
DECISIONS = (LINEAGE, WHOLLY, RELATED, LOOSELY, DIRECTION)
EXCERPT_WEIGHT = 0.4
MOST_DEVIATIONS = (
    2.0  # of signals of direction measured on texts: its few pairs hold few extremes to learn from
)
Matrix = NDArray[np.float64]


def main() -> None:
    """Measure, choose the regularisation of each decision by cross-validation, fit, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", nargs="*", metavar="NAME", choices=DECISIONS, default=DECISIONS)
    written = parser.parse_args().write
    pairs = [p for p in load_pairs() if not p.test]
    ready = prepare(pairs)
    pairs = [p for p in pairs if len(ready[p.a.id].passages) and len(ready[p.b.id].passages)]
    lexicon = Lexicon(StaticVectors.from_package())
    signals, direction = [], []
    for pair in pairs:
        a, b = ready[pair.a.id], ready[pair.b.id]
        evidence = similarity(a, b, lexicon)
        signals.append(measure(a, b, evidence).vector())
        direction.append(measure_direction(a, b, evidence, align(evidence.alike, floor=FAIR)).vector())
    x, groups = np.array(signals), np.array([p.group for p in pairs])
    derived = np.array([p.relation in (Relation.WHOLLY_DERIVED, Relation.PARTIALLY_DERIVED) for p in pairs])
    related = np.array([p.relation is not Relation.INDEPENDENT for p in pairs])
    lineage = np.array([p.one_lineage for p in pairs])
    wholly = np.array([p.relation is Relation.WHOLLY_DERIVED for p in pairs])
    halves = excerpts(pairs, ready, lexicon)
    loose = related & ~lineage
    train(LINEAGE, x, lineage, groups, extra=halves, writes=LINEAGE in written)
    train(WHOLLY, x[lineage], wholly[lineage], groups[lineage], writes=WHOLLY in written)
    train(RELATED, x, related, groups, writes=RELATED in written)
    train(LOOSELY, x[loose], derived[loose], groups[loose], writes=LOOSELY in written)
    train_direction(pairs, np.array(direction), groups, writes=DIRECTION in written)


@dataclass(frozen=True, slots=True, eq=False)
class Examples:
    """Signals, answers and story of some pairs. *Shape:* x (n, signals), y and groups (n,)."""

    x: Matrix
    y: NDArray[np.bool_]
    groups: NDArray[np.str_]


def excerpts(pairs: Sequence[LabelledPair], ready: Mapping[str, Prepared], lexicon: Lexicon) -> Examples:
    """Every pair again with one report cut to half its passages: an excerpt of a copy is still a copy.

    Partial derivation is left out, since a half may or may not hold the reused part, and so is BASIL.
    """
    random = np.random.default_rng(3)
    x, y, groups = [], [], []
    for pair in pairs:
        whole = ready[pair.a.id], ready[pair.b.id]
        short = min(len(report.passages) for report in whole) < 6
        if pair.relation is Relation.PARTIALLY_DERIVED or pair.origin == "basil" or short:
            continue
        for kept, cut in (whole, whole[::-1]):
            size = max(3, len(cut.passages) // 2)
            first = 0 if random.random() < 0.5 else int(random.integers(len(cut.passages) - size + 1))
            half = excerpt(cut, first, first + size)
            x.append(measure(kept, half, similarity(kept, half, lexicon)).vector())
            y.append(pair.one_lineage)
            groups.append(pair.group)
    return Examples(np.array(x), np.array(y), np.array(groups))


def excerpt(report: Prepared, first: int, end: int) -> Prepared:
    """The report with passages [first, end) only."""
    passages = tuple(replace(p, index=at) for at, p in enumerate(report.passages[first:end]))
    return Prepared(report.report, replace(report.reading, passages=passages), report.vectors[first:end])


def train(
    name: str,
    x: Matrix,
    y: NDArray[np.bool_],
    groups: NDArray[np.str_],
    *,
    extra: Examples | None = None,
    writes: bool,
) -> None:
    """One decision: regularisation by grouped cross-validation, then all dev pairs."""
    scored = [(cross_validated(x, y, groups, strength, extra=extra), strength) for strength in STRENGTHS]
    best, strength = min(scored, key=lambda s: brier_score_loss(y, s[0]))
    print(
        f"{name:9s} pairs {len(y):4d} positive {int(y.sum()):4d}  C {strength:<5} "
        f"F1 {f1_score(y, best >= 0.5):.3f}  AUC {roc_auc_score(y, best):.3f}  Brier {brier_score_loss(y, best):.4f}"
    )
    scaler, model = fitted(x, y, strength, extra=extra)
    if writes:
        weights, bias = model.coef_[0], model.intercept_[0]
        write(name, SIGNAL_NAMES, weights, mean=scaler.mean_, scale=scaler.scale_, bias=bias)


def fitted(
    x: Matrix, y: NDArray[np.bool_], strength: float, *, extra: Examples | None = None
) -> tuple[StandardScaler, LogisticRegression]:
    """A model of the pairs, the extra examples counting less."""
    weights = np.ones(len(y))
    if extra is not None:
        x, y = np.concatenate([x, extra.x]), np.concatenate([y, extra.y])
        weights = np.concatenate([weights, np.full(len(extra.y), EXCERPT_WEIGHT)])
    scaler = StandardScaler().fit(x)
    model = LogisticRegression(C=strength, max_iter=5000)
    return scaler, model.fit(scaler.transform(x), y, sample_weight=weights)


def cross_validated(
    x: Matrix,
    y: NDArray[np.bool_],
    groups: NDArray[np.str_],
    strength: float,
    *,
    extra: Examples | None = None,
) -> Matrix:
    """Held-out probability of every pair. *Shape:* (pairs,)."""
    held_out = np.zeros(len(y))
    for fit, rest in GroupKFold(FOLDS).split(x, y, groups):
        also = None
        if extra is not None:
            apart = ~np.isin(extra.groups, groups[rest])
            also = Examples(extra.x[apart], extra.y[apart], extra.groups[apart])
        scaler, model = fitted(x[fit], y[fit], strength, extra=also)
        held_out[rest] = model.predict_proba(scaler.transform(x[rest]))[:, 1]
    return held_out


def train_direction(
    pairs: Sequence[LabelledPair], x: Matrix, groups: NDArray[np.str_], *, writes: bool
) -> None:
    """Every directed pair counts twice, once each way round; without a bias swapping flips the answer."""
    directed = np.array([p.direction != 0 for p in pairs])
    sign = np.array([p.direction for p in pairs])[directed]
    x, groups = x[directed], groups[directed]
    both, y = np.concatenate([x, -x]), np.concatenate([sign > 0, sign < 0])
    twice = np.concatenate([groups, groups])
    scale = np.maximum(both.std(axis=0), 1e-6)
    most = np.array([np.inf if name in STATED_NAMES else MOST_DEVIATIONS for name in DIRECTION_NAMES])
    scaled = np.clip(both / scale, -most, most)
    best = None
    for strength in STRENGTHS:
        held_out = np.zeros(len(y))
        for fit, rest in GroupKFold(FOLDS).split(both, y, twice):
            model = LogisticRegression(C=strength, fit_intercept=False, max_iter=5000)
            held_out[rest] = model.fit(scaled[fit], y[fit]).predict_proba(scaled[rest])[:, 1]
        score = brier_score_loss(y, held_out)
        if best is None or score < best[0]:
            best = (score, strength, held_out)
    assert best is not None  # noqa: S101
    score, strength, held_out = best
    sure = np.maximum(held_out, 1 - held_out) >= DIRECTED
    print(
        f"direction pairs {len(x):4d}  C {strength:<5} right {np.mean((held_out >= 0.5) == y):.3f}  Brier {score:.4f}  "
        f"where sure: right {np.mean(((held_out >= 0.5) == y)[sure]):.3f} of {sure.mean():.2f}"
    )
    model = LogisticRegression(C=strength, fit_intercept=False, max_iter=5000).fit(scaled, y)
    if writes:
        zeros = np.zeros(len(DIRECTION_NAMES))
        weights = model.coef_[0]
        write(DIRECTION, DIRECTION_NAMES, weights, mean=zeros, scale=scale, bias=0.0, most=most)


def write(
    name: str,
    features: Sequence[str],
    weights: Matrix,
    *,
    mean: Matrix,
    scale: Matrix,
    bias: float,
    most: Matrix | None = None,
) -> None:
    """Keep a decision as data, rounded so that the file can be read."""
    DATA.mkdir(exist_ok=True)
    rounded = {
        "features": list(features),
        "weights": [round(float(v), 6) for v in weights],
        "mean": [round(float(v), 6) for v in mean],
        "scale": [round(float(v) or 1.0, 6) for v in scale],
        "bias": round(float(bias), 6),
        **({} if most is None else {"most": [float(v) if np.isfinite(v) else None for v in most]}),
    }
    (DATA / f"{name}.json").write_text(json.dumps(rounded, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
