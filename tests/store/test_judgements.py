"""Judgements in a desk file: written once, kept through every crossing, in one order however they came."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from store_values import claim, lineage, reading, report, story

from crossread.domain.judgements import Judgement, Subject, Verdict, make_judgement
from crossread.domain.span import Citation, Span
from crossread.errors import DeskError
from crossread.store import open_desk


def judgement(minute: int, *, note: str = "", report_id: str = "r-0001") -> Judgement:
    return make_judgement(
        Verdict.REJECT,
        Subject.CLAIM,
        [Citation(report_id, Span(0, 5))],
        author="Ines",
        at=f"2031-05-14T09:{minute:02}:00.000000Z",
        note=note,
    )


def test_a_judgement_is_kept_once_and_comes_back_equal(tmp_path: Path) -> None:
    made = judgement(1, note="two lone surrogates \ud83d\ude00 and \0")
    with open_desk(tmp_path / "desk.db") as desk:
        assert desk.add_judgements([made]) == (made.id,)
        assert desk.add_judgements([made]) == ()
    with open_desk(tmp_path / "desk.db") as desk:
        assert desk.judgements() == (made,)
        assert desk.snapshot().judgements == (made,)
        assert desk.counts()["judgements"] == 1
        assert desk.integrity() == []


def test_judgements_outlive_the_stories_they_are_about() -> None:
    made = judgement(1)
    with open_desk(":memory:") as desk:
        one = report(1)
        desk.add_report(one, reading(one))
        told = story(one.id)
        desk.replace_story(
            retire=(),
            stories=[told],
            lineages=[lineage(told, one.id)],
            claims=[claim(told, "c-1")],
            discrepancies=(),
        )
        desk.add_judgements([made])
        desk.replace_story(retire=[told.id], stories=(), lineages=(), claims=(), discrepancies=())
        assert desk.judgements() == (made,)


def test_a_judgement_needs_no_report_on_the_desk() -> None:
    with open_desk(":memory:") as desk:
        made = judgement(1, report_id="r-elsewhere")
        desk.add_judgements([made])
        assert desk.judgements() == (made,)


def test_only_the_named_reports_wait_for_crossing() -> None:
    with open_desk(":memory:") as desk:
        for number in (1, 2):
            desk.add_report(report(number), reading(report(number)))
        desk.settle(desk.report_ids())
        desk.uncross(["r-0002"])
        assert desk.uncrossed() == ("r-0002",)
        with pytest.raises(DeskError):
            desk.uncross(["r-0009"])


@given(st.permutations([judgement(minute) for minute in range(5)]))
def test_the_order_they_came_in_does_not_show(judgements: list[Judgement]) -> None:
    with open_desk(":memory:") as desk:
        for one in judgements:
            desk.add_judgements([one])
        assert [one.at for one in desk.judgements()] == sorted(one.at for one in judgements)
