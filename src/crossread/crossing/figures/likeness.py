"""Whether two values count the same: a learned decision over slots, links and how far the numbers lie apart."""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from crossread.crossing.figures.ranges import compatible, middle
from crossread.crossing.figures.values import Value
from crossread.crossing.scene import Scene
from crossread.domain.facts import Period, Place, PlacePrecision

SAME_COUNT = "same_count"
SAME_COUNT_NAMES = (
    "compatible",  # some value fits both numbers
    "ratio",  # how far apart they are: the logarithm's size, at most 3
    "linked",  # how surely passages of theirs assert the same
    "meaning",  # how close those passages are, the closest two
    "one part",  # one is told as a part or an addition, the other is not
    "both parts",
    "same noun",  # a noun that may be of a part, the same in both
    "other noun",
    "general noun",  # one counts people whoever they are, the other a sort of people
    "same place",
    "other place",
    "other days",
    "both lead",  # each is the first of its kind in a report
    "together",  # one report prints both
)
_FURTHEST = 3.0
Links = Mapping[tuple[str, int, str, int], float]


def links_of(scene: Scene) -> Links:
    """How surely passages assert the same, by (report, passage, report, passage), both ways."""
    found: dict[tuple[str, int, str, int], float] = {}
    for link in scene.linked:
        sure = max(link.probability, link.score if link.reused else 0.0)
        found[link.a.id, link.i, link.b.id, link.j] = sure
        found[link.b.id, link.j, link.a.id, link.i] = sure
    return found


def same_count_features(scene: Scene, links: Links, a: Value, b: Value) -> NDArray[np.float64]:
    """Features of one pair of values. *Shape:* (len(SAME_COUNT_NAMES),)."""
    linked, meaning = _closest(scene, links, a, b)
    one, other = middle(a.number), middle(b.number)
    ratio = abs(math.log((one + 0.5) / (other + 0.5)))
    places = same_place(a, b)
    return np.array(
        [
            compatible(a.number, b.number),
            min(ratio, _FURTHEST),
            linked,
            meaning,
            a.is_part != b.is_part,
            a.is_part and b.is_part,
            bool(a.who) and a.who == b.who,
            bool(a.who and b.who) and a.who != b.who,
            bool(a.who) != bool(b.who),
            places is True,
            places is False,
            _other_days(a, b),
            any(m.lead for m in a.members) and any(m.lead for m in b.members),
            bool(a.reports & b.reports),
        ],
        dtype=np.float64,
    )


def _closest(scene: Scene, links: Links, a: Value, b: Value) -> tuple[float, float]:
    linked, meaning = 0.0, 0.0
    for one in a.members[:_MOST]:
        for other in b.members[:_MOST]:
            if one.report == other.report or one.passage is None or other.passage is None:
                continue
            linked = max(linked, links.get((one.report, one.passage, other.report, other.passage), 0.0))
            first = scene.reports[one.report].vectors[one.passage]
            meaning = max(meaning, float(first @ scene.reports[other.report].vectors[other.passage]))
    return linked, meaning


_MOST = 12  # members of a value that are held against those of another: further ones add copies


def same_place(a: Value, b: Value) -> bool | None:
    """Whether the places agree: one, or one inside the other; None where either is untold.

    Names that the gazetteer has not agree where they share a word.
    """
    one, other = a.members[0], b.members[0]
    return places_agree((one.place, one.where), (other.place, other.where))


def places_agree(
    a: tuple[Place | None, frozenset[str]], b: tuple[Place | None, frozenset[str]]
) -> bool | None:
    """The same for two places as told: where they lie, and the words of their names."""
    (one, words), (other, other_words) = a, b
    if one is None or other is None:
        return bool(words & other_words) if words and other_words else None
    return one.id == other.id or _inside(one, other) or _inside(other, one)


def _inside(part: Place, whole: Place) -> bool:
    if whole.precision is PlacePrecision.COUNTRY:
        return part.country == whole.country
    if whole.precision is PlacePrecision.ADMIN1:
        return part.country == whole.country and part.admin1 in (whole.admin1, whole.name)
    return False


def _other_days(a: Value, b: Value) -> bool:
    told = [[m.period for m in value.members if m.period is not None] for value in (a, b)]
    return all(told) and not any(_meet(x, y) for x in told[0] for y in told[1])


def _meet(a: Period, b: Period) -> bool:
    return (a.start or "") <= (b.end or "9999") and (b.start or "") <= (a.end or "9999")
