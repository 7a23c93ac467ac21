"""Whether two reports are of different days: what the one denies may have come about by the time of the other."""

from __future__ import annotations

from crossread.crossing.figures.counted import written_on
from crossread.crossing.prepared import Prepared
from crossread.crossing.scene import Scene
from crossread.text.tables import mapping
from crossread.text.words import words

_FIRST = 2  # passages among which a report names its day
_UNKNOWN = 0.5


def days_differ(scene: Scene, a: Prepared, b: Prepared) -> float:
    """1 for two days, 0 for one, a half where that is not known: by the days written, else the first weekdays printed."""
    written = [written_on(scene, one) for one in (a, b)]
    if all(written):
        return float(written[0] != written[1])
    printed = [_first_weekday(one) for one in (a, b)]
    return float(printed[0] != printed[1]) if all(printed) else _UNKNOWN


def _first_weekday(report: Prepared) -> str:
    """As printed before the first sentences or in them: "HAVELOCK, Tuesday - ", "on Monday"; "" for none."""
    end = report.passages[min(_FIRST, len(report.passages)) - 1].span.end if report.passages else 0
    row = (word.folded for word in words(report.report.text[:end]))
    return next((word for word in row if mapping("calendar").get(word) == "day"), "")
