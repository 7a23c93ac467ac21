"""Expressions of time: found in a text, given TIMEX3 values, turned to periods of days."""

from crossread.text.times.find import find_times
from crossread.text.times.period import period_of
from crossread.text.times.resolve import resolve_times

__all__ = ["find_times", "period_of", "resolve_times"]
