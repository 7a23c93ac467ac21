"""Reports a day as a row of bars, small enough for a line of text; and reports as dots, account by account."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from crossread.export.page_words import count, day_words

_HEIGHT_PX = 22
_BAR_PX = 5
_GAP_PX = 1
_MOST_BARS = 32
_DOT_PX = 8
_APART_PX = 7
_MOST_DOTS = 60


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar in pixels from the upper left corner."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Sparkline:
    """Bars, the size of the drawing, and what it shows in words."""

    bars: tuple[Bar, ...]
    width: int
    height: int
    words: str


def sparkline(days: Sequence[tuple[str, int]], undated: int) -> Sparkline | None:
    """Bars of (ISO day, reports), of several days each where there are too many; None for fewer than two days."""
    try:
        known = sorted((date.fromisoformat(day), number) for day, number in days)
    except ValueError:
        return None
    if len(known) < 2:
        return None
    first, last = known[0][0], known[-1][0]
    a_bar = timedelta(days=-(-((last - first).days + 1) // _MOST_BARS))
    heights = [0] * ((last - first) // a_bar + 1)
    for day, number in known:
        heights[(day - first) // a_bar] += number
    most = max(heights)
    bars = tuple(
        Bar(at * (_BAR_PX + _GAP_PX), _HEIGHT_PX - height, _BAR_PX, height)
        for at, number in enumerate(heights)
        if (height := round(max(3.0, _HEIGHT_PX * number / most), 1) if number else 0)
    )
    busiest = max(known, key=lambda one: (one[1], one[0]))
    words = (
        f"{count(sum(number for _, number in known), 'report')} from {day_words(first.isoformat())} to "
        f"{day_words(last.isoformat())}, most on {day_words(busiest[0].isoformat())} ({busiest[1]})"
    )
    open_words = f"; {undated} of unknown day" if undated else ""
    return Sparkline(bars, len(heights) * (_BAR_PX + _GAP_PX), _HEIGHT_PX, words + open_words)


@dataclass(frozen=True, slots=True)
class Dots:
    """Centres of dots from left to right, each with the number of its account, and the width of the drawing."""

    dots: tuple[tuple[float, int], ...]
    width: float


def account_dots(accounts: Sequence[int]) -> Dots | None:
    """A dot a report, those of one account touching; None where there are too many to see."""
    if not accounts or sum(accounts) > _MOST_DOTS:
        return None
    dots, x = [], 0.0
    for account, reports in enumerate(accounts):
        for _ in range(reports):
            dots.append((x + _DOT_PX / 2, account))
            x += _DOT_PX
        x += _APART_PX
    return Dots(tuple(dots), x - _APART_PX)
