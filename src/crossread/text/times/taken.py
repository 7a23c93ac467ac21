"""What the words taken by a pattern come to: the fields that its meaning in data/time_patterns.txt asks for."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from crossread.text.numerals import numerals
from crossread.text.tables import mapping, rows
from crossread.text.times.digits import NoTimeError, check_dates, clock, decade, full_year, iso, slashed
from crossread.text.times.grammar import Pattern
from crossread.text.times.lexing import Lexed
from crossread.text.times.rules import ANCHORED, step_on
from crossread.text.times.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Taken:
    """The words of one match."""

    match: re.Match[str]
    pattern: Pattern
    lexed: Lexed
    vocabulary: Vocabulary

    def meaning(self) -> str:
        """The pattern's meaning with its fields filled in.

        Raises:
            NoTimeError: there is no such day or time.
        """
        filled = _FIELD.sub(lambda field: self._field(field[1]), self.pattern.meaning)
        check_dates(filled)
        return filled.removeprefix(ANCHORED) if filled.startswith(f"{ANCHORED}=") else filled

    def modifier(self, *, of_length: bool) -> str:
        """TIMEX3's mod, from the words taken as `mod`, else from the pattern."""
        words = " ".join(self.printed("mod").lower().split())
        return _modifiers()[words][0 if of_length else 1] if words else self.pattern.modifier

    def printed(self, group: str) -> str:
        """The text that a group took; "" where it took none."""
        if group not in self.pattern.groups or self.match.start(group) < 0:
            return ""
        return self.lexed.printed(*self.match.span(group))

    def value(self, group: str, *categories: str) -> str | None:
        """What the word of a group means as one of the categories, the first that it has."""
        word = self.printed(group)
        values = (self.vocabulary.value(word, category) for category in categories)
        return next((value for value in values if value is not None), None)

    def _field(self, name: str) -> str:
        if name in _FIELDS:
            return _FIELDS[name](self)
        value = self.value(name, *self.pattern.groups[name])
        if value is not None:
            return value
        count = _digits(self.printed(name))
        return count if name == "ORDNTH" else count.zfill(2)


def _year(taken: Taken) -> str:
    printed = taken.printed("year")
    digits = _digits(printed)
    if digits:
        return full_year(digits) if len(digits) == 2 else digits
    hundreds, *rest = re.findall(r"[^\W\d_]+", printed)
    value = taken.vocabulary.value
    return f"{100 * int(value(hundreds, 'HUNDREDS') or 0) + sum(int(value(word, 'CARD') or 0) for word in rest):04}"


def _count(taken: Taken) -> float | None:
    """How many units; None for "several", and for a plural without a number."""
    printed = (taken.printed("low") or taken.printed("n")).lower()
    if not printed:
        return 1 if taken.value("unit", "UNITS") is None else None
    if re.search(r"\bcouple\b", printed):
        return 2
    found = next(numerals(printed), None)
    if found is None or found.best is None:
        return None
    return found.best + (0.5 if _AND_A_HALF.search(printed) else 0)


def _unit(taken: Taken) -> str:
    return taken.value("unit", "UNIT", "UNITS") or "day"


def _length(count: float | None, unit: str) -> str:
    if unit == "fortnight":
        count, unit = None if count is None else 2 * count, "week"
    if unit in _IN_YEARS and count is not None:
        count, unit = _IN_YEARS[unit] * count, "year"
    letter = mapping("time_units")[unit]
    prefix, letter = ("PT", letter[1:]) if letter[0] == "T" else ("P", letter)
    if count is None:
        return f"{prefix}X{letter}"
    if unit == "hour" and count > 1 and count % 1 == 0.5:
        return f"PT{int(count)}H30M"
    return f"{prefix}{round(count) if count % 1 == 0 else count}{letter}"


def _half(taken: Taken) -> str:
    unit = _unit(taken)
    return _length(*_HALVES.get(unit, (0.5, unit)))


