from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from crossread.models.reader.labels import span_tags
from crossread.models.reader.tags import TokenSpan, argmax_names, log_softmax, spans

Scores = NDArray[np.float32]
Tags = tuple[int, ...]


@st.composite
def scores(draw: st.DrawFn, *, most_tokens: int = 5) -> Scores:
    """Scores of up to two kinds, near enough to one another that the rule is often broken."""
    count, kinds, seed = (
        draw(st.integers(1, most_tokens)),
        draw(st.integers(1, 2)),
        draw(st.integers(0, 10**6)),
    )
    return np.random.default_rng(seed).normal(size=(count, 1 + 2 * kinds)).astype(np.float32)


def allowed(tags: Tags) -> bool:
    """Whether each I- (even, above 0) follows the B- or I- of its kind."""
    before = (0, *tags)
    return all(tag == 0 or tag % 2 or last in (tag, tag - 1) for last, tag in zip(before, tags, strict=False))


def likeliest(logged: Scores) -> Tags:
    """The best allowed tags, by trying them all."""
    count, classes = logged.shape
    rows = np.arange(count)
    return max(
        filter(allowed, product(range(classes), repeat=count)), key=lambda t: logged[rows, list(t)].sum()
    )


def stretches(tags: Tags) -> list[tuple[int, int]]:
    """The runs of tags that are not O."""
    edges = [at for at in range(len(tags) + 1) if at == len(tags) or tags[at] == 0]
    return [(a + 1, b) for a, b in zip([-1, *edges], edges, strict=False) if b > a + 1]


def searched(given_scores: Scores) -> Tags:
    """The argmax, where each stretch from O to O that breaks the rule is searched through on its own."""
    logged = log_softmax(given_scores)
    tags = tuple(int(tag) for tag in logged.argmax(1))
    for first, last in stretches(tags):
        if not allowed(tags[first:last]):
            tags = tags[:first] + likeliest(logged[first:last]) + tags[last:]
    return tags


def tagged(found: list[TokenSpan], count: int) -> Tags:
    tags = [0] * count
    for first, last, kind, _ in found:
        tags[first:last] = [2 * kind + 1, *[2 * kind + 2] * (last - first - 1)]
    return tuple(tags)


def sharp(*tags: int, classes: int = 5) -> Scores:
    """Scores that leave no doubt."""
    return np.eye(classes, dtype=np.float32)[list(tags)] * 20


@settings(deadline=None)
@given(scores())
def test_broken_stretches_are_searched_from_o_to_o(given_scores: Scores) -> None:
    assert tagged(spans(given_scores), len(given_scores)) == searched(given_scores)


@settings(deadline=None)
@given(scores())
def test_where_no_token_is_outside_these_are_the_likeliest_allowed_tags(given_scores: Scores) -> None:
    given_scores[:, 0] -= 1
    assume(given_scores.argmax(1).all())
    assert tagged(spans(given_scores), len(given_scores)) == likeliest(log_softmax(given_scores))


@settings(deadline=None)
@given(scores(most_tokens=40))
def test_spans_are_in_order_and_never_overlap(given_scores: Scores) -> None:
    found = spans(given_scores)
    assert all(before[1] <= after[0] for before, after in pairwise(found))
    assert all(
        0 <= first < last <= len(given_scores) and 0 < score <= 1 + 1e-6 for first, last, _, score in found
    )
    assert {kind for _, _, kind, _ in found} <= set(range((given_scores.shape[1] - 1) // 2))


def test_what_is_outside_is_not_searched_again() -> None:
    """The documented approximation: the likeliest tags of all would begin a span at the first token."""
    probs = np.array([[0.51, 0.48, 0.01], [0.05, 0.05, 0.9]])
    logged = np.log(probs).astype(np.float32)
    assert likeliest(logged) == (1, 2)
    assert tagged(spans(logged), 2) in {(0, 0), (0, 1)}


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        ((0, 0), []),
        ((1, 2, 2, 0), [(0, 3, 0)]),
        ((1, 1, 2), [(0, 1, 0), (1, 3, 0)]),
        ((1, 2, 3, 4), [(0, 2, 0), (2, 4, 1)]),
        ((0, 3), [(1, 2, 1)]),
    ],
)
def test_allowed_tags_stand(tags: Tags, expected: list[tuple[int, int, int]]) -> None:
    found = spans(sharp(*tags))
    assert [span[:3] for span in found] == expected
    assert all(span[3] == pytest.approx(1, abs=1e-6) for span in found)


def test_a_score_is_the_mean_probability_of_the_tags() -> None:
    logged = np.log(np.array([[0.2, 0.7, 0.1], [0.1, 0.4, 0.5]])).astype(np.float32)
    ((first, last, kind, score),) = spans(logged)
    assert (first, last, kind) == (0, 2, 0)
    assert score == pytest.approx(0.6)


def test_nothing_in_gives_nothing() -> None:
    assert spans(np.zeros((0, 5), dtype=np.float32)) == []
    assert argmax_names(np.zeros((0, 2), dtype=np.float32), ("no", "yes")) == []


def test_tags_are_o_then_b_and_i_of_each_kind() -> None:
    assert span_tags(["cue", "source"]) == ("O", "B-cue", "I-cue", "B-source", "I-source")
    assert argmax_names(sharp(1, 0, classes=2), ("no", "yes")) == ["yes", "no"]
