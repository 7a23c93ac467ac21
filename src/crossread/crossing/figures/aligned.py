"""Aligned figures: the values of a story that count the same people or things."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from crossread.crossing.decision import load_decision
from crossread.crossing.figures.counted import Counted, counted_in
from crossread.crossing.figures.likeness import (
    SAME_COUNT,
    SAME_COUNT_NAMES,
    links_of,
    same_count_features,
    same_place,
)
from crossread.crossing.figures.ranges import compatible
from crossread.crossing.figures.values import Value, by_kind, values_of
from crossread.crossing.scene import Scene
from crossread.domain.facts import PlacePrecision

_SAME = 0.5  # mean probability over all cross pairs from which two groups are one
_OF_ONE_TOWN = 0.6  # by rule, not learned: the labelled dev stories seldom tell of more than one place
# At most, where two counts that exclude each other name two towns: of 44 such pairs on the dev stories 11 are one count.
_OF_TWO_TOWNS = 0.3
_MOST_VALUES = (
    60  # of one kind in a story, those most reports print; what only one prints beyond that is left alone
)


@dataclass(frozen=True, slots=True, eq=False)
class AlignedFigures:
    """Values that count the same: `what` happened to whom. `score` in [0, 1] is the least sure join among them."""

    what: str
    values: tuple[Value, ...]
    score: float

    @property
    def figures(self) -> tuple[Counted, ...]:
        """All figures, in citation order."""
        return tuple(sorted((m for v in self.values for m in v.members), key=lambda m: m.citation))


def aligned_figures(scene: Scene) -> tuple[AlignedFigures, ...]:
    """Every group of the scene, those of one value included, the surest alignment first within a kind."""
    links = links_of(scene)
    decision = load_decision(SAME_COUNT, SAME_COUNT_NAMES)
    found: list[AlignedFigures] = []
    for what, values in sorted(by_kind(values_of(counted_in(scene))).items()):
        kept = sorted(values, key=lambda v: (-len(v.reports), v.members[0].citation))
        compared, alone = kept[:_MOST_VALUES], kept[_MOST_VALUES:]
        towns = {value.place for value in compared if _is_town(value)}
        sure = {}
        for i, j in combinations(range(len(compared)), 2):
            a, b = compared[i], compared[j]
            learned = decision.probability(same_count_features(scene, links, a, b))
            least = _OF_ONE_TOWN if len(towns) > 1 and _of_one_town(a, b) else 0.0
            sure[i, j] = min(max(learned, least), _OF_TWO_TOWNS if _of_two_towns(a, b) else 1.0)
        groups = list(_grouped(len(compared), sure))
        found += [
            AlignedFigures(what, tuple(compared[n] for n in members), score) for members, score in groups
        ]
        found += [AlignedFigures(what, (value,), 1.0) for value in alone]
    return tuple(found)


def _is_town(value: Value) -> bool:
    place = value.members[0].place
    return place is not None and place.precision in (PlacePrecision.TOWN, PlacePrecision.EXACT)


def _of_one_town(a: Value, b: Value) -> bool:
    """Whether both name the same town and neither is told as a part: where a story counts by towns, that is one count."""
    same = _is_town(a) and a.place == b.place
    return (
        same
        and not (a.is_part or b.is_part or a.reports & b.reports)
        and not (a.who and b.who and a.who != b.who)
    )


def _of_two_towns(a: Value, b: Value) -> bool:
    return _is_town(a) and _is_town(b) and same_place(a, b) is False and not compatible(a.number, b.number)


def _grouped(size: int, sure: dict[tuple[int, int], float]) -> Iterator[tuple[Sequence[int], float]]:
    """Average linkage, the surest join first; each group with its least sure join."""
    groups = {n: [n] for n in range(size)}
    least = dict.fromkeys(groups, 1.0)
    while True:
        best = max(
            ((_mean(groups[a], groups[b], sure), -a, -b) for a in groups for b in groups if a < b),
            default=(0.0, 0, 0),
        )
        if best[0] < _SAME:
            break
        a, b = -best[1], -best[2]
        groups[a] += groups.pop(b)
        least[a] = min(least[a], least.pop(b), best[0])
    for n, members in sorted(groups.items()):
        yield sorted(members), least[n]


def _mean(a: Sequence[int], b: Sequence[int], sure: dict[tuple[int, int], float]) -> float:
    return sum(sure[min(x, y), max(x, y)] for x in a for y in b) / (len(a) * len(b))
