"""Whether two reports are of different days: what the one denies may have come about by the time of the other."""

from __future__ import annotations

from crossread.crossing.prepared import Prepared
from crossread.crossing.scene import Scene
from crossread.crossing.weekdays import weekdays

_FIRST = 2  # passages among which a report names its day
_UNKNOWN = 0.5


def days_differ(scene: Scene, a: Prepared, b: Prepared) -> float:
    """1 for two days, 0 for one, a half where that is not known: by the days written, else the first weekdays printed."""
    written = [scene.facts.written(one.id) for one in (a, b)]
    if all(written):
        return float(written[0] != written[1])
    printed = [_first_weekday(one) for one in (a, b)]
    return float(printed[0] != printed[1]) if all(printed) else _UNKNOWN


def _first_weekday(report: Prepared) -> str:
    """Of the first sentences, which mostly name the report's own day: "HAVELOCK, Tuesday - ", "on Monday"; "" for none."""
    return next((day for row in report.folded[:_FIRST] for day in weekdays(row)), "")
