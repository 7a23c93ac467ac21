"""Where the sentence after a dateline begins: "TELVERN, March 14 (Northway Press) - Nine people were killed"."""

from __future__ import annotations

import re

from crossread.crossing.prepared import Prepared

# Words in capitals, with or without more after a comma, or any words with an agency in brackets; then a dash or a colon.
_AGENCY = r"\s?\([^()\n]{2,40}\)"
_DATELINE = re.compile(
    rf"(?:[A-Z]{{3,}}[A-Z .'’-]*(?:,[^\n!?]{{0,60}}?)?(?:{_AGENCY})?|[A-Z][^\n!?]{{0,60}}?{_AGENCY})\s?[-–—:]{{1,2}}\s"
)
_LAST = 3  # the last passage, by index, that may begin with one


def begins_at(report: Prepared, index: int) -> int:
    """The offset at which passage `index` begins to tell: its own start where it has no dateline."""
    passage = report.passages[index].span
    line = _DATELINE.match(report.report.text, passage.start, passage.end) if index <= _LAST else None
    return line.end() if line else passage.start
