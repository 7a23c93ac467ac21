"""How likely each day that a report names is the day of what it mainly tells of."""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from crossread.domain.facts import TimeExpression, TimeKind
from crossread.domain.layers import EventClass
from crossread.domain.span import Span
from crossread.reading.ground import Ground
from crossread.reading.wordlists import word_list
from crossread.text.times.calendar import days_of

# Logistic weights fitted on the incidents of longtail's train part (a day named by a report is that of the incident):
# python -m benchmarks.facts.incident_slots --fit.
WEIGHTS: Mapping[str, float] = {
    "early": 3.0,
    "reported": -1.2,
    "aftermath": -0.3,
    "aftermath_early": -1.9,
    "modifies": 0.2,
    "ahead": -5.5,
    "full_date": -0.2,
    "of_the_day": -0.5,
    "of_the_eve": 0.3,
    "again": 0.6,
    "clock": 0.6,
}
BIAS = -1.7
_FARTHEST_BACK_DAYS = 400
_FARTHEST_AHEAD_DAYS = 10
_CLIMB = 4  # tokens up from the time to the word it hangs on
_MOST_REPEATS = 3


@dataclass(frozen=True, slots=True)
class DatedSpan:
    """Words for a day, the day, and a score in [0, 1]."""

    span: Span
    day: dt.date
    score: float


def weigh_days(ground: Ground, written: dt.date | None) -> list[DatedSpan]:
    """The days that a report names, in text order, each with how likely it is that of the main event."""
    return [
        DatedSpan(span, day, 1 / (1 + math.exp(-BIAS - sum(WEIGHTS[k] * v for k, v in signs.items()))))
        for span, day, signs in signs_of_days(ground, written)
    ]


def signs_of_days(ground: Ground, written: dt.date | None) -> list[tuple[Span, dt.date, Mapping[str, float]]]:
    """Each expression that means one day, the day, and what the weights are of, as numbers from 0 to `_MOST_REPEATS`."""
    named = [(time, day) for time in ground.times if (day := _day_of(time, written))]
    if not named:
        return []
    counts = Counter(day for _, day in named)
    happenings = _happenings(ground)
    return [
        (
            time.span,
            day,
            _signs(ground, time, day, written=written, happenings=happenings, repeats=counts[day] - 1),
        )
        for time, day in named
    ]


def _signs(
    ground: Ground,
    time: TimeExpression,
    day: dt.date,
    *,
    written: dt.date | None,
    happenings: Mapping[int, EventClass],
    repeats: int,
) -> Mapping[str, float]:
    passage = ground.passage_at(time.span.start)
    early = 1 / (1 + passage.index / 3) if passage else 0.0
    tie = _tie(ground, time.span, happenings)
    gap = (written - day).days if written else 0
    return {
        "early": early,
        "reported": float(tie == "reported"),
        "aftermath": float(tie == "aftermath"),
        "aftermath_early": early * (tie == "aftermath"),
        "modifies": float(tie == "modifies"),
        "ahead": float(gap < 0),
        "full_date": float(not time.rule),
        "of_the_day": float(gap == 0),
        "of_the_eve": float(gap == 1),
        "again": float(min(repeats, _MOST_REPEATS)),
        "clock": float(time.kind is TimeKind.TIME),
    }


def _tie(ground: Ground, span: Span, happenings: Mapping[int, EventClass]) -> str:
    """What the words hang on: "reported" ("police said on Tuesday"), "aftermath", "modifies" ("Sunday's attack"), ""."""
    tree = ground.tree
    at = tree.head_of(span)
    if at is None:
        return ""
    below = at
    for step, above in enumerate(tree.ancestors(at)):
        if step == _CLIMB:
            break
        if tree.lowered[above] in _aftermath():
            return "aftermath"
        kind = happenings.get(above)
        if kind is EventClass.REPORTING:
            return "reported"
        if kind:
            relation = tree.tokens[below].relation.split(":", 1)[0]
            return "modifies" if below == at and relation in ("nmod", "compound") else ""
        below = above
    return ""


def _happenings(ground: Ground) -> dict[int, EventClass]:
    return {token: event.kind for event in ground.events for token in ground.tree.within(event.span)}


def _day_of(time: TimeExpression, written: dt.date | None) -> dt.date | None:
    if time.kind not in (TimeKind.DATE, TimeKind.TIME):
        return None
    days = days_of(time.value)
    if not days or days[0] != days[1]:
        return None
    back = (written - days[0]).days if written else 0
    return days[0] if -_FARTHEST_AHEAD_DAYS <= back <= _FARTHEST_BACK_DAYS else None


def _aftermath() -> frozenset[str]:
    return word_list("aftermath.txt")
