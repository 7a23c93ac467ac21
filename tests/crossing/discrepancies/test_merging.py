from __future__ import annotations

from crossread.crossing.discrepancies.finding import Finding, Point
from crossread.crossing.discrepancies.merging import one_card_each
from crossread.domain.crossing import DiscrepancyKind
from crossread.domain.span import Citation, Span


def at(report: str, start: int, end: int) -> Point:
    return Point("", Citation(report, Span(start, end)))


def finding(kind: DiscrepancyKind, *points: Point, detail: str = "", confidence: float = 0.8) -> Finding:
    return Finding(kind, detail, confidence, "", points)


QUOTED = finding(DiscrepancyKind.QUOTATION, at("a", 0, 50), at("b", 0, 50), detail="altered")


def test_findings_that_share_a_place_are_one_card() -> None:
    first = finding(DiscrepancyKind.FIGURE, at("a", 0, 4), at("b", 0, 4))
    second = finding(DiscrepancyKind.FIGURE, at("b", 0, 4), at("c", 0, 4), confidence=0.9)
    (card,) = one_card_each([first, second])
    assert {p.citation.report for p in card.points} == {"a", "b", "c"}
    assert card.confidence == 0.9


def test_a_figure_inside_an_altered_quotation_is_the_quotation() -> None:
    figure = finding(DiscrepancyKind.FIGURE, at("a", 10, 12), at("b", 10, 12))
    assert [f.kind for f in one_card_each([QUOTED, figure])] == [DiscrepancyKind.QUOTATION]


def test_a_figure_beside_it_is_not() -> None:
    figure = finding(DiscrepancyKind.FIGURE, at("a", 60, 62), at("b", 10, 12))
    assert len(list(one_card_each([QUOTED, figure]))) == 2


def test_a_name_that_follows_from_a_place() -> None:
    name = finding(DiscrepancyKind.NAME, at("a", 3, 9), at("b", 3, 9), detail="spelling")
    place = finding(DiscrepancyKind.PLACE, at("a", 0, 9), at("b", 0, 9))
    assert [f.kind for f in one_card_each([name, place])] == [DiscrepancyKind.PLACE]


def test_order_does_not_matter_to_what_is_joined() -> None:
    parts = [
        finding(DiscrepancyKind.NAME, at(x, 0, 4), at(y, 0, 4), detail="spelling")
        for x, y in ("ab", "cd", "bc")
    ]
    (card,) = one_card_each(parts)
    assert len(card.points) == 4
    assert len(list(one_card_each(parts[::-1]))) == 1
