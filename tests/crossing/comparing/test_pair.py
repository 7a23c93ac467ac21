from __future__ import annotations

from itertools import combinations

import pytest

from crossing.made import cross, prepare
from crossing.texts import ORIGINAL, QUOTATION_ONLY, REWRITTEN, SECOND_NEWSROOM, VERBATIM
from crossread.crossing.prepared import Prepared
from crossread.domain.reuse import Relation, ReuseKind


@pytest.fixture(scope="module")
def reports() -> dict[str, Prepared]:
    return {
        "original": prepare(ORIGINAL, outlet="Harbour Post", published="2031-05-12"),
        "verbatim": prepare(VERBATIM, outlet="Lindmark Courier", published="2031-05-13"),
        "rewritten": prepare(REWRITTEN, outlet="Coast Herald", published="2031-05-13"),
        "second": prepare(SECOND_NEWSROOM, outlet="Parish Paper", published="2031-05-13"),
        "quotation": prepare(QUOTATION_ONLY, outlet="Assembly News", published="2031-06-01"),
    }


def test_the_order_of_the_arguments_does_not_matter(reports: dict[str, Prepared]) -> None:
    for a, b in combinations(reports.values(), 2):
        assert cross(a, b) == cross(b, a)


def test_a_verbatim_copy_is_wholly_derived_from_the_earlier_report(reports: dict[str, Prepared]) -> None:
    reuse = cross(reports["original"], reports["verbatim"]).reuse
    assert reuse.relation is Relation.WHOLLY_DERIVED
    assert reuse.one_lineage
    assert reuse.directed
    assert (reuse.source, reuse.derived) == (reports["original"].id, reports["verbatim"].id)
    assert {p.kind for p in reuse.pairs} == {ReuseKind.VERBATIM}
    assert reuse.coverage == 1.0


def test_a_sentence_by_sentence_rewrite_is_one_account(reports: dict[str, Prepared]) -> None:
    reuse = cross(reports["original"], reports["rewritten"]).reuse
    assert reuse.one_lineage
    assert reuse.source == reports["original"].id
    assert ReuseKind.REWRITTEN in {p.kind for p in reuse.pairs}
    assert len(reuse.pairs) >= 7


def test_a_second_newsroom_is_independent(reports: dict[str, Prepared]) -> None:
    reuse = cross(reports["original"], reports["second"]).reuse
    assert reuse.relation is Relation.INDEPENDENT
    assert not reuse.one_lineage
    assert not reuse.pairs


def test_a_shared_quotation_is_a_common_origin_and_not_reuse(reports: dict[str, Prepared]) -> None:
    reuse = cross(reports["original"], reports["quotation"]).reuse
    assert reuse.relation is Relation.COMMON_ORIGIN
    assert not reuse.one_lineage
    assert len(reuse.shared_quotations) == 1
    assert any("shared origin" in reason for reason in reuse.reasons)


def test_every_relation_has_reasons_and_every_pair_points_at_passages(reports: dict[str, Prepared]) -> None:
    by_id = {r.id: r for r in reports.values()}
    for a, b in combinations(reports.values(), 2):
        reuse = cross(a, b).reuse
        assert reuse.reasons
        for pair in reuse.pairs:
            assert pair.source.report == reuse.source
            assert pair.derived.report == reuse.derived
            assert pair.source.span in [p.span for p in by_id[reuse.source].passages]
            assert pair.derived.span in [p.span for p in by_id[reuse.derived].passages]
