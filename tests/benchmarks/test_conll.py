"""The metrics of coreference on the worked examples of the papers that brought them in."""

from __future__ import annotations

import pytest
from benchmarks.reading.conll import Chains, Coreference, scored
from hypothesis import given
from hypothesis import strategies as st

# Bagga and Baldwin 1998; Luo 2005 takes up the same example.
TRUTH: Chains = [{1, 2, 3, 4, 5}, {6, 7}, {8, 9, 10, 11, 12}]
SMALL_JOINED: Chains = [{1, 2, 3, 4, 5}, {6, 7, 8, 9, 10, 11, 12}]
LARGE_JOINED: Chains = [{1, 2, 3, 4, 5, 8, 9, 10, 11, 12}, {6, 7}]


def score(gold: Chains, found: Chains) -> Coreference:
    return scored([(gold, found)])


def test_muc_counts_links() -> None:
    """Vilain et al. 1995: one chain of four found as two of two lacks one link of three."""
    muc = score([{"a", "b", "c", "d"}], [{"a", "b"}, {"c", "d"}]).muc
    assert [muc.recall, muc.precision] == pytest.approx([2 / 3, 1.0])


@pytest.mark.parametrize(
    ("found", "b_cubed_precision", "ceaf_e_f1"),
    [(SMALL_JOINED, 16 / 21, 0.733), (LARGE_JOINED, 7 / 12, 0.667)],
)
def test_joining_large_chains_costs_more(found: Chains, b_cubed_precision: float, ceaf_e_f1: float) -> None:
    """MUC cannot tell the two apart (9 links of 10), B-cubed and CEAF can.

    B-cubed precision by hand: (5 + (2 * 2 + 5 * 5) / 7) / 12 = 16/21 times 1; ((5 * 5 + 5 * 5) / 10 + 2) / 12 = 7/12.
    CEAF-e by hand: (1 + 10/12) over 3 and over 2 chains; (10/15 + 1) over 3 and over 2.
    """
    joined = score(TRUTH, found)
    assert [joined.muc.precision, joined.muc.recall] == pytest.approx([0.9, 1.0])
    assert [joined.b_cubed.precision, joined.b_cubed.recall] == pytest.approx([b_cubed_precision, 1.0])
    assert joined.ceaf_e.f1 == pytest.approx(ceaf_e_f1, abs=0.0005)


def test_mentions_that_are_not_in_gold() -> None:
    """Pradhan et al. 2014, their running example: c is found apart, h and i are nobody's.

    MUC by hand: 1 + 1 links of 2 + 3 gold ones, 1 + 0 + 1 of 1 + 1 + 3 found ones.
    B-cubed: (4/3 + 1/3 + 1/4 + 4/4) / 7 over the gold mentions; (4/2 + 1/2 + 1/2 + 4/4) / 8 over those found.
    CEAF-e: .8 for abc with ab, .5 for defg with fghi; 1.3 over 2 and over 3 chains.
    """
    mixed = score([set("abc"), set("defg")], [set("ab"), set("cd"), set("fghi")])
    assert [mixed.mentions.recall, mixed.mentions.precision] == pytest.approx([6 / 7, 6 / 8])
    assert [mixed.muc.recall, mixed.muc.precision] == pytest.approx([2 / 5, 2 / 5])
    assert mixed.b_cubed.recall == pytest.approx((4 / 3 + 1 / 3 + 1 / 4 + 4 / 4) / 7)
    assert mixed.b_cubed.precision == pytest.approx(4 / 8)
    assert [mixed.ceaf_e.recall, mixed.ceaf_e.precision] == pytest.approx([0.65, 1.3 / 3])
    assert mixed.mean_f1 == pytest.approx((0.4 + 0.4545 + 0.52) / 3, abs=0.0005)


def test_counts_of_documents_are_summed() -> None:
    both = scored([([{1, 2}], [{1, 2}]), ([{1, 2, 3, 4}], [])])
    assert [both.muc.recall, both.muc.precision] == pytest.approx([1 / 4, 1.0])
    assert both.b_cubed.recall == pytest.approx(2 / 6)
    assert both.ceaf_e.recall == pytest.approx(1 / 2)


def test_nothing_found_is_nothing_right() -> None:
    assert score(TRUTH, []).mean_f1 == score([], TRUTH).mean_f1 == score([], []).mean_f1 == 0.0


@given(st.lists(st.integers(0, 4), min_size=2, max_size=12))
def test_gold_scores_one_and_roles_mirror(places: list[int]) -> None:
    gold = [{at for at, place in enumerate(places) if place == chain} for chain in set(places)]
    pairs = [chain for chain in gold if len(chain) > 1]
    if pairs:
        assert score(pairs, pairs).mean_f1 == pytest.approx(1.0)
        halves: Chains = [{at} for chain in pairs for at in chain]
        there, back = score(pairs, halves), score(halves, pairs)
        assert there.b_cubed.recall == pytest.approx(back.b_cubed.precision)
        assert there.ceaf_e.recall == pytest.approx(back.ceaf_e.precision)