def _on(taken: Taken, sign: int) -> str:
    """A step so many units on; where nobody counted them, a value that says only which way."""
    count, unit = _count(taken), _unit(taken)
    if count is None:
        if taken.pattern.meaning.startswith(ANCHORED):
            return f"={step_on('', f'{unit}:{sign}')}"
        return "=PAST_REF" if sign < 0 else "=FUTURE_REF"
    if unit in _IN_YEARS:
        count, unit = count * _IN_YEARS[unit], "year"
    if unit == "year" and count % 1:
        count, unit = 12 * count, "month"
    if count > _MOST_UNITS:
        raise NoTimeError
    return f"{unit}:{sign * round(count)}"


def _clock(taken: Taken) -> str:
    """ "9.30 p.m.", "half past six in the evening", "ten minutes to six": nothing said, it is as printed, 1 to 12."""
    half = taken.printed("ampm")[:1].lower()
    word = taken.value("hour", "HOURWORD")
    if word or taken.printed("hour"):
        hour, minute = int(word or _digits(taken.printed("hour"))), _minutes(taken)
    else:
        digits = [*re.findall(r"\d+", taken.printed("clock")), "0", "0"]
        hour, minute = int(digits[0]), int(digits[1])
    if minute < 0:
        half = _OTHER_HALF.get(half, "") if hour == _NOON else half
        hour, minute = (hour - 1) or _NOON, minute + 60
    part = taken.value("half", "PART")
    if part and 0 < hour <= _NOON and not half:
        half = "a" if part == "MO" or (part == "NI" and hour % _NOON < _LATE) else "p"
    return clock(hour, minute, half=half)


_OTHER_HALF = {"a": "p", "p": "a"}  # "ten minutes to 12 p.m." is in the morning


def _minutes(taken: Taken) -> int:
    """Minutes past the hour that words tell, negative where they are to it.

    Raises:
        NoTimeError: there are no so many minutes in an hour.
    """
    printed = taken.printed("clock").lower()
    turn = _TURN.search(printed)
    if turn is None:
        return 0
    if turn["half"]:
        return 30
    number = None if turn["quarter"] else next(numerals(turn["count"]), None)
    count = _QUARTER if number is None or number.best is None else round(number.best)
    if not 0 < count < _HOUR:
        raise NoTimeError
    return -count if turn["turn"] in ("to", "before") else count


_TURN = re.compile(
    r"(?P<count>(?P<half>half)|a?\s*(?P<quarter>quarter)|[\w-]+)(?:\s+minutes)?\s+(?P<turn>past|after|to|before)\b"
)
_NOON, _LATE, _QUARTER, _HOUR = 12, 6, 15, 60  # "ten at night" is before midnight, "two at night" after


def _century(taken: Taken) -> str:
    count = int(taken.value("nth", "ORDWORD") or _digits(taken.printed("nth")))
    if not 1 <= count <= _MOST_CENTURIES:
        raise NoTimeError
    return f"{count - 1:02}"


def _digits(printed: str) -> str:
    return re.sub(r"\D", "", printed)


_FIELD = re.compile(r"\{(\w+)\}")
_AND_A_HALF = re.compile(r"\d\s+1/2|\d\s+and\sa\shalf")  # numerals reads the halves of number words itself
_MOST_UNITS, _MOST_CENTURIES = 10_000, 30
_IN_YEARS = {"decade": 10, "century": 100}
_HALVES = {"minute": (30, "second"), "hour": (30, "minute"), "day": (12, "hour"), "year": (6, "month")} | {
    "decade": (5, "year"),
    "century": (50, "year"),
}
_FIELDS: dict[str, Callable[[Taken], str]] = {
    "year": _year,
    "unit": _unit,
    "length": lambda taken: _length(_count(taken), _unit(taken)),
    "half": _half,
    "and_half": lambda taken: _length(1.5, _unit(taken)),
    "back": lambda taken: _on(taken, -1),
    "ahead": lambda taken: _on(taken, 1),
    "clock": _clock,
    "century": _century,
    "ISO": lambda taken: iso(taken.printed("ISO")),
    "SLASHED": lambda taken: slashed(taken.printed("SLASHED")),
    "DECADE": lambda taken: decade(taken.printed("DECADE")),
}


@cache
def _modifiers() -> dict[str, tuple[str, ...]]:
    return {words: tuple(meanings) for words, *meanings in rows("time_modifiers")}
