"""The sample others test with keeps what it promises."""

from __future__ import annotations

from crossread.domain.crossing import DiscrepancyKind, Status
from crossread.export.page_text import every_citation
from sample_desk import sample_desk


def test_it_has_every_status_and_every_kind() -> None:
    desk = sample_desk()
    assert (len(desk.reports), len(desk.lineages)) == (5, 3)
    assert {claim.status for claim in desk.claims} == set(Status)
    assert {discrepancy.kind for discrepancy in desk.discrepancies} == set(DiscrepancyKind)


def test_every_citation_points_at_words() -> None:
    desk = sample_desk()
    for citation in every_citation(desk):
        assert desk.text(citation).strip()
        assert citation.span.end <= len(desk.report(citation.report).text)


def test_passages_stand_in_the_news_text() -> None:
    desk = sample_desk()
    for reading in desk.readings:
        body = desk.report(reading.report).body
        assert all(any(part.contains(p.span) for part in body) for p in reading.passages)


def test_it_is_the_same_each_time() -> None:
    assert sample_desk() == sample_desk()
