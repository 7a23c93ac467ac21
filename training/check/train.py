"""Fit the decisions of `crossread check` on the dev claims: `python -m training.check.train [--desk FILE]`.

Four logistic decisions, all with cross-validation by story: whether a passage is about what the claim tells (on all
passages compared), whether it says otherwise (on labelled evidence), and, from these out of fold, whether anything is
found and whether the claim is contradicted. Writes `src/crossread/crossing/data/check_*.json`.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from benchmarks.crossing.checks import LabelledCheck, fill_desk, load_checks
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold
from sklearn.preprocessing import StandardScaler

from crossread.crossing.checking.answering import ANSWER_NAMES, DENIED, FOUND, answer_features
from crossread.crossing.checking.signals import ABOUT_NAMES, AGAINST_NAMES, picked
from crossread.crossing.checking.verdict import ABOUT, AGAINST, Judged
from crossread.engine.checking import Checker
from crossread.engine.rooms import Rooms
from crossread.settings import Settings
from crossread.store import open_desk
from training.relation.train import write

FOLDS = 6
STRENGTH = 0.3
SAME_STORY = 0.6  # cosine from which an unlabelled passage may be evidence that nobody listed
Matrix = NDArray[np.float64]


@dataclass(frozen=True)
class Compared:
    """A claim with the passages it was compared with."""

    check: LabelledCheck
    found: tuple[Judged, ...]

    def is_evidence(self, one: Judged) -> bool:
        """Whether the passage was listed by the person who wrote the claim."""
        cited = one.passage.report.cite(one.passage.index)
        return any(e.report == cited.report and e.span.overlaps(cited.span) for e in self.check.evidence)


@dataclass(frozen=True)
class Fitted:
    """A scaler and a decision, as one."""

    scaler: StandardScaler
    model: LogisticRegression
    names: Sequence[str]

    def of(self, rows: Matrix) -> Matrix:
        """Probabilities. *Shape:* rows (n, features); result (n,)."""
        return np.asarray(self.model.predict_proba(self.scaler.transform(rows))[:, 1])


class Guessed:
    """A passage with probabilities out of fold, in the form `answer_features` asks for."""

    def __init__(self, one: Judged, about: float, against: float) -> None:
        self.told, self.differing, self.silent, self.slots = one.told, one.differing, one.silent, one.slots
        self.about, self.against, self.passage, self.features = about, against, one.passage, one.features


def main() -> None:
    """Compare, fit, print, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--desk", type=Path, help="a desk of the dev stories, filled before or by this run")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        rooms = Rooms(Settings())
        with open_desk(options.desk or Path(folder) / "dev.db") as desk:
            if not desk.report_ids():
                fill_desk(desk, rooms, "dev")
            checker = Checker(desk, rooms)
            rows = [Compared(c, checker.bearing(checker.read(c.claim))) for c in load_checks("dev")]
    fit(rows)


def fit(rows: Sequence[Compared]) -> None:
    """All four decisions."""
    guessed = out_of_fold(rows)
    about, against = passage_decisions(rows)
    found, denied = claim_decisions(rows, guessed)
    for name, one in ((ABOUT, about), (AGAINST, against), (FOUND, found), (DENIED, denied)):
        save(name, one)
    report(rows, guessed)


def passage_decisions(rows: Sequence[Compared]) -> tuple[Fitted, Fitted]:
    """Whether a passage is about the same, and whether it says otherwise."""
    near, is_near, told, is_against = [], [], [], []
    for row in rows:
        for one in row.found:
            evidence = row.is_evidence(one)
            if evidence or row.check.answer == "not found" or one.features[0] <= SAME_STORY:
                near.append(picked(one.features, ABOUT_NAMES))
                is_near.append(evidence)
            if evidence and row.check.answer in ("supported", "contradicted"):
                told.append(picked(one.features, AGAINST_NAMES))
                is_against.append(row.check.distorted)
    about = fitted(np.array(near), np.array(is_near), ABOUT_NAMES, weight={False: 1.0, True: 2.0})
    return about, fitted(np.array(told), np.array(is_against), AGAINST_NAMES, weight="balanced")


