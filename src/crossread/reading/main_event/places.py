"""How likely each town or county that a report names is where what it mainly tells of happened."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from crossread.domain.facts import Place, PlaceMention, PlacePrecision
from crossread.reading.ground import Ground

# Logistic weights fitted on the incidents of longtail's train part (a town named by a report lies within 25 km of the
# incident): python -m benchmarks.facts.incident_slots --fit. Prepositions, the passage that gives the day and whether a
# facility stands for its town added nothing on the dev part.
WEIGHTS: Mapping[str, float] = {
    "early": 1.3,
    "dateline": 1.2,
    "sure": 2.2,
    "titled": 1.3,
    "again": 0.4,
    "country": 1.1,
    "province": 3.5,
}
BIAS = -6.1
_MOST_REPEATS = 4
_DATELINE_CHARS = 60
_DATELINE_END = re.compile(r"[^a-z]{0,60}?(?:,\s*[A-Z][\w. ]{1,20})?\s*(?:\([^()]{1,40}\)\s*)?(?:--|[-–—]|:)")
_DATELINE_START_CHARS = 3
_COUNTY = "ADM2"  # GeoNames' feature code: where no town is named it is the best there is


@dataclass(frozen=True, slots=True)
class LocatedMention:
    """A mention of a town, or of a place in one, and a score in [0, 1]."""

    mention: PlaceMention
    place: Place
    score: float


def weigh_places(ground: Ground, named: Sequence[PlaceMention]) -> list[LocatedMention]:
    """The towns and counties among the mentions, in text order, each with how likely the main event happened there."""
    return [
        LocatedMention(
            mention, place, 1 / (1 + math.exp(-BIAS - sum(WEIGHTS[k] * v for k, v in signs.items())))
        )
        for mention, place, signs in signs_of_places(ground, named)
    ]


def signs_of_places(
    ground: Ground, named: Sequence[PlaceMention]
) -> list[tuple[PlaceMention, Place, Mapping[str, float]]]:
    """Each mention of a town or county, the place, and what the weights are of, as numbers from 0 to `_MOST_REPEATS`."""
    towns = [(m, m.place) for m in named if m.place and _is_fine_enough(m.place)]
    counts = Counter(place.id for _, place in towns)
    around = [m.place for m in named if m.place]
    countries = Counter(place.country for place in around)
    provinces = Counter((place.country, place.admin1) for place in around if place.admin1)
    return [
        (
            mention,
            place,
            {
                "early": _early(ground, mention),
                "dateline": float(_is_dateline(ground, mention)),
                "sure": mention.score,
                "titled": float(mention.span.of(ground.text) in ground.report.title),
                "again": float(min(counts[place.id] - 1, _MOST_REPEATS)),
                "country": countries[place.country] / len(around),
                "province": provinces[place.country, place.admin1] / len(around),
            },
        )
        for mention, place in towns
    ]


def _is_fine_enough(place: Place) -> bool:
    return place.precision in (PlacePrecision.EXACT, PlacePrecision.TOWN) or place.feature == _COUNTY


def _early(ground: Ground, mention: PlaceMention) -> float:
    passage = ground.passage_at(mention.span.start)
    return 1 / (1 + passage.index / 3) if passage else 0.0


def _is_dateline(ground: Ground, mention: PlaceMention) -> bool:
    """Whether the name opens its passage and a dash follows: "LINDMARK, Ohio (HP) - "."""
    passage = ground.passage_at(mention.span.start)
    if passage is None or mention.span.start - passage.span.start > _DATELINE_START_CHARS:
        return False
    return bool(_DATELINE_END.match(ground.text, mention.span.end, mention.span.end + _DATELINE_CHARS))
