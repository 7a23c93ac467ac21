"""Governors and relations of the sentences one window answers for."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from crossread.models.reader.labels import RELATIONS
from crossread.models.reader.tables import ReaderTables
from crossread.models.reader.trees import tree
from crossread.models.reader.windows import Window

_ROOT = RELATIONS.index("root")


def governors(window: Window, arcs: NDArray[np.float32], sentence_starts: Sequence[int]) -> list[int]:
    """The index, in the text, of each owned token's governor; a root's is its own.

    A sentence that was cut by a window is several trees. *Shape:* arcs (tokens, tokens) of the window.
    """
    a, b = bisect_right(sentence_starts, window.owned_first), bisect_left(sentence_starts, window.owned_last)
    inner = sentence_starts[a:b]
    heads: list[int] = []
    for first, last in pairwise([window.owned_first, *inner, window.owned_last]):
        a, b = first - window.first, last - window.first
        heads += [first + head for head in tree(arcs[a:b, a:b])]
    return heads


def relations(
    heads: Sequence[int],
    dependent: NDArray[np.float32],
    governor: NDArray[np.float32],
    first: int,
    tables: ReaderTables,
) -> list[str]:
    """The relation to its governor of each token from `first` on; root where it governs itself.

    `heads` are indices into the window. *Shape:* dependent, governor (tokens of the window, dimension).
    """
    own = np.arange(first, first + len(heads))
    hidden = np.maximum(dependent[own] + governor[list(heads)], 0)
    scores = hidden @ tables.relation_weights.T + tables.relation_bias
    scores[:, _ROOT] = -np.inf
    is_root = own == np.asarray(heads)
    return ["root" if root else RELATIONS[at] for root, at in zip(is_root, scores.argmax(1), strict=True)]
