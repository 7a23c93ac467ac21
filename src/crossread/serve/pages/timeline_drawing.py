"""The timeline as a drawing: what happened above, what was published below, on one axis of days.

Happenings are bars as long as their days, with words beside them; those there is no room for are counted by the day.
Reports are keys in the colour of their account. Everything is a link; the list under the drawing says the same in words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from crossread.export.page_svg import fit, width_px
from crossread.serve.answers.happenings import HappeningAnswer, HappeningGroup
from crossread.serve.answers.report_days import ReportDayAnswer
from crossread.serve.answers.timeline import Days, day_of, days_of
from crossread.serve.pages.time_axis import Axis, Bin, time_axis

_TEXT_PX = 12.5
_ROW_PX, _BAR_PX = 27.0, 24.0
_LEAST_BAR_PX = 10.0
_MOST_LABEL_PX = 220.0
_AXIS_PX = 38.0
_LANE_NAME_PX = 26.0
_MORE_PX = 46.0  # room for the counts of what is not drawn
_CHIP_PX, _CHIP_WIDE_PX, _CHIP_GAP_PX = 24.0, 38.0, 3.0
_MOST_CHIP_ROWS = 6
_MOST_TRIED = 100  # happenings that a place is looked for
_SHAPES = {HappeningGroup.FORCE: "▲", HappeningGroup.TALK: "●", HappeningGroup.OTHER: "■"}


@dataclass(frozen=True, slots=True)
class Format:
    """For one width of screen: its style name, its width, how many rows of happenings it has room for."""

    name: str
    width_px: float
    rows: int


FORMATS = (Format("wide", 1240.0, 12), Format("middle", 780.0, 12), Format("narrow", 350.0, 14))


@dataclass(frozen=True, slots=True)
class Bar:
    """A happening's box and words; `open_start` and `open_end` say that it is cut or open there."""

    event: HappeningAnswer
    x: float
    y: float
    width: float
    height: float
    words: str
    accounts: str
    words_x: float
    words_px: float
    inside: bool
    open_start: bool
    open_end: bool


@dataclass(frozen=True, slots=True)
class More:
    """How many happenings that begin in a bin are not drawn."""

    bin: Bin
    number: int
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Chip:
    """A report, or, with `more`, how many there was no room for."""

    x: float
    y: float
    width: float
    height: float
    report: ReportDayAnswer | None
    more: int
    bin: Bin


@dataclass(frozen=True, slots=True)
class TimelineDrawing:
    """Ready to be printed as SVG; lengths are CSS pixels at natural size."""

    name: str
    width: float
    height: float
    bins: tuple[Bin, ...]
    bars: tuple[Bar, ...]
    more: tuple[More, ...]
    chips: tuple[Chip, ...]
    events_y: float
    axis_y: float
    reports_y: float


def timeline_drawing(
    days: Days, events: Sequence[HappeningAnswer], reports: Sequence[ReportDayAnswer], form: Format
) -> TimelineDrawing:
    """Draw some days; of happenings those that come first in `events` are drawn first."""
    axis = time_axis(days, form.width_px)
    drawn, left_out = _bars(axis, events, form)
    rows = max((round((bar.y - _LANE_NAME_PX) / _ROW_PX) for bar in drawn), default=-1) + 1
    more_y = _LANE_NAME_PX + rows * _ROW_PX
    counts = _more(axis, left_out, more_y)
    axis_y = more_y + (_MORE_PX if counts else 0.0) + 6.0
    reports_y = axis_y + _AXIS_PX
    chips = _chips(axis, reports, reports_y + _LANE_NAME_PX)
    bottom = max((chip.y + chip.height for chip in chips), default=reports_y + _LANE_NAME_PX)
    return TimelineDrawing(
        name=form.name,
        width=form.width_px,
        height=bottom + 6.0,
        bins=axis.bins,
        bars=drawn,
        more=counts,
        chips=chips,
        events_y=0.0,
        axis_y=axis_y,
        reports_y=reports_y,
    )


