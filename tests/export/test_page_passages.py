from __future__ import annotations

import pytest

from crossread.export.page_passages import received_passages, shares, taken_passages
from sample_desk import sample_desk

DESK = sample_desk()
REUSE = (*(tie for lineage in DESK.lineages for tie in lineage.reuse), *DESK.stories[0].relations)
BY_OUTLET = {report.outlet: report.id for report in DESK.reports}


@pytest.mark.parametrize("report", [report.id for report in DESK.reports])
def test_shares_make_up_the_whole_text(report: str) -> None:
    found = shares(DESK, report, REUSE)
    assert sum(part.share for part in found) == pytest.approx(1.0)
    assert found[-1].other is None


def test_a_copy_shows_the_coverage_of_its_reuse() -> None:
    copied = DESK.lineages[0].reuse[0]
    first = shares(DESK, copied.derived, REUSE)[0]
    assert (first.how, first.other) == ("from", copied.source)
    assert first.share == pytest.approx(copied.coverage)


def test_a_source_keeps_its_text_as_its_own() -> None:
    found = shares(DESK, BY_OUTLET["Harbour Post"], REUSE)
    assert [part.how for part in found] == ["from one origin with", "its own"]


def test_shared_text_without_a_direction_counts_for_both() -> None:
    for outlet in ("Evening Ledger", "The National"):
        assert shares(DESK, BY_OUTLET[outlet], REUSE)[0].how == "shared with"


def test_known_sources_come_before_common_origins() -> None:
    received = received_passages(REUSE)
    opening = next(pair.derived for pair in DESK.lineages[0].reuse[0].pairs)
    assert [passage.how for passage in received[opening]] == ["from", "from one origin with"]


def test_only_directed_reuse_takes() -> None:
    taken = taken_passages(REUSE)
    assert {citation.report for citation in taken} == {BY_OUTLET["Harbour Post"]}
