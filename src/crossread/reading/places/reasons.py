"""Why a candidate was chosen, in words, the weightiest first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import cos

import numpy as np

from crossread.domain.facts import Place
from crossread.gazetteer import Candidate, Match
from crossread.gazetteer.geometry import EARTH_RADIUS_KM
from crossread.reading.places.features import FEATURES, Floats, unit_vectors
from crossread.reading.places.own_features import Group

_MOST = 3
_AT = {name: at for at, name in enumerate(FEATURES)}
_FAR_LARGER = 0.9
_NEAR_KM = 100.0


class Company:
    """The places chosen for the names of a text, counted by what holds them and how near they are."""

    def __init__(self, chosen: Sequence[Candidate]) -> None:
        self._held: Counter[tuple[str, ...]] = Counter()
        for c in chosen:
            for key in _holders(c):
                self._held[key] += 1
                self._held[*key, c.place.id] += 1
        numbers: dict[str, int] = {}
        self._number_of = numbers
        self._places = np.array(
            [numbers.setdefault(c.place.id, len(numbers)) for c in chosen], dtype=np.int64
        )
        self._unit = unit_vectors([(c.place.latitude, c.place.longitude) for c in chosen])

    def sharing(self, c: Candidate) -> tuple[int, int, int]:
        """How many other places lie in the same county, province and country as `c`."""
        county, province, country = (
            self._held[key] - self._held[*key, c.place.id] if key[-1] else 0 for key in _holders(c)
        )
        return county, province, country

    def near(self, place: Place) -> int:
        """How many other places lie within 100 km."""
        cosine = self._unit @ unit_vectors([(place.latitude, place.longitude)])[0]
        is_near = cosine >= cos(_NEAR_KM / EARTH_RADIUS_KM)
        return int((is_near & (self._places != self._number_of.get(place.id, -1))).sum())


def _holders(c: Candidate) -> tuple[tuple[str, ...], ...]:
    return ("county", c.admin1, c.admin2), ("province", c.admin1), ("country", c.place.country)


def reasons_for(chosen: Candidate, group: Group, added: Floats, *, others: Company) -> tuple[str, ...]:
    """What speaks for the choice; `added` is what each feature added to its score, `others` what else was chosen.

    *Shape:* added (features,).
    """
    said = [
        _by_number(chosen, group),
        *_beside(chosen, group),
        *_by_text(chosen, added, others),
        *_by_outlet(chosen, added),
    ]
    if chosen.place.feature == "PPLC":
        said.append((2.4, f"the capital of {chosen.place.country}"))
    ranked = sorted((pair for pair in said if pair), key=lambda pair: -pair[0])
    reasons = (*_by_name(chosen), *(words for _, words in ranked[:_MOST]))
    return reasons or (f"the likeliest of {len(group.candidates)}, all in all",)


def _by_name(c: Candidate) -> tuple[str, ...]:
    if c.match is Match.SPELLING:
        return (f"spelt like {c.place.name}",)
    if c.match is Match.PART:
        return (f"{c.place.name} is part of the name",)
    return (f"another name of {c.place.name}",) if c.match is Match.ALTERNATE else ()


def _by_number(c: Candidate, group: Group) -> tuple[float, str] | None:
    count = len(group.candidates)
    if count == 1:
        return 9.0, "the only place of this name"
    people = c.place.population
    second = max((o.place.population for o in group.candidates if o is not c), default=0)
    if people <= second:
        return None
    far = people / (people + second) >= _FAR_LARGER
    return (3.0 if far else 1.0), f"{'by far ' if far else ''}the largest of {count}"


def _beside(c: Candidate, group: Group) -> list[tuple[float, str]]:
    for a in group.around:
        if a.comma and a.comma.holds(c):
            return [(8.0, f"named with {a.comma.name}")]
        if a.within and a.within.holds(c):
            return [(7.0, f"said to be in {a.within.name}")]
        if a.before and a.before.holds(c):
            return [(6.0, f"told of as {a.before.name}")]
    return []


def _by_text(c: Candidate, added: Floats, others: Company) -> list[tuple[float, str]]:
    place = c.place
    county, province, country = others.sharing(c)
    near = others.near(place)
    said = []
    if county:
        said.append((6.0, f"in {c.admin2} with {_counted(county)} of the text"))
    elif province and place.feature != "ADM1":
        said.append((4.0, f"in {place.admin1} with {_counted(province)} of the text"))
    elif country and not place.feature.startswith("PCL"):
        said.append((2.5, f"in the same country as {_counted(country)} of the text"))
    if near and not county:
        said.append((3.5, f"within {_NEAR_KM:.0f} km of {_counted(near)} of the text"))
    if added[_AT["country told of"]] > 0 and not country and not place.feature.startswith("PCL"):
        said.append((2.0, "in a country the text tells of"))
    return said


def _by_outlet(c: Candidate, added: Floats) -> list[tuple[float, str]]:
    said = []
    if added[_AT["home name"]] > 0:
        said.append((5.0, "the outlet bears its name"))
    if added[_AT["known near"]] > 0:
        said.append((3.0, "near places that the outlet's other reports name"))
    if added[_AT["home country"]] > 0:
        said.append((2.2, f"in the outlet's country, {c.place.country}"))
    return said


def _counted(count: int) -> str:
    return "another place" if count == 1 else f"{count} other places"
