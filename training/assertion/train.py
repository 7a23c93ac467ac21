"""Fit the decision of `crossread.crossing.comparing.assertion` on labelled passage pairs of the dev stories.

    python -m training.assertion.train [--leave-out 'REGEX']

Pairs come from `benchmarks/claims` (those plainly the same or plainly not) and from the labelled stories: two passages
behind one claim assert the same, passages behind different claims do not, and a passage behind a claim with one behind none
most likely does not (half weight). Stories whose names match `--leave-out` stay out of the fit, to be measured on. Writes
`src/crossread/crossing/data/assertion.json`; prints cross-validation by story, of each set of stories too.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
from benchmarks.crossing.rooms import Workshop
from benchmarks.crossing.stories import LabelledClaim, LabelledStory, load_stories
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, precision_score, recall_score, roc_auc_score
from sklearn.model_selection import GroupKFold
from sklearn.preprocessing import StandardScaler

from crossread.crossing.clusters import Node
from crossread.crossing.comparing.alignment import align
from crossread.crossing.comparing.assertion import ASSERTION, ASSERTION_NAMES, assertion_features, candidates
from crossread.crossing.comparing.signals import FAIR
from crossread.crossing.comparing.similarity import similarity
from crossread.crossing.prepared import Prepared
from crossread.domain.span import Citation, Span
from training.relation.train import write

CLAIMS = Path(__file__).resolve().parents[2] / "benchmarks" / "claims"
STRENGTH = 0.3
UNLABELLED = 0.5  # weight of a pair of which one passage stands behind no labelled claim
FOLDS = 10
PARTLY = "part"  # one assertion of several is shared: the stories' claims say which pairs of these count
Matrix = NDArray[np.float64]


@dataclass(frozen=True)
class Row:
    """One pair of passages."""

    story: str
    features: Matrix
    same: bool
    weight: float
    pair: frozenset[Node] = frozenset()


def main() -> None:
    """Measure the pairs, fit, print, write."""
    workshop, stories = Workshop(), chosen_stories()
    rows = [row for story in stories for row in of_story(story, workshop)]
    fit(rows, stories)


def chosen_stories() -> list[LabelledStory]:
    """The dev stories but those that `--leave-out` names, by the command line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--leave-out", metavar="REGEX", default="", help="stories kept out, by their names")
    left_out = parser.parse_args().leave_out
    return [s for s in load_stories("dev") if not left_out or re.match(left_out, s.name) is None]


def fit(
    rows: list[Row],
    stories: Sequence[LabelledStory],
    *,
    name: str = ASSERTION,
    features: Sequence[str] = ASSERTION_NAMES,
    rival: str = "alike",
    floor: float = 0.6,
) -> None:
    """Cross-validate by story, print beside one feature alone, and write the decision fitted on all rows."""
    x = np.array([row.features for row in rows])
    y = np.array([row.same for row in rows])
    unseen = held_out(rows)
    show("held out", y, unseen, 0.5)
    show(rival, y, x[:, features.index(rival)], floor)
    set_of = {story.name: story.set for story in stories}
    for name_of_set in sorted(set(set_of.values())):
        inside = np.array([set_of[row.story] == name_of_set for row in rows])
        if len(set(y[inside].tolist())) > 1:
            show(name_of_set, y[inside], unseen[inside], 0.5)
    write_fitted(rows, name, features)


def write_fitted(rows: Sequence[Row], name: str, features: Sequence[str]) -> None:
    """The decision fitted on all rows, as the package reads it."""
    x = np.array([row.features for row in rows])
    weight = np.array([row.weight for row in rows])
    scaler, logistic = _fitted(x, np.array([row.same for row in rows]), weight)
    mean, scale = np.asarray(scaler.mean_), np.asarray(scaler.scale_)
    write(name, features, logistic.coef_[0], mean=mean, scale=scale, bias=float(logistic.intercept_[0]))


