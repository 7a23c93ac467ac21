"""From bytes to reports: discovery, decoding, page furniture, agency credits, dates and language."""

from crossread.intake.inputs import read_inputs
from crossread.intake.making import make_report
from crossread.intake.repeated import lines, repeated_lines, with_repeated

__all__ = ["lines", "make_report", "read_inputs", "repeated_lines", "with_repeated"]
