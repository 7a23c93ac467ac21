"""Quotation: words altered inside quote marks, cut, or quote marks dropped or added."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from crossread.crossing.discrepancies.finding import Finding, Point
from crossread.crossing.linked import Linked
from crossread.crossing.quoting import QuoteChange, QuotePair, quote_pairs
from crossread.domain.crossing import DiscrepancyKind
from crossread.domain.span import Citation


def quotation_findings(linked: Iterable[Linked]) -> Iterator[Finding]:
    """One finding for each pair of quotations that should be the same words and are not."""
    for link in linked:
        for pair in quote_pairs(
            link.a, link.i, link.b, link.j, score=link.score, reused=link.reused and link.one_lineage
        ):
            if pair.change is not QuoteChange.SAME:
                yield _finding(link, pair)


def _finding(link: Linked, pair: QuotePair) -> Finding:
    points = (
        Point(pair.a.of(link.a.report.text), Citation(link.a.id, pair.a)),
        Point(pair.b.of(link.b.report.text), Citation(link.b.id, pair.b)),
    )
    detail, explanation = _words(link, pair)
    return Finding(
        kind=DiscrepancyKind.QUOTATION,
        detail=detail,
        confidence=_confidence(link, pair),
        explanation=explanation,
        points=points,
    )


def _words(link: Linked, pair: QuotePair) -> tuple[str, str]:
    if pair.change is QuoteChange.UNMARKED:
        if link.directed:
            return (
                ("marks dropped", "The copy prints quoted words without quote marks.")
                if pair.marked_first
                else ("marks added", "The copy puts quote marks around words its source did not quote.")
            )
        return "marks differ", "The same words stand in quote marks in one report and without them in another."
    if pair.change is QuoteChange.CUT:
        if link.directed and len(pair.b) < len(pair.a):
            return "cut", "The copy keeps only a part of the quoted words."
        return "cut", "One report quotes only a part of the words the other quotes."
    if link.directed:
        return "altered", "The copy changed words inside the quote marks."
    if link.one_lineage:
        return "altered", "Two renderings of one text quote the same remark in different words."
    return "rendered differently", "Separate accounts quote what seems the same remark in different words."


def _confidence(link: Linked, pair: QuotePair) -> float:
    """Grows with the words kept and with how alike the surrounding passages are."""
    base = 0.45 * min(1.0, pair.likeness + 0.25) + 0.45 * link.score
    return round(min(0.98, base + (0.08 if link.reused else 0.0)), 3)
