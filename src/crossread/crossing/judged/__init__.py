"""What people judged, followed wherever results are made: held together, held apart, left out, corrected."""

from crossread.crossing.judged.index import NOTHING_JUDGED, Judged, judged_of

__all__ = ["NOTHING_JUDGED", "Judged", "judged_of"]
