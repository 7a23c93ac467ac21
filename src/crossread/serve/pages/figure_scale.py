"""Scales for counts: even, from nothing or from near the least of counts that lie close; by powers of ten for far ones."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil, floor, log10

_FAR = 30.0  # times the least: beyond, small counts would lie on top of one another
_NEAR = 0.75  # of the greatest: counts all above it would lie on top of one another on an axis from nothing
_LEAST = 0.001  # what is less counts as nothing
_MOST_TICKS = 5


@dataclass(frozen=True, slots=True)
class Scale:
    """From a count to a place on an axis of `length` pixels; `log` says that equal steps are equal factors."""

    low: float
    high: float
    length: float
    log: bool

    @property
    def begins(self) -> float:
        """What an even axis begins at, where that is not nothing; else 0."""
        return 0.0 if self.log else self.low

    def at(self, value: float) -> float:
        """Pixels from the axis' beginning; what lies off it is put on its end."""
        if self.log:
            value, low, high = log10(max(value, self.low)), log10(self.low), log10(self.high)
        else:
            low, high = self.low, self.high
        share = (value - low) / (high - low) if high > low else 0.5
        return min(max(share, 0.0), 1.0) * self.length

    def ticks(self) -> tuple[float, ...]:
        """Round counts on the axis."""
        if self.log:
            powers = range(floor(log10(self.low)), ceil(log10(self.high)) + 1)
            found = [10.0**power for power in powers if self.low <= 10.0**power <= self.high]
            return tuple(found[:: ceil(len(found) / _MOST_TICKS) or 1])
        step = _round_up((self.high - self.low) / (_MOST_TICKS - 1))
        return tuple(n * step for n in range(ceil(self.low / step), floor(self.high / step) + 1))


def scale_for(values: Iterable[float], length: float) -> Scale:
    """A scale that holds all of some counts, none of them below nothing."""
    given = list(values)
    positive = [value for value in given if value >= _LEAST]
    if not positive:
        return Scale(0.0, 1.0, length, log=False)
    least, most = min(positive), max(positive)
    if most / least > _FAR:
        return Scale(10.0 ** floor(log10(least)), _over(most), length, log=True)
    if most > least > most * _NEAR and len(positive) == len(given):
        step = _round_up((most - least) / (_MOST_TICKS - 1))
        low, high = max(ceil(least / step) - 1, 0) * step, (floor(most / step) + 1) * step
        return Scale(low, high, length, log=False)
    return Scale(0.0, most * 1.05, length, log=False)


def _over(most: float) -> float:
    return most * 1.2


def _round_up(value: float) -> float:
    """The next of 1, 2, 5 times a power of ten; whole numbers, for these are counts."""
    if value <= 1.0:
        return 1.0
    power = 10.0 ** floor(log10(value))
    return next(factor * power for factor in (1.0, 2.0, 5.0, 10.0) if factor * power >= value)
