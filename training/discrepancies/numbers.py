"""Train both decisions of `crossread.crossing.figures.differing`: whether numbers fill one slot, and whether they differ.

    python -m training.discrepancies.numbers

On the labelled dev stories, the faithful dev rewrites and the dev cases of `benchmarks/crossing/numbers`. One slot: right
are numbers of one value that is no chance (above four, or with a unit), and labelled conflicts; wrong are all that exclude
one another. Differing: right are the labelled conflicts. Pairs that touch a label of another kind (a distance, a quotation)
teach nothing. Prints cross-validation by story and case; writes `one_slot.json` and `differing_number.json`.
"""

from __future__ import annotations

from benchmarks.crossing.rooms import Workshop

from crossread.crossing.beside.ties import compared
from crossread.crossing.figures import differing
from crossread.crossing.figures.differing import (
    DIFFERING,
    DIFFERING_NAMES,
    agrees,
    is_equal,
    number_tables,
)
from crossread.crossing.figures.one_slot import ONE_SLOT, ONE_SLOT_NAMES, slot_pairs
from crossread.crossing.figures.told import ToldNumber
from crossread.domain.span import Citation
from training.discrepancies.taught import Labelled, Rows, fit, labelled

SLOT_STRENGTH, DIFFERING_STRENGTH = (
    0.3,
    0.03,
)  # of .03, .1, 1 by precision at a recall of .4 on held-out cases
KINDS = ("figure", "numbers")
MOST_BY_CHANCE = 4.0  # of a count without a unit


def main() -> None:
    """Measure, fit one, measure with it, fit the other."""
    scenes = list(labelled(Workshop(), ("numbers",)))
    slots = Rows()
    for one in scenes:
        add_slots(slots, one)
    fit(slots, ONE_SLOT, ONE_SLOT_NAMES, SLOT_STRENGTH)
    differ = Rows()
    for one in scenes:
        add_differing(differ, one)
    fit(differ, DIFFERING, DIFFERING_NAMES, DIFFERING_STRENGTH)


def add_slots(rows: Rows, one: Labelled) -> None:
    """The pairs of one scene for the first decision."""
    for a, b, ties in compared(one.scene, number_tables(one.scene)):
        asked = slot_pairs(a, b, ties)
        for m, n, features in zip(asked.i, asked.j, asked.features, strict=True):
            first, second = a.rows[m], b.rows[n]
            pair = Citation(a.report.id, first.number.span), Citation(b.report.id, second.number.span)
            is_conflict = one.is_one(pair, KINDS) and not agrees(first, second)
            equal = is_equal(first, second)
            if (equal and not is_telling(first, second)) or (agrees(first, second) and not equal):
                continue
            rows.add(features, right=equal or is_conflict, group=one.name, weight=one.weight)


def add_differing(rows: Rows, one: Labelled) -> None:
    """The pairs of one scene for the second decision."""
    for pair in differing.number_pairs(one.scene):
        cited = pair.a, pair.b
        is_conflict = one.is_one(cited, KINDS)
        if is_conflict or not one.is_other(cited, KINDS):
            rows.add(pair.features, right=is_conflict, group=one.name, weight=one.weight)


def is_telling(a: ToldNumber, b: ToldNumber) -> bool:
    """Whether two such numbers are hardly equal by chance."""
    return bool(a.unit) or max(a.size or 0.0, b.size or 0.0) > MOST_BY_CHANCE


if __name__ == "__main__":
    main()
