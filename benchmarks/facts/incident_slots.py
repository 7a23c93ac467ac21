"""Date and city of an incident from its reports, against the record: python -m benchmarks.facts.incident_slots.

The reports' own dates are partly the crawl's guess, and a record's place is often a point in the town, now and then the
county's middle. The rival takes a report's date for the incident's, and the most populous place of the first name found.
"""

from __future__ import annotations

import argparse
import datetime as dt
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from benchmarks.facts.event_grounds import ground_of
from benchmarks.facts.longtail import Incident, Part, incidents
from benchmarks.tables import Cell, print_table
from crossread.crossing.dating import shared_event
from crossread.domain.dating import MainEvent
from crossread.domain.facts import Place
from crossread.domain.layers import MentionKind
from crossread.domain.report import Report
from crossread.gazetteer import Gazetteer
from crossread.gazetteer.geometry import distance_km
from crossread.models.reader import OnnxReader, Reader
from crossread.reading import read_reports
from crossread.reading.ground import Ground
from crossread.reading.main_event import main_event_of
from crossread.reading.main_event.days import WEIGHTS as DAY_WEIGHTS
from crossread.reading.main_event.days import signs_of_days
from crossread.reading.main_event.places import WEIGHTS as PLACE_WEIGHTS
from crossread.reading.main_event.places import signs_of_places
from crossread.reading.main_event.towns_within import towns_within
from crossread.reading.places import places_of
from crossread.text.times import find_times, resolve_times

Slots = tuple[dt.date | None, Place | None]
NEAR_KM = 25
PUBLISHED = (
    "Published: SemEval-2018 task 5 (Postma, Ilievski and Vossen) asks for incidents by date, place and participants, "
    "not for these slots; no figure for them is known to us."
)
_AT_ONCE = 64


@dataclass(frozen=True, slots=True)
class Read:
    """An incident with the grounds of its reports."""

    incident: Incident
    grounds: Sequence[Ground]


def report(reader: Reader, part: Part = "test") -> None:
    """Print the table of one part."""
    gazetteer = Gazetteer.from_package()
    read = list(grounds_of(incidents(part), reader, gazetteer))
    started, words = time.perf_counter(), 0
    found: list[tuple[Incident, list[MainEvent]]] = []
    for one in read:
        found.append((one.incident, [main_event_of(ground, gazetteer=gazetteer) for ground in one.grounds]))
        words += sum(len(ground.text.split()) for ground in one.grounds)
    spent_ms = 1000 * (time.perf_counter() - started)
    rivals = [(one.incident, [_rival(ground, gazetteer) for ground in one.grounds]) for one in read]
    print_table(
        f"Day and city, longtail, {part} part",
        ["", "answers", "within a day", "exact day", "with a place on record", f"within {NEAR_KM} km"],
        [
            _row("each report", [(i, _slots(event)) for i, events in found for event in events]),
            _row(
                "rival: report's date, most populous of its first name",
                [(i, s) for i, ss in rivals for s in ss],
            ),
            _row("all reports of an incident", [(i, _together(events)) for i, events in found]),
            _row(
                "rival: earliest date, commonest such place", [(i, _rivals_together(ss)) for i, ss in rivals]
            ),
        ],
    )
    print(f"\nThe main event takes {spent_ms / max(words, 1) * 500:.2f} ms for 500 words.\n\n{PUBLISHED}")


def grounds_of(found: Sequence[Incident], reader: Reader, gazetteer: Gazetteer) -> Iterator[Read]:
    """The incidents read, with times and places."""
    reports = [report for incident in found for report in incident.reports]
    grounds: dict[str, Ground] = {}
    for start in range(0, len(reports), _AT_ONCE):
        part = reports[start : start + _AT_ONCE]
        for one, layers in zip(part, read_reports(part, reader), strict=True):
            bare = ground_of(one, layers)
            grounds[one.id] = with_times_and_places(bare, gazetteer)
    for incident in found:
        yield Read(incident, [grounds[one.id] for one in incident.reports])


def with_times_and_places(ground: Ground, gazetteer: Gazetteer) -> Ground:
    """The ground that main events are built from."""
    found = [time for passage in ground.passages for time in find_times(ground.text, passage.span)]
    day = ground.report.published.day if ground.report.published else None
    times = resolve_times(ground.text, found, day=day)
    return replace(ground, times=times, places=places_of(replace(ground, times=times), gazetteer))


