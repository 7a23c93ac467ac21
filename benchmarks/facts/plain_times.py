"""A plain rival for expressions of time: weekdays, dates, months, years, today and the like by one regular expression."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from crossread.domain.facts import TimeExpression, TimeKind
from crossread.domain.span import Span

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NEAR = {"today": 0, "yesterday": -1, "tomorrow": 1}
_PATTERN = re.compile(
    r"\b(?:(?P<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?(?:\s(?P<day>\d{1,2})\b)?"
    r"(?:,?\s(?P<year>(?:19|20)\d\d)\b)?"
    rf"|(?P<weekday>(?i:{'|'.join(_WEEKDAYS)}))|(?P<only>(?:19|20)\d\d)\b"
    r"|(?P<near>(?i:today|yesterday|tomorrow))\b|(?P<now>(?i:now))\b)"
)


def plain_times(text: str, day: str) -> Sequence[TimeExpression]:
    """Bare names lie in the past, the day of writing among it."""
    written = date.fromisoformat(day)
    return [
        TimeExpression(Span(*found.span()), TimeKind.DATE, _value(found, written))
        for found in _PATTERN.finditer(text)
    ]


def _value(found: re.Match[str], written: date) -> str:
    if found["now"]:
        return "PRESENT_REF"
    if found["only"]:
        return found["only"]
    if found["near"]:
        return (written + timedelta(_NEAR[found["near"].lower()])).isoformat()
    if found["weekday"]:
        back = (written.weekday() - _WEEKDAYS.index(found["weekday"].lower())) % 7
        return (written - timedelta(back)).isoformat()
    month = _MONTHS.index(found["month"].lower()) + 1
    year = found["year"] or str(written.year if month <= written.month else written.year - 1)
    return f"{year}-{month:02}" + (f"-{int(found['day']):02}" if found["day"] else "")
