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

    cue_bias: float = 0.5
    source_tags: float = 1.0
    source_border: float = 1.0
    content_tags: float = 0.25
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
    voices = [
        _strongest(column, mask)
        for column, mask in zip(source.T, smoothed(source, settings.source_border).T, strict=True)
    ]
    for column, voice in enumerate(voices):
        for found in voice:
            content[slice(*found), column] = _NEVER
    said = smoothed(content, settings.content_border)
    for column, cue in enumerate(cues):
        parts = tuple(ranges(said[:, column]))
        if parts or voices[column]:
            prob = 1.0 / (1.0 + np.exp(-cue_odds[slice(*cue)]))
            yield Linked(cue, voices[column], parts, float(prob.mean()))


def inside_odds(tags: NDArray[np.float32]) -> Evidence:
    """Log odds of each token standing in a span of any kind. *Shape:* (tokens, classes) to (tokens,)."""
    outside = log_softmax(tags)[:, 0].astype(np.float64)
    inside = np.log(np.maximum(-np.expm1(np.minimum(outside, -1e-9)), 1e-9))
    return np.clip(inside - outside, -_SURE, _SURE)


def smoothed(evidence: Evidence, border: float) -> NDArray[np.bool_]:
    """Which tokens are in, column by column: the choice with the most evidence inside, less `border` a border.

    What lies before the first and behind the last token is outside. Viterbi over two states.

    *Shape:* (tokens, columns).
    """
    count, columns = evidence.shape
    stays = np.zeros((count, 2, columns), dtype=bool)  # out stays out, in stays in
    outside, inside = np.zeros(columns), evidence[0] - border
    for at in range(1, count):
        stays[at, 0] = outside >= inside - border
        stays[at, 1] = inside >= outside - border
        outside, inside = (
            np.maximum(outside, inside - border),
            np.maximum(inside, outside - border) + evidence[at],
        )
    chosen = np.zeros((count, columns), dtype=bool)
    current = inside - border > outside
    for at in range(count - 1, -1, -1):
        chosen[at] = current
        current = np.where(current, stays[at, 1], ~stays[at, 0])
    return chosen


def ranges(mask: NDArray[np.bool_]) -> list[TokenRange]:
    """Runs of true. *Shape:* (tokens,)."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], mask, [False]]).astype(np.int8)))
    return [(int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]


def _evidence(links: NDArray[np.float32], tags: NDArray[np.float32], share: float) -> Evidence:
    return np.asarray(links + share * inside_odds(tags)[:, None], dtype=np.float64)


def _strongest(evidence: Evidence, mask: NDArray[np.bool_]) -> tuple[TokenRange, ...]:
    found = ranges(mask)
    return (max(found, key=lambda r: (float(evidence[slice(*r)].sum()), -r[0])),) if found else ()
