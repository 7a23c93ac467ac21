"""Spans to tags, one tag a token."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray


def tagged(count: int, spans: Iterable[tuple[int, int, str]], classes: Sequence[str]) -> NDArray[np.int64]:
    """Tags of spans (first token, behind the last, kind). Where two overlap the longer one stands.

    *Shape:* (count,), indices into `classes`, which are those of `labels.span_tags`.
    """
    tags = np.zeros(count, dtype=np.int64)
    place = {name: at for at, name in enumerate(classes)}
    for first, last, kind in sorted(spans, key=lambda span: (span[0] - span[1], span)):
        if first < last and not tags[first:last].any():
            tags[first] = place[f"B-{kind}"]
            tags[first + 1 : last] = place[f"I-{kind}"]
    return tags


def merged(spans: Iterable[tuple[int, int, str]], kind: str) -> list[tuple[int, int, str]]:
    """Nested and crossing spans of one kind as their union: tags say whether, links say whose."""
    found: list[tuple[int, int, str]] = []
    for first, last, _ in sorted(set(spans)):
        if found and first < found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], last), kind)
        else:
            found.append((first, last, kind))
    return found
