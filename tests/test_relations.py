"""Relations between reports, held to floors on labelled stories; the tables are those of `make bench`."""

from __future__ import annotations

from itertools import combinations_with_replacement
from typing import cast

import numpy as np
import pytest
from benchmarks.relations.dataset import LabelledPair, load_pairs
from benchmarks.relations.prepare import prepare
from benchmarks.relations.rivals import ORDER, Called, Tuned, best_cuts, best_threshold
from benchmarks.relations.run import our_reuse, row
from benchmarks.relations.story_level import b_cubed
from hypothesis import given
from hypothesis import strategies as st

from crossread.domain.reuse import Relation
from floors import BASIL_MOST_FALSE, RELATIONS

_EVENTS = 3  # only every third event of BASIL: encoding all takes a minute


def test_labelled_stories_hold_their_floors() -> None:
    pairs = [pair for pair in load_pairs() if pair.origin == "stories" and pair.test]
    _, count, accuracy, macro_f1, precision, recall, f1 = row("", pairs, _called(pairs))
    assert count == 120
    measured = {
        "accuracy": accuracy,
        "macro F1": macro_f1,
        "lineage precision": precision,
        "lineage recall": recall,
        "lineage F1": f1,
    }
    low = {name: measured[name] for name, floor in RELATIONS.items() if cast("float", measured[name]) < floor}
    assert not low


@pytest.mark.corpora
@pytest.mark.usefixtures("corpora")
def test_newsrooms_that_write_their_own_are_not_one_account() -> None:
    basil = [pair for pair in load_pairs() if pair.origin == "basil"]
    groups = set(sorted({pair.group for pair in basil})[::_EVENTS])
    called = _called([pair for pair in basil if pair.group in groups])
    assert len(called) > 60
    derived = (Relation.WHOLLY_DERIVED, Relation.PARTIALLY_DERIVED)
    assert sum(c.one_lineage or c.relation in derived for c in called) <= BASIL_MOST_FALSE * len(called)


def _called(pairs: list[LabelledPair]) -> list[Called]:
    return [
        Called(reuse.relation, reuse.one_lineage)
        if reuse
        else Called(Relation.INDEPENDENT, one_lineage=False)
        for reuse in our_reuse(pairs, prepare(pairs))
    ]


scored = st.lists(st.tuples(st.integers(0, 8), st.integers(0, 3)), min_size=1, max_size=12)


@given(scored)
def test_no_cuts_are_better_than_the_best(pairs: list[tuple[int, int]]) -> None:
    scores, classes = np.array([s / 8 for s, _ in pairs]), np.array([c for _, c in pairs])

    def right(cuts: tuple[float, float, float]) -> int:
        tuned = Tuned(1.0, cuts)
        return sum(tuned.call(s).relation is ORDER[c] for s, c in zip(scores, classes, strict=True))

    edges = [-np.inf, *(at / 8 - 1 / 16 for at in range(10)), np.inf]
    assert right(best_cuts(scores, classes)) == max(map(right, combinations_with_replacement(edges, 3)))


@given(scored)
def test_no_threshold_is_better_than_the_best(pairs: list[tuple[int, int]]) -> None:
    scores, positive = np.array([s / 8 for s, _ in pairs]), np.array([c > 1 for _, c in pairs])

    def f1(threshold: float) -> float:
        called = scores >= threshold
        return 2 * float((called & positive).sum()) / max(1, int(called.sum() + positive.sum()))

    best, threshold = best_threshold(scores, positive)
    assert best == pytest.approx(f1(threshold))
    assert best == pytest.approx(max(f1(at / 8 - 1 / 16) for at in range(10)))


def test_b_cubed_of_known_clusters() -> None:
    wanted = {"a": "1", "b": "1", "c": "2", "d": "2"}
    assert b_cubed(wanted, wanted) == (1.0, 1.0)
    assert b_cubed(wanted, dict.fromkeys(wanted, "all")) == (0.5, 1.0)
    assert b_cubed(wanted, {name: name for name in wanted}) == (1.0, 0.5)
