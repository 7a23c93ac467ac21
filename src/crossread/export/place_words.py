"""The words by which the page tells one place from another."""

from __future__ import annotations

from crossread.domain.span import Span
from crossread.export.page_words import label
from crossread.lookup import FactIndex


def place_words(index: FactIndex, report: str, span: Span | None) -> tuple[str, str]:
    """What tells a place from others, and its name as printed here: the town's own, whatever stands around it."""
    if span is None:
        return "", ""
    text = index.text(report)
    located = index.place(report, span)
    if located and located.place and not located.town:
        return located.place.id, label(located.span.of(text), limit_chars=60)
    printed = label(span.of(text), limit_chars=60)
    return printed.casefold(), printed
