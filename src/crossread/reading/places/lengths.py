"""Lengths in kilometres, points of the compass, and the words that stand between a distance and the places it joins."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from crossread.domain.layers import Number
from crossread.reading.wordlists import mapping, word_list

HALF_THE_EARTH_KM = 20_040.0
DIRECTION = r"(?:north|south|east|west)(?:[- ]?(?:north|south)?[- ]?(?:east|west))?(?:wards?)?"
SHORT_DIRECTION = r"(?<![.\w])[NSEW]{1,3}\.?"
THE_TOWN = (
    r"(?:the )?(?:(?!(?:near|in|by|from|towards?|to|at|on|and|with|along|of|for) )[A-Za-z’'-]+ ){0,3}?"
    r"(?:(?:city|town|village|capital|port|suburb|province|border|centre|center)(?: of|,)? )?"
)
"""What may lead up to a town's name: "the country's second city, "."""
LIES = r" (?:is|are|lies?|lay|was|were|sits?|stands?|stood)(?: (?:located|situated|based))?"
ONLY = r"(?: (?:just|only|barely|merely|a (?:mere|full|good)|some|roughly|about|around|well))*"
_BY = r"(?: (?:drive|ride|walk|flight|journey|away|by [a-z]+))?"
_LASTING = rf"[^.,;:()]{{0,30}}\b(?:hours?|minutes?|days?)(?:[’']s?)?{_BY}"
_AT = rf"(?: within| at| (?:at )?a distance of| an?(?= )| {_LASTING} (?:and|or)|{_LASTING},| an? [a-z]+ of)"
BEFORE_LENGTH = rf"{_AT}?{ONLY}"
"""Between "lies" or a comma and the number: " a two-hour drive and", " a distance of"."""


@cache
def ways() -> str:
    """A pattern for any word of a way from one place to another."""
    return "(?:" + "|".join(map(re.escape, sorted(word_list("place_ways.txt"), reverse=True))) + ")"


@cache
def after_length() -> str:
    """A pattern for what may follow a number before "south of" or "from": " (25 miles)", " by road", "-drive"."""
    return (
        r"(?:,? ?\([^()]{1,40}\)"
        rf"|,? (?:or|and) {_LASTING},?"
        r"|,? (?:by|along|up|down) (?:the )?[A-Za-z]+(?: road| highway| coast| line)?,?"
        rf"|[- ](?:\w+ )?{ways()}(?= )"
        r"|,? as the crow flies,?|,? in a straight line,?|,? (?:inland|offshore|upriver|downriver|away|further|farther))*"
    )


def is_length(number: Number) -> bool:
    """Whether the number is of a unit of length."""
    return number.unit in units_km()


def km_of(number: Number | None) -> float | None:
    """The number in kilometres, the middle of a range; None where it is longer than half the earth's girth."""
    if number is None:
        return None
    known = [value for value in (number.low, number.high) if value is not None]
    value = number.best if number.best is not None else sum(known) / len(known) if known else None
    if value is None:
        return None
    km = value * units_km()[number.unit]
    return km if 0 <= km <= HALF_THE_EARTH_KM else None


def compass_point(words: str) -> str:
    """One of the sixteen points: "NW" for "north-west", "" for no direction."""
    return mapping("place_compass.tsv").get(words.lower().replace("-", "").replace(" ", "").rstrip("."), "")


@cache
def units_km() -> Mapping[str, float]:
    """How many kilometres each unit of length is."""
    return {unit: float(km) for unit, km in mapping("place_units.tsv").items()}
