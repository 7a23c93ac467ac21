from __future__ import annotations

from itertools import combinations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from crossing.made import prepare
from crossread.crossing.comparing.choosing import chosen_pairs, likeness
from crossread.crossing.prepared import Prepared

TEXT = "The ferry to {} was late again on {}, the harbour office said.\n\nPassengers waited in hall {} until noon."
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")


def note(number: int) -> Prepared:
    return prepare(TEXT.format(f"Island {number}", DAYS[number % 5], number), outlet=f"Outlet {number}")


def story(size: int, *, copies: int = 0) -> dict[str, Prepared]:
    """Reports with vectors of their own making; the first `copies` say the same."""
    random = np.random.default_rng(7)
    one = _unit(random.normal(size=(2, 16)))
    found = {}
    for number in range(size):
        base = note(number)
        own = one + 0.02 * random.normal(size=one.shape) if number < copies else random.normal(size=one.shape)
        vectors = np.resize(_unit(own), (len(base.passages), 16)).astype(np.float32)
        found[base.id] = Prepared(base.report, base.reading, vectors)
    return found


def _unit(rows: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True))


def test_small_stories_compare_every_pair() -> None:
    reports = story(13)
    assert chosen_pairs(reports) == tuple(combinations(sorted(reports), 2))


def test_large_stories_compare_a_dozen_each() -> None:
    reports = story(40)
    pairs = chosen_pairs(reports)
    assert len(pairs) <= 12 * len(reports)
    assert pairs == tuple(sorted(set(pairs)))
    for report in reports:
        assert sum(report in pair for pair in pairs) >= 12
    assert chosen_pairs(dict(reversed(reports.items()))) == pairs


def test_a_dispatch_in_many_outlets_hides_nobody() -> None:
    """Each copy is compared with copies, and with some reports that are none."""
    reports = story(40, copies=25)
    ids = list(reports)
    copies, others = set(ids[:25]), set(ids[25:])
    pairs = chosen_pairs(reports)
    for copy in copies:
        partners = {x for pair in pairs if copy in pair for x in pair} - {copy}
        assert len(partners & copies) >= 8
        assert len(partners & others) >= 4


@settings(max_examples=30)
@given(st.lists(st.integers(1, 4), min_size=2, max_size=6), st.integers(0, 99))
def test_likeness_is_symmetric_and_one_to_oneself(passages: list[int], seed: int) -> None:
    random = np.random.default_rng(seed)
    vectors = [_unit(random.normal(size=(n, 8))).astype(np.float32) for n in passages]
    alike = likeness(vectors)
    assert alike.shape == (len(passages), len(passages))
    assert np.allclose(alike, alike.T)
    assert np.allclose(np.diag(alike), 1.0, atol=1e-5)
