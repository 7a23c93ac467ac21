"""Cosines of event vectors as they would be had the reader not learned from these topics.

The reader was trained to bring the mentions of these very events together: on its own topics mentions of one event lie at
.93, on others at .75. A decision fitted on the former would trust the cosine blindly. So each cosine is replaced by the one
of equal rank on topics kept from the reader, separately for pairs of one and of two events, of one stem and of two.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Column = NDArray[np.float64]
Flags = NDArray[np.bool_]


def roughened(
    cosine: Column,
    same: Flags,
    same_word: Flags,
    *,
    like: tuple[Column, Flags, Flags],
    within: tuple[Column, Flags, Flags],
) -> Column:
    """Cosines of equal rank in `like`, ranks taken in `within`; both are cosines, whether one event, whether one stem."""
    out = cosine.copy()
    for event in (False, True):
        for word in (False, True):
            own = (same == event) & (same_word == word)
            seen = np.sort(within[0][(within[1] == event) & (within[2] == word)])
            wanted = np.sort(like[0][(like[1] == event) & (like[2] == word)])
            if own.any() and len(seen) and len(wanted):
                share = np.searchsorted(seen, cosine[own], side="left") / max(len(seen) - 1, 1)
                out[own] = np.quantile(wanted, np.minimum(share, 1.0))
    return out
