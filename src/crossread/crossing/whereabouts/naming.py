"""Whether a report names a place at all, in whatever part of it."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import fuzz

from crossread.crossing.prepared import Prepared
from crossread.crossing.whereabouts.where import ONE_NAME
from crossread.text.names import fold_name


class Naming:
    """The words by which a report may name a place, in whatever part of it and whatever spelling."""

    def __init__(self, report: Prepared) -> None:
        self._words = frozenset(fold_name(report.report.text).split())
        self._names = sorted({word for names in report.names for word in names})

    def names(self, told: Iterable[str]) -> bool:
        """Whether the report prints one of the words of a place's name, or a name spelled much like it."""
        return any(
            word in self._words or any(fuzz.ratio(word, name) >= ONE_NAME for name in self._names)
            for word in told
        )