def held_out(rows: list[Row]) -> Matrix:
    """The probability of every row by a decision that has not seen its story."""
    x = np.array([row.features for row in rows])
    y = np.array([row.same for row in rows])
    weight = np.array([row.weight for row in rows])
    groups = np.array([row.story for row in rows])
    found = np.zeros(len(rows))
    for known, unseen in GroupKFold(FOLDS).split(x, y, groups):
        scaler, logistic = _fitted(x[known], y[known], weight[known])
        found[unseen] = logistic.predict_proba(scaler.transform(x[unseen]))[:, 1]
    return found


def _fitted(x: Matrix, y: NDArray[np.bool_], weight: Matrix) -> tuple[StandardScaler, LogisticRegression]:
    scaler = StandardScaler().fit(x)
    logistic = LogisticRegression(C=STRENGTH, max_iter=3000)
    return scaler, logistic.fit(scaler.transform(x), y, sample_weight=weight)


def show(name: str, y: NDArray[np.bool_], score: Matrix, floor: float) -> None:
    """One line of figures."""
    found = score >= floor
    print(
        f"{name:12s} pairs {len(y)} same {int(y.sum())}  AUC {roc_auc_score(y, score):.3f} "
        f"AP {average_precision_score(y, score):.3f}  at {floor:.2f}: P {precision_score(y, found):.3f} "
        f"R {recall_score(y, found):.3f}"
    )


def of_story(story: LabelledStory, workshop: Workshop) -> Iterator[Row]:
    """The labelled pairs of one story, those of `benchmarks/claims` among them."""
    ready = workshop.prepare(story.reports)
    yield from rows_of(story, ready, workshop)


def rows_of(story: LabelledStory, ready: Mapping[str, Prepared], workshop: Workshop) -> Iterator[Row]:
    """As `of_story`, for reports that are read already."""
    behind = [frozenset(passages_behind(claim, ready)) for claim in story.claims]
    told = dict(_told_apart(story, ready))
    for one, other in combinations(sorted(ready), 2):
        a, b = ready[one], ready[other]
        evidence = similarity(a, b, workshop.lexicon)
        aligned = align(evidence.alike, floor=FAIR)
        for i, j in candidates(evidence):
            pair = frozenset(((one, i), (other, j)))
            claims = [
                [k for k, nodes in enumerate(behind) if node in nodes] for node in ((one, i), (other, j))
            ]
            same = bool(set(claims[0]) & set(claims[1]))
            weight = 1.0 if same or all(claims) else UNLABELLED
            if pair in told:
                same, weight = told[pair], 1.0
            elif not any(claims):
                continue
            yield Row(
                story.name, assertion_features(a, b, evidence, (i, j), aligned=aligned), same, weight, pair
            )


def passages_behind(claim: LabelledClaim, ready: Mapping[str, Prepared]) -> Iterator[Node]:
    """The passages a labelled claim rests on."""
    for support in claim.support:
        at = passage_at(ready[support.citation.report], support.citation)
        if at is not None:
            yield support.citation.report, at


def passage_at(report: Prepared, citation: Citation) -> int | None:
    """The passage that holds most of a citation; None when it is not body any more."""
    span = citation.span
    shared = [min(span.end, p.span.end) - max(span.start, p.span.start) for p in report.passages]
    best = int(np.argmax(shared)) if shared else 0
    return best if shared and shared[best] > 0 else None


def _told_apart(
    story: LabelledStory, ready: Mapping[str, Prepared]
) -> Iterator[tuple[frozenset[Node], bool]]:
    """Pairs labelled one by one."""
    files = {str(report.path).rsplit("/", 1)[-1]: report.id for report in story.reports}
    labels = {row["n"]: row["same"] == "yes" for row in _rows("labels.jsonl") if row["same"] != PARTLY}
    for row in _rows("candidates.jsonl"):
        if row["story"] != story.name or row["n"] not in labels or not {row["a"], row["b"]} <= set(files):
            continue
        nodes = []
        for side in ("a", "b"):
            report = files[row[side]]
            at = passage_at(ready[report], Citation(report, Span(row[f"{side}_start"], row[f"{side}_end"])))
            if at is not None:
                nodes.append((report, at))
        if len(nodes) == 2:
            yield frozenset(nodes), labels[row["n"]]


def _rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (CLAIMS / name).read_text(encoding="utf-8").splitlines()]


if __name__ == "__main__":
    main()
