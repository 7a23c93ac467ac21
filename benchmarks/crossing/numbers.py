"""Numbers that differ and numbers that only look so: `python -m benchmarks.crossing.numbers [--part test] [--show]`.

Invented pairs of reports by several hands (`numbers/README.md`): the second a light rewrite of the first, a heavy one,
another reporter's own account, or a report of the next day. Labelled in them are the pairs of numbers that an editor
would call two values for one thing, and pairs that only look so. A card is right when it holds both numbers of a
conflict; a conflict is found when a figure card holds it, or any card. Rival: the nearest sentences, and what numbers of
theirs are not the same.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from benchmarks.crossing.matching import Card
from benchmarks.crossing.rooms import Workshop
from benchmarks.crossing.two_reports import KINDS, Case, cards_of, holds, printed, scenes
from benchmarks.tables import print_table
from crossread.crossing.prepared import Prepared
from crossread.crossing.scene import Scene
from crossread.domain.crossing import DiscrepancyKind
from crossread.domain.span import Citation

_FIGURE = DiscrepancyKind.FIGURE.value
_NEAR = 0.5  # cosine from which the rival holds two sentences against each other
FOLDER = "numbers"


def main() -> None:
    """Print ours and the rival's tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--part", choices=["dev", "test"], default="dev")
    parser.add_argument(
        "--show", action="store_true", help="print what was missed and what is wrong; dev alone"
    )
    options = parser.parse_args()
    measure(Workshop(), options.part, show=options.show and options.part == "dev")


def measure(workshop: Workshop, part: str, *, show: bool = False) -> Counter[str]:
    """Our counts over all kinds, printed by kind and beside the rival's."""
    ours: dict[str, Counter[str]] = {}
    rival: dict[str, Counter[str]] = {}
    for case, scene in scenes(workshop, FOLDER, part):
        cards = cards_of(scene)
        for counts, shown in ((ours, cards), (rival, list(_nearest(scene.reports, case)))):
            for kind in (case.kind, "all"):
                counts.setdefault(kind, Counter()).update(_counted(case, shown))
        if show:
            _show(case, scene, cards)
    for name, counts in (
        (f"{part}: two values for one thing", ours),
        (f"{part}, rival: nearest sentences", rival),
    ):
        print_table(
            name,
            [
                "second report",
                "pairs",
                "conflicts",
                "found",
                "by any card",
                "figure cards",
                "right",
                "on what looks so",
            ],
            [
                [
                    kind,
                    n["pairs"],
                    n["conflicts"],
                    n["found"] / max(n["conflicts"], 1),
                    n["by any"] / max(n["conflicts"], 1),
                    n["cards"],
                    n["right"] / max(n["cards"], 1),
                    n["fine"],
                ]
                for kind in (*KINDS.values(), "all")
                if (n := counts.get(kind)) is not None
            ],
        )
    return ours["all"]


def _counted(case: Case, cards: Sequence[Card]) -> Counter[str]:
    conflicts, fine = [x.pair for x in case.conflicts], [x.pair for x in case.fine]
    figures = [card for card in cards if card.kind == _FIGURE]
    right = [card for card in figures if any(holds(card.points, pair) for pair in conflicts)]
    wrong = [card for card in figures if card not in right]
    return Counter(
        {
            "pairs": 1,
            "conflicts": len(conflicts),
            "found": sum(any(holds(card.points, pair) for card in figures) for pair in conflicts),
            "by any": sum(any(holds(card.points, pair) for card in cards) for pair in conflicts),
            "cards": len(figures),
            "right": len(right),
            "fine": sum(any(holds(card.points, pair) for pair in fine) for card in wrong),
        }
    )


def _show(case: Case, scene: Scene, cards: Sequence[Card]) -> None:
    conflicts = [point.pair for point in case.conflicts]
    for pair in conflicts:
        if not any(holds(card.points, pair) for card in cards):
            print(f"{case.name} {case.kind}: missed {printed(scene, pair)}")
    for card in cards:
        if card.kind == _FIGURE and not any(holds(card.points, pair) for pair in conflicts):
            print(f"{case.name} {case.kind}: wrong {printed(scene, card.points)}")


def _nearest(reports: Mapping[str, Prepared], case: Case) -> Iterator[Card]:
    a, b = (reports[report.id] for report in case.reports)
    near = a.vectors @ b.vectors.T
    for i in range(len(a.passages)):
        j = int(np.argmax(near[i]))
        if near[i, j] < _NEAR:
            continue
        first, second = _numbers(a, i), _numbers(b, j)
        for value in first.keys() - second.keys():
            for other in second.keys() - first.keys():
                yield Card(_FIGURE, (first[value], second[other]))


def _numbers(report: Prepared, index: int) -> dict[float | None, Citation]:
    passage = report.passages[index].span
    inside = (n for n in report.reading.numbers if passage.contains(n.span))
    return {n.best: Citation(report.id, n.span) for n in inside}


if __name__ == "__main__":
    main()
