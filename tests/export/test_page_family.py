from __future__ import annotations

from crossread.domain.crossing import Lineage
from crossread.domain.reuse import Relation, Reuse
from crossread.export.page_family import family, fold, share_of


def tie(source: str, derived: str, coverage: float, *, directed: bool = True) -> Reuse:
    return Reuse(
        source=source,
        derived=derived,
        relation=Relation.PARTIALLY_DERIVED,
        directed=directed,
        one_lineage=True,
        coverage=coverage,
        coverage_back=coverage / 2,
        confidence=0.9,
    )


def lineage(*reuse: Reuse, agency: str | None = None) -> Lineage:
    members = sorted({end for r in reuse for end in (r.source, r.derived)})
    return Lineage("l", "s", tuple(members), agency, reuse)


def test_a_report_hangs_below_the_source_that_gave_it_most() -> None:
    found = family(lineage(tie("a", "c", 0.3), tie("b", "c", 0.8), tie("a", "b", 0.9)), "abc")
    assert found.roots == ("a",)
    assert list(found.walk()) == [("a", 0), ("b", 1), ("c", 2)]
    assert [(r.source, r.derived) for r in found.extras] == [("a", "c")]


def test_a_circle_of_sources_is_cut_once() -> None:
    found = family(lineage(tie("a", "b", 0.9), tie("b", "c", 0.8), tie("c", "a", 0.7)), "abc")
    assert [report for report, _ in found.walk()] == ["a", "b", "c"]
    assert len(found.extras) == 1


def test_undirected_reuse_ties_what_direction_leaves_apart_the_later_below_the_earlier() -> None:
    found = family(lineage(tie("a", "b", 0.9, directed=False)), "ba")
    assert list(found.walk()) == [("b", 0), ("a", 1)]
    assert share_of(found.parents["a"], "a") == 0.45


def test_copies_of_one_dispatch_stand_side_by_side() -> None:
    found = family(lineage(tie("a", "b", 0.9, directed=False), agency="Wire"), "ab")
    assert found.roots == ("a", "b")
    assert len(found.extras) == 1


def test_everyone_is_in_the_forest_once() -> None:
    ties = (tie("a", "b", 0.9), tie("c", "d", 0.8), tie("b", "d", 0.5, directed=False), tie("a", "d", 0.2))
    found = family(lineage(*ties), "abcd")
    assert sorted(report for report, _ in found.walk()) == ["a", "b", "c", "d"]


def test_a_folded_family_keeps_the_first_from_the_top_and_counts_the_rest() -> None:
    whole = family(
        lineage(tie("a", "c", 0.3), tie("b", "c", 0.8), tie("a", "b", 0.9), tie("a", "d", 0.2)), "abcd"
    )
    folded = fold(whole, 2)
    assert list(folded.walk()) == [("a", 0), ("b", 1)]
    assert (folded.folded, folded.extras) == (2, ())
    assert fold(whole, 4) is whole
