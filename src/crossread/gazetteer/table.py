"""A compiled table of places: looked up by folded name or by skeleton, kept as a few arrays."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from typing import Any, Final
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from crossread.domain.facts import Place, PlacePrecision
from crossread.errors import InputError
from crossread.gazetteer.folding import skeleton
from crossread.gazetteer.rows import Row, keys_of
from crossread.gazetteer.strings import Strings

FORMAT: Final = 1
_PER_DEGREE: Final = 10_000
_SHORTEST_SKELETON: Final = 3
_COUNTRY_FEATURES: Final = frozenset({"PCLI", "PCLS", "PCLD", "PCLF", "PCLH", "PCLIX", "PCL", "TERR", "CONT"})
_STRINGS: Final = ("names", "keys", "countries", "admin1_codes", "admin1_names", "admin2_names", "features")
_ARRAYS: Final = {
    "ids": np.int32,
    "latitudes": np.int32,
    "longitudes": np.int32,
    "populations": np.int64,
    "country_at": np.uint16,
    "admin1_at": np.uint16,
    "admin2_at": np.uint32,
    "feature_at": np.uint16,
    "places_per_key": np.uint16,
    "places": np.uint32,
    "skeletons": np.uint32,
    "skeleton_keys": np.uint32,
}


class Table:
    """Places by number, from 0; each of its names leads to all places that bear it.

    *Shape:* ids, latitudes, longitudes (degrees times 10,000), populations, country_at, admin1_at, admin2_at and
    feature_at (places,); places_per_key (keys,); places (names in all,): twice the place's number, plus one where the
    key is an alternate name; skeletons (sorted) and skeleton_keys (skeletons,).
    """

    def __init__(self, strings: Mapping[str, Strings], arrays: Mapping[str, NDArray[Any]]) -> None:
        self._strings = dict(strings)
        self._arrays = dict(arrays)
        self._names, self._keys = strings["names"], strings["keys"]
        self._ends = np.cumsum(arrays["places_per_key"], dtype=np.uint32)
        self._countries, self._features = list(strings["countries"]), list(strings["features"])
        self._admin1, self._admin2 = list(strings["admin1_codes"]), strings["admin2_names"]
        self._country_places = self._places_of_countries()
        self.admin1_names = dict(zip(self._admin1, strings["admin1_names"], strict=True))

    @classmethod
    def compiled(cls, rows: Iterable[Row], *, admin1_names: Mapping[str, str]) -> Table:
        """Compile rows; `admin1_names` by country and code ("SY.12": "Idlib")."""
        kept = sorted(rows, key=lambda row: (row.country, row.admin1, row.admin2, row.id, row.name))
        by_key: dict[str, list[int]] = {}
        for number, row in enumerate(kept):
            for key, own in keys_of(row):
                by_key.setdefault(key, []).append(2 * number + (not own))
        keys = sorted(by_key)
        countries, country_at = _numbered(row.country for row in kept)
        admin1, admin1_at = _numbered(f"{row.country}.{row.admin1}" if row.admin1 else "" for row in kept)
        admin2, admin2_at = _numbered(row.admin2 for row in kept)
        features, feature_at = _numbered(row.feature for row in kept)
        pairs = sorted(
            (crc32(s.encode()), at)
            for at, key in enumerate(keys)
            if len(s := skeleton(key)) >= _SHORTEST_SKELETON
        )
        columns = {
            "ids": [row.id for row in kept],
            "latitudes": [round(row.latitude * _PER_DEGREE) for row in kept],
            "longitudes": [round(row.longitude * _PER_DEGREE) for row in kept],
            "populations": [row.population for row in kept],
            "country_at": country_at,
            "admin1_at": admin1_at,
            "admin2_at": admin2_at,
            "feature_at": feature_at,
            "places_per_key": [min(len(by_key[key]), 65_535) for key in keys],
            "places": [place for key in keys for place in by_key[key][:65_535]],
            "skeletons": [code for code, _ in pairs],
            "skeleton_keys": [at for _, at in pairs],
        }
        strings = {
            "names": Strings.of(row.name for row in kept),
            "keys": Strings.of(keys),
            "countries": Strings.of(countries),
            "admin1_codes": Strings.of(admin1),
            "admin1_names": Strings.of(admin1_names.get(code, "") for code in admin1),
            "admin2_names": Strings.of(admin2),
            "features": Strings.of(features),
        }
        return cls(strings, {name: np.array(columns[name], dtype=kind) for name, kind in _ARRAYS.items()})

    @classmethod
    def from_bytes(cls, raw: bytes) -> Table:
        """Read what `to_bytes` wrote.

        Raises:
            InputError: The bytes are no table, or one of another format.
        """
        try:
            with np.load(io.BytesIO(raw), allow_pickle=False) as held:
                found = {name: held[name] for name in held.files}
            if int(found["format"][0]) != FORMAT:
                raise InputError(
                    f"gazetteer table of format {int(found['format'])}; this Crossread reads format {FORMAT}: "
                    "add the GeoNames file again"
                )
            strings = {name: Strings(found[name], found[f"{name}_lengths"]) for name in _STRINGS}
            return cls(
                strings, {name: found[name].astype(kind, copy=False) for name, kind in _ARRAYS.items()}
            )
        except (ValueError, KeyError, OSError, EOFError, zipfile.BadZipFile) as error:
            raise InputError(f"no gazetteer table: {error}; add the GeoNames file again") from error

    def to_bytes(self) -> bytes:
        """The table as compressed bytes: the same table gives the same bytes."""
        held: dict[str, NDArray[Any]] = {"format": np.array([FORMAT]), **self._arrays}
        for name, strings in self._strings.items():
            held[name], held[f"{name}_lengths"] = strings.data, strings.lengths
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            for name in sorted(held):
                member = io.BytesIO()
                np.lib.format.write_array(member, np.ascontiguousarray(held[name]), allow_pickle=False)
                archive.writestr(_dated(f"{name}.npy"), member.getvalue(), zipfile.ZIP_DEFLATED, 9)
        return out.getvalue()

    def __len__(self) -> int:
        return len(self._names)

    def named(self, folded: str) -> list[tuple[int, bool]]:
        """Places that bear exactly this folded name; false where it is an alternate name."""
        at = self._keys.find(folded)
        return [] if at is None else self.under(at)

    def alike(self, skeleton_of_name: str) -> list[tuple[int, str]]:
        """Folded names that share a skeleton, each with its number."""
        if len(skeleton_of_name) < _SHORTEST_SKELETON:
            return []
        codes = self._arrays["skeletons"]
        wanted = np.uint32(crc32(skeleton_of_name.encode()))
        first, last = np.searchsorted(codes, wanted, "left"), np.searchsorted(codes, wanted, "right")
        return [(at, self._keys[at]) for at in self._arrays["skeleton_keys"][first:last].tolist()]

    def under(self, key: int) -> list[tuple[int, bool]]:
        """Places that bear the folded name of this number; false where it is an alternate name."""
        end = int(self._ends[key])
        first = end - int(self._arrays["places_per_key"][key])
        return [(place >> 1, not place & 1) for place in self._arrays["places"][first:end].tolist()]

    def place(self, number: int) -> Place:
        """The place; `admin1` by the table's own name for it."""
        code, feature = self.admin1_code(number), self._features[self._arrays["feature_at"][number]]
        country = self._countries[self._arrays["country_at"][number]]
        name, known = self._names[number], int(self._arrays["ids"][number])
        return Place(
            id=f"geonames:{known}" if known else f"crossread:{feature}/{code or country}/{name}",
            name=name,
            latitude=int(self._arrays["latitudes"][number]) / _PER_DEGREE,
            longitude=int(self._arrays["longitudes"][number]) / _PER_DEGREE,
            country=country,
            admin1=self.admin1_names[code],
            feature=feature,
            population=int(self._arrays["populations"][number]),
            precision=precision_of(feature),
        )

    def admin1_code(self, number: int) -> str:
        """GeoNames' code of the province with its country ("SY.12"), "" without one."""
        return self._admin1[int(self._arrays["admin1_at"][number])]

    def admin2(self, number: int) -> str:
        """The county or district, "" without one."""
        return self._admin2[int(self._arrays["admin2_at"][number])]

    def country(self, code: str) -> int | None:
        """The number of the country with this ISO 3166-1 alpha-2 code."""
        return self._country_places.get(code)

    def _places_of_countries(self) -> dict[str, int]:
        if "PCLI" not in self._features:
            return {}
        numbers = np.flatnonzero(self._arrays["feature_at"] == self._features.index("PCLI"))
        return {self._countries[self._arrays["country_at"][n]]: int(n) for n in numbers}


