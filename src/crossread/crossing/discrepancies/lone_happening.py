"""Places of a happening that no link of passages ties: the only one of its kind in two reports, or what took place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, permutations

from crossread.crossing.discrepancies.same_happening import Happenings
from crossread.crossing.discrepancies.told_places import ToldPlace
from crossread.crossing.prepared import Prepared
from crossread.crossing.scene import Scene
from crossread.domain.facts import EventStatus

_TAKES_PLACE = re.compile(r"happen|occur|took place|take place", re.IGNORECASE)
_EARLY_PASSAGES = 4  # in which a report tells where its main happening was
_LIKE_THE_MAIN = (
    0.4  # closeness of a lead's happening to what "took place" elsewhere; read off the labelled dev stories
)
_FEWEST_NAMES = 4  # that the reports of one happening share
Row = Sequence[ToldPlace]
Pair = tuple[ToldPlace, ToldPlace]


def of_lone_happenings(scene: Scene, told: Mapping[str, Sequence[Row]], same: Happenings) -> Iterator[Pair]:
    """Places that two reports give for the only happening of its kind in each ("ASSAULT aerial", "COERCE arrest")."""
    known = {key: _by_kind(scene.reports[key], rows) for key, rows in told.items() if any(rows)}
    for one, other in combinations(sorted(known), 2):
        for kind, a in known[one].items():
            b = known[other].get(kind)
            if b is not None and same.names_in_common(a, b) > 0 and _in_one_country(a, b):
                yield a, b


def of_main_happenings(scene: Scene, told: Mapping[str, Sequence[Row]], same: Happenings) -> Iterator[Pair]:
    """Where one report says that it took place, and where the other's early sentences put the most alike happening."""
    found: list[Pair] = []
    early = {key: [p for row in rows[:_EARLY_PASSAGES] for p in row] for key, rows in told.items()}
    for one, other in permutations(sorted(early), 2):
        for a in (place for place in early[one] if _took_place(scene.reports[one], place)):
            likest = max(early[other], key=lambda b: (same.closeness(a, b), b.citation), default=None)
            close = -1.0 if likest is None else same.closeness(a, likest)
            if likest is not None and close >= _LIKE_THE_MAIN:
                found.append((a, likest))
    return (pair for pair in found if same.names_in_common(*pair) >= _FEWEST_NAMES)


def _in_one_country(a: ToldPlace, b: ToldPlace) -> bool:
    return a.place is not None and b.place is not None and a.place.country == b.place.country


def _took_place(report: Prepared, told: ToldPlace) -> bool:
    return bool(_TAKES_PLACE.match(report.reading.events[told.event].span.of(report.report.text)))


def _by_kind(report: Prepared, rows: Sequence[Row]) -> Mapping[str, ToldPlace]:
    kinds: dict[str, list[ToldPlace | None]] = {}
    for coded in report.reading.coded:
        if coded.status is EventStatus.ACTUAL:
            place = next(
                (p for row in rows for p in row if coded.place and p.citation.span.overlaps(coded.place)),
                None,
            )
            kinds.setdefault(f"{coded.type} {coded.mode}", []).append(place)
    return {kind: only[0] for kind, only in kinds.items() if len(only) == 1 and only[0] is not None}
