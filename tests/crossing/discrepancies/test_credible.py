"""Cards whose passages the network does not take to speak of one thing are left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from crossing.discrepancies.read import read_scene
from crossread.crossing.bearing import Across, AskAcross
from crossread.crossing.discrepancies import discrepancies
from crossread.crossing.discrepancies.credible import credible
from crossread.crossing.discrepancies.finding import Finding, Point
from crossread.crossing.scene import Scene
from crossread.domain.crossing import DiscrepancyKind
from crossread.domain.span import Citation, Span

DAYS = ("The bridge collapsed on 2 May in Tromby.", "The bridge collapsed on 5 May in Tromby.")


def saying(borne_out: float, asked: list[Across] | None = None) -> AskAcross:
    def ask(questions: Sequence[Across]) -> NDArray[np.float64]:
        if asked is not None:
            asked.extend(questions)
        return np.tile([borne_out, 0.01, 0.99 - borne_out], (len(questions), 1))

    return ask


def kinds(here: Scene) -> list[str]:
    return [card.kind.value for card in discrepancies(here)]


def test_days_of_two_happenings_are_no_card() -> None:
    here = read_scene(*DAYS, probability=0.8)
    assert "date" in kinds(here)
    assert "date" in kinds(replace(here, ask=saying(0.97)))
    assert "date" not in kinds(replace(here, ask=saying(0.01)))


def remark(here: Scene, a: str, b: str) -> Finding:
    points = []
    for report, words in zip(here.reports.values(), (a, b), strict=True):
        start = report.report.text.index(words)
        points.append(Point(words, Citation(report.id, Span(start, start + len(words)))))
    return Finding(DiscrepancyKind.QUOTATION, "rendered differently", 0.8, "Two words.", tuple(points))


@pytest.mark.parametrize(
    ("a", "b", "is_asked"),
    [
        ("we shall mend the bridge at once", "we shall mend the bridge by June", False),
        ("I did not send that", "nobody sent a thing", True),
    ],
)
def test_quotations_with_little_in_common_must_be_one_remark(a: str, b: str, is_asked: bool) -> None:
    asked: list[Across] = []
    here = read_scene(
        f'"{a}," the mayor of Tromby said.', f'"{b}," the mayor of Tromby said.', probability=0.6
    )
    found = remark(here, a, b)
    assert list(credible(replace(here, ask=saying(0.01, asked)), [found])) == ([] if is_asked else [found])
    assert bool(asked) is is_asked
    assert list(credible(here, [found])) == [found]


def test_other_kinds_are_never_asked_about() -> None:
    asked: list[Across] = []
    here = replace(read_scene(*DAYS), ask=saying(0.01, asked))
    found = replace(remark(here, *DAYS), kind=DiscrepancyKind.NAME, detail="spelling")
    assert list(credible(here, [found])) == [found]
    assert asked == []
