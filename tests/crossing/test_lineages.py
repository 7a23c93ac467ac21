from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from crossread.crossing.lineages import lineages, one_lineage_probability, partition
from crossread.domain.report import AgencyCredit, CreditKind, Report
from crossread.domain.reuse import Relation, Reuse
from crossread.domain.span import Span


def tie(a: str, b: str, probability: float, *, directed: bool = False) -> Reuse:
    one = probability >= 0.5
    return Reuse(
        source=a,
        derived=b,
        relation=Relation.WHOLLY_DERIVED if one else Relation.INDEPENDENT,
        directed=directed,
        one_lineage=one,
        coverage=0.9,
        coverage_back=0.9,
        confidence=probability if one else 1 - probability,
    )


def report(name: str, *named: tuple[str, CreditKind]) -> Report:
    return Report(
        name,
        "text",
        name,
        "en",
        credits=tuple(AgencyCredit(agency, kind, Span(0, 1)) for agency, kind in named),
    )


TIES = st.lists(
    st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef"), st.integers(0, 100)).filter(
        lambda t: t[0] < t[1]
    ),
    max_size=12,
    unique_by=lambda t: t[:2],
)


@given(TIES, st.randoms())
def test_partition_does_not_depend_on_order(ties: list[tuple[str, str, int]], random: object) -> None:
    reuse = [tie(a, b, p / 100) for a, b, p in ties]
    groups = partition("abcdef", reuse)
    assert sorted(m for group in groups for m in group) == list("abcdef")
    assert partition("fedcba", reuse[::-1]) == groups
    turned = [Reuse(r.derived, r.source, *_rest(r)) for r in reuse]
    assert partition("abcdef", turned) == groups


def _rest(r: Reuse) -> tuple[Relation, bool, bool, float, float, float]:
    return r.relation, r.directed, r.one_lineage, r.coverage, r.coverage_back, r.confidence


def test_a_round_up_of_two_accounts_does_not_make_them_one() -> None:
    reuse = [tie("a", "round-up", 0.7), tie("b", "round-up", 0.6), tie("a", "b", 0.02)]
    assert partition(["a", "b", "round-up"], reuse) == (("a", "round-up"), ("b",))


def test_copies_of_one_text_are_one_group() -> None:
    reuse = [tie("a", "b", 0.9), tie("b", "c", 0.9), tie("a", "c", 0.45)]
    assert partition("abc", reuse) == (("a", "b", "c"),)


def test_untied_reports_stay_alone_and_the_lineages_cover_all() -> None:
    reports = [report("a"), report("b"), report("c")]
    found = lineages("s-1", reports, [tie("a", "b", 0.9)])
    assert [x.reports for x in found] == [("a", "b"), ("c",)]
    assert found == lineages("s-1", reports[::-1], [tie("a", "b", 0.9)])


def test_a_text_credit_names_the_agency_of_the_lineage() -> None:
    reports = [report("a", ("AFP", CreditKind.TEXT)), report("b")]
    assert lineages("s-1", reports, [tie("a", "b", 0.9, directed=True)])[0].agency == "AFP"


def test_a_picture_says_nothing_where_one_report_was_written_from_the_other() -> None:
    reports = [report("a", ("AFP", CreditKind.PHOTO)), report("b")]
    assert lineages("s-1", reports, [tie("a", "b", 0.9, directed=True)])[0].agency is None


def test_probability_is_read_from_either_decision() -> None:
    assert one_lineage_probability(tie("a", "b", 0.8)) == 0.8
    assert abs(one_lineage_probability(tie("a", "b", 0.2)) - 0.2) < 1e-9


def test_copies_that_were_not_compared_are_one_account_by_their_ways() -> None:
    chain = [tie(a, b, 0.97) for a, b in zip("abcdefg", "bcdefgh", strict=False)]
    assert partition("abcdefgh", chain) == (tuple("abcdefgh"),)


def test_likenesses_that_are_not_sure_lead_nowhere() -> None:
    chain = [tie(a, b, 0.6) for a, b in zip("abcdefg", "bcdefgh", strict=False)]
    assert max(len(group) for group in partition("abcdefgh", chain)) <= 2