def claim_decisions(
    rows: Sequence[Compared], guessed: Mapping[str, Sequence[Guessed]]
) -> tuple[Fitted, Fitted]:
    """Whether anything is found, and whether what is found says otherwise."""
    kept = [row for row in rows if row.check.answer != "mixed"]
    features = np.array([answer_features(guessed[row.check.claim]) for row in kept])  # type: ignore[arg-type]
    is_found = np.array([row.check.answer != "not found" for row in kept])
    against = np.array([row.check.distorted for row in kept])
    return (
        fitted(features, is_found, ANSWER_NAMES, weight="balanced"),
        fitted(features[is_found], against[is_found], ANSWER_NAMES, weight=None),
    )


def fitted(rows: Matrix, positive: Matrix, names: Sequence[str], *, weight: object) -> Fitted:
    """One decision."""
    scaler = StandardScaler().fit(rows)
    model = LogisticRegression(C=STRENGTH, max_iter=2000, class_weight=weight).fit(
        scaler.transform(rows), positive
    )
    return Fitted(scaler, model, names)


def out_of_fold(rows: Sequence[Compared]) -> dict[str, list[Guessed]]:
    """Every passage with the probabilities of decisions fitted without its story."""
    found: dict[str, list[Guessed]] = {}
    for train, test in folds(rows):
        about, against = passage_decisions([rows[i] for i in train])
        for i in test:
            judged = rows[i].found
            near = about.of(np.array([picked(one.features, ABOUT_NAMES) for one in judged]))
            other = against.of(np.array([picked(one.features, AGAINST_NAMES) for one in judged]))
            found[rows[i].check.claim] = [
                Guessed(one, float(a), float(b)) for one, a, b in zip(judged, near, other, strict=True)
            ]
    return found


def folds(rows: Sequence[Compared]) -> list[tuple[list[int], list[int]]]:
    """Parted by story."""
    groups = [row.check.story for row in rows]
    return [(list(a), list(b)) for a, b in GroupKFold(FOLDS).split(np.zeros(len(rows)), groups=groups)]


def report(rows: Sequence[Compared], guessed: Mapping[str, Sequence[Guessed]]) -> None:
    """How the claims come out, each judged without its story, over the threshold from which one is contradicted."""
    kept = [row for row in rows if row.check.answer != "mixed"]
    chance: dict[str, tuple[float, float]] = {}
    for train, test in folds(kept):
        found, denied = claim_decisions([kept[i] for i in train], guessed)
        for i in test:
            features = answer_features(guessed[kept[i].check.claim])[None, :]  # type: ignore[arg-type]
            chance[kept[i].check.claim] = float(found.of(features)[0]), float(denied.of(features)[0])
    told = np.array([chance[row.check.claim] for row in kept])
    is_found = np.array([row.check.answer != "not found" for row in kept])
    against = np.array([row.check.distorted for row in kept])
    slotted = np.array(
        [any(g.differing and g.about >= 0.4 for g in guessed[row.check.claim]) for row in kept]
    )
    print(f"claims {len(kept)}, found AUC {roc_auc_score(is_found, told[:, 0]):.3f}")
    print(f"contradicted AUC {roc_auc_score(against[is_found], told[is_found, 1]):.3f}")
    for floor in (0.4, 0.5, 0.6):
        for least in (0.25, 0.3, 0.35, 0.4, 0.45, 0.5):
            says_found, says_against = told[:, 0] >= floor, told[:, 1] >= least
            right = ~says_found & ~is_found | says_found & is_found & (says_against == against)
            wrong = says_found & ~says_against & against
            named = says_found & says_against & slotted
            strict = (
                ~says_found & ~is_found | named & against | (says_found & ~says_against & is_found & ~against)
            )
            strict |= says_found & says_against & ~slotted & ~is_found
            print(
                f"found {floor:.2f} against {least:.2f}: accuracy {right.mean():.3f}, named {strict.mean():.3f}, "
                f"distorted called supported {wrong.sum() / against.sum():.3f}"
            )


def save(name: str, one: Fitted) -> None:
    """As the package reads it."""
    write(
        name,
        one.names,
        one.model.coef_[0],
        mean=one.scaler.mean_,
        scale=one.scaler.scale_,
        bias=float(one.model.intercept_[0]),
    )


if __name__ == "__main__":
    main()
