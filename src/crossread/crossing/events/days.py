"""How far two periods lie from each other."""

from __future__ import annotations

import datetime as dt

from crossread.domain.facts import Period


def days_apart(a: Period | None, b: Period | None) -> int | None:
    """Days between two periods, 0 where they share a day; None where either is open or untold."""
    if a is None or b is None or not (a.start and a.end and b.start and b.end):
        return None
    first, last = max(a.start, b.start), min(a.end, b.end)
    if first <= last:
        return 0
    return (dt.date.fromisoformat(first[:10]) - dt.date.fromisoformat(last[:10])).days
