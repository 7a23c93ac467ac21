"""Two wordings side by side, cut into pieces that say which words differ and which are cited."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from crossread.domain.span import Span
from crossread.export.highlight import Mark, segments
from crossread.text.differences import Difference, word_differences

_ALIKE_ENOUGH = 0.25  # share of the shorter wording kept: below it every word would be marked, and none read


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters in one state: `differs` from the other wording, `cited` by the statement shown."""

    text: str
    differs: bool = False
    cited: bool = True


def compared(a: str, b: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Both wordings with the words marked that the other does not hold."""
    differing_a, differing_b = differing_spans(a, b)
    return pieces(a, differing=differing_a), pieces(b, differing=differing_b)


def differing_spans(a: str, b: str) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Where each wording departs from the other; nothing when they have next to nothing in common."""
    found = word_differences(a, b)
    kept = sum(len(d.a) for d in found if d.kind == "equal")
    if kept < _ALIKE_ENOUGH * min(len(a), len(b)):
        return (), ()
    return _joined(a, (d.a for d in _unequal(found))), _joined(b, (d.b for d in _unequal(found)))


def pieces(text: str, *, differing: Sequence[Span] = (), cited: Span | None = None) -> tuple[Piece, ...]:
    """Cut `text` where a difference or the cited span begins or ends; `cited` None cites all of it."""
    marks = [Mark(span, "differs") for span in differing if len(span)]
    if cited is not None and len(cited):
        marks.append(Mark(cited, "cited"))
    found = []
    for part in segments(len(text), marks):
        layers = {mark.layer for mark in part.marks}
        found.append(
            Piece(part.span.of(text), differs="differs" in layers, cited=cited is None or "cited" in layers)
        )
    return tuple(found)


def _unequal(found: Iterable[Difference]) -> Iterable[Difference]:
    return (difference for difference in found if difference.kind != "equal")


def _joined(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    """Spans in order, neighbours joined when only white space lies between them."""
    found: list[Span] = []
    for span in sorted(span for span in spans if len(span)):
        if found and not text[found[-1].end : span.start].strip():
            found[-1] = Span(found[-1].start, max(span.end, found[-1].end))
        else:
            found.append(span)
    return tuple(found)
