"""Fit the decisions of `crossread check` on the dev claims: `python -m training.check.train [--desk FILE]`.

Logistic decisions, all with cross-validation by story: whether a passage is about what the claim tells (on all
passages compared), whether it says otherwise (on labelled evidence), and, from these out of fold, which of three answers
the passages come to. Writes `src/crossread/crossing/data/check_*.json`.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from benchmarks.crossing.checks import LabelledCheck, fill_desk, load_checks
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from sklearn.preprocessing import StandardScaler

from crossread.crossing.checking.bearing import ASKED, with_bearing
from crossread.crossing.checking.deciding import SIDES, decide
from crossread.crossing.checking.signals import ABOUT_NAMES, AGAINST_NAMES, picked
from crossread.crossing.checking.together import ANSWER_NAMES, answer_features, of_one_happening
from crossread.crossing.checking.verdict import ABOUT, AGAINST, Judged
from crossread.domain.checking import Answer
from crossread.engine.checking import Checker
from crossread.engine.rooms import Rooms
from crossread.settings import Settings
from crossread.store import open_desk
from training.relation.train import write

FOLDS = 6
STRENGTH = 0.3
CLAIM_STRENGTH = 0.05
CAUTIONS = (0.3, 0.4, 0.5, 0.55, 0.6, 0.62, 0.65, 0.7)
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
        self.asked, self.story, self.mended, self.gain = one.asked, one.story, one.mended, one.gain
        self.deeds, self.stated, self.bearing = one.deeds, one.stated, one.bearing

    def unasked(self) -> Guessed:
        """Without the network's word, as a passage that is not among the nearest."""
        found = copy(self)
        found.bearing = None
        return found


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
            rows = [compared(c, checker, rooms) for c in load_checks("dev")]
    fit(rows)


def compared(check: LabelledCheck, checker: Checker, rooms: Rooms) -> Compared:
    """A claim with all passages compared, and what the entailment network says of each."""
    claim = checker.read(check.claim)
    found = checker.compared(claim)
    return Compared(check, with_bearing(claim, found, rooms.entailment.bearing, most=len(found)))


def fit(rows: Sequence[Compared]) -> None:
    """All decisions."""
    guessed = out_of_fold(rows)
    about, against = passage_decisions(rows)
    save(ABOUT, about)
    save(AGAINST, against)
    answers = claim_decision(rows, guessed)
    for at, name in enumerate(answers.model.classes_):
        save(SIDES[Answer(name)], answers, row=at)
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


def claim_decision(rows: Sequence[Compared], guessed: Mapping[str, Sequence[Guessed]]) -> Fitted:
    """Which of three answers the passages come to."""
    kept = [row for row in rows if row.check.answer != "mixed"]
    features = np.array([answer_features(guessed[row.check.claim]) for row in kept])  # type: ignore[arg-type]
    scaler = StandardScaler().fit(features)
    model = LogisticRegression(C=CLAIM_STRENGTH, max_iter=3000)
    model.fit(scaler.transform(features), np.array([row.check.answer for row in kept]))
    return Fitted(scaler, model, ANSWER_NAMES)


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
            guessed = [
                Guessed(one, float(a), float(b)) for one, a, b in zip(judged, near, other, strict=True)
            ]
            found[rows[i].check.claim] = nearest_asked(of_one_happening(guessed))  # type: ignore[arg-type]
    return found


def nearest_asked(found: Sequence[Guessed]) -> list[Guessed]:
    """As `crossread check` has them: the network is asked of the surest few."""
    surest = sorted(range(len(found)), key=lambda at: (-found[at].about, at))[:ASKED]
    return [one if at in surest else one.unasked() for at, one in enumerate(found)]


def folds(rows: Sequence[Compared]) -> list[tuple[list[int], list[int]]]:
    """Parted by story."""
    groups = [row.check.story for row in rows]
    return [(list(a), list(b)) for a, b in GroupKFold(FOLDS).split(np.zeros(len(rows)), groups=groups)]


def report(rows: Sequence[Compared], guessed: Mapping[str, Sequence[Guessed]]) -> None:
    """How the claims come out, each judged without its story, over the caution against calling one supported."""
    chance: dict[str, dict[Answer, float]] = {}
    for train, test in folds(rows):
        one = claim_decision([rows[i] for i in train], guessed)
        for i in test:
            features = answer_features(guessed[rows[i].check.claim])[None, :]  # type: ignore[arg-type]
            told = one.model.predict_proba(one.scaler.transform(features))[0]
            chance[rows[i].check.claim] = {
                Answer(name): float(p) for name, p in zip(one.model.classes_, told, strict=True)
            }
    for caution in CAUTIONS:
        given = [
            decide(guessed[row.check.claim], chance[row.check.claim], caution=caution).value  # type: ignore[arg-type]
            for row in rows
        ]
        scored = [
            (row, answer) for row, answer in zip(rows, given, strict=True) if row.check.answer != "mixed"
        ]
        right = sum(answer == row.check.answer for row, answer in scored) / len(scored)
        wrong = sum(row.check.distorted and answer == "supported" for row, answer in scored)
        distorted = sum(row.check.distorted for row, _ in scored)
        print(
            f"caution {caution:.2f}: accuracy {right:.3f}, distorted called supported {wrong} of {distorted}"
        )
        for said in ("supported", "contradicted", "not found", "mixed"):
            row_counts = Counter(a for row, a in zip(rows, given, strict=True) if row.check.answer == said)
            print(f"   {said:13}", dict(sorted(row_counts.items())))


def save(name: str, one: Fitted, *, row: int = 0) -> None:
    """As the package reads it."""
    write(
        name,
        one.names,
        one.model.coef_[row],
        mean=one.scaler.mean_,
        scale=one.scaler.scale_,
        bias=float(one.model.intercept_[row]),
    )


if __name__ == "__main__":
    main()
