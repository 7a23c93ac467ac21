"""Whether two places of the gazetteer can be where one thing happened."""

from __future__ import annotations

import math

from crossread.domain.facts import Place, PlacePrecision

_EARTH_KM = 6371.0
_TOWN_KM = 15.0  # within which two towns can be one place told twice ("in Salqin", "near Idlib" are 30 apart)
_WIDE = (PlacePrecision.ADMIN1, PlacePrecision.COUNTRY)


def how_near(a: Place | None, b: Place | None) -> bool | None:
    """True: they are one place; False: neither holds the other; None: one holds the other or is untold."""
    if a is None or b is None:
        return None
    if a.id == b.id:
        return True
    if a.country != b.country:
        return False
    if PlacePrecision.COUNTRY in (a.precision, b.precision):
        return None
    if a.precision in _WIDE or b.precision in _WIDE:
        return None if a.admin1 == b.admin1 else False
    return km_apart(a, b) <= _TOWN_KM


def km_apart(a: Place, b: Place) -> float:
    """Great-circle distance."""
    one, other = math.radians(a.latitude), math.radians(b.latitude)
    across = math.radians(b.longitude - a.longitude)
    arc = math.sin((other - one) / 2) ** 2 + math.cos(one) * math.cos(other) * math.sin(across / 2) ** 2
    return 2 * _EARTH_KM * math.asin(math.sqrt(min(arc, 1.0)))
