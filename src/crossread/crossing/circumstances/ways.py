"""How far and in which direction something is said to lie: "11 kilometres north of the port", "22 miles to the south"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from crossread.crossing.compass import compass_degrees
from crossread.crossing.units import compared_in
from crossread.domain.layers import Number
from crossread.domain.span import Span
from crossread.text.words import is_stop

_APART, _APART_KM = 1.45, 3.0  # two figures that straight line and road do not explain, small distances aside
_OPPOSED_DEG = 100.0  # a point of eight and a half, and what the words leave open
_SAME_DEG = 25.0
_TURN, _HALF_TURN = 360.0, 180.0
_METRES, _METRES_A_KM = "m", 1000.0
_FEWEST_KM = 1.0  # what is shorter is a length, no way
_GAP_CHARS = 40  # between the number and its direction


@dataclass(frozen=True, slots=True)
class Way:
    """`km` and `degrees` (from north, towards what is told of) where they are told, one at least.

    `of` is the name of the place counted from ("north of Bay Town"), folded; `there` the name before it.
    """

    km: float | None
    degrees: float | None
    of: str
    there: str


def ways(text: str, passage: Span, numbers: Sequence[Number]) -> Iterator[tuple[Span, Way]]:
    """Directions in a passage with the distance before each, and distances without one ("20 miles away"), in text order."""
    long = [n for n in numbers if (_km(n) or 0.0) >= _FEWEST_KM]
    used: set[Span] = set()
    for match in _direction().finditer(text, passage.start, passage.end):
        number = next(
            (
                n
                for n in long
                if 0 <= match.start() - n.span.end <= _GAP_CHARS and not _stops(text, n, match.start())
            ),
            None,
        )
        if number is None and not (
            match["of"] or match["by"] or match["point"].casefold().endswith(("ward", "wards"))
        ):
            continue  # "to the south" of a road or a storm
        if number is not None:
            used.add(number.span)
        start = number.span.start if number else match.start()
        yield (
            Span(start, match.end()),
            Way(
                km=None if number is None else _km(number),
                degrees=compass_degrees()["-".join(match["point"].casefold().split())],
                of=(match["of"] or "").casefold().strip(),
                there=_name_before(text, passage.start, start),
            ),
        )
    for number in long:
        if number.span not in used and _AWAY.match(text, number.span.end):
            yield (
                number.span,
                Way(_km(number), None, "", _name_before(text, passage.start, number.span.start)),
            )


def excludes(a: Way, b: Way) -> bool:
    """Whether both cannot be right: opposite directions, distances that no road explains; never from two towns."""
    if (a.of and b.of and a.of != b.of) or (a.km is None) != (b.km is None):
        return False  # counted from two towns; or a distance against "north of the city", which is an area
    if point_apart(a, b):
        return True
    return bool(a.km and b.km) and km_ratio(a, b) > _APART and abs((a.km or 0) - (b.km or 0)) > _APART_KM


def point_apart(a: Way, b: Way) -> bool:
    """Whether their directions are opposed; "east of Orton" and "Orton, to the west" are not."""
    if a.degrees is None or b.degrees is None:
        return False
    turned = bool(a.of and a.of == b.there) != bool(b.of and b.of == a.there)
    return _degrees_apart(a.degrees, (b.degrees + _HALF_TURN * turned) % _TURN) > _OPPOSED_DEG


def equals(a: Way, b: Way) -> bool:
    """Whether they tell the same."""
    if (a.km is None) != (b.km is None) or (a.degrees is None) != (b.degrees is None):
        return False
    near = a.degrees is None or b.degrees is None or _degrees_apart(a.degrees, b.degrees) <= _SAME_DEG
    return near and a.of == b.of and not excludes(a, b)


def km_ratio(a: Way, b: Way) -> float:
    """The greater distance in the lesser one; 1 where one is not told."""
    return max(a.km, b.km) / min(a.km, b.km) if a.km and b.km else 1.0


def _degrees_apart(a: float, b: float) -> float:
    apart = abs(a - b) % _TURN
    return min(apart, _TURN - apart)


def _km(number: Number) -> float | None:
    unit, factor = compared_in(number.unit)
    return number.best * factor / _METRES_A_KM if unit == _METRES and number.best is not None else None


def _stops(text: str, number: Number, start: int) -> bool:
    return bool(_STOP.search(text[number.span.end : start]))


_STOP = re.compile(r"[.;:!?]|\d")
_AWAY = re.compile(r"\s(?:away|off|from|distant|up|down|further|farther|along)\b")
_NAME = re.compile(
    r"(?P<name>[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+)*),?\s(?:(?:some|about|around|just|a further|a|lies|lay|is|which is)\s)*$"
)
_NAME_CHARS = 50


def _name_before(text: str, passage: int, start: int) -> str:
    found = _NAME.search(text[max(passage, start - _NAME_CHARS) : start])
    words = found["name"].casefold().split() if found else []
    return " ".join(
        words[1:] if words and is_stop(words[0]) else words
    )  # "In Orton, some 33 miles to the east"


@cache
def _direction() -> re.Pattern[str]:
    points = "|".join(
        sorted((point.replace("-", r"[-\s]") for point in compass_degrees()), key=len, reverse=True)
    )
    return re.compile(
        rf"\b(?<!from )(?:(?:to|in|towards|toward) the )?(?:due |far )?(?P<point>{points})\b(?!\s(?-i:[A-Z]))"
        r"(?: of (?:(?:the )?(?P<of>(?-i:[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+)*))|(?P<by>(?:the |this |that )?[a-z]+)))?",
        re.IGNORECASE,
    )
