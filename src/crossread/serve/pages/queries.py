"""What addresses of pages carry besides names: places in texts, layers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crossread.domain.span import Span
from crossread.serve.answers.text_marks import Layer

AT = r"^(\d{1,9}-\d{1,9})?$"
DEFAULT_LAYERS = (Layer.CLAIMS, Layer.DISCREPANCIES, Layer.ATTRIBUTIONS)


def span_asked(at: str, *, length_chars: int) -> Span | None:
    """The characters "START-END" means; None where it means none of a text of that length."""
    if not re.fullmatch(AT, at) or not at:
        return None
    start, end = (int(part) for part in at.split("-"))
    return Span(start, end) if start < end <= length_chars else None


def layers_asked(asked: Sequence[str] | None) -> tuple[Layer, ...]:
    """Layers by their names, each alone or several with commas between; unknown names mean nothing, None the usual ones."""
    if asked is None:
        return DEFAULT_LAYERS
    names = {name.strip() for one in asked for name in one.split(",")}
    return tuple(layer for layer in Layer if layer.value in names)
