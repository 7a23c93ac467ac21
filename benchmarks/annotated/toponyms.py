"""The two geoparsing corpora as examples for the ranker, and how they are split."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.corpora import records
from crossread.domain.facts import Place
from crossread.domain.span import Span
from crossread.gazetteer import Candidate, Gazetteer, Match
from crossread.gazetteer.geometry import distance_km
from crossread.reading.places.evidence import Evidence, countries_in, home_of
from crossread.reading.places.features import Candidates, Floats
from crossread.reading.places.grouping import grouped
from crossread.reading.places.own_features import Group

SAME_PLACE_KM, NEAR_ENOUGH_KM = 25.0, 161.0
FOLDS = 5
_POINTS = ("PPL", "ADM1", "ADM2")
Gold = Mapping[str, Any]


@dataclass(frozen=True, slots=True, eq=False)
class Example:
    """One text: its candidates, which of them are right, and how much each name counts.

    *Shape:* right (rows of the candidates,), weight (names,).
    """

    fold: int
    candidates: Candidates
    right: Floats
    weight: Floats


def gold_spans(record: Mapping[str, Any]) -> dict[Span, Gold]:
    """The phrases with coordinates; of GeoWebNews those with a GeoNames number, as the published figures count."""
    return {
        Span(t["start"], t["end"]): t
        for t in record["toponyms"]
        if t["lat"] is not None and t["start"] is not None and t["geonameid"]
    }


def fold_of(record: Mapping[str, Any]) -> int:
    """The part a text belongs to, the same for all texts of an outlet's domain (LGL), by text (GeoWebNews)."""
    return _hashed(record["domain"] or record["id"]) % FOLDS


def examples(name: str, gazetteer: Gazetteer) -> list[Example]:
    """The texts of "lgl" or "gwn" that have candidates at all.

    Half of them, by a hash of their id, know the places of the outlet's other texts, so that the ranker learns to use
    them and to do without.
    """
    texts = [t for record in records(f"geoparsing/{name}.jsonl.gz") if (t := _text(record, gazetteer)).groups]
    return [
        _example(text, _known(text, texts) if _hashed(text.record["id"]) % 2 else (), gazetteer)
        for text in texts
    ]


@dataclass(frozen=True, slots=True, eq=False)
class _Text:
    record: Mapping[str, Any]
    groups: list[Group]
    right: list[NDArray[np.bool_]]
    weight: list[float]


def _text(record: Mapping[str, Any], gazetteer: Gazetteer) -> _Text:
    gold = gold_spans(record)
    groups, at = grouped(sorted(gold), record["text"], gazetteer)
    meant: dict[int, Counter[tuple[str, float, float]]] = defaultdict(Counter)
    for span, t in gold.items():
        if span in at:
            meant[at[span][0]][t["geonameid"], t["lat"], t["lon"]] += 1
    right = [
        _right(group.candidates, *meant[number].most_common(1)[0][0]) for number, group in enumerate(groups)
    ]
    weight = [
        _weight(g, mask, meant[number].total())
        for number, (g, mask) in enumerate(zip(groups, right, strict=True))
    ]
    return _Text(record, groups, right, weight)


def _weight(group: Group, right: NDArray[np.bool_], count: int) -> float:
    """0 where the right place may be there with another middle: regions, seas and large countries have no one point."""
    wide = any(
        c.match is not Match.ALTERNATE and not c.place.feature.startswith(_POINTS) for c in group.candidates
    )
    return 0.0 if wide and not right.any() else count**0.5


def _example(text: _Text, known: tuple[Place, ...], gazetteer: Gazetteer) -> Example:
    record = text.record
    evidence = Evidence(countries_in(record["text"]), home_of(None, record["url"], gazetteer), known)
    right = np.concatenate([[*mask, not mask.any()] for mask in text.right]).astype(float)
    return Example(fold_of(record), Candidates(text.groups, evidence), right, np.array(text.weight))


def _known(text: _Text, texts: Sequence[_Text]) -> tuple[Place, ...]:
    """The right places of the other texts of the same outlet."""
    return tuple(
        group.candidates[int(np.argmax(mask))].place
        for other in texts
        if other is not text and other.record["domain"] and other.record["domain"] == text.record["domain"]
        for group, mask in zip(other.groups, other.right, strict=True)
        if mask.any()
    )


def _hashed(value: str) -> int:
    return int(hashlib.sha256(value.encode()).hexdigest(), 16)


def _right(
    candidates: tuple[Candidate, ...], number: str, latitude: float, longitude: float
) -> NDArray[np.bool_]:
    """The place itself, else all within 25 km, else the nearest within 161 km."""
    same = np.array([c.place.id == f"geonames:{number}" for c in candidates])
    km = np.array([distance_km(latitude, longitude, c.place.latitude, c.place.longitude) for c in candidates])
    if same.any():
        return same
    if km.min() < SAME_PLACE_KM:
        return km < SAME_PLACE_KM
    nearest: NDArray[np.bool_] = (km <= km.min()) & (km < NEAR_ENOUGH_KM)
    return nearest
