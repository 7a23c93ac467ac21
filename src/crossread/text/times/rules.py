"""How a value hangs on another day: a small language, so that it can be worked out again when that day is known.

A rule is steps joined by " > ", each taking the value so far, the first that of the reference; a "@" in front says that
the reference is another expression of the text (its `anchor`), else it is the day of writing.

| step | meaning |
|---|---|
| `day:-1`, `week:0`, `month:2`, `quarter:-1`, `year:-10`, `decade:0`, `century:0` | that unit, so many on |
| `hour:-2`, `minute:-5` | the time so many on: of no known value unless the reference has a clock time |
| `on:NAME:WAY`, `on:NAME:WAY:D7` | the one so named that lies WAY of the reference; with D7 it must be a Sunday |
| `of:NAME` | the one so named within the value so far: `year:-1 > of:Q3` |
| `part:NI`, `at:21:30` | that part (MO, AF, EV, NI) or clock time of the day so far |
| `again:-1` | the same month or quarter so many years on; of a day only the year |
| `in:1988` | the same in that year, said of a quarter: "the 1988 quarter" |
| `past:PT48H`, `next:P2W` | a length that ends, or begins, at the reference; the value is the length |

NAME is a weekday (D1 to D7), weekend (WE), month (06), day of the year (06-11), season (SP, SU, FA, WI), quarter (Q3),
half (H1) or a movable feast (easter, thanksgiving, ...). WAY is past (the latest that has begun), future (the soonest
not over), last (the latest that is over), next (the soonest not begun), this (of the same week, or year), near (the
nearest), lately (past, but next where that begins within 60 days), or ~ (not decided: of no known value).
A rule that begins with ~ is not decided between another expression and the day of writing.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from crossread.domain.facts import Grain
from crossread.text.times.calendar import UNKNOWN_DAY, grain_of
from crossread.text.times.feasts import MOVABLE
from crossread.text.times.named import UNDECIDED, named_from
from crossread.text.times.units import clock_on, is_unit, same_on, unit_on

ANCHORED = "@"
THEN = " > "


def value_by(rule: str, reference: str | None) -> str:
    """The value that a rule gives, counted from the reference's value; X stands for what that does not tell.

    Raises:
        ValueError: the rule has a step that is none of the above.
    """
    value = reference or UNKNOWN_DAY
    for step in rule.lstrip(ANCHORED + UNDECIDED).split(THEN):
        value = step_on(value, step)
    return value


def step_on(value: str, step: str) -> str:
    """The value one step on.

    Raises:
        ValueError: there is no such step.
    """
    name, _, rest = step.partition(":")
    if is_unit(name):
        return unit_on(value, name, int(rest))
    if name not in _STEPS:
        raise ValueError(f"no step of a rule: {step!r}")
    return _STEPS[name](value, rest)


def _of(value: str, name: str) -> str:
    """The one so named within the value."""
    grain = grain_of(value)
    if grain is Grain.WEEK:
        return _of_week(value[:8], name)
    if grain is not Grain.YEAR or name[0] == "D" or name == "WE":
        return value
    if name not in MOVABLE:
        return f"{value}-{name}"
    return MOVABLE[name](int(value)).isoformat() if value.isdigit() else UNKNOWN_DAY


def _of_week(week: str, name: str) -> str:
    if name == "WE" or "X" in week:
        return f"{week}-{name.removeprefix('D')}"
    return date.fromisocalendar(int(week[:4]), int(week[6:8]), int(name[1:])).isoformat()


def _part(value: str, part: str) -> str:
    day = value.partition("T")[0]
    return f"{day}T{part}" if grain_of(day) is Grain.DAY else value


_STEPS: dict[str, Callable[[str, str], str]] = {
    "on": named_from,
    "of": _of,
    "part": _part,
    "at": _part,
    "again": lambda value, count: same_on(value, int(count)),
    "in": lambda value, year: year + value[4:] if grain_of(value) is Grain.QUARTER else f"{year}-QX",
    "past": lambda _, length: length,
    "next": lambda _, length: length,
    "hour": lambda value, count: clock_on(value, 60 * int(count)),
    "minute": lambda value, count: clock_on(value, int(count)),
    "second": lambda _, __: f"{UNKNOWN_DAY}TXX:XX",
}
