from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from crossread.domain.crossing import Claim, Passing, Status, Step, Support
from crossread.domain.desk import Desk
from crossread.domain.reading import Reading
from crossread.domain.report import Report
from crossread.domain.span import Citation, Span
from crossread.export.page_names import name_everything
from crossread.export.page_travel import TravelRow, travel_rows
from sample_desk import sample_desk

DESK = sample_desk()


def rows(claim: Claim, desk: Desk = DESK) -> tuple[TravelRow, ...]:
    return travel_rows(desk, name_everything(desk), claim)


def said(row: TravelRow) -> tuple[int, str, str]:
    if row.report is None:
        return row.depth, "", row.heads
    return row.depth, row.report.short, f"{row.how} {row.source.short}" if row.source else ""


def test_a_copy_stands_under_its_source_and_a_passage_under_its_voice() -> None:
    assert [said(row) for row in rows(DESK.claims[0])] == [
        (0, "A1", ""),
        (1, "A2", "copied from A1"),
        (0, "", "police"),
        (1, "B1", ""),
        (2, "B2", "one text with B1"),
        (0, "C1", ""),
    ]


def test_two_passages_of_one_voice_stand_side_by_side() -> None:
    assert [said(row) for row in rows(DESK.claims[2])] == [(0, "", "Per Aalto"), (1, "A1", ""), (1, "C1", "")]


def test_the_earliest_is_marked_and_days_are_given() -> None:
    first, copy = rows(DESK.claims[0])[:2]
    assert (first.earliest, first.day) == (True, "12 May 2031")
    assert (copy.earliest, copy.day) == (False, "13 May 2031")


def test_without_steps_every_passage_stands_for_itself() -> None:
    claim = replace(DESK.claims[0], travel=())
    assert {row.depth for row in rows(claim)} == {0}
    assert len(rows(claim)) == len(claim.support)


def chained(length: int, *, circle: bool = False, stranger: bool = False) -> tuple[Claim, Desk]:
    """Reports each written from the one before."""
    ids = [f"r-{at:03}" for at in range(length)]
    cited = [Citation(report, Span(0, 4)) for report in ids]
    steps = [Step(target, Passing.COPIED, source) for source, target in pairwise(cited)]
    if circle:
        steps.append(Step(cited[0], Passing.COPIED, cited[-1]))
    if stranger:
        steps.append(Step(cited[0], Passing.COPIED, Citation(ids[0], Span(1, 2))))
    support = tuple(Support(c, "l-1", "Voice") for c in cited)
    claim = Claim("c-1", "s-1", "x", Status.SINGLE_LINEAGE, 1, 1, 1, 1, support, travel=tuple(steps))
    reports = tuple(Report(report, "Text", "", "en", outlet=report) for report in ids)
    return claim, Desk(reports, tuple(Reading(report) for report in ids), claims=(claim,))


def test_a_chain_of_any_length_is_told_in_order_and_stays_on_the_page() -> None:
    claim, desk = chained(1500)
    found = rows(claim, desk)
    assert [row.anchor for row in found] == [f"c-r-{at:03}-0-4" for at in range(1500)]
    assert max(row.depth for row in found) == 4


def test_a_circle_or_a_source_that_is_not_behind_the_claim_loses_no_passage() -> None:
    for claim, desk in (chained(4, circle=True), chained(4, stranger=True)):
        assert sorted(row.anchor for row in rows(claim, desk)) == [f"c-r-{at:03}-0-4" for at in range(4)]
