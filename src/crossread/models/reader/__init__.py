"""The reader: one small network that says who is named, who says what, what happened, how words hang together."""

from crossread.models.reader.analysis import Analysis, Prose, Reader, Told
from crossread.models.reader.onnx_reader import OnnxReader

__all__ = ["Analysis", "OnnxReader", "Prose", "Reader", "Told"]