def _row(name: str, answers: Sequence[tuple[Incident, Slots]]) -> list[Cell]:
    off_days = [abs((slots[0] - i.day).days) if slots[0] else None for i, slots in answers]
    placed = [(i, slots[1]) for i, slots in answers if i.latitude is not None]
    near = [place is not None and _is_near(i, place) for i, place in placed]
    return [
        name,
        len(answers),
        sum(off is not None and off <= 1 for off in off_days) / max(len(answers), 1),
        sum(off == 0 for off in off_days) / max(len(answers), 1),
        len(placed),
        sum(near) / max(len(near), 1),
    ]


def _slots(event: MainEvent) -> Slots:
    day = event.day.start if event.day else None
    return (dt.date.fromisoformat(day) if day else None, event.place.place if event.place else None)


def _together(events: Sequence[MainEvent]) -> Slots:
    shared = shared_event({str(number): event for number, event in enumerate(events)})
    day = shared.day.start if shared.day else None
    return (dt.date.fromisoformat(day) if day else None, shared.place)


def _rival(ground: Ground, gazetteer: Gazetteer) -> Slots:
    for mention in ground.of_kind(MentionKind.PLACE):
        towns = [
            c.place for c in gazetteer.find(mention.span.of(ground.text)) if c.place.feature.startswith("PPL")
        ]
        if towns:
            return (_written(ground.report), towns[0])
    return (_written(ground.report), None)


def _rivals_together(slots: Sequence[Slots]) -> Slots:
    places = [place for _, place in slots if place]
    commonest = Counter(place.id for place in places).most_common(1)
    return (
        min((day for day, _ in slots if day), default=None),
        next((place for place in places if place.id == commonest[0][0]), None) if commonest else None,
    )


def _written(report: Report) -> dt.date | None:
    return dt.date.fromisoformat(report.published.day) if report.published and report.published.day else None


def _is_near(incident: Incident, place: Place) -> bool:
    if incident.latitude is None or incident.longitude is None:
        return False
    km = distance_km(incident.latitude, incident.longitude, place.latitude, place.longitude)
    return km <= NEAR_KM


def fit(reader: Reader) -> None:
    """Print the weights that the train part gives."""
    gazetteer = Gazetteer.from_package()
    read = list(grounds_of(incidents("train"), reader, gazetteer))
    _print_weights("days", list(DAY_WEIGHTS), list(_day_examples(read)))
    _print_weights("places", list(PLACE_WEIGHTS), list(_place_examples(read, gazetteer)))


def _day_examples(read: Sequence[Read]) -> Iterator[tuple[Mapping[str, float], bool]]:
    """The days of those reports that name the incident's."""
    for one in read:
        for ground in one.grounds:
            signs = signs_of_days(ground, _written(ground.report))
            if any(day == one.incident.day for _, day, _ in signs):
                yield from ((sign, day == one.incident.day) for _, day, sign in signs)


def _place_examples(read: Sequence[Read], gazetteer: Gazetteer) -> Iterator[tuple[Mapping[str, float], bool]]:
    """The towns of those reports that name one near the incident's place."""
    for one in read:
        if one.incident.latitude is None:
            continue
        for ground in one.grounds:
            near = [
                (sign, _is_near(one.incident, place))
                for _, place, sign in signs_of_places(
                    ground, [*ground.places, *towns_within(ground, gazetteer)]
                )
            ]
            if any(right for _, right in near):
                yield from near


def _print_weights(
    name: str, signs: Sequence[str], examples: Sequence[tuple[Mapping[str, float], bool]]
) -> None:
    x = np.array([[sign[k] for k in signs] + [1.0] for sign, _ in examples])
    y = np.array([float(right) for _, right in examples])
    weights = logistic(x, y)
    print(f"{name}: " + ", ".join(f"{k} {w:.1f}" for k, w in zip([*signs, "bias"], weights, strict=True)))


def logistic(x: NDArray[np.float64], y: NDArray[np.float64], *, ridge: float = 0.01) -> NDArray[np.float64]:
    """Newton's method for logistic regression. *Shape:* x (n, d), y (n,) -> (d,)."""
    weights = np.zeros(x.shape[1])
    for _ in range(40):
        chance = 1 / (1 + np.exp(-x @ weights))
        curved = (x.T * (chance * (1 - chance))) @ x + ridge * np.eye(len(weights))
        weights += np.linalg.solve(curved, x.T @ (y - chance) - ridge * weights)
    return weights


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--part", choices=("train", "dev", "test"), default="test")
    parser.add_argument("--fit", action="store_true", help="print the weights that the train part gives")
    options = parser.parse_args()
    if options.fit:
        fit(OnnxReader.from_package())
    else:
        report(OnnxReader.from_package(), options.part)
