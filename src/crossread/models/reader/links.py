"""Cues to whole attributions: which tokens are the source and the content of which cue."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from crossread.models.reader.graph import Arrays
from crossread.models.reader.tags import log_softmax

Evidence = NDArray[np.float64]
TokenRange = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Linked:
    """One attribution in tokens of its window: ranges [first, last) of source and content; `score` in [0, 1]."""

    cue: TokenRange
    source: tuple[TokenRange, ...]
    content: tuple[TokenRange, ...]
    score: float


@dataclass(frozen=True, slots=True)
class LinkSettings:
    """How evidence becomes ranges; all in nats.

    A token's evidence for being in the source (or content) of a cue is what the link says plus `..._tags` times
    what the tags say of it being in any. A range pays `..._border` at each end, so that a lone word within or
    outside a range does not break it. `cue_bias` is added to the tags for a cue.
    """

    cue_bias: float = 0.0
    source_tags: float = 0.5
    source_border: float = 1.0
    content_tags: float = 0.15
    content_border: float = 2.0


# Sweep of training/reader/sweep.py on the articles of PolNeAR's train part that were kept back.
DEFAULT = LinkSettings()

_NEVER = -30.0
_SURE = 14.0  # beyond this a probability is 1 in float32


def linked(arrays: Arrays, *, first: int, last: int, settings: LinkSettings = DEFAULT) -> Iterator[Linked]:
    """The attributions whose cue begins in [first, last) of a window, in order.

    The source is the one range with the most evidence; what is left may be content, in several ranges.
    """
    cue_odds = inside_odds(arrays["cue"]) + settings.cue_bias
    cues = [found for found in ranges(cue_odds > 0) if first <= found[0] < last]
    if not cues:
        return
    heads = [cue[0] for cue in cues]
    source = _evidence(arrays["source_of"][:, heads], arrays["source"], settings.source_tags)
    content = _evidence(arrays["content_of"][:, heads], arrays["content"], settings.content_tags)
    for column, cue in enumerate(cues):
        source[slice(*cue), column] = content[slice(*cue), column] = _NEVER
    for column, cue in enumerate(cues):
        voice = _strongest(source[:, column], settings.source_border)
        for found in voice:
            content[slice(*found), column] = _NEVER
        said = tuple(smoothed(content[:, column], settings.content_border))
        if said or voice:
            prob = 1.0 / (1.0 + np.exp(-cue_odds[slice(*cue)]))
            yield Linked(cue, voice, said, float(prob.mean()))


def inside_odds(tags: NDArray[np.float32]) -> Evidence:
    """Log odds of each token standing in a span of any kind. *Shape:* (tokens, classes) to (tokens,)."""
    outside = log_softmax(tags)[:, 0].astype(np.float64)
    inside = np.log(np.maximum(-np.expm1(np.minimum(outside, -1e-9)), 1e-9))
    return np.clip(inside - outside, -_SURE, _SURE)


def smoothed(evidence: Evidence, border: float) -> list[TokenRange]:
    """The ranges with the most evidence inside, less `border` at each of their ends.

    What lies before the first and behind the last token is outside. Viterbi over two states, on runs of tokens
    whose evidence has one sign: no best choice changes its mind within one. *Shape:* (tokens,).
    """
    edges = [0, *(int(at) + 1 for at in np.flatnonzero(np.diff(evidence > 0))), len(evidence)]
    sums = np.add.reduceat(evidence, edges[:-1]).tolist()
    outside, inside = 0.0, sums[0] - border
    entered: list[tuple[bool, bool]] = [(False, True)]  # by run: came out into outside, came in into inside
    for gain in sums[1:]:
        leaves, enters = inside - border > outside, outside - border > inside
        entered.append((leaves, enters))
        outside, inside = max(outside, inside - border), max(inside, outside - border) + gain
    found: list[TokenRange] = []
    is_inside = inside - border > outside
    for run in range(len(sums) - 1, -1, -1):
        if is_inside:
            last = found.pop()[1] if found and found[-1][0] == edges[run + 1] else edges[run + 1]
            found.append((edges[run], last))
        is_inside ^= entered[run][is_inside]
    return found[::-1]


def ranges(mask: NDArray[np.bool_]) -> list[TokenRange]:
    """Runs of true. *Shape:* (tokens,)."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], mask, [False]]).astype(np.int8)))
    return [(int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]


def _evidence(links: NDArray[np.float32], tags: NDArray[np.float32], share: float) -> Evidence:
    return np.asarray(links + share * inside_odds(tags)[:, None], dtype=np.float64)


def _strongest(evidence: Evidence, border: float) -> tuple[TokenRange, ...]:
    found = smoothed(evidence, border)
    return (max(found, key=lambda r: (float(evidence[slice(*r)].sum()), -r[0])),) if found else ()
