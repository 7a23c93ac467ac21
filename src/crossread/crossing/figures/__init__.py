"""Figures of many reports: which of them count the same people or things."""

from crossread.crossing.figures.aligned import AlignedFigures, aligned_figures
from crossread.crossing.figures.counted import Counted, counted_in
from crossread.crossing.figures.ranges import compatible, value_range

__all__ = ["AlignedFigures", "Counted", "aligned_figures", "compatible", "counted_in", "value_range"]
