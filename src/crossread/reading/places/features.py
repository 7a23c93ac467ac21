"""What speaks for and against each candidate of each name in a text, as numbers a ranker weighs."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from crossread.domain.facts import Place
from crossread.gazetteer.geometry import EARTH_RADIUS_KM
from crossread.reading.places.evidence import Evidence
from crossread.reading.places.own_features import OWN, Group, own_rows

Floats = NDArray[np.float64]

SHARED = (
    "near 25 km",
    "near 100 km",
    "near 500 km",
    "same county",
    "same province",
    "same country",
    "holds others",
)
FEATURES = OWN + SHARED

_REACHES_KM = (25.0, 100.0, 500.0)
_MOST_GIVERS, _LEAST_BELIEF = 12, 0.01  # what is believed less lends too little to change a choice
_MOST_GIVERS_IN_ALL = (
    1000  # no report of LGL, GWN or longtail has more than 263; a list of 15,000 names has 40,000
)
_ROWS_AT_ONCE = 4096  # bounds the memory: 32 MB a table


class Candidates:
    """All candidates of all groups as columns; each group's last row is for none of them, a place not listed.

    *Shape:* group, name, country, admin1, admin2 (rows,); unit (rows, 3); own (rows, len(OWN)).
    """

    def __init__(self, groups: Sequence[Group], evidence: Evidence) -> None:
        every = [(at, c) for at, group in enumerate(groups) for c in (*group.candidates, None)]
        self.groups = len(groups)
        self.group = np.array([at for at, _ in every], dtype=np.int64)
        self.name = _numbered([group.key for group in groups])[self.group]
        self.first = np.searchsorted(self.group, np.arange(len(groups) + 1))
        self.unit = unit_vectors([(c.place.latitude, c.place.longitude) if c else None for _, c in every])
        self.country = _numbered([c.place.country if c else "" for _, c in every])
        self.admin1 = _numbered([c.admin1 if c else "" for _, c in every])
        self.admin2 = _numbered([f"{c.admin1}/{c.admin2}" if c and c.admin2 else "" for _, c in every])
        self.own = np.array(
            [row for group in groups for row in own_rows(group, evidence)], dtype=np.float64
        ).reshape(len(every), len(OWN))
        self.weight = np.array([1.0 + 0.5 * min(len(group.around) - 1, 4) for group in groups])
        homes = [c.place for c in evidence.home.candidates]
        self.own[:, OWN.index("home near")] = _nearness(self.unit, homes, 80.0).max(axis=1, initial=0.0)
        known = _nearness(self.unit, evidence.known, 50.0)
        self.own[:, OWN.index("known near")] = np.sqrt(known.mean(axis=1)) if known.size else 0.0

    def shared(self, belief: Floats) -> Floats:
        """What the other names of the text lend each candidate, given how far each of theirs is believed.

        *Shape:* belief (candidates,), summing to 1 in each group; the answer (candidates, len(SHARED)), in [0, 1].
        """
        givers = self._givers(belief)
        out = np.zeros((len(self.group), len(SHARED)))
        if not len(givers) or self.groups < 2:
            return out
        weight = (belief * self.weight[self.group])[givers]
        for start in range(0, len(out), _ROWS_AT_ONCE):
            rows = slice(start, start + _ROWS_AT_ONCE)
            out[rows, :6] = self._lent(rows, givers, weight)
        out[:, 6] = (
            out[:, 4] * self.own[:, OWN.index("province")] + out[:, 5] * self.own[:, OWN.index("country")]
        )
        return 1.0 - np.exp(-out / 2.0)

    def _lent(self, rows: slice, givers: NDArray[np.int64], weight: Floats) -> Floats:
        """What candidates of other names lend a stretch of rows, by nearness and by what holds both. *Shape:* (rows, 6)."""
        lent = np.where(self.name[rows, None] != self.name[givers], weight, 0.0)
        cosine = np.clip(self.unit[rows] @ self.unit[givers].T, -1.0, 1.0)
        km = EARTH_RADIUS_KM * np.arccos(cosine)
        columns = [(lent * np.exp(-km / reach)).sum(axis=1) for reach in _REACHES_KM]
        for codes in (self.admin2, self.admin1, self.country):
            own = codes[rows, None]
            columns.append((lent * ((own == codes[givers]) & (own != 0))).sum(axis=1))
        out: Floats = np.stack(columns, axis=1)
        return out

    def _givers(self, belief: Floats) -> NDArray[np.int64]:
        """The most believed candidates of each group; of a list of thousands of names the most believed of all."""
        order = np.lexsort((-belief, self.group))
        place = np.arange(len(order)) - self.first[self.group[order]]
        unlisted = self.own[order, 0] > 0
        found: NDArray[np.int64] = order[(place < _MOST_GIVERS) & (belief[order] > _LEAST_BELIEF) & ~unlisted]
        if len(found) > _MOST_GIVERS_IN_ALL:
            found = np.sort(found[np.argsort(-belief[found], kind="stable")[:_MOST_GIVERS_IN_ALL]])
        return found


def _numbered(codes: Sequence[str]) -> NDArray[np.int64]:
    """The same number for the same code, 0 for none."""
    numbers: dict[str, int] = {"": 0}
    return np.array([numbers.setdefault(code, len(numbers)) for code in codes], dtype=np.int64)


def unit_vectors(degrees: Sequence[tuple[float, float] | None]) -> Floats:
    """Points on the unit sphere; the middle of the earth, far from everything, for None. *Shape:* (points, 3)."""
    known = np.array([pair or (0.0, 0.0) for pair in degrees]).reshape(-1, 2)
    north, east = np.radians(known[:, 0]), np.radians(known[:, 1])
    out: Floats = np.stack(
        (np.cos(north) * np.cos(east), np.cos(north) * np.sin(east), np.sin(north)), axis=1
    )
    out[[pair is None for pair in degrees]] = 0.0
    return out


def _nearness(unit: Floats, places: Sequence[Place], reach_km: float) -> Floats:
    """exp(-distance / reach). *Shape:* (rows, places)."""
    others = unit_vectors([(p.latitude, p.longitude) for p in places])
    km = EARTH_RADIUS_KM * np.arccos(np.clip(unit @ others.T, -1.0, 1.0))
    out: Floats = np.exp(-km / reach_km)
    return out
