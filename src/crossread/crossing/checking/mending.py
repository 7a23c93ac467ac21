"""The claim with what differs put right: how near a passage would be if it differed in nothing that can be named."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from crossread.crossing.checking.telling import Telling
from crossread.domain.checking import Outcome, SlotKind, SlotReading
from crossread.domain.span import Span

Encode = Callable[[Sequence[str]], NDArray[np.float32]]

_EXCHANGED = frozenset(
    {SlotKind.FIGURE, SlotKind.DATE, SlotKind.PLACE, SlotKind.NAME, SlotKind.ATTRIBUTION, SlotKind.OPPOSITE}
)
_LONGEST_CHARS = 80  # of a passage's value; a longer one is no name, day or number


def mended(
    claim: Telling, passages: Sequence[Telling], slots: Sequence[Sequence[SlotReading]], *, encode: Encode
) -> NDArray[np.float64]:
    """Cosine of each passage with the claim that has the passage's own values. *Shape:* (passages,).

    A passage that tells of the same comes nearer by it; where nothing differs it is the claim's own cosine.
    """
    own = claim.report.vectors[0]
    texts = [_mended(claim, p, some) for p, some in zip(passages, slots, strict=True)]
    changed = sorted({text for text in texts if text != claim.text})
    rows = encode(changed) if changed else np.zeros((0, len(own)), dtype=np.float32)
    by_text = dict(zip(changed, rows, strict=True))
    return np.array(
        [
            float(by_text.get(text, own) @ p.report.vectors[p.index])
            for text, p in zip(texts, passages, strict=True)
        ]
    )


def _mended(claim: Telling, passage: Telling, slots: Sequence[SlotReading]) -> str:
    chosen: list[tuple[Span, str]] = []
    differing = [s for s in slots if s.outcome is Outcome.DIFFER and s.kind in _EXCHANGED and s.told]
    for slot in sorted(differing, key=lambda s: (-s.weight, s.claimed)):
        if slot.told is None or len(slot.told.span) > _LONGEST_CHARS:
            continue
        if not any(slot.claimed.overlaps(span) for span, _ in chosen):
            chosen.append((slot.claimed, passage.printed(slot.told.span)))
    text = claim.text
    for span, value in sorted(chosen, reverse=True):
        text = text[: span.start] + value + text[span.end :]
    return text