def precision_of(feature: str) -> PlacePrecision:
    """What a point of this feature stands for; a point for a region, sea or county is as coarse as a province."""
    if feature in _COUNTRY_FEATURES:
        return PlacePrecision.COUNTRY
    if feature.startswith("PPL"):
        return PlacePrecision.TOWN
    if feature.startswith("ADM") and feature not in ("ADM1", "ADM2", "ADM1H", "ADM2H"):
        return PlacePrecision.TOWN
    return PlacePrecision.ADMIN1 if feature in _WIDE else PlacePrecision.EXACT


_WIDE: Final = frozenset(
    [
        "ADM1",
        "ADM2",
        "ADM1H",
        "ADM2H",
        "ADMD",
        "ZN",
        "RGN",
        "RGNE",
        "RGNH",
        "AREA",
        "OCN",
        "SEA",
        "GULF",
        "BAY",
        "CHN",
        "STRT",
        "STM",
        "STMS",
        "LK",
        "LKS",
        "ISL",
        "ISLS",
        "PEN",
        "MTS",
        "DSRT",
        "VAL",
        "UPLD",
        "PLN",
        "RSV",
        "PRK",
        "CNL",
        "CAPE",
    ]
)


def _numbered(values: Iterable[str]) -> tuple[list[str], list[int]]:
    numbers: dict[str, int] = {"": 0}
    at = [numbers.setdefault(value, len(numbers)) for value in values]
    return list(numbers), at


def _dated(name: str) -> zipfile.ZipInfo:
    return zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
