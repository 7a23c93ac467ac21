"""What differs by sort: `python -m benchmarks.crossing.sorted_cases circumstances|said [--part test] [--show]`.

Two sets of invented pairs of reports (`circumstances/README.md`, `said/README.md`): days, hours, places and ways;
quotations, voices, denials and hedges, omissions. A conflict is found when a card of a kind of its sort holds both sides
of it, or any card. A card is right when it holds both sides of any conflict.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Mapping, Sequence

from benchmarks.crossing.matching import Card
from benchmarks.crossing.rooms import Workshop
from benchmarks.crossing.two_reports import KINDS, Case, cards_of, holds, printed, scenes
from benchmarks.tables import print_table
from crossread.crossing.scene import Scene

SETS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "circumstances": {"day": ("date",), "hour": ("date",), "place": ("place",), "way": ("distance",)},
    "said": {
        "quotation": ("quotation",),
        "attribution": ("attribution",),
        "polarity": ("polarity",),
        "omission": ("omission",),
    },
    "voices": {"attribution": ("attribution", "omission"), "polarity": ("polarity",)},
}
_ALL = "all"


def main() -> None:
    """Print the tables of one set."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", choices=list(SETS))
    parser.add_argument("--part", choices=["dev", "test"], default="dev")
    parser.add_argument(
        "--show", action="store_true", help="print what was missed and what is wrong; dev alone"
    )
    options = parser.parse_args()
    measure(Workshop(), options.folder, options.part, show=options.show and options.part == "dev")


def measure(workshop: Workshop, folder: str, part: str, *, show: bool = False) -> Mapping[str, Counter[str]]:
    """Counts by sort, and over all as "all", printed with those by kind of report."""
    counts: dict[str, Counter[str]] = {}
    for case, scene in scenes(workshop, folder, part):
        cards = cards_of(scene)
        for sort in (*SETS[folder], _ALL):
            counts.setdefault(sort, Counter()).update(_counted(folder, sort, case, cards))
        counts.setdefault(case.kind, Counter()).update(_counted(folder, _ALL, case, cards))
        if show:
            _show(folder, case, scene, cards)
    columns = ["conflicts", "found", "by any card", "cards", "right", "on what looks so"]
    print_table(
        f"{part}: {folder}",
        ["sort", *columns],
        [
            [
                name,
                n["conflicts"],
                n["found"] / max(n["conflicts"], 1),
                n["by any"] / max(n["conflicts"], 1),
                n["cards"],
                n["right"] / max(n["cards"], 1),
                n["fine"],
            ]
            for name in (*SETS[folder], *KINDS.values(), _ALL)
            if (n := counts.get(name)) is not None
        ],
    )
    return counts


def _counted(folder: str, sort: str, case: Case, cards: Sequence[Card]) -> Counter[str]:
    sorts = SETS[folder]
    kinds = {kind for name in (sorts if sort == _ALL else (sort,)) for kind in sorts[name]}
    conflicts = [point for point in case.conflicts if sort in (point.sort, _ALL)]
    own = [card for card in cards if card.kind in kinds]
    right = [card for card in own if _is_right(card, case)]
    return Counter(
        {
            "conflicts": len(conflicts),
            "found": sum(
                any(holds(c.points, point.pair) for c in cards if c.kind in sorts[point.sort])
                for point in conflicts
            ),
            "by any": sum(any(holds(card.points, point.pair) for card in cards) for point in conflicts),
            "cards": len(own),
            "right": len(right),
            "fine": sum(
                any(holds(card.points, point.pair) for point in case.fine)
                for card in own
                if card not in right
            ),
        }
    )


def _is_right(card: Card, case: Case) -> bool:
    return any(holds(card.points, point.pair) for point in case.conflicts)


def _show(folder: str, case: Case, scene: Scene, cards: Sequence[Card]) -> None:
    kinds = {kind for names in SETS[folder].values() for kind in names}
    for point in case.conflicts:
        if not any(holds(card.points, point.pair) for card in cards):
            print(f"{case.name} {case.kind}: missed {point.sort}: {printed(scene, point.pair)}")
    for card in cards:
        if card.kind in kinds and not _is_right(card, case):
            print(f"{case.name} {case.kind}: wrong {card.kind}: {printed(scene, card.points)}")


if __name__ == "__main__":
    main()
