"""What a plugged-in reader gives back, held against its protocol before anything is built on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from crossread.domain.span import Span
from crossread.errors import ModelError
from crossread.models.reader import Analysis, Prose


def checked(name: str, texts: Sequence[Prose], found: Sequence[Analysis]) -> list[Analysis]:
    """The analyses, their vectors as float32.

    Raises:
        ModelError: There is not one analysis a text, a place lies outside its text, a token's governor is none
            of the tokens, or events and vectors are not as many.
    """
    if len(found) != len(texts):
        raise ModelError(f"{name}: {len(found)} analyses for {len(texts)} texts; expected one each, in order")
    return [_checked(name, prose, analysis) for prose, analysis in zip(texts, found, strict=True)]


def _checked(name: str, prose: Prose, analysis: Analysis) -> Analysis:
    outside = next((span for span in _spans(analysis) if span.end > len(prose.text)), None)
    if outside is not None:
        raise ModelError(
            f"{name}: [{outside.start}, {outside.end}) lies outside a text of {len(prose.text)} characters; "
            "expected offsets into the whole text"
        )
    tokens = analysis.tokens or ()
    lost = next((token.head for token in tokens if not 0 <= token.head < len(tokens)), None)
    if lost is not None:
        raise ModelError(
            f"{name}: a token is governed by token {lost} of {len(tokens)}; expected an index among them"
        )
    vectors = np.asarray(analysis.event_vectors, dtype=np.float32)
    if len(vectors) and (vectors.ndim != 2 or len(vectors) != len(analysis.events or ())):
        raise ModelError(
            f"{name}: event vectors of shape {vectors.shape} for {len(analysis.events or ())} events; "
            "expected a row each, or none at all"
        )
    return replace(analysis, event_vectors=vectors)


def _spans(analysis: Analysis) -> Iterator[Span]:
    yield from (token.span for token in analysis.tokens or ())
    yield from (mention.span for mention in analysis.mentions or ())
    yield from (event.span for event in analysis.events or ())
    yield from (span for told in analysis.told or () for span in (*told.source, told.cue, *told.content))
    yield from (span for chain in analysis.chains or () for span in chain.mentions)
