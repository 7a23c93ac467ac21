"""Train the decision of `crossread.crossing.events` on ECB+.

    python -m training.events.train

Topics 1-30 without 2 and 21 (on which the reader was trained, so their cosines are roughened) and topics 2 and 21, whole
and in small stories of two to six reports. Prints figures on 2 and 21, each left out in turn, by which the floor is chosen,
and writes `src/crossread/crossing/data/event_decision.json`. Topics 31-35 are not read. Deterministic.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from benchmarks.annotated.ecbplus import ecbplus
from benchmarks.crossing.event_documents import Annotated, annotated
from benchmarks.crossing.event_scenes import by_topic, scene_of_reports
from benchmarks.crossing.event_scores import floors, whole_score
from benchmarks.crossing.rooms import Workshop
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingClassifier

from crossread.crossing.events.candidates import Candidates, candidates
from crossread.crossing.events.likeness import SIGNALS, likeness
from crossread.crossing.events.telling import Telling
from crossread.crossing.events.tellings import tellings
from crossread.crossing.lexicon import Lexicon
from crossread.crossing.scene import Scene
from training.events.roughened import roughened

DATA = Path(__file__).resolve().parents[2] / "src" / "crossread" / "crossing" / "data"
SMALL_STORIES = 12  # a topic
WEIGHT_OF_UNSEEN = 3.0  # of pairs of topics 2 and 21, whose cosines need no roughening
TREES, LEAVES, FEWEST_PAIRS, RATE = 100, 10, 200, 0.07
ALL_PAIRS = 1_000_000

Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """The annotated mentions of some reports of one topic, and which pairs are one event."""

    topic: str
    scene: Scene
    told: tuple[Telling, ...]
    gold: Sequence[str]
    found: Candidates
    same: Flags
    same_word: Flags
    whole: bool


def main() -> None:
    """Read, measure, fit, print, write."""
    workshop = Workshop()
    seen = list(groups(annotated(list(ecbplus("train")), workshop, given=True), workshop.lexicon))
    unseen = list(groups(annotated(list(ecbplus("tune")), workshop, given=True), workshop.lexicon))
    fit_and_write(seen, unseen)


def fit_and_write(seen: Sequence[Group], unseen: Sequence[Group]) -> None:
    """Choose the floor with topics 2 and 21 left out in turn, then fit on all."""
    topics = sorted({group.topic for group in unseen})
    held_out = []
    for topic in topics:
        model = fit(seen, [g for g in unseen if g.topic != topic], like=unseen)
        (group,) = [g for g in unseen if g.topic == topic and g.whole]
        held_out.append((group.told, group.gold, group.found.pairs, predict(model, measured(group))))
    scores = {floor: whole_score(held_out, floor) for floor in floors()}
    print("floor: CoNLL F1 on topics", *topics, {floor: round(score, 3) for floor, score in scores.items()})
    floor = max(scores, key=lambda one: (scores[one], -one))
    write(fit(seen, unseen, like=unseen), floor)


def groups(made: Sequence[Annotated], lexicon: Lexicon) -> Iterator[Group]:
    """Every topic whole, then small stories drawn from it."""
    for topic, documents in by_topic(made).items():
        yield _group(topic, documents, lexicon, whole=True)
        draw = random.Random(f"events-{topic}")
        for _ in range(SMALL_STORIES):
            some = draw.sample(documents, min(draw.randint(2, 6), len(documents)))
            group = _group(topic, some, lexicon, whole=False)
            if len(group.told) > 1:
                yield group


def _group(topic: str, documents: Sequence[Annotated], lexicon: Lexicon, *, whole: bool) -> Group:
    scene = scene_of_reports([one.report for one in documents], lexicon)
    events = {citation: event for one in documents for citation, event in one.events.items()}
    told = tuple(x for x in tellings(scene) if x.citation in events)
    found = candidates(told, nearest=ALL_PAIRS)
    gold = [events[one.citation] for one in told]
    pairs = found.pairs.tolist()
    same = np.array([gold[a] == gold[b] for a, b in pairs], dtype=bool)
    same_word = np.array([bool(told[a].stems & told[b].stems) for a, b in pairs], dtype=bool)
    return Group(topic, scene, told, gold, found, same, same_word, whole)


def measured(group: Group) -> NDArray[np.float64]:
    """The signals of all pairs of a group."""
    return likeness(group.scene, group.told, group.found)


def fit(
    seen: Sequence[Group], unseen: Sequence[Group], *, like: Sequence[Group]
) -> HistGradientBoostingClassifier:
    """Trees over both, the cosines of `seen` made as those of `like`."""
    columns = [_flat(part) for part in ([g for g in like if g.whole], [g for g in seen if g.whole])]
    rows, same, weights = [], [], []
    for group in seen:
        meaning = roughened(
            group.found.meaning, group.same, group.same_word, like=columns[0], within=columns[1]
        )
        rows.append(measured(replace(group, found=replace(group.found, meaning=meaning))))
        same.append(group.same)
        weights.append(np.ones(len(group.same)))
    for group in unseen:
        rows.append(measured(group))
        same.append(group.same)
        weights.append(np.full(len(group.same), WEIGHT_OF_UNSEEN))
    model = HistGradientBoostingClassifier(
        max_iter=TREES,
        learning_rate=RATE,
        max_leaf_nodes=LEAVES,
        min_samples_leaf=FEWEST_PAIRS,
        l2_regularization=5.0,
        monotonic_cst=list(SIGNALS.values()),
        early_stopping=False,
        random_state=0,
    )
    model.fit(np.concatenate(rows), np.concatenate(same), sample_weight=np.concatenate(weights))
    return model


def _flat(part: Sequence[Group]) -> tuple[NDArray[np.float64], Flags, Flags]:
    return (
        np.concatenate([g.found.meaning for g in part]),
        np.concatenate([g.same for g in part]),
        np.concatenate([g.same_word for g in part]),
    )


def predict(model: HistGradientBoostingClassifier, x: NDArray[np.float64]) -> NDArray[np.float64]:
    """Probabilities that pairs are one event."""
    return np.asarray(model.predict_proba(x)[:, 1]) if len(x) else np.zeros(0)


def write(model: HistGradientBoostingClassifier, floor: float) -> None:
    """Trees as data: [feature, threshold, left, right, value] a node, feature -1 for a leaf."""
    trees = [
        _nodes(stage[0].nodes) for stage in model._predictors
    ]  # scikit-learn has no public way to the nodes
    bias = float(np.ravel(model._baseline_prediction)[0])
    content = {"floor": floor, "bias": round(bias, 6), "signals": list(SIGNALS), "trees": trees}
    (DATA / "event_decision.json").write_text(
        json.dumps(content, separators=(",", ":")) + "\n", encoding="utf-8"
    )


def _nodes(nodes: Any) -> list[list[float]]:
    return [
        [-1, 0, 0, 0, round(float(node["value"]), 6)]
        if node["is_leaf"]
        else [
            int(node["feature_idx"]),
            float(node["num_threshold"]),
            int(node["left"]),
            int(node["right"]),
            0,
        ]
        for node in nodes
    ]


if __name__ == "__main__":
    main()
