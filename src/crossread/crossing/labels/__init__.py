"""Who calls whom what: words of colour for actors, by outlet and by quoted source."""

from crossread.crossing.labels.table import labels_of

__all__ = ["labels_of"]
