from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from crossread.models.reader.links import Linked, inside_odds, linked, smoothed

Range = tuple[int, int]
SURE = 12.0


def arrays(
    count: int,
    *,
    cues: Mapping[Range, tuple[list[Range], list[Range]]],
    tagged_sources: list[Range] | None = None,
) -> dict[str, NDArray[np.float32]]:
    """What the graph gives when it has no doubt: for each cue the ranges of its source and of its content."""
    made = {name: np.full((count, 3), -SURE, dtype=np.float32) for name in ("cue", "source", "content")}
    made |= {name: np.full((count, count), -SURE, dtype=np.float32) for name in ("source_of", "content_of")}
    for name in ("cue", "source", "content"):
        made[name][:, 0] = 0
    for cue, (sources, contents) in cues.items():
        tag(made["cue"], cue)
        for name, ranges in (("source", sources), ("content", contents)):
            for first, last in ranges:
                made[f"{name}_of"][first:last, cue[0]] = SURE
                if name == "content" or tagged_sources is None:
                    tag(made[name], (first, last))
    for span in tagged_sources or ():
        tag(made["source"], span)
    return made


def tag(scores: NDArray[np.float32], span: Range) -> None:
    scores[span[0] : span[1]] = (0, -SURE, SURE)
    scores[span[0]] = (0, SURE, -SURE)


def found(made: dict[str, NDArray[np.float32]]) -> list[Linked]:
    return list(linked(made, first=0, last=len(made["cue"])))


def test_source_cue_and_content() -> None:
    (link,) = found(arrays(8, cues={(2, 3): ([(0, 2)], [(3, 7)])}))
    assert (link.source, link.cue, link.content) == (((0, 2),), (2, 3), ((3, 7),))
    assert link.score == pytest.approx(1, abs=1e-4)


def test_content_on_both_sides_of_its_cue() -> None:
    """ "Ferries , " she had said , " will sail " """
    (link,) = found(arrays(12, cues={(5, 6): ([(3, 4)], [(0, 3), (7, 12)])}))
    assert link.content == ((0, 3), (7, 12))


def test_content_close_around_its_cue_leaves_source_and_cue_out() -> None:
    """The gap that "she said" fills is as short as those that are closed."""
    (link,) = found(arrays(8, cues={(4, 5): ([(3, 4)], [(0, 3), (5, 8)])}))
    assert link.content == ((0, 3), (5, 8))


def test_a_doubtful_gap_in_a_content_is_closed_and_a_sure_one_is_not() -> None:
    made = arrays(12, cues={(1, 2): ([(0, 1)], [(2, 5), (7, 12)])})
    assert found(made)[0].content == ((2, 5), (7, 12))
    made["content_of"][5:7, 1] = -0.5
    made["content"][5:7] = 0
    assert found(made)[0].content == ((2, 12),)


def test_a_doubtful_word_alone_is_no_content() -> None:
    made = arrays(12, cues={(1, 2): ([(0, 1)], [(2, 5)])})
    made["content_of"][9, 1] = 1.5
    made["content"][9] = 0
    assert found(made)[0].content == ((2, 5),)


def test_contents_may_lie_inside_one_another() -> None:
    """Sandqvist said that the pilot claims that ferries sail."""
    made = arrays(10, cues={(1, 2): ([(0, 1)], [(2, 10)]), (5, 6): ([(3, 5)], [(6, 10)])})
    outer, inner = found(made)
    assert (outer.source, outer.content) == (((0, 1),), ((2, 10),))
    assert (inner.source, inner.content) == (((3, 5),), ((6, 10),))


def test_one_source_may_speak_twice() -> None:
    first, second = found(arrays(9, cues={(1, 2): ([(0, 1)], [(2, 4)]), (5, 6): ([(0, 1)], [(6, 9)])}))
    assert first.source == second.source == ((0, 1),)


def test_no_source() -> None:
    """It was reported that ferries sail."""
    (link,) = found(arrays(7, cues={(2, 3): ([], [(3, 7)])}))
    assert link.source == ()
    assert link.content == ((3, 7),)


def test_a_source_of_another_cue_is_not_borrowed() -> None:
    first, second = found(arrays(9, cues={(1, 2): ([(0, 1)], [(2, 4)]), (5, 6): ([], [(6, 9)])}))
    assert first.source == ((0, 1),)
    assert second.source == ()


def test_a_tagged_source_is_taken_whole() -> None:
    made = arrays(8, cues={(3, 4): ([(0, 2)], [(4, 8)])}, tagged_sources=[(0, 3)])
    made["source_of"][2, 3] = 1  # of its last token the link is less sure
    assert found(made)[0].source == ((0, 3),)


def test_of_two_possible_sources_the_one_with_more_evidence_speaks() -> None:
    made = arrays(12, cues={(6, 7): ([(0, 1), (4, 6)], [(7, 12)])})
    assert found(made)[0].source == ((4, 6),)


def test_words_for_a_cue_are_one_cue() -> None:
    """ "has" and "proposed", each the beginning of a cue by its tag."""
    made = arrays(8, cues={(1, 2): ([(0, 1)], [(3, 8)])})
    tag(made["cue"], (2, 3))
    assert found(made)[0].cue == (1, 3)


@given(st.integers(0, 10**6), st.integers(1, 9), st.floats(0, 4))
def test_smoothing_finds_the_best_choice_of_all(seed: int, count: int, border: float) -> None:
    evidence = np.random.default_rng(seed).normal(0, 3, count)

    def worth(inside: Sequence[bool]) -> float:
        """Evidence less borders; what lies before and behind the text is outside."""
        borders = sum(a != b for a, b in pairwise([False, *inside, False]))
        return float(evidence[list(inside)].sum()) - border * borders

    chosen = [any(first <= at < last for first, last in smoothed(evidence, border)) for at in range(count)]
    best = max(worth(choice) for choice in product([False, True], repeat=count))
    assert worth(chosen) == pytest.approx(best)


def test_a_cue_with_neither_source_nor_content_is_none() -> None:
    assert found(arrays(5, cues={(2, 3): ([], [])})) == []
    assert found(arrays(5, cues={(2, 3): ([], [(2, 3)])})) == []


def test_only_cues_that_begin_in_the_part_owned_count() -> None:
    made = arrays(9, cues={(1, 2): ([(0, 1)], [(2, 4)]), (5, 7): ([(4, 5)], [(7, 9)])})
    assert [link.cue for link in linked(made, first=0, last=5)] == [(1, 2)]
    assert [link.cue for link in linked(made, first=5, last=6)] == [(5, 7)]
    assert [link.cue for link in linked(made, first=6, last=9)] == []


def test_inside_odds_are_those_of_any_kind_against_none() -> None:
    odds = inside_odds(np.log(np.array([[0.25, 0.5, 0.25]], dtype=np.float32)))
    assert odds == pytest.approx([np.log(3)])
    sure = inside_odds(np.array([[90, 0, 0], [0, 90, 0]], dtype=np.float32))
    assert np.isfinite(sure).all()
    assert sure[0] < -10 < 10 < sure[1]