def _bars(
    axis: Axis, events: Sequence[HappeningAnswer], form: Format
) -> tuple[tuple[Bar, ...], list[HappeningAnswer]]:
    """Each into the first row that has room for it and its words."""
    taken: list[list[tuple[float, float]]] = [[] for _ in range(form.rows)]
    drawn: list[Bar] = []
    left_out: list[HappeningAnswer] = []
    for number, event in enumerate(events):
        own = days_of(event) if number < _MOST_TRIED else None
        bar = _placed(axis, own, event, taken) if own else None
        if bar is None:
            left_out.append(event)
        else:
            drawn.append(bar)
    return tuple(drawn), left_out


def _placed(
    axis: Axis, own: Days, event: HappeningAnswer, taken: list[list[tuple[float, float]]]
) -> Bar | None:
    days, width = axis.days, axis.width
    start = axis.at(max(own.first, days.first))
    end = axis.at(min(own.last, days.last)) + axis.day_px - 2.0
    end = min(width, max(end, start + _LEAST_BAR_PX))
    start = min(start, end - _LEAST_BAR_PX)
    words = fit(_words(event), _MOST_LABEL_PX, _TEXT_PX)
    accounts = str(event.lineages) if event.lineages > 1 else ""
    label = width_px(f"{words} · {accounts}" if accounts else words, _TEXT_PX) + 14.0
    for number, row in enumerate(taken):
        for inside, words_x, left, right in _ways(start, end, label, width):
            if all(right <= a or left >= b for a, b in row):
                row.append((left, right))
                return Bar(
                    event,
                    x=start,
                    y=_LANE_NAME_PX + number * _ROW_PX,
                    width=end - start,
                    height=_BAR_PX,
                    words=words,
                    accounts=accounts,
                    words_x=words_x,
                    words_px=label,
                    inside=inside,
                    open_start=event.start is None or own.first < days.first,
                    open_end=event.end is None or own.last > days.last,
                )
    return None


def _ways(start: float, end: float, label: float, width: float) -> list[tuple[bool, float, float, float]]:
    """Where the words can stand: inside the bar, after it, before it; and the room that bar and words then need."""
    ways = []
    if end - start >= label:
        ways.append((True, start + 6.0, start, end))
    if end + label <= width:
        ways.append((False, end + 5.0, start, end + label))
    if start - label >= 0:
        ways.append((False, start - label + 4.0, start - label, end))
    return ways


def _words(event: HappeningAnswer) -> str:
    said = f"{_SHAPES[event.group]} {event.words[0]}"
    return f"{said}, {event.place}" if event.place else said


def _more(axis: Axis, left_out: Sequence[HappeningAnswer], y: float) -> tuple[More, ...]:
    counts: dict[int, int] = {}
    for event in left_out:
        own = days_of(event)
        if own:
            at = axis.bin_of(own.first)
            counts[at] = counts.get(at, 0) + 1
    most = max(counts.values(), default=1)
    found = []
    for at, number in sorted(counts.items()):
        height = 4.0 + (_MORE_PX - 22.0) * number / most
        here = axis.bins[at]
        found.append(
            More(here, number, here.x + 1.0, y + _MORE_PX - height, max(here.width - 2.0, 2.0), height)
        )
    return tuple(found)


def _chips(axis: Axis, reports: Sequence[ReportDayAnswer], y: float) -> tuple[Chip, ...]:
    by_bin: dict[int, list[ReportDayAnswer]] = {}
    for report in reports:
        day = day_of(report.day)
        if day:
            by_bin.setdefault(axis.bin_of(day), []).append(report)
    found: list[Chip] = []
    for at, group in sorted(by_bin.items()):
        here = axis.bins[at]
        columns = max(1, int((here.width + _CHIP_GAP_PX) // (_CHIP_WIDE_PX + _CHIP_GAP_PX)))
        room = columns * _MOST_CHIP_ROWS
        shown: list[ReportDayAnswer | None] = list(group[: room - 1] if len(group) > room else group)
        more = len(group) - len(shown)
        if more:
            shown.append(None)
        for number, one in enumerate(shown):
            found.append(
                Chip(
                    x=here.x + number % columns * (_CHIP_WIDE_PX + _CHIP_GAP_PX) + 1.0,
                    y=y + number // columns * (_CHIP_PX + _CHIP_GAP_PX),
                    width=min(_CHIP_WIDE_PX, here.width - 2.0),
                    height=_CHIP_PX,
                    report=one,
                    more=0 if one is not None else more,
                    bin=here,
                )
            )
    return tuple(found)
