"""Train the decisions of `crossread.crossing.circumstances`: one slot, and whether two of it are told of one thing.

    python -m training.discrepancies.circumstances

On the labelled dev stories, the faithful dev rewrites and the dev cases of `benchmarks/crossing` (circumstances, said, numbers). One
slot: right are days, hours and places that are equal, and labelled conflicts; wrong are all that exclude one another.
Differing: right are the labelled conflicts, days and hours apart from places. Pairs that touch a label of another kind teach
nothing. Prints cross-validation by story and case, with what each floor would show; writes `one_circumstance.json`,
`differing_time.json` and `differing_place.json`.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from benchmarks.crossing.rooms import Workshop
from benchmarks.crossing.two_reports import holds

from crossread.crossing.circumstances.differing import (
    DIFFERING_PLACE,
    DIFFERING_PLACE_NAMES,
    DIFFERING_TIME,
    DIFFERING_TIME_NAMES,
    circumstance_pairs,
    circumstance_tables,
    compared,
)
from crossread.crossing.circumstances.one_slot import ONE_SLOT, ONE_SLOT_NAMES, slot_pairs
from crossread.crossing.circumstances.told import PLACE, equals, excludes
from training.discrepancies.taught import Labelled, Rows, fit, labelled

SLOT_STRENGTH, TIME_STRENGTH, PLACE_STRENGTH = 0.3, 0.1, 0.03  # by held-out precision
FLOORS = (0.3, 0.4, 0.5, 0.55, 0.6, 0.7, 0.8)
KINDS = ("date", "place")
SETS: dict[str, Sequence[str]] = {"circumstances": ("day", "hour", "place"), "said": (), "numbers": ()}


def main() -> None:
    """Measure, fit one, measure with it, fit the other two."""
    scenes = list(labelled(Workshop(), KINDS, SETS))
    slots = Rows()
    for one in scenes:
        add_slots(slots, one)
    fit(slots, ONE_SLOT, ONE_SLOT_NAMES, SLOT_STRENGTH)
    times, places = Rows(), Rows()
    for one in scenes:
        add_differing(times, places, one)
    print_floors(times, fit(times, DIFFERING_TIME, DIFFERING_TIME_NAMES, TIME_STRENGTH))
    print_floors(places, fit(places, DIFFERING_PLACE, DIFFERING_PLACE_NAMES, PLACE_STRENGTH))


def add_slots(rows: Rows, one: Labelled) -> None:
    """The pairs of one scene for the first decision."""
    for a, b, ties in compared(one.scene, circumstance_tables(one.scene)):
        asked = slot_pairs(a, b, ties)
        for m, n, features in zip(asked.i, asked.j, asked.features, strict=True):
            first, second = a.rows[m], b.rows[n]
            pair = first.citation, second.citation
            equal, excluded = equals(first, second), excludes(first, second)
            is_conflict = excluded and any(holds(points, pair) for points in one.conflicts)
            if equal or excluded:
                rows.add(features, right=equal or is_conflict, group=one.name, weight=one.weight)


def add_differing(times: Rows, places: Rows, one: Labelled) -> None:
    """The pairs of one scene for the other two."""
    for pair in circumstance_pairs(one.scene):
        cited = pair.a.citation, pair.b.citation
        is_conflict = any(holds(points, cited) for points in one.conflicts)
        if is_conflict or not any(holds(points, cited) for points in one.others):
            rows = places if pair.a.kind == PLACE else times
            rows.add(pair.features, right=is_conflict, group=one.name, weight=one.weight)


def print_floors(rows: Rows, held_out: np.ndarray) -> None:
    """What each floor would show of the held-out pairs."""
    _, right, _, weights = rows.arrays()
    for part, chosen in (("stories", weights == 1.0), ("cases", weights > 1.0)):
        for floor in FLOORS:
            shown = chosen & (held_out >= floor)
            print(
                f"  {part} from {floor}: {shown.sum()} shown, {right[shown].sum()} right of {right[chosen].sum()}"
            )


if __name__ == "__main__":
    main()
