"""What a candidate has for itself: its size and kind, how its name matched, what stands beside it, the outlet's home."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import log10

from crossread.domain.facts import Place
from crossread.gazetteer import Candidate, Match
from crossread.reading.places.evidence import Evidence
from crossread.reading.places.phrases import Around, Container, lies_in_a_town

OWN = (
    "unlisted",
    "unlisted local",
    "population",
    "population squared",
    "share",
    "largest",
    "country",
    "country by name",
    "province",
    "province by name",
    "province of a namesake",
    "namesake of its province",
    "county",
    "capital",
    "large capital",
    "town",
    "unpeopled",
    "region",
    "region by name",
    "alternate",
    "alternate beside own",
    "demonym",
    "spelling",
    "part",
    "called a town",
    "comma",
    "outside comma",
    "within",
    "before",
    "comma elsewhere",
    "country told of",
    "country at all",
    "home country",
    "home foreign",
    "home name",
    "home near",
    "known near",
    "known province",
    "known country",
)
"""In [0, 1] each; "home near" and "known near" are filled in with the distances of all candidates at once."""

_AT = {name: at for at, name in enumerate(OWN)}
_BY_NAME = {"country": "country by name", "province": "province by name", "region": "region by name"}
_BY_MATCH = {Match.ALTERNATE: "alternate", Match.DEMONYM: "demonym", Match.PART: "part"}
_BIGGEST_LOG = 8.0
_SHORTEST_HOME_NAME = 4


@dataclass(frozen=True, slots=True)
class Group:
    """One name of a text with what stands around its occurrences; `elsewhere` is what stands around the same name
    where a containing place sets its other occurrences apart, nothing where one sets these apart."""

    key: str
    candidates: tuple[Candidate, ...]
    around: tuple[Around, ...]
    elsewhere: tuple[Around, ...] = ()


def own_rows(group: Group, evidence: Evidence) -> list[list[float]]:
    """A row a candidate, and one for none of them: a place that the gazetteer lacks."""
    people = [c.place.population for c in group.candidates]
    total, largest = sum(people) or 1, max(people, default=0)
    own_name = any(c.match is Match.NAME and c.place.population > 0 for c in group.candidates)
    rows = []
    for c, beside in zip(group.candidates, _beside(group), strict=True):
        found = {
            "share": c.place.population / total,
            "largest": float(c.place.population == largest),
            "large capital": float(c.place.feature == "PPLC" and c.place.population == largest),
            "alternate beside own": float(c.match is Match.ALTERNATE and own_name),
        }
        found |= _of_itself(c) | _of_namesakes(c, group.candidates) | beside | _outside(c.place, evidence)
        rows.append(_row(found))
    return [*rows, _row({"unlisted": 1.0, "unlisted local": float(lies_in_a_town(group.key))})]


def _row(found: Mapping[str, float]) -> list[float]:
    row = [0.0] * len(OWN)
    for name, value in found.items():
        row[_AT[name]] = value
    return row


def _of_itself(c: Candidate) -> dict[str, float]:
    people, kind = c.place.population, _kind(c.place.feature)
    size = log10(people + 1) / _BIGGEST_LOG
    found = {"population": size, "population squared": size**2, kind: 1.0}
    if kind == "town":
        found |= {"capital": float(c.place.feature == "PPLC"), "unpeopled": float(people == 0)}
    if c.match is Match.SPELLING:
        found["spelling"] = 1.0 - c.likeness
    elif c.match is not Match.NAME:
        found[_BY_MATCH[c.match]] = 1.0
    elif kind in _BY_NAME:
        found[_BY_NAME[kind]] = 1.0
    return found


def _of_namesakes(c: Candidate, candidates: Sequence[Candidate]) -> dict[str, float]:
    """How much of a province lives in its town of the same name: near all says that the two are hardly told apart."""
    kind, wanted = _kind(c.place.feature), {"province": "town", "town": "province"}
    twins = [
        o
        for o in candidates
        if c.admin1 and o.admin1 == c.admin1 and _kind(o.place.feature) == wanted.get(kind)
    ]
    if not twins:
        return {}
    other = max(o.place.population for o in twins)
    town, province = (other, c.place.population) if kind == "province" else (c.place.population, other)
    name = "province of a namesake" if kind == "province" else "namesake of its province"
    return {name: min(1.0, town / max(province, 1))}


def _beside(group: Group) -> Iterator[dict[str, float]]:
    """What the words around the name say of each candidate."""
    around = group.around
    is_town = any(a.town for a in around)
    commas = [
        comma for comma in _distinct(a.comma for a in around) if any(map(comma.holds, group.candidates))
    ]
    within, before = _distinct(a.within for a in around), _distinct(a.before for a in around)
    elsewhere = _distinct(a.strongest for a in group.elsewhere)
    for c in group.candidates:
        held = any(comma.holds(c) for comma in commas)
        yield {
            "called a town": float(is_town and c.place.feature.startswith("PPL")),
            "comma": float(held),
            "outside comma": float(bool(commas) and not held),
            "within": float(any(container.holds(c) for container in within)),
            "before": float(any(container.holds(c) for container in before)),
            "comma elsewhere": float(any(container.holds(c) for container in elsewhere)),
        }


def _distinct(containers: Iterable[Container | None]) -> list[Container]:
    return [container for container in dict.fromkeys(containers) if container is not None]


def _outside(place: Place, evidence: Evidence) -> dict[str, float]:
    home, known = evidence.home, evidence.known
    joined = place.name.casefold().replace(" ", "").replace("-", "")
    found = {
        "country told of": evidence.countries.get(place.country, 0.0),
        "country at all": float(place.country in evidence.countries),
        "home country": float(bool(home.country) and home.country == place.country),
        "home foreign": float(bool(home.country) and home.country != place.country),
        "home name": float(len(joined) >= _SHORTEST_HOME_NAME and joined in home.label),
    }
    if known:
        same = [k for k in known if k.country == place.country]
        found["known country"] = len(same) / len(known)
        found["known province"] = sum(k.admin1 == place.admin1 for k in same) / len(known)
    return found


@cache
def _kind(feature: str) -> str:
    if feature.startswith(("PCL", "TERR")):
        return "country"
    if feature.startswith("PPL"):
        return "town"
    return {"ADM1": "province", "ADM2": "county"}.get(feature, "region")
