"""Days, hours and ways that two reports give for one thing and that exclude each other: a learned decision."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from crossread.crossing.beside.slot_pairs import SlotPairs
from crossread.crossing.beside.ties import Ties, compared
from crossread.crossing.circumstances.hours import Hours, minutes_apart
from crossread.crossing.circumstances.one_matter import may_be_one
from crossread.crossing.circumstances.one_slot import ONE_SLOT_NAMES, slot_pairs
from crossread.crossing.circumstances.spotted import DAY, HOUR, KINDS, WAY
from crossread.crossing.circumstances.told import Circumstances, Told, circumstances, equals, excludes
from crossread.crossing.circumstances.ways import Way, km_ratio, point_apart
from crossread.crossing.circumstances.when import When
from crossread.crossing.decision import load_decision, log_odds
from crossread.crossing.scene import Scene
from crossread.domain.facts import Grain

DIFFERING_TIME, DIFFERING_WAY = "differing_time", "differing_way"
_SHARED = (
    "one slot",  # log odds that they fill one slot
    "ahead",  # how much likelier than with any other of either report
    "equal elsewhere",  # how likely one of them fills a slot with one of the other report that equals it
    "rather elsewhere",  # and that this is half as likely at least
    "printed there",  # how many of the two the other report tells too, of anything; of 2
    "copied",  # one of the passages was written from the other
    "linked",
    "alike",
    "reused",
    "one account",
    "around",
    "clause",
    "passages",
    "overlap",
    "in order",
    "happening",
    "nearest",
    "no happening",
    "one word",
    "other word",
    "one of saying",
    "both of saying",
    "one quoted",
    "alone",
    "names shared",
    "other names",
    "other numbers",
    "both lead",
    "other day",  # the reports are of different days
)
_TIME_NAMES = (
    *_SHARED,
    "hour",
    "coarse",
    "one grain",
    "weekdays",  # two weekdays and no dates
    "a day apart",
    "one dated",  # one prints a date, the other a weekday or "yesterday"
    "relative",  # one counts from the day of writing
    "weeks apart",  # or who knows how far
    "same month",
    "one year",  # known of both
    "hours apart",  # at most 12
    "clocks",  # both are clock times
)
_WAY_NAMES = (
    *_SHARED,
    "opposed",  # they point apart
    "far apart",  # their distances differ
    "one distance",
    "one unit swapped",  # a mile is 1.6 km
    "counted alike",  # from a place of one name
)
DIFFERING_NAMES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {DIFFERING_TIME: _TIME_NAMES, DIFFERING_WAY: _WAY_NAMES}
)
"""What each decision weighs."""

_DECISIONS = {DAY: DIFFERING_TIME, HOUR: DIFFERING_TIME, WAY: DIFFERING_WAY}
_AS_LIKELY = 0.5
_WEEK, _HALF_A_DAY_MINUTES = 7, 720
_FROM_SLOT = (
    *(name for name in _SHARED if name in ONE_SLOT_NAMES),
    *("hour", "coarse", "one grain"),
)


@dataclass(frozen=True, slots=True, eq=False)
class CircumstancePair:
    """Two of different reports that exclude each other; of a copy its source first.

    `linked` is how likely their passages assert the same; `features` as DIFFERING_NAMES has them for their kind.
    """

    a: Told
    b: Told
    copied: bool
    linked: float
    features: NDArray[np.float64]

    @property
    def probability(self) -> float:
        """How likely they are told of one thing."""
        decision = _DECISIONS[self.a.kind]
        return load_decision(decision, DIFFERING_NAMES[decision]).probability(self.features)


def circumstance_tables(scene: Scene, kinds: Sequence[str] = KINDS) -> Mapping[str, Circumstances]:
    """The days, hours and ways of every report, by its id; those of some kinds alone if they are named."""
    return {
        key: circumstances(scene.reports[key], scene.lexicon, scene.facts, kinds)
        for key in sorted(scene.reports)
    }


def circumstance_pairs(scene: Scene, kinds: Sequence[str] = KINDS) -> Iterator[CircumstancePair]:
    """Every two of some kinds that exclude each other and are the likeliest to fill one slot, either way."""
    for a, b, ties in compared(scene, circumstance_tables(scene, kinds)):
        asked = slot_pairs(a, b, ties)
        yield from _differing(_Two(scene, a, b, ties, asked))


@dataclass(frozen=True, slots=True, eq=False)
class _Two:
    """Two reports with theirs held against each other."""

    scene: Scene
    a: Circumstances
    b: Circumstances
    ties: Ties
    asked: SlotPairs


def _differing(two: _Two) -> Iterator[CircumstancePair]:
    asked = two.asked
    likely, columns = asked.likely(), asked.columns(_FROM_SLOT)
    other_day = _other_day(two.scene, two.a, two.b)
    for k in asked.partners(likely):
        m, n = int(asked.i[k]), int(asked.j[k])
        slot = float(likely[m, n])
        first, second = two.a.rows[m], two.b.rows[n]
        if not excludes(first, second) or not _may_be_one(two, m, n, float(columns["happening"][k])):
            continue
        rivals = _rivals(likely, two, m, n)
        ahead = slot - max((p for p, agree in rivals if not agree), default=0.0)
        elsewhere = max((p for p, agree in rivals if agree), default=0.0)
        copied = int(two.ties.copied[first.passage, second.passage])
        known = {name: float(column[k]) for name, column in columns.items()}
        known |= {
            "one slot": log_odds(slot),
            "ahead": ahead,
            "equal elsewhere": elsewhere,
            "rather elsewhere": float(elsewhere > _AS_LIKELY * slot),
            "printed there": (_tells(two.b, first) + _tells(two.a, second)) / 2,
            "copied": float(copied != 0),
            "other day": float(other_day),
        }
        known |= _of_ways(first, second) or _of_times(first, second)
        names = DIFFERING_NAMES[_DECISIONS[first.kind]]
        features = np.array([known[name] for name in names], dtype=np.float64)
        one, other = (second, first) if copied < 0 else (first, second)
        yield CircumstancePair(one, other, copied != 0, known["linked"], features)


def _may_be_one(two: _Two, m: int, n: int, happening: float) -> bool:
    first, second = two.a.rows[m], two.b.rows[n]
    reused = bool(two.ties.reused[first.passage, second.passage])
    return first.kind == WAY or may_be_one(two.a, two.b, first, second, happening=happening, reused=reused)


def _rivals(likely: NDArray[np.float64], two: _Two, m: int, n: int) -> list[tuple[float, bool]]:
    """How likely either of two fills a slot with another, and whether it agrees with that one."""
    first, second = two.a.rows[m], two.b.rows[n]
    across = [
        (float(likely[m, j]), not excludes(first, row))
        for j, row in enumerate(two.b.rows)
        if j != n and likely[m, j] > 0
    ]
    down = [
        (float(likely[i, n]), not excludes(row, second))
        for i, row in enumerate(two.a.rows)
        if i != m and likely[i, n] > 0
    ]
    return [*across, *down]


def _tells(told: Circumstances, one: Told) -> bool:
    return any(row.kind == one.kind and equals(row, one) for row in told.rows)


def _other_day(scene: Scene, a: Circumstances, b: Circumstances) -> bool:
    days = [scene.facts.written(side.report.id) for side in (a, b)]
    return None not in days and days[0] != days[1]


def _of_times(a: Told, b: Told) -> dict[str, float]:
    found = dict.fromkeys(
        (
            *("weekdays", "a day apart", "one dated", "relative", "weeks apart"),
            *("same month", "one year", "hours apart", "clocks"),
        ),
        0.0,
    )
    if isinstance(a.value, Hours) and isinstance(b.value, Hours):
        found["hours apart"] = minutes_apart(a.value, b.value) / _HALF_A_DAY_MINUTES
        found["clocks"] = float(a.value.exact and b.value.exact)
    elif isinstance(a.value, When) and isinstance(b.value, When):
        one, other = a.value, b.value
        found["weekdays"] = float(bool(one.weekdays and other.weekdays) and not (one.days or other.days))
        days = _days_apart(one, other)
        found["a day apart"] = float(days == 1)
        found["one dated"] = float(one.is_dated != other.is_dated)
        found["relative"] = float(bool(one.relative or other.relative))
        found["weeks apart"] = float(days is None or days > _WEEK)
        found["same month"] = float(len(one.months) == 1 and one.months == other.months)
        found["one year"] = float(bool(one.years) and one.years == other.years and Grain.DAY is not one.grain)
    return found


def _days_apart(a: When, b: When) -> int | None:
    if a.first and a.last and b.first and b.last:
        return max((b.first - a.last).days, (a.first - b.last).days)
    if len(a.months) == 1 and a.months == b.months and a.days and b.days:
        return min(abs(x - y) for x in a.days for y in b.days)
    if a.weekdays and b.weekdays and a.grain is b.grain is Grain.DAY:
        return min(min((x - y) % 7, (y - x) % 7) for x in a.weekdays for y in b.weekdays)
    return None


def _of_ways(first: Told, second: Told) -> dict[str, float]:
    a, b = first.value, second.value
    if not isinstance(a, Way) or not isinstance(b, Way):
        return {}
    ratio = km_ratio(a, b)
    both = a.km is not None and b.km is not None
    return {
        "opposed": float(point_apart(a, b)),
        "far apart": float(ratio >= _SWAPPED[0]),
        "one distance": float(both and ratio < _ONE_DISTANCE),
        "one unit swapped": float(_SWAPPED[0] <= ratio <= _SWAPPED[1]),
        "counted alike": float(bool(a.of) and a.of == b.of),
    }


_SWAPPED, _ONE_DISTANCE = (1.58, 1.64), 1.1  # a mile in kilometres, with what rounding leaves
