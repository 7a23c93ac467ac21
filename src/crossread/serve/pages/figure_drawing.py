"""Counts as drawings: a bar for each number's range, and over the days on which they were said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from crossread.domain.facts import EventStatus
from crossread.serve.answers.figure_facts import FigureReading, FigureSeries
from crossread.serve.answers.timeline import Days, day_of
from crossread.serve.pages.figure_scale import Scale, scale_for
from crossread.serve.pages.time_axis import Bin, time_axis

_BAR_PX = 200.0
_PAD_PX = 8.0
_CHART_PX = 200.0
_LEFT_PX, _TOP_PX, _BOTTOM_PX = 64.0, 10.0, 34.0
_MARK_PX = 9.0  # between marks of one day
_FEWEST_MARKS, _FEWEST_DAYS = 3, 2
_MOST_MARKS = 80  # of a chart; those that most accounts give
FORMATS = (("wide middle", 760.0), ("narrow", 350.0))


@dataclass(frozen=True, slots=True)
class RangeBar:
    """One number on its series' scale: from `low` to `high` with a mark at `best`, pixels; None where untold or open."""

    low: float
    high: float
    best: float | None
    open_below: bool
    open_above: bool
    width: float


@dataclass(frozen=True, slots=True)
class ChartMark:
    """A number on the day it was said; lengths are pixels from the upper left corner."""

    figure: FigureReading
    x: float
    top: float
    bottom: float
    best: float | None
    open_above: bool
    open_below: bool


@dataclass(frozen=True, slots=True)
class FigureChart:
    """A series over time. `updates` joins the numbers of a running count, each an update of the one before."""

    name: str
    width: float
    height: float
    bins: tuple[Bin, ...]
    left: float
    base: float
    ticks: tuple[tuple[float, float], ...]
    marks: tuple[ChartMark, ...]
    updates: str
    log: bool


@dataclass(frozen=True, slots=True)
class SeriesDrawing:
    """A series as shown: its rows, each with its bar, how many are left out, and charts where there is enough over time.

    `begins` is the count that bars and charts begin at.
    """

    series: FigureSeries
    rows: tuple[tuple[FigureReading, RangeBar | None], ...]
    left_out: int
    charts: tuple[FigureChart, ...]
    log: bool
    begins: float


def series_drawing(series: FigureSeries, *, rows: int) -> SeriesDrawing:
    """Draw one series; of more than `rows` numbers, those that are disputed, or that most accounts give."""
    values = [v for one in series.figures for v in (one.low, one.best, one.high) if v is not None]
    scale = scale_for(values, _BAR_PX - 2 * _PAD_PX)
    ranked = sorted(enumerate(series.figures), key=lambda item: (not item[1].disputes, -item[1].lineages))
    shown = [one for _, one in sorted(ranked[:rows], key=lambda item: item[0])]
    return SeriesDrawing(
        series=series,
        rows=tuple((one, _bar(scale, one)) for one in shown),
        left_out=len(series.figures) - len(shown),
        charts=tuple(_charts(series, values)),
        log=scale.log,
        begins=scale.begins,
    )


def _bar(scale: Scale, one: FigureReading) -> RangeBar | None:
    ends = [v for v in (one.low, one.best, one.high) if v is not None]
    if not ends:
        return None
    low, high = min(ends), max(ends)
    return RangeBar(
        low=_PAD_PX + scale.at(low),
        high=_PAD_PX + scale.at(high),
        best=_PAD_PX + scale.at(one.best) if one.best is not None else None,
        open_below=one.low is None,
        open_above=one.high is None,
        width=_BAR_PX,
    )


def _charts(series: FigureSeries, values: Sequence[float]) -> list[FigureChart]:
    shown = [
        one
        for one in series.figures
        if day_of(one.said) and one.status is EventStatus.ACTUAL and not one.part_of and not one.implied
    ]
    shown = sorted(shown, key=lambda one: -one.lineages)[:_MOST_MARKS]
    shown.sort(key=lambda one: one.said or "")
    days = [day for one in shown if (day := day_of(one.said))]
    if len(shown) < _FEWEST_MARKS or len(set(days)) < _FEWEST_DAYS:
        return []
    return [
        _chart(shown, Days(min(days), max(days)), values, name=name, width=width) for name, width in FORMATS
    ]


def _chart(
    shown: Sequence[FigureReading], days: Days, values: Sequence[float], *, name: str, width: float
) -> FigureChart:
    scale = scale_for(values, _CHART_PX - _TOP_PX)
    axis = time_axis(days, width - _LEFT_PX)
    base = _CHART_PX
    marks, counts = [], dict[str, int]()
    same_day = {said: sum(1 for one in shown if one.said == said) for said in {one.said for one in shown}}
    room = axis.day_px
    for one in shown:
        day = day_of(one.said)
        ends = [v for v in (one.low, one.best, one.high) if v is not None]
        if day is None or not ends:
            continue
        said = one.said or ""
        number = counts.get(said, 0)
        counts[said] = number + 1
        step = min(_MARK_PX, room / same_day[one.said])
        x = _LEFT_PX + axis.at(day) + step * (number + 0.5)
        marks.append(
            ChartMark(
                one,
                x=x,
                top=base - scale.at(max(ends)),
                bottom=base - scale.at(min(ends)),
                best=base - scale.at(one.best) if one.best is not None else None,
                open_above=one.high is None,
                open_below=one.low is None,
            )
        )
    return FigureChart(
        name=name,
        width=width,
        height=_CHART_PX + _BOTTOM_PX,
        bins=axis.bins,
        left=_LEFT_PX,
        base=base,
        ticks=tuple((tick, base - scale.at(tick)) for tick in scale.ticks()),
        marks=tuple(marks),
        updates=_updates(marks),
        log=scale.log,
    )


def _updates(marks: Sequence[ChartMark]) -> str:
    """Points of a line along a running count: of each day the greatest, as long as it grows."""
    best: dict[str, ChartMark] = {}
    for mark in marks:
        said = mark.figure.said or ""
        if mark.figure.running and (said not in best or _y(mark) < _y(best[said])):
            best[said] = mark
    points: list[ChartMark] = []
    for said in sorted(best):
        if not points or _y(best[said]) <= _y(points[-1]):
            points.append(best[said])
    return " ".join(f"{mark.x:.1f},{_y(mark):.1f}" for mark in points) if len(points) > 1 else ""


def _y(mark: ChartMark) -> float:
    return mark.best if mark.best is not None else mark.top
