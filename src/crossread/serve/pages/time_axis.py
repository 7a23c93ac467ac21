"""An axis of days: cut into days, weeks, months or years, as many as there is room for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import ceil

from crossread.export.page_svg import width_px
from crossread.serve.answers.timeline import Days

_LEAST_PX = 44.0  # of a bin: a report's key, and a finger
_TICK_PX = 11.5
_BOLD, _TICK_GAP_PX = 1.1, 10.0
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@dataclass(frozen=True, slots=True)
class Bin:
    """Some days of the axis, both inside, with their place on it; `name` and `under` are "" where there is no room."""

    first: date
    last: date
    x: float
    width: float
    name: str
    under: str


@dataclass(frozen=True, slots=True)
class _Unit:
    """A way to cut time: so many days, months, from a calendar's own beginning on."""

    days: int = 0
    months: int = 0

    def start(self, day: date) -> date:
        """The beginning of the bin that a day is in."""
        if self.days:
            since = (day.toordinal() - 1) % self.days  # 1 January of the year 1 was a Monday
            return date.fromordinal(max(1, day.toordinal() - since))
        months = (day.year * 12 + day.month - 1) // self.months * self.months
        return date(max(1, months // 12), months % 12 + 1 if months >= 12 else 1, 1)

    def after(self, start: date) -> date | None:
        """The beginning of the next bin; None beyond the calendar's end."""
        try:
            if self.days:
                return start + timedelta(days=self.days)
            months = start.year * 12 + start.month - 1 + self.months
            if start.year == 1:
                months = months // self.months * self.months
            return date(months // 12, months % 12 + 1, 1)
        except (OverflowError, ValueError):
            return None


_UNITS = (
    _Unit(days=1),
    _Unit(days=7),
    *(_Unit(months=months) for months in (1, 3, 12, 60, 120, 240, 600, 1200, 6000, 12000)),
)


@dataclass(frozen=True, slots=True)
class Axis:
    """Days on a line of `width` pixels: those asked for, and as many more as make the first and last bin whole."""

    days: Days
    width: float
    bins: tuple[Bin, ...]

    @property
    def day_px(self) -> float:
        """Pixels of a day."""
        return self.width / ((self.days.last - self.days.first).days + 1)

    def at(self, day: date) -> float:
        """Where a day begins."""
        return (day - self.days.first).days * self.day_px

    def bin_of(self, day: date) -> int:
        """The number of the bin that a day is in; those before the axis are in its first."""
        return max((at for at, one in enumerate(self.bins) if one.first <= day), default=0)


def time_axis(days: Days, width: float) -> Axis:
    """The days cut as finely as leaves every bin room for a word."""
    scale = width / ((days.last - days.first).days + 1)
    unit = next((unit for unit in _UNITS if _length_days(unit) * scale >= _LEAST_PX), _UNITS[-1])
    cuts = list(_cuts(days, unit))
    whole = Days(cuts[0][0], cuts[-1][1])
    axis = Axis(whole, width, ())
    starts = [first for first, _ in cuts]
    widest = max(width_px(word, _TICK_PX) for name in _names(unit, starts) for word in name)
    every = ceil((widest * _BOLD + _TICK_GAP_PX) * len(cuts) / width)
    names = dict(zip(starts[::every], _names(unit, starts[::every]), strict=True))
    found = []
    for first, last in cuts:
        name, under = names.get(first, ("", ""))
        found.append(
            Bin(first, last, axis.at(first), axis.at(last) + axis.day_px - axis.at(first), name, under)
        )
    return replace(axis, bins=tuple(found))


def _length_days(unit: _Unit) -> float:
    return unit.days or unit.months * 30.4


def _cuts(days: Days, unit: _Unit) -> Iterator[tuple[date, date]]:
    """First and last day of every bin that has one of the days."""
    at: date | None = unit.start(days.first)
    while at is not None and at <= days.last:
        following = unit.after(at)
        yield at, following - timedelta(days=1) if following else date.max
        at = following


def _names(unit: _Unit, starts: Sequence[date]) -> Iterator[tuple[str, str]]:
    """The name of every bin, and what stands under it; the year with the first bin of each."""
    year = 0
    for first in starts:
        new, year = first.year != year, first.year
        if unit.days:
            weekday = _WEEKDAYS[first.weekday()] if unit.days == 1 else ""
            yield f"{first.day} {_MONTHS[first.month - 1]}", f"{weekday} {year if new else ''}".strip()
        elif unit.months < 12:
            yield _MONTHS[first.month - 1], str(year) if new else ""
        else:
            yield str(year), ""
