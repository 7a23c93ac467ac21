"""Discrepancies on the labelled stories, `python -m benchmarks.crossing.discrepancies [--part test]`.

Per kind: labels, cards, right ones, precision, recall; wrong cards per ten reports. The rival takes the most alike
sentences of two reports and says which numbers, name words and quoted words differ between them. No published figure
exists for the task.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping
from itertools import combinations

import numpy as np

from benchmarks.crossing.matching import Card, Tally
from benchmarks.crossing.rooms import Workshop
from benchmarks.crossing.stories import load_stories
from benchmarks.tables import Cell, print_table
from crossread.crossing.claiming.claims import claims
from crossread.crossing.discrepancies import discrepancies
from crossread.crossing.prepared import Prepared
from crossread.crossing.scene import Scene
from crossread.domain.span import Citation, Span

_ALIKE = (
    0.6  # cosine of two sentence vectors from which the rival compares; its best on dev of .5, .6, .7, .8
)


def main() -> None:
    """Print ours and the rival's tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--part", choices=["dev", "test"], default="dev")
    options = parser.parse_args()
    measure(options.part)


def measure(part: str) -> Tally:
    """Our tally on one part, printed beside the rival's."""
    workshop = Workshop()
    ours, rival = Tally(), Tally()
    stories = 0
    for story in load_stories(part):
        scene = workshop.scene(story.reports)
        ours.add(story, list(shown(scene)))
        rival.add(story, list(compared(scene.reports)))
        stories += 1
    print_tally(f"{part}: {stories} stories, {ours.reports} reports", ours)
    print_tally(f"{part}, rival: sets of the most alike sentences", rival)
    return ours


def shown(scene: Scene) -> Iterator[Card]:
    """Our cards."""
    for found in discrepancies(scene, claims(scene)):
        yield Card(found.kind.value, tuple(reading.citation for reading in found.readings))


def compared(prepared: Mapping[str, Prepared]) -> Iterator[Card]:
    """The rival's cards: one for each pair of sentences and layer in which what one holds is not what the other does."""
    for one, other in combinations(sorted(prepared), 2):
        a, b = prepared[one], prepared[other]
        if not len(a.vectors) or not len(b.vectors):
            continue
        alike = a.vectors @ b.vectors.T
        for i, j in enumerate(np.argmax(alike, axis=1).tolist()):
            if alike[i, j] >= _ALIKE:
                yield from _differing(a, i, b, j)


def _differing(a: Prepared, i: int, b: Prepared, j: int) -> Iterator[Card]:
    first, second = dict(_layers(a, i)), dict(_layers(b, j))
    for kind, mine in first.items():
        left = [span for word, span in mine if word not in {w for w, _ in second[kind]}]
        right = [span for word, span in second[kind] if word not in {w for w, _ in mine}]
        if left and right:
            yield Card(kind, (*(Citation(a.id, s) for s in left), *(Citation(b.id, s) for s in right)))


def _layers(report: Prepared, index: int) -> Iterator[tuple[str, list[tuple[object, Span]]]]:
    span, text = report.passages[index].span, report.report.text
    numbers = [n for n in report.reading.numbers if span.contains(n.span)]
    yield "figure", [((n.low, n.best, n.high), n.span) for n in numbers]
    yield "name", [(n.text.casefold(), n.span) for n in report.reading.names if span.contains(n.span)]
    quotes = [q.content for q in report.reading.quotations if q.span.overlaps(span)]
    yield "quotation", [(q.of(text).casefold(), q) for q in quotes]


def print_tally(title: str, tally: Tally) -> None:
    """One row a kind, then all."""
    rows: list[list[Cell]] = []
    for kind in tally.kinds:
        counts: list[Cell] = [
            kind,
            tally.labels[kind],
            tally.cards[kind],
            tally.right[kind],
            tally.on_fine[kind],
        ]
        rows.append([*counts, tally.precision(kind), tally.recall(kind)])
    labels, cards = tally.labels.total(), tally.cards.total()
    right, found = tally.right.total(), tally.found.total()
    everything: list[Cell] = ["all", labels, cards, right, tally.on_fine.total()]
    rows.append([*everything, right / cards if cards else None, found / labels if labels else None])
    print_table(title, ["kind", "labels", "cards", "right", "on fine", "precision", "recall"], rows)
    print(f"\nwrong cards per 10 reports: {tally.wrong_per_10_reports:.2f}")


if __name__ == "__main__":
    main()
