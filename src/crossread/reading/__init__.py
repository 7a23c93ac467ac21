"""One report into layers: passages, quotations, names, numbers, attributions, figures."""

from crossread.reading.layers import READING_LAYER, read_layers

__all__ = ["READING_LAYER", "read_layers"]
