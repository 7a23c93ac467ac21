"""Dates and clock times of the claim against those a passage gives, field by field: year, month, day, weekday, hour."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from crossread.crossing.checking.telling import Telling
from crossread.domain.checking import Outcome, SlotKind, SlotReading
from crossread.domain.facts import TimeExpression

_VALUE = re.compile(
    r"(?P<year>\d{4}|XXXX)?(?:-(?P<month>\d\d|XX))?(?:-(?P<day>\d\d|XX))?(?:T(?P<clock>.+))?$"
)
_WEEKDAY = re.compile(r"XXXX-W(?:XX|\d\d)-(?P<weekday>[1-7])(?:T(?P<clock>.+))?$")
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_HOUR = re.compile(r"(\d\d)(?::(\d\d))?")
_PARTS = {"MO": (4, 12), "MI": (11, 14), "AF": (12, 18), "EV": (17, 24), "NI": (0, 24), "DT": (5, 19)}
_LATE, _EARLY = (20, 24), (0, 7)
_ELSEWHERE = 0.5  # weight of a date that only the text around the passage gives


def date_slots(claim: Telling, passage: Telling) -> Iterator[SlotReading]:
    """One for each date or clock time of the claim that names a field of the calendar or the clock."""
    for mine in claim.times:
        fields = fields_of(mine.value)
        if fields:
            yield _answer(claim, passage, mine, fields)


def fields_of(value: str) -> Mapping[str, object]:
    """What a TIMEX3 value says for sure; a whole date says its weekday too."""
    found: dict[str, object] = {}
    weekday = _WEEKDAY.match(value)
    if weekday:
        found["weekday"] = int(weekday["weekday"])
        clock = weekday["clock"]
    else:
        whole = _VALUE.match(value)
        if not whole:
            return {}
        found |= {k: int(v) for k in ("year", "month", "day") if (v := whole[k]) and v.isdigit()}
        if len(found) == 3:
            try:
                found["weekday"] = date(*(int(str(found[k])) for k in ("year", "month", "day"))).isoweekday()
            except ValueError:
                return {}
        clock = whole["clock"]
    return found | _clock(clock or "")


def _clock(clock: str) -> dict[str, object]:
    exact = _HOUR.match(clock)
    if exact:
        return {"hour": int(exact[1]), "minute": int(exact[2])} if exact[2] else {"hour": int(exact[1])}
    return {"part": clock[:2]} if clock[:2] in _PARTS else {}


def _answer(
    claim: Telling, passage: Telling, mine: TimeExpression, fields: Mapping[str, object]
) -> SlotReading:
    told = [(t, f) for t in passage.times if (f := fields_of(t.value))]
    merged = _merged([f for _, f in told])
    compared = [(t, _compare(fields, {**merged, **f} if len(told) > 1 else f)) for t, f in told]
    if any(same is True for _, same in compared):
        agreed = next(t for t, same in compared if same is True)
        return _reading(claim, passage, mine, agreed, Outcome.AGREE)
    rivals = [t for t, same in compared if same is False]
    rest = [
        (t, f) for t in passage.all_times if not passage.span.contains(t.span) and (f := fields_of(t.value))
    ]
    if rivals:
        return _reading(claim, passage, mine, rivals[0], Outcome.DIFFER)
    near = {passage.report.passages[at].span for at in passage.around}
    beside = [(t, _compare(fields, f)) for t, f in rest if any(span.contains(t.span) for span in near)]
    for t, same in beside:
        if same:
            return _reading(claim, passage, mine, t, Outcome.CONTEXT)
    if passage.day is not None and _compare(fields, fields_of(passage.day)):
        return SlotReading(
            SlotKind.DATE, Outcome.CONTEXT, mine.span, None, "The report is of that day.", _ELSEWHERE
        )
    for t, f in () if passage.times else rest:
        if _compare(fields, f):
            return _reading(claim, passage, mine, t, Outcome.CONTEXT, weight=_ELSEWHERE)
    apart = [t for t, same in beside if same is False]
    if apart and not fields.keys() <= {"part", "hour", "minute"}:
        return _reading(claim, passage, mine, apart[0], Outcome.DIFFER, weight=_ELSEWHERE)
    said = f"The passage does not say when: you say {claim.printed(mine.span)}."
    return SlotReading(SlotKind.DATE, Outcome.SILENT, mine.span, None, said)


def _merged(fields: Sequence[Mapping[str, object]]) -> dict[str, object]:
    """Fields that all expressions of a passage share: "on Monday" and "at 6 a.m." are one time."""
    found: dict[str, object] = {}
    clash: set[str] = set()
    for one in fields:
        for key, value in one.items():
            if found.setdefault(key, value) != value:
                clash.add(key)
    return {key: value for key, value in found.items() if key not in clash}


def _compare(mine: Mapping[str, object], theirs: Mapping[str, object]) -> bool | None:
    """None where no field is told by both."""
    shared = [key for key in mine if key in theirs and key != "minute"]
    told = [mine[key] == theirs[key] for key in shared]
    if "minute" in mine and "minute" in theirs and mine.get("hour") == theirs.get("hour"):
        told.append(mine["minute"] == theirs["minute"])
    if "hour" in mine and "part" in theirs and "hour" not in theirs:
        told.append(_inside(int(str(mine["hour"])), str(theirs["part"])))
    if "part" in mine and "hour" in theirs and "part" not in theirs:
        told.append(_inside(int(str(theirs["hour"])), str(mine["part"])))
    return all(told) if told else None


def _inside(hour: int, part: str) -> bool:
    if part == "NI":
        return _LATE[0] <= hour < _LATE[1] or _EARLY[0] <= hour < _EARLY[1]
    first, past = _PARTS[part]
    return first <= hour < past


def _reading(
    claim: Telling,
    passage: Telling,
    mine: TimeExpression,
    their: TimeExpression,
    outcome: Outcome,
    *,
    weight: float = 1.0,
) -> SlotReading:
    you, they = claim.printed(mine.span), passage.printed(their.span)
    said = (
        f"The reports say {_named(they, their)}, you say {you}."
        if outcome is Outcome.DIFFER
        else f"“{they}” says when."
    )
    return SlotReading(SlotKind.DATE, outcome, mine.span, passage.cite(their.span), said, weight)


def _named(printed: str, time: TimeExpression) -> str:
    weekday = fields_of(time.value).get("weekday")
    name = _WEEKDAYS[int(str(weekday)) - 1] if weekday else ""
    return printed if not name or name.casefold() in printed.casefold() else f"{printed} ({name})"
