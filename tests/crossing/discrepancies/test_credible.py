"""Cards are shown only where they are to be believed in the light of what the network makes of their passages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from crossing.discrepancies.read import read_scene
from crossread.crossing.bearing import Across, AskAcross
from crossread.crossing.discrepancies import discrepancies
from crossread.crossing.discrepancies.credible import (
    CREDIBLE_NAMES,
    JUDGED_KINDS,
    credible,
    credible_signals,
    floor_of,
    nearest_passages,
)
from crossread.crossing.discrepancies.finding import Finding, Point
from crossread.crossing.scene import Scene
from crossread.domain.crossing import DiscrepancyKind
from crossread.domain.span import Citation, Span

DENIED = ("The minister resigned on Monday.", "The minister did not resign on Monday.")


def saying(borne_out: float, asked: list[Across] | None = None) -> AskAcross:
    def ask(questions: Sequence[Across]) -> NDArray[np.float64]:
        if asked is not None:
            asked.extend(questions)
        return np.tile([borne_out, 0.01, 0.99 - borne_out], (len(questions), 1))

    return ask


def finding(here: Scene, a: str, b: str, *, kind: DiscrepancyKind, detail: str, sure: float = 0.6) -> Finding:
    points = []
    for report, words in zip(here.reports.values(), (a, b), strict=True):
        start = report.report.text.index(words)
        points.append(Point(words, Citation(report.id, Span(start, start + len(words)))))
    return Finding(kind, detail, sure, "Two words.", tuple(points))


def denial(here: Scene) -> Finding:
    return finding(here, "resigned", "resign", kind=DiscrepancyKind.POLARITY, detail="negation")


def test_a_denial_of_something_else_is_not_believed() -> None:
    here = read_scene(*DENIED, probability=0.8)
    found = denial(here)
    assert list(credible(replace(here, ask=saying(0.01)), [found])) == []
    (believed,) = credible(
        replace(here, ask=saying(0.97)), [replace(found, kind=DiscrepancyKind.NAME, detail="spelling")]
    )
    assert believed.confidence >= floor_of(believed.kind)


def test_the_confidence_is_what_became_of_such_cards() -> None:
    here = read_scene(*DENIED, probability=0.8)
    found = finding(here, "resigned", "resign", kind=DiscrepancyKind.NAME, detail="spelling")
    (less,) = credible(replace(here, ask=saying(0.3)), [replace(found, confidence=0.3)])
    (more,) = credible(replace(here, ask=saying(0.3)), [replace(found, confidence=0.95)])
    assert less.confidence < more.confidence


def test_without_a_network_everything_stays() -> None:
    here = read_scene(*DENIED, probability=0.8)
    found = denial(here)
    assert list(credible(here, [found])) == [found]


def test_kinds_that_were_hardly_judged_keep_their_word_and_are_not_asked_about() -> None:
    asked: list[Across] = []
    here = replace(read_scene(*DENIED), ask=saying(0.01, asked))
    found = finding(here, "resigned", "resign", kind=DiscrepancyKind.LABEL, detail="label")
    assert list(credible(here, [found])) == [found]
    assert asked == []


def test_the_likeliest_two_passages_are_asked_about_once() -> None:
    asked: list[Across] = []
    here = replace(read_scene(*DENIED, probability=0.8), ask=saying(0.97, asked))
    list(credible(here, [denial(here)]))
    assert len(asked) == 1
    assert all(
        card.confidence >= floor_of(card.kind) for card in discrepancies(here) if card.kind in JUDGED_KINDS
    )


def test_readings_of_one_report_have_no_two_passages() -> None:
    here = read_scene(*DENIED)
    found = denial(here)
    alone = replace(found, points=found.points[:1])
    assert nearest_passages(here, [alone]) == {}
    told = dict(zip(CREDIBLE_NAMES, credible_signals(alone, None, None), strict=True))
    assert told["one report"] == 1.0
    assert told["same"] == 0.0
