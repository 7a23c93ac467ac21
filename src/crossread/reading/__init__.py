"""One report into layers: passages, quotations, names, numbers, what the reader finds, and the facts it comes to."""

from crossread.reading.layers import (
    READING_LAYER,
    Layers,
    NamedGazetteer,
    ground_of,
    prose_of,
    read_layers,
    read_reports,
)

__all__ = [
    "READING_LAYER",
    "Layers",
    "NamedGazetteer",
    "ground_of",
    "prose_of",
    "read_layers",
    "read_reports",
]
