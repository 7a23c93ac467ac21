"""The slots of `crossread check`, pair by pair: `python -m benchmarks.crossing.slots [--held-out] [--most N]`.

On the team's pairs of passages and claims (`bearing`): the share of contradicted pairs in which a slot says that something
differs, by kind of change; and of pairs that the passage bears out, where every such slot is wrong, by kind of slot. A slot
is right when it speaks of a contradicted pair. Rival: a figure or a capitalised word of the claim that the passage has not.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice

import numpy as np

from benchmarks.crossing.bearing import Pair, load_pairs
from benchmarks.tables import Cell, print_table
from crossread.crossing.checking.telling import Telling
from crossread.crossing.checking.verdict import judged
from crossread.crossing.prepared import Prepared
from crossread.domain.ids import content_id
from crossread.domain.layers import Passage
from crossread.domain.report import Report
from crossread.domain.span import Span
from crossread.engine.own_data import gazetteer_of
from crossread.engine.rooms import Rooms
from crossread.reading import read_reports
from crossread.settings import Settings
from crossread.store import open_desk

WEIGHT = 0.3  # from which a slot counts as saying that something differs
_TELLING = re.compile(r"\d[\d.,]*\d|\d|(?<!^)(?<![.!?] )\b[A-Z]\w+")


@dataclass(frozen=True, slots=True)
class Found:
    """A pair, the kinds of slot that differ in it, and whether the rival says that something does."""

    pair: Pair
    kinds: frozenset[str]
    rival: bool


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--held-out", action="store_true", help="the part that nothing was built on")
    parser.add_argument("--most", type=int, help="of the first so many pairs only")
    options = parser.parse_args()
    found = list(compared(islice(load_pairs(held_out=options.held_out), options.most)))
    print_kinds(found)
    print_changes(found)


def compared(pairs: Iterable[Pair]) -> Iterator[Found]:
    """Each pair through the slots, passage and claim read as `check` reads them."""
    rooms = Rooms(Settings(threads=1))
    with open_desk(":memory:") as desk:
        places = gazetteer_of(desk, rooms.gazetteer)

    @cache
    def telling(text: str) -> Telling:
        report = Report(content_id("q", text), text, "", "en")
        (layers,) = read_reports([report], rooms.reader, places, fewest_chars=1)
        whole = replace(layers.reading, passages=(Passage(0, Span(0, len(text)), 0),))
        vectors = np.asarray(rooms.encoder.encode([text]), dtype=np.float32)
        return Telling(Prepared(report, whole, vectors), 0, layers.tokens)

    for pair in pairs:
        (one,) = judged(
            telling(pair.claim), [telling(pair.passage)], rooms.lexicon, encode=rooms.encoder.encode
        )
        kinds = frozenset(slot.kind.value for slot in one.differing if slot.weight >= WEIGHT)
        yield Found(pair, kinds, not set(_TELLING.findall(pair.claim)) <= set(_TELLING.findall(pair.passage)))


def print_kinds(found: list[Found]) -> None:
    """How often each kind of slot speaks, and how often it is right when it does."""
    sizes = Counter(one.pair.label for one in found)
    rows: list[list[Cell]] = []
    for kind in (*sorted({kind for one in found for kind in one.kinds}), "any slot", "rival"):
        speaks = [
            one
            for one in found
            if (one.rival if kind == "rival" else one.kinds if kind == "any slot" else kind in one.kinds)
        ]
        by = Counter(one.pair.label for one in speaks)
        right = by["contradicted"] / max(by["contradicted"] + by["supported"], 1)
        shares = [
            f"{by[label] / max(sizes[label], 1):.3f}" for label in ("contradicted", "supported", "neither")
        ]
        rows.append([kind, *shares, f"{right:.2f}"])
    title = f"{sizes['contradicted']:,} contradicted, {sizes['supported']:,} borne out, {sizes['neither']:,} left open"
    print_table(title, ("slot that differs", "contradicted", "supported", "open", "right"), rows)


def print_changes(found: list[Found]) -> None:
    """The share of contradicted pairs in which some slot differs, by what was changed."""
    by_change: dict[str, list[Found]] = defaultdict(list)
    for one in found:
        if one.pair.label == "contradicted":
            by_change[one.pair.change].append(one)
    rows: list[list[Cell]] = [
        [change, len(some), f"{sum(bool(one.kinds) for one in some) / len(some):.2f}"]
        for change, some in sorted(by_change.items(), key=lambda item: -len(item[1]))
    ]
    print_table("Contradicted pairs by what was changed", ("change", "pairs", "some slot differs"), rows)


if __name__ == "__main__":
    main()
