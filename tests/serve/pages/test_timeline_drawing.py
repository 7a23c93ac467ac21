"""The drawn timeline: nothing lies on anything else, nothing is lost, reports keep their day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from crossread.serve.answers.timeline import Days
from crossread.serve.pages.timeline_drawing import FORMATS, Bar, Format, timeline_drawing
from serve.facts_made import happening, report_day

MAY = Days(date(2031, 5, 1), date(2031, 5, 10))


def room(bar: Bar) -> tuple[float, float]:
    """Where a bar and its words stand."""
    left = min(bar.x, bar.words_x)
    right = bar.x + bar.width if bar.inside else max(bar.x + bar.width, bar.words_x + bar.words_px - 6)
    return left, right


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_bars_and_words_of_a_row_stand_apart(form: Format) -> None:
    events = [
        happening(
            f"event {at}",
            (MAY.first + timedelta(days=at % 10)).isoformat(),
            (MAY.first + timedelta(days=at % 10)).isoformat(),
            lineages=at % 3 + 1,
        )
        for at in range(60)
    ]
    drawing = timeline_drawing(MAY, events, (), form)
    rows: dict[float, list[tuple[float, float]]] = {}
    for bar in drawing.bars:
        rows.setdefault(bar.y, []).append(room(bar))
    assert len(rows) == form.rows
    for found in rows.values():
        for (_, right), (left, _) in zip(sorted(found), sorted(found)[1:], strict=False):
            assert right <= left + 1
    assert all(left >= 0 and right <= form.width_px + 1 for found in rows.values() for left, right in found)


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_what_is_not_drawn_is_counted_on_its_day(form: Format) -> None:
    events = [happening(f"event {at}", "2031-05-04", "2031-05-04") for at in range(150)]
    drawing = timeline_drawing(MAY, events, (), form)
    assert len(drawing.bars) + sum(one.number for one in drawing.more) == 150
    assert [one.bin.first <= date(2031, 5, 4) <= one.bin.last for one in drawing.more] == [True]


def test_the_first_happenings_are_the_ones_drawn() -> None:
    events = [happening(f"event {at}", "2031-05-04", "2031-05-04") for at in range(50)]
    drawing = timeline_drawing(MAY, events, (), FORMATS[0])
    assert [bar.event for bar in drawing.bars] == events[: len(drawing.bars)]


def test_bars_are_as_long_as_their_days_and_cut_or_open_ends_are_told() -> None:
    events = [
        happening("short", "2031-05-02", "2031-05-02"),
        happening("long", "2031-05-02", "2031-05-06"),
        happening("since", "2031-05-03", None),
        happening("cut", "2031-04-20", "2031-05-02"),
    ]
    bars = {bar.event.words[0]: bar for bar in timeline_drawing(MAY, events, (), FORMATS[0]).bars}
    assert bars["long"].width == pytest.approx(5 * (bars["short"].width + 2) - 2)
    assert bars["long"].x == bars["short"].x
    assert (bars["short"].open_start, bars["short"].open_end) == (False, False)
    assert (bars["since"].open_start, bars["since"].open_end) == (False, True)
    assert (bars["cut"].open_start, bars["cut"].x) == (True, 0)


def test_reports_stand_under_their_day_and_the_rest_is_counted() -> None:
    reports = [report_day(at, f"2031-05-{at % 2 + 3:02}") for at in range(100)]
    drawing = timeline_drawing(MAY, (), reports, FORMATS[2])
    shown = [chip for chip in drawing.chips if chip.report]
    assert len(shown) + sum(chip.more for chip in drawing.chips) == 100
    for chip in shown:
        assert chip.report
        assert chip.report.day
        assert chip.bin.first.isoformat() <= chip.report.day <= chip.bin.last.isoformat()
        assert chip.bin.x <= chip.x
        assert chip.x + chip.width <= chip.bin.x + chip.bin.width
    assert max(chip.y + chip.height for chip in drawing.chips) <= drawing.height


def test_years_are_drawn_as_well_as_a_day() -> None:
    events = [happening("war", "1914-07-28", "1918-11-11"), happening("peace", "1919-06-28", "1919-06-28")]
    drawing = timeline_drawing(Days(date(1900, 1, 1), date(2031, 5, 1)), events, (), FORMATS[2])
    assert [bar.event.words[0] for bar in drawing.bars] == ["war", "peace"]
    assert all(bar.width >= 10 for bar in drawing.bars)
