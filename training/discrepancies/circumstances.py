"""Train the decisions of `crossread.crossing.circumstances`: one slot, and whether two of it are told of one thing.

    python -m training.discrepancies.circumstances

On the labelled dev stories, the faithful dev rewrites and the dev cases of `benchmarks/crossing` (circumstances, said,
numbers). One slot: right are those that are equal, and labelled conflicts; wrong are all that exclude one another.
Differing: right are the labelled conflicts, apart for days and hours, and for ways. Pairs that touch a label of another
kind teach nothing. Prints cross-validation by story and case, with what each floor would show; writes
`one_circumstance.json`, `differing_time.json` and `differing_way.json`.
"""

from __future__ import annotations

from collections.abc import Mapping

from benchmarks.crossing.rooms import Workshop

from crossread.crossing.beside.ties import compared
from crossread.crossing.circumstances.differing import (
    DIFFERING_NAMES,
    DIFFERING_TIME,
    DIFFERING_WAY,
    circumstance_pairs,
    circumstance_tables,
)
from crossread.crossing.circumstances.one_slot import ONE_SLOT, ONE_SLOT_NAMES, slot_pairs
from crossread.crossing.circumstances.spotted import DAY, HOUR, WAY
from crossread.crossing.circumstances.told import equals, excludes
from training.discrepancies.taught import Labelled, Rows, fit, labelled, print_floors

SLOT_STRENGTH, TIME_STRENGTH, WAY_STRENGTH = 0.3, 0.1, 0.03  # by held-out precision
FOLDERS = ("circumstances", "said", "numbers")
TIMES, WAYS = ("date", "day", "hour"), ("distance", "way")
OF_KIND = {DAY: TIMES, HOUR: TIMES, WAY: WAYS}


def main() -> None:
    """Measure, fit one, measure with it, fit the other two."""
    scenes = list(labelled(Workshop(), FOLDERS))
    slots = Rows()
    for one in scenes:
        add_slots(slots, one)
    fit(slots, ONE_SLOT, ONE_SLOT_NAMES, SLOT_STRENGTH)
    rows: dict[tuple[str, ...], Rows] = {kinds: Rows() for kinds in (TIMES, WAYS)}
    for one in scenes:
        add_differing(rows, one)
    for kinds, decision, strength in (
        (TIMES, DIFFERING_TIME, TIME_STRENGTH),
        (WAYS, DIFFERING_WAY, WAY_STRENGTH),
    ):
        print_floors(rows[kinds], fit(rows[kinds], decision, DIFFERING_NAMES[decision], strength))


def add_slots(rows: Rows, one: Labelled) -> None:
    """The pairs of one scene for the first decision."""
    for a, b, ties in compared(one.scene, circumstance_tables(one.scene)):
        asked = slot_pairs(a, b, ties)
        for m, n, features in zip(asked.i, asked.j, asked.features, strict=True):
            first, second = a.rows[m], b.rows[n]
            pair = first.citation, second.citation
            equal, excluded = equals(first, second), excludes(first, second)
            is_conflict = excluded and one.is_one(pair, OF_KIND[first.kind])
            if is_conflict or ((equal or excluded) and not one.is_other(pair, OF_KIND[first.kind])):
                rows.add(features, right=equal or is_conflict, group=one.name, weight=one.weight)


def add_differing(rows: Mapping[tuple[str, ...], Rows], one: Labelled) -> None:
    """The pairs of one scene for the others, by what they are of."""
    for pair in circumstance_pairs(one.scene):
        cited, kinds = (pair.a.citation, pair.b.citation), OF_KIND[pair.a.kind]
        is_conflict = one.is_one(cited, kinds)
        if is_conflict or not one.is_other(cited, kinds):
            rows[kinds].add(pair.features, right=is_conflict, group=one.name, weight=one.weight)


if __name__ == "__main__":
    main()
