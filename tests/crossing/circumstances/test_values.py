"""What days, hours and ways can be one, by their words alone."""

from __future__ import annotations

import pytest

from crossread.crossing.circumstances import hours, ways, when
from crossread.crossing.circumstances.hours import Hours
from crossread.crossing.circumstances.spotted import spotted
from crossread.crossing.circumstances.ways import Way
from crossread.crossing.circumstances.when import When, when_of
from crossread.domain.span import Span
from crossread.text.numbers import numbers
from crossread.text.times import find_times, resolve_times

DAYS = [
    ("in November 2018", "in November 2019", True),
    ("in May", "in February", True),
    ("in the spring of 2022", "in the autumn of 2022", True),
    ("on 30 June", "on 31 July", True),
    ("on 3 July", "on 23 July", True),
    ("in 1913", "in 1931", True),
    ("on Monday", "on Tuesday", True),
    ("on 29 August", "in the middle of August", True),
    ("in the first week of April", "on 19 March", True),
    ("on 6 April 2023", "in November 2022", True),
    ("before Christmas", "in March", True),
    ("last winter", "in April", True),
    ("on 29 August", "in August", False),
    ("on 29 August", "at the end of August", False),
    ("in the 1990s", "in 1994", False),
    ("on Saturday night", "on Sunday", False),
    ("in the early hours of Sunday", "on Saturday night", False),
    ("in spring", "in May", False),
    ("in spring", "in October", False),  # on the other half of the earth
    ("before Christmas", "on 19 December", False),
    ("on Sunday", "on Sunday", False),
    ("on Friday", "in June", False),
]
NO_DAYS = [
    "three years ago",
    "for three weeks",
    "every Monday",
    "recently",
    "at noon",
    "the same day",
    "a decade ago",
]
HOURS = [
    ("at half past six in the morning", "at 9.30 am", True),
    ("at 10.15 in the morning", "in mid-afternoon", True),
    ("at dusk on Sunday", "at one o'clock in the afternoon", True),
    ("in broad daylight", "at midnight", True),
    ("close to sunset", "shortly after nine in the morning", True),
    ("at 5.40 a.m.", "before sunrise", False),
    ("at 21:00", "shortly after nine in the evening", False),
    ("at 11.40 p.m.", "in the night", False),
    ("at 12.20 a.m.", "in the night", False),
    ("at noon", "around midday", False),
    ("at six o'clock", "at 18:00", False),  # the one does not say which half of the day it means
    ("at 9 p.m. GMT", "at 11 p.m.", False),
    ("at twelve o'clock", "at midnight", False),
    ("before dawn", "at three in the afternoon", True),
    ("before dawn", "at two at night", False),
]
WAYS = [
    ("Karo lies 12 km south of Bay Town.", "Karo lies 12 km north of Bay Town.", True),
    ("It is four kilometres east of town.", "It is four kilometres west of the town.", True),
    ("Some 60 kilometres south-east of the capital.", "Some 60 miles south-east of the capital.", True),
    ("Eight miles to the north of this port.", "Eight miles southward of this port.", True),
    ("It is 33 miles east of Orton.", "In Orton, some 33 miles to the east.", True),
    ("It is 33 miles east of Orton.", "In Orton, some 33 miles to the west.", False),
    ("A village 40 km south of Bay Town.", "A village 25 miles south of Bay Town.", False),
    ("A village 40 km south of Bay Town.", "A village 80 km north of Pell.", False),
    ("A village 11 kilometres north of the port.", "A village 11 kilometres north-west of the port.", False),
    ("Harlby is nine miles away.", "Harlby is some 14 kilometres off.", False),
]


def day(words: str) -> When | None:
    found = resolve_times(words, find_times(words), day=None)
    values = (when_of(time, time.span.of(words), words[: time.span.start]) for time in found)
    return next((value for value in values if value is not None), None)


def hour(words: str) -> Hours | None:
    found = spotted(words, Span(0, len(words)), find_times(words), (), dated=False)
    return next((one.value for one in found if isinstance(one.value, Hours)), None)


def way(words: str) -> Way:
    ((_, found),) = ways.ways(words, Span(0, len(words)), numbers(words))
    return found


@pytest.mark.parametrize(("a", "b", "apart"), DAYS)
def test_days(a: str, b: str, apart: bool) -> None:
    one, other = day(a), day(b)
    assert one is not None
    assert other is not None
    assert when.excludes(one, other) is when.excludes(other, one) is apart


@pytest.mark.parametrize("words", NO_DAYS)
def test_what_is_too_loose_is_no_day(words: str) -> None:
    assert day(words) is None


@pytest.mark.parametrize(("a", "b", "apart"), HOURS)
def test_hours(a: str, b: str, apart: bool) -> None:
    one, other = hour(a), hour(b)
    assert one is not None
    assert other is not None
    assert hours.excludes(one, other) is hours.excludes(other, one) is apart


@pytest.mark.parametrize(("a", "b", "apart"), WAYS)
def test_ways(a: str, b: str, apart: bool) -> None:
    one, other = way(a), way(b)
    assert ways.excludes(one, other) is ways.excludes(other, one) is apart


@pytest.mark.parametrize(
    "words", ["by noon", "after nine in the evening", "from 5 to 8 p.m.", "two nights", "Dawn Hughes"]
)
def test_a_bound_is_no_hour(words: str) -> None:
    assert hour(f"It was {words} there.") is None


def test_a_day_at_the_end_of_the_calendar() -> None:
    assert day("late on 9999-12-31") is not None


@pytest.mark.parametrize("values", [(day("in May"),) * 2, (day("on 3 June 2024"),) * 2])
def test_a_day_equals_itself(values: tuple[When, When]) -> None:
    assert when.equals(*values)


def test_a_month_and_its_day_are_not_said_as_finely() -> None:
    month, single = day("in June 2024"), day("on 3 June 2024")
    assert month is not None
    assert single is not None
    assert not when.excludes(month, single)
    assert not when.equals(month, single)


@pytest.mark.parametrize(
    "words", ["The storm moved to the south.", "A 30 km stretch of road.", "North Korea said so."]
)
def test_what_tells_no_way(words: str) -> None:
    assert not list(ways.ways(words, Span(0, len(words)), numbers(words)))
