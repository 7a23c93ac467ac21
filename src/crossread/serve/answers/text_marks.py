"""A mark on the text of a report."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from crossread.domain.span import Span


class Layer(StrEnum):
    """What a mark is about; in the order in which a list of them is told."""

    DISCREPANCIES = "discrepancies"
    CLAIMS = "claims"
    REUSE = "reuse"
    ATTRIBUTIONS = "attributions"
    FIGURES = "figures"
    TIMES = "times"
    PLACES = "places"
    ENTITIES = "entities"
    FURNITURE = "furniture"


PASSAGE_LAYERS = (
    Layer.DISCREPANCIES,
    Layer.CLAIMS,
    Layer.REUSE,
)  # what is said of passages, not of words in them


@dataclass(frozen=True, slots=True)
class TextMark:
    """What is said of some characters.

    `id` is that of the thing itself: a claim, a discrepancy, an attribution, a figure, an entity; of reuse the report at
    the other end. One thing may have several marks, of different `role` ("source", "cue", "content"). `key` is its short
    key ("C4"), `words` what it says in a line, `href` the page it leads to; each "" where there is none. `style` is a
    style name that goes with it.
    """

    span: Span
    layer: Layer
    id: str
    role: str
    words: str
    key: str = ""
    href: str = ""
    style: str = ""
