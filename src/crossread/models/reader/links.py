"""Cues to whole attributions: which tokens are the source and the content of which cue."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from crossread.models.reader.graph import Arrays
from crossread.models.reader.tags import TokenSpan, inside_prob, spans

Probs = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Linked:
    """One attribution in tokens of its window: spans [first, last) of source and content."""

    cue: tuple[int, int]
    source: tuple[tuple[int, int], ...]
    content: tuple[tuple[int, int], ...]
    score: float


# Sweeps on the articles of PolNeAR's train part that were kept back: docs/decisions/0006-reader.md.
_CONTENT_CUT = 0.5
_SOURCE_CUT = 0.5
_BRIDGE_TOKENS = 2
_TAG_SHARE = 0.35  # of a token's probability that the tags give; the link to the cue gives the rest


def linked(arrays: Arrays, *, first: int, last: int) -> Iterator[Linked]:
    """The attributions whose cue begins in [first, last) of a window, in order."""
    content_tags, source_tags = inside_prob(arrays["content"]), inside_prob(arrays["source"])
    cues = [span for span in spans(arrays["cue"]) if first <= span[0] < last]
    if not cues:
        return
    heads = [cue[0] for cue in cues]
    content = _mixed(arrays["content_of"][:, heads], content_tags)
    source = _mixed(arrays["source_of"][:, heads], source_tags)
    named = spans(arrays["source"])
    for column, cue in enumerate(cues):
        voice = _voice(source[:, column], named)
        own = {at for a, b in [*voice, cue[:2]] for at in range(a, b)}
        said = _stretches(content[:, column], cut=_CONTENT_CUT, bridge=_BRIDGE_TOKENS, not_over=own)
        said = [span for span in said if span != (cue[0], cue[1])]
        if said or voice:
            yield Linked((cue[0], cue[1]), tuple(voice), tuple(said), cue[3])


def _mixed(link_scores: Probs, tag_probs: Probs) -> Probs:
    member = 1.0 / (1.0 + np.exp(-link_scores))
    return np.asarray((1 - _TAG_SHARE) * member + _TAG_SHARE * tag_probs[:, None], dtype=np.float32)


def _voice(probs: Probs, named: list[TokenSpan]) -> list[tuple[int, int]]:
    """The tagged source that belongs to the cue, else what the link alone says; one span."""
    best = max(named, key=lambda span: (float(probs[span[0] : span[1]].mean()), -span[0]), default=None)
    if best is not None and probs[best[0] : best[1]].mean() >= _SOURCE_CUT:
        return [(best[0], best[1])]
    found = _stretches(probs, cut=_SOURCE_CUT, bridge=_BRIDGE_TOKENS, not_over=())
    return [max(found, key=lambda span: (span[1] - span[0], -span[0]))] if found else []


def _stretches(probs: Probs, *, cut: float, bridge: int, not_over: Collection[int]) -> list[tuple[int, int]]:
    """Runs of tokens at or above `cut`; gaps of up to `bridge` tokens are closed, unless one is in `not_over`."""
    found: list[tuple[int, int]] = []
    for at in map(int, np.flatnonzero(probs >= cut)):
        gap = range(found[-1][1], at) if found else range(0)
        if found and len(gap) <= bridge and not any(token in not_over for token in gap):
            found[-1] = (found[-1][0], at + 1)
        else:
            found.append((at, at + 1))
    return found
