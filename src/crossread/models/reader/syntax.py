"""Governors and relations of a whole text, sentence by sentence."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from crossread.models.reader.graph import Arrays
from crossread.models.reader.labels import RELATIONS
from crossread.models.reader.tables import ReaderTables
from crossread.models.reader.trees import tree
from crossread.models.reader.windows import Window

_ROOT = RELATIONS.index("root")


def governors(
    windows: Sequence[Window], arrays: Sequence[Arrays], sentence_starts: Sequence[int]
) -> list[int]:
    """The index of each token's governor; a root's is its own. A sentence cut by a window is several trees."""
    heads: list[int] = []
    for window, found in zip(windows, arrays, strict=True):
        inner = [at for at in sentence_starts if window.owned_first < at < window.owned_last]
        bounds = [window.owned_first, *inner, window.owned_last]
        for first, last in itertools.pairwise(bounds):
            a, b = first - window.first, last - window.first
            heads += [first + head for head in tree(found["arcs"][a:b, a:b])]
    return heads


def relations(
    heads: Sequence[int],
    dependent: NDArray[np.float32],
    governor: NDArray[np.float32],
    tables: ReaderTables,
) -> list[str]:
    """The relation of each token to its governor; root where there is none.

    *Shape:* dependent, governor (tokens, dimension).
    """
    hidden = np.maximum(dependent + governor[list(heads)], 0)
    scores = hidden @ tables.relation_weights.T + tables.relation_bias
    is_root = np.array([head == at for at, head in enumerate(heads)], dtype=bool)
    scores[:, _ROOT] = -np.inf
    return ["root" if root else RELATIONS[at] for root, at in zip(is_root, scores.argmax(1), strict=True)]
