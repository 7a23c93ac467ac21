"""Agreement between two labelling passes: what meets, and how it is counted."""

from __future__ import annotations

import pytest
from benchmarks.crossing.agreement import Agreement, Overlap, Twice, load_twice
from benchmarks.crossing.stories import LabelledClaim, LabelledFigure, LabelledPoint, LabelledStory
from benchmarks.crossing.stories import LabelledSupport as Support

from crossread.domain.span import Citation, Span
from crossread.intake import make_report

A, B = (make_report(text=f"Report {name} says that twelve died.", path=name) for name in "ab")


def _cite(report: str, start: int, end: int) -> Citation:
    return Citation(report, Span(start, end))


def _story(
    *, one_account: bool, status: str = "corroborated", points: tuple[LabelledPoint, ...] = ()
) -> LabelledStory:
    lineages = (frozenset({A.id, B.id}),) if one_account else (frozenset({A.id}), frozenset({B.id}))
    claim = LabelledClaim("c1", "Twelve died.", status, 2, 2, (Support(_cite(A.id, 0, 20), "own"),))
    figure = LabelledFigure(_cite(A.id, 19, 25), "killed", 12, 12, 12, "dead", update=False)
    return LabelledStory(
        "s", "written", "dev", (A, B), {A.id: "a", B.id: "b"}, lineages, (claim,), (figure,), points, ()
    )


def _label(kind: str, *points: Citation) -> LabelledPoint:
    return LabelledPoint(kind, "", points)


def test_equal_passes_agree_in_everything() -> None:
    label = _label("figure", _cite(A.id, 19, 25), _cite(B.id, 19, 25))
    story = _story(one_account=False, points=(label,))
    found = Agreement()
    found.add(Twice(story, story))
    assert found.pairs == {(False, False): 1}
    assert found.equal == {"lineages": 1, "origins": 1, "status": 1}
    assert found.support.f1 == found.figures.f1 == found.discrepancies.f1 == 1
    assert found.met_figures == found.same_value == found.same_what == 1
    assert found.kappa is None  # a single answer: nothing is beyond chance


def test_what_the_passes_do_not_share_is_counted() -> None:
    wide = _label("figure", _cite(A.id, 19, 25), _cite(B.id, 19, 25))
    half = _label("figure", _cite(A.id, 19, 25), _cite(B.id, 0, 5))
    other = _label("place", _cite(A.id, 19, 25), _cite(B.id, 19, 25))
    found = Agreement()
    found.add(
        Twice(
            _story(one_account=True, points=(wide,)),
            _story(one_account=False, status="disputed", points=(half, other)),
        )
    )
    assert found.pairs == {(True, False): 1}
    assert found.equal["status"] == 0
    assert found.discrepancies.first_met == found.discrepancies.second_met == 0
    assert found.any_kind.first_met == found.any_kind.second_met == 1


def test_one_point_is_enough_where_a_label_has_one_report() -> None:
    found = Agreement()
    whole, start = _label("addition", _cite(A.id, 0, 30)), _label("addition", _cite(A.id, 0, 8))
    found.add(Twice(_story(one_account=True, points=(whole,)), _story(one_account=True, points=(start,))))
    assert found.discrepancies.f1 == 1


@pytest.mark.parametrize(
    ("overlap", "f1"),
    [
        (Overlap(), None),
        (Overlap(first=3), 0.0),
        (Overlap(2, 2, 0, 0), 0.0),
        (Overlap(4, 2, 2, 2), pytest.approx(2 / 3)),
    ],
)
def test_f1(overlap: Overlap, f1: float | None) -> None:
    assert overlap.f1 == f1


def test_both_passes_hold_the_same_claims_of_the_same_texts() -> None:
    for story in load_twice():
        assert [r.id for r in story.first.reports] == [r.id for r in story.second.reports]
        assert {c.id for c in story.first.claims} == {c.id for c in story.second.claims}
