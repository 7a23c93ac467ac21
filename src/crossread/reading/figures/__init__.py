"""Figures of one report: how many were harmed, moved or taking part, sums, distances, durations; and its toll."""

from crossread.reading.figures.assembly import figures_of

__all__ = ["figures_of"]
