"""Scores of B-, I- and O tags to spans of tokens."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
# first token, token behind the last, index of the kind, score in [0, 1]
TokenSpan = tuple[int, int, int, float]


def log_softmax(scores: Scores) -> Scores:
    """Row by row. *Shape:* any; the last axis is that of the classes."""
    shifted = scores - scores.max(-1, keepdims=True)
    return np.asarray(shifted - np.log(np.exp(shifted).sum(-1, keepdims=True)), dtype=np.float32)


def spans(scores: Scores) -> list[TokenSpan]:
    """The spans of the likeliest tags in which each I- follows a B- or I- of its kind.

    A span's score is the mean probability of its tags.

    *Shape:* scores (tokens, 1 + 2 kinds), classes as `labels.span_tags` orders them.
    """
    if not len(scores):
        return []
    logged = log_softmax(scores)
    tags = _repaired(logged, logged.argmax(1))
    chosen = np.exp(logged[np.arange(len(tags)), tags])
    return [
        (first, last, int(tags[first] - 1) // 2, float(chosen[first:last].mean()))
        for first, last in _runs(tags)
    ]


def _runs(tags: NDArray[np.int64]) -> Iterator[tuple[int, int]]:
    begins = np.flatnonzero(tags % 2 == 1)
    for first in begins:
        last = first + 1
        while last < len(tags) and tags[last] == tags[first] + 1:
            last += 1
        yield int(first), int(last)


def _repaired(logged: Scores, tags: NDArray[np.int64]) -> NDArray[np.int64]:
    """The likeliest allowed tags: only stretches that break the rule, from O to O, are searched again."""
    before = np.concatenate([[0], tags[:-1]])
    inside = (tags > 0) & (tags % 2 == 0)
    broken = np.flatnonzero(inside & (before != tags) & (before != tags - 1))
    if not len(broken):
        return tags
    tags = tags.copy()
    reached = 0
    for at in broken:
        if at < reached:
            continue
        first = int(at)
        while first > reached and tags[first - 1] != 0:
            first -= 1
        last = int(at) + 1
        while last < len(tags) and tags[last] != 0:
            last += 1
        tags[first:last] = _search(logged[first:last])
        reached = last
    return tags


def _search(logged: Scores) -> list[int]:
    """Viterbi over tags where anything may be followed by O or B-, and only B-x and I-x by I-x."""
    score = logged[0].copy()
    score[2::2] = -np.inf
    came: list[NDArray[np.int64]] = []
    classes = np.arange(len(score))
    for row in logged[1:]:
        origin = np.full(len(score), int(score.argmax()))
        begun, going = score[1::2], score[2::2]
        origin[2::2] = np.where(begun >= going, classes[1::2], classes[2::2])
        score = score[origin] + row
        came.append(origin)
    path = [int(score.argmax())]
    for origin in reversed(came):
        path.append(int(origin[path[-1]]))
    return path[::-1]


def argmax_names(scores: Scores, names: Sequence[str]) -> list[str]:
    """The likeliest class of each token."""
    return [names[at] for at in scores.argmax(1)] if len(scores) else []
