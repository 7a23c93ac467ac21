"""Numbers as ranges: what a figure leaves open, and when two figures exclude one another."""

from __future__ import annotations

from crossread.domain.layers import Number
from crossread.text.tables import mapping

# 1,490 against "about 1,500" is rounding, not disagreement; so is all that rounds to a hedged number's last digit
_ROUNDING = 0.02
_ROUND_FROM = 100
_ROUND_SHARE = 0.05  # of a number that ends in noughts: "14,000" for 13,812


def is_hedged(number: Number) -> bool:
    """Whether words beside a number leave it open: "about", "at least"; not "a total of", "exactly", "only"."""
    return bool(number.qualifier) and mapping("qualifiers").get(number.qualifier) != "exact"


def value_range(number: Number) -> tuple[float, float]:
    """The closed range a number allows, with the rounding that news allows itself; open ends are 0 and infinity."""
    low, high = number.low, number.high
    if low is None and high is None:
        low = high = number.best
    if is_hedged(number) and low is not None and low == high:
        slack = max(_ROUNDING * low, last_unit(low) / 2)
        return low - slack, high + slack
    low = 0.0 if low is None else low
    high = float("inf") if high is None else high
    slack = _ROUNDING if is_hedged(number) else 0.0
    return low * (1 - slack), high * (1 + slack)


def last_unit(value: float) -> float:
    """What the last digit that is no nought stands for: 100 of 1,400, 1 of 23, .1 of 8.7; 1 of 0."""
    unit = 1.0
    if value != int(value):
        while round(value / unit, 6) != int(round(value / unit, 6)) and unit > _FINEST:
            unit /= 10
        return unit
    while value and value % (unit * 10) == 0:
        unit *= 10
    return unit


_FINEST = 1e-3


def compatible(a: Number, b: Number) -> bool:
    """Whether some value fits both, or one is the other rounded."""
    return overlap(value_range(a), value_range(b)) or _rounded(a, b) or _rounded(b, a)


def overlap(a: tuple[float, float], b: tuple[float, float]) -> bool:
    """Whether two closed ranges share a value."""
    return a[0] <= b[1] and b[0] <= a[1]


def middle(number: Number) -> float:
    """One value to weigh a number by: its best, else its low or high end, else 0."""
    return next((v for v in (number.best, number.low, number.high) if v is not None), 0.0)


def _rounded(round_one: Number, exact: Number) -> bool:
    """Whether a number of whole tens or more, hedged or large, stands for an exact one near it."""
    value, other = middle(round_one), middle(exact)
    if value < _ROUND_FROM or other <= 0 or value % 10 or (value % 100 and not is_hedged(round_one)):
        return False
    return abs(value - other) <= _ROUND_SHARE * value and bool(other % 10)
