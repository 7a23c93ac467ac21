"""Towns in which reports put the one happening of its kind that each tells of, or the happening they mainly tell of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from crossread.crossing.discrepancies.told_places import ToldPlace, exclude
from crossread.crossing.prepared import Prepared
from crossread.crossing.scene import Scene
from crossread.domain.facts import EventStatus

_MAIN = "main"
_TAKES_PLACE = re.compile(
    r"happen|occur|took place|take place", re.IGNORECASE
)  # "The accident happened at ..."
_LEAD_PASSAGES, _EARLY_PASSAGES = (
    4,
    10,
)  # where the main happening is told first, and where its place may follow
Row = Sequence[ToldPlace]


def of_lone_happenings(
    scene: Scene, told: Mapping[str, Sequence[Row]]
) -> Iterator[tuple[ToldPlace, ToldPlace]]:
    """Places in two reports that exclude each other, where neither report names the other's town at all.

    They are of the only happening of its kind in each ("ASSAULT aerial", "COERCE arrest"), or of what each mainly tells.
    """
    known = {key: _by_kind(scene.reports[key], rows) for key, rows in told.items() if any(rows)}
    named = {
        key: {m.place.id for m in scene.reports[key].reading.places if m.place is not None} for key in known
    }
    for one, other in combinations(sorted(known), 2):
        for kind, a in known[one].items():
            b = known[other].get(kind)
            if b is None or a.place.country != b.place.country or not exclude(a, b):
                continue
            if a.place.id not in named[other] and b.place.id not in named[one]:
                yield a, b


def _by_kind(report: Prepared, rows: Sequence[Row]) -> Mapping[str, ToldPlace]:
    found: dict[str, ToldPlace] = {}
    main = _main(report, rows)
    if main is not None:
        found[_MAIN] = main
    kinds: dict[str, list[ToldPlace | None]] = {}
    for coded in report.reading.coded:
        if coded.status is EventStatus.ACTUAL:
            place = next(
                (p for row in rows for p in row if coded.place and p.citation.span.overlaps(coded.place)),
                None,
            )
            kinds.setdefault(f"{coded.type} {coded.mode}", []).append(place)
    return found | {kind: only[0] for kind, only in kinds.items() if len(only) == 1 and only[0] is not None}


def _main(report: Prepared, rows: Sequence[Row]) -> ToldPlace | None:
    """Where the report says it took place, else the first place of its lead that something happened in."""
    events, text = report.reading.events, report.report.text
    early = [place for row in rows[:_EARLY_PASSAGES] for place in row]
    for place in early:
        if _TAKES_PLACE.match(events[place.event].span.of(text)):
            return place
    return next((place for row in rows[:_LEAD_PASSAGES] for place in row), None)
