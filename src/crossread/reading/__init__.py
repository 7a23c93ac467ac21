"""One report into layers: passages, quotations, names, numbers, and what the reader finds: syntax, mentions, ..."""

from crossread.reading.layers import READING_LAYER, Layers, prose_of, read_layers, read_reports

__all__ = ["READING_LAYER", "Layers", "prose_of", "read_layers", "read_reports"]
