"""False alarms on faithful rewrites: `python -m benchmarks.crossing.faithful`.

Reports of ours, each written anew by a careful hand (`faithful/pairs.json`): nothing is added, lost or changed, so every
card is one too many, but for faults of the source's own that the rewrite keeps (`own`, its words: say, a distance the
map does not bear out). As the product meets them: two reports of one story. The rival holds the most alike sentences
against each other and says where numbers, names, quoted words or negations are not the same.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.corpora import ROOT
from benchmarks.crossing.rooms import Workshop
from benchmarks.tables import Cell, print_table
from crossread.crossing.comparing.similarity import similarity
from crossread.crossing.prepared import Prepared
from crossread.crossing.story import cross_story
from crossread.domain.crossing import Discrepancy
from crossread.domain.span import Span
from crossread.intake import make_report
from crossread.text.negation import polarity

_PAIRS = Path(__file__).resolve().parent / "faithful" / "pairs.json"
_NEAR = 0.5  # likeness from which the rival compares two sentences


@dataclass(frozen=True, slots=True)
class FaithfulPair:
    """A report and its rewrite, read and encoded."""

    reports: Mapping[str, Prepared]
    cards: tuple[Discrepancy, ...]


def faithful_pairs(workshop: Workshop, part: str) -> Iterator[FaithfulPair]:
    """Every pair of a part, crossed as a story of two reports, without cards on what is wrong in its source already."""
    for pair, prepared in zip(_listed(part), faithful_reports(workshop, part), strict=True):
        story = cross_story(prepared, workshop.compare(prepared), workshop.lexicon, ask=workshop.ask)
        cards = (card for card in story.discrepancies if not _tells_of(card, pair.get("own", ()), prepared))
        yield FaithfulPair(prepared, tuple(cards))


def faithful_reports(workshop: Workshop, part: str) -> Iterator[Mapping[str, Prepared]]:
    """Every pair of a part, read and encoded."""
    for pair in _listed(part):
        texts = [
            (path, (ROOT / path).read_bytes().decode("utf-8")) for path in (pair["source"], pair["rewrite"])
        ]
        yield workshop.prepare([make_report(text=text, path=path) for path, text in texts])


def _tells_of(card: Discrepancy, own: Sequence[str], reports: Mapping[str, Prepared]) -> bool:
    """Whether a card stands on words that are wrong in the source already."""
    return any(
        words in (text := reports[reading.citation.report].report.text)
        and reading.citation.span.overlaps(Span(at := text.index(words), at + len(words)))
        for reading in card.readings
        for words in own
    )


def _listed(part: str) -> list[dict[str, Any]]:
    return [pair for pair in json.loads(_PAIRS.read_text(encoding="utf-8")) if pair["part"] == part]


def main() -> None:
    """Print cards per 10 reports, by kind."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--part", choices=["dev", "test"], default="test")
    parser.add_argument("--show", action="store_true", help="print every card")
    arguments = parser.parse_args()
    report(Workshop(), part=arguments.part, show=arguments.show)


def report(workshop: Workshop, *, part: str = "test", show: bool = False) -> float:
    """Print the table; returns our cards per 10 reports."""
    pairs = list(faithful_pairs(workshop, part))
    reports = sum(len(pair.reports) for pair in pairs)
    ours = Counter(card.kind.value for pair in pairs for card in pair.cards)
    theirs = Counter(kind for pair in pairs for kind in _rival(workshop, pair))
    kinds = sorted(ours.keys() | theirs.keys())
    rows: list[list[Cell]] = [
        ["Crossread", 10 * ours.total() / reports, *(ours[kind] for kind in kinds)],
        ["differing words, names, numbers", 10 * theirs.total() / reports, *(theirs[kind] for kind in kinds)],
    ]
    print_table(
        f"Cards on {len(pairs)} faithful rewrites, {part}", ("system", "per 10 reports", *kinds), rows
    )
    for card in (card for pair in pairs for card in pair.cards if show):
        print(
            f"{card.kind.value} {card.detail} {card.confidence} {card.explanation} {[r.value for r in card.readings]}"
        )
    return 10 * ours.total() / reports


def _rival(workshop: Workshop, pair: FaithfulPair) -> Iterator[str]:
    a, b = pair.reports.values()
    alike = similarity(a, b, workshop.lexicon).alike
    for i in range(len(a.passages)):
        j = int(alike[i].argmax())
        if alike[i, j] < _NEAR:
            continue
        if a.numbers[i] != b.numbers[j]:
            yield "figure"
        if a.names[i] != b.names[j]:
            yield "name"
        if _quoted(a, i) != _quoted(b, j):
            yield "quotation"
        if bool(polarity(a.passage_text(i)).negated) != bool(polarity(b.passage_text(j)).negated):
            yield "polarity"


def _quoted(report: Prepared, index: int) -> list[str]:
    span = report.passages[index].span
    return [q.content.of(report.report.text) for q in report.reading.quotations if q.span.overlaps(span)]


if __name__ == "__main__":
    main()
