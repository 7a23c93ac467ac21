"""Numbers of two reports that stand for one thing and differ: a learned decision over their slot, values and partners."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from crossread.crossing.beside.slot_pairs import SlotPairs
from crossread.crossing.beside.ties import Ties, compared
from crossread.crossing.decision import load_decision, log_odds
from crossread.crossing.figures.counted import written_on
from crossread.crossing.figures.likeness import places_agree
from crossread.crossing.figures.one_slot import slot_pairs
from crossread.crossing.figures.ranges import compatible, is_hedged
from crossread.crossing.figures.told import ToldNumber, ToldNumbers, told_numbers
from crossread.crossing.scene import Scene
from crossread.domain.layers import Number
from crossread.domain.span import Citation

DIFFERING = "differing_number"
DIFFERING_NAMES = (
    "one slot",  # log odds that they fill one slot
    "ahead",  # how much likelier than with any other number of either report
    "equal elsewhere",  # how likely one of them fills a slot with a number of the other report that it equals
    "rather elsewhere",  # and that this is half as likely at least
    "printed there",  # how many of the two values the other report prints too, as anything; of 2
    "ratio",  # the size of the logarithm, at most 3
    "ratio squared",
    "noughts",  # the same digits, noughts more or less
    "swapped",  # the same digits in another order
    "small",  # both are 4 at most and no measure
    "smallest",  # one is 1
    "hedged",  # how many are, of 2
    "copied",  # one of the passages was written from the other
    "linked",
    "alike",
    "reused",
    "one account",
    "around",
    "after",
    "passages",
    "same noun",
    "other noun",
    "same what",
    "one part",
    "both parts",
    "names shared",
    "other names",
    "measures",
    "shares",
    "sums",
    "other day",  # the reports are of different days
    "grows",  # and the later one has more
    "newer",  # words near one of them tell a new state
    "early",  # or a passing one
    "newer and later",  # in the report of the later day
    "two voices",  # each is given by a voice, and not by one
)
_MOST_RATIO = 3.0
_SMALL = 4.0
_AS_LIKELY = 0.5
_EQUAL, _CONVERTED = 0.02, 0.1  # of the greater: a rounding, the rounding of a conversion
_FROM_SLOT = (
    "around", "after", "passages", "same noun", "other noun", "same what", "one part", "both parts",
    "names shared", "other names", "measures", "shares", "sums", "reused", "one account",
)  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class NumberPair:
    """Two numbers of different reports that share no value; of a copy its source first. `features` as DIFFERING_NAMES."""

    a: Citation
    b: Citation
    first: ToldNumber
    second: ToldNumber
    copied: bool
    features: NDArray[np.float64]

    @property
    def probability(self) -> float:
        """How likely they are two values for one thing."""
        return load_decision(DIFFERING, DIFFERING_NAMES).probability(self.features)


def number_tables(scene: Scene) -> Mapping[str, ToldNumbers]:
    """The numbers of every report, by its id."""
    return {
        key: told_numbers(scene.reports[key], scene.lexicon, scene.facts) for key in sorted(scene.reports)
    }


def number_pairs(scene: Scene) -> Iterator[NumberPair]:
    """Every two numbers that exclude one another and are the likeliest to fill one slot, either way."""
    tables = number_tables(scene)
    for a, b, ties in compared(scene, tables):
        asked = slot_pairs(a, b, ties)
        yield from _differing(_Two(scene, a, b, ties, asked))


@dataclass(frozen=True, slots=True, eq=False)
class _Two:
    """Two reports with their numbers held against each other."""

    scene: Scene
    a: ToldNumbers
    b: ToldNumbers
    ties: Ties
    asked: SlotPairs

    def copied(self, m: int, n: int) -> int:
        """1 where the second passage was written from the first, -1 where the first was from the second, else 0."""
        return int(self.ties.copied[self.a.rows[m].passage, self.b.rows[n].passage])

    def agree(self, m: int, n: int) -> bool:
        """Whether two numbers agree; a copy has to keep the very bound, whatever its source leaves open."""
        a, b = self.a.rows[m], self.b.rows[n]
        if self.copied(m, n) and _bounds(a.number) == _bounds(b.number):
            return is_equal(a, b)
        return agrees(a, b)


def _bounds(number: Number) -> tuple[bool, bool]:
    return number.low is None, number.high is None


def _differing(two: _Two) -> Iterator[NumberPair]:
    asked = two.asked
    likely, columns = asked.likely(), asked.columns(_FROM_SLOT)
    days = tuple(written_on(two.scene, t.report) for t in (two.a, two.b))
    values = tuple(_values(t) for t in (two.a, two.b))
    for k in asked.partners(likely):
        m, n = int(asked.i[k]), int(asked.j[k])
        slot = float(likely[m, n])
        first, second = two.a.rows[m], two.b.rows[n]
        if two.agree(m, n) or not first.size or not second.size or _are_two(first, second):
            continue
        rivals = _rivals(likely, two, m, n)
        elsewhere = max((p for p, agree in rivals if agree), default=0.0)
        ahead = slot - max((p for p, _ in rivals), default=0.0)
        if ahead <= 0:
            continue
        copied = two.copied(m, n)
        known = {name: float(column[k]) for name, column in columns.items()}
        known |= _by_value(first, second) | _by_day(first, second, *days)
        known |= {
            "one slot": log_odds(slot),
            "ahead": ahead,
            "equal elsewhere": elsewhere,
            "rather elsewhere": float(elsewhere > _AS_LIKELY * slot),
            "printed there": (_holds(values[1], first.number.best) + _holds(values[0], second.number.best))
            / 2,
            "copied": float(copied != 0),
            "linked": float(two.ties.probability[first.passage, second.passage]),
            "alike": float(two.ties.score[first.passage, second.passage]),
        }
        ends = (
            (Citation(two.a.report.id, first.number.span), first),
            (Citation(two.b.report.id, second.number.span), second),
        )
        (one, told), (other, retold) = ends[::-1] if copied < 0 else ends
        features = np.array([known[name] for name in DIFFERING_NAMES], dtype=np.float64)
        yield NumberPair(one, other, told, retold, copied != 0, features)


def _rivals(likely: NDArray[np.float64], two: _Two, m: int, n: int) -> list[tuple[float, bool]]:
    """How likely either of two numbers fills a slot with another, and whether it agrees with that one.

    The same number printed twice by one report is no rival of itself.
    """
    first, second = two.a.rows[m], two.b.rows[n]
    across = [(m, j) for j, row in enumerate(two.b.rows) if likely[m, j] > 0 and row.size != second.size]
    down = [(i, n) for i, row in enumerate(two.a.rows) if likely[i, n] > 0 and row.size != first.size]
    return [(float(likely[i, j]), two.agree(i, j)) for i, j in (*across, *down)]


def _are_two(a: ToldNumber, b: ToldNumber) -> bool:
    """Whether they surely count two things: killed and injured, in two towns, or both passages print both numbers."""
    return (
        (a.what != b.what and bool(a.what and b.what))
        or places_agree((a.place, a.where), (b.place, b.where)) is False
        or (a.number.best in b.others and b.number.best in a.others)
    )


def agrees(a: ToldNumber, b: ToldNumber) -> bool:
    """Whether some value fits both, or one is a rounding or a conversion of the other."""
    return compatible(_scaled(a), _scaled(b)) or is_equal(a, b)


def is_equal(a: ToldNumber, b: ToldNumber) -> bool:
    """Whether they have one value, but for a conversion or a rounding that says so."""
    if a.size is None or b.size is None:
        return False
    hedged = is_hedged(a.number) or is_hedged(b.number)
    room = _CONVERTED if a.factor != b.factor else _EQUAL * hedged
    return abs(a.size - b.size) <= room * max(abs(a.size), abs(b.size))


def _scaled(told: ToldNumber) -> Number:
    low, best, high = (
        None if v is None else v * told.factor for v in (told.number.low, told.number.best, told.number.high)
    )
    return replace(told.number, low=low, best=best, high=high)


def _by_value(a: ToldNumber, b: ToldNumber) -> dict[str, float]:
    one, other = abs(a.size or 0.0), abs(b.size or 0.0)
    ratio = min(abs(math.log(one / other)), _MOST_RATIO) if one and other else _MOST_RATIO
    digits = _digits(a.number), _digits(b.number)
    bare = not a.unit
    return {
        "ratio": ratio,
        "ratio squared": ratio**2,
        "noughts": float(digits[0] == digits[1]),
        "swapped": float(
            digits[0] != digits[1] and len(digits[0]) > 1 and sorted(digits[0]) == sorted(digits[1])
        ),
        "small": float(bare and max(one, other) <= _SMALL),
        "smallest": float(bare and min(one, other) <= 1),
        "hedged": (is_hedged(a.number) + is_hedged(b.number)) / 2,
    }


def _digits(number: Number) -> str:
    """What is left of the digits without noughts at the ends, six at most."""
    return f"{number.best:.5e}".split("e")[0].replace(".", "").rstrip("0") if number.best else ""


def _by_day(a: ToldNumber, b: ToldNumber, day_a: str | None, day_b: str | None) -> dict[str, float]:
    other = bool(day_a and day_b and day_a != day_b)
    later, sooner = (a, b) if other and (day_a or "") > (day_b or "") else (b, a)
    return {
        "other day": float(other),
        "grows": float(other and (later.size or 0.0) > (sooner.size or 0.0)),
        "newer": float(a.is_newer or b.is_newer),
        "early": float(a.is_early or b.is_early),
        "newer and later": float(other and later.is_newer),
        "two voices": float(bool(a.voice and b.voice) and a.voice != b.voice),
    }


def _values(told: ToldNumbers) -> frozenset[float]:
    return frozenset(round(n.best, 3) for n in told.report.reading.numbers if n.best is not None)


def _holds(values: frozenset[float], value: float | None) -> bool:
    return value is not None and round(value, 3) in values
