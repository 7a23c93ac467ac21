"""What several reports tell of, and how many by either rule."""

from __future__ import annotations

from dataclasses import replace

import pytest

from crossread.domain.desk import Desk
from crossread.domain.events import Estimate, EstimateRule
from crossread.domain.facts import EventStatus
from crossread.export.page_estimates import estimate_views, number_words
from crossread.export.page_judged import JudgedWords
from crossread.export.page_names import name_everything
from crossread.export.page_shared_events import SharedEventView, shared_event_views
from crossread.lookup import FactIndex
from facts_desk import shared_desk
from sample_desk import sample_desk


def views(desk: Desk) -> tuple[SharedEventView, ...]:
    index, judged = FactIndex(desk), JudgedWords(desk)
    return shared_event_views(desk, name_everything(desk), desk.stories[0], index, judged=judged)


def test_what_one_report_alone_tells_has_no_row() -> None:
    assert [view.key for view in views(sample_desk())] == ["E1", "E2"]


def test_a_row_counts_reports_and_accounts_and_names_what_agrees() -> None:
    fall = views(sample_desk())[0]
    assert fall.reports == "5 reports, 3 accounts"
    assert [name.key for name, _ in fall.told] == ["A1", "A2", "B1", "B2", "C1"]
    assert [len(anchors) for _, anchors in fall.told] == [1, 1, 2, 1, 1]
    assert set(fall.words[:2]) == {"toppled", "came down"}
    assert (fall.place, fall.when) == ("Lindmark", "12 May 2031")
    assert "when: 12 May 2031" in fall.agreed


def test_one_report_denies_what_another_tells() -> None:
    (shelling,) = views(shared_desk())
    assert shelling.status == ""
    assert [(status, [n.key for n, _ in told]) for status, told in shelling.unreal] == [("denied", ["B1"])]
    assert (shelling.acled, shelling.parties) == ("Shelling/artillery/missile attack", "target: Dobrich")


def test_what_nobody_tells_as_having_happened_says_so() -> None:
    desk = shared_desk()
    readings = tuple(
        replace(reading, coded=tuple(replace(coded, status=EventStatus.FEARED) for coded in reading.coded))
        for reading in desk.readings
    )
    (shelling,) = views(replace(desk, readings=readings))
    assert (shelling.status, shelling.unreal) == ("feared", ())


def test_equal_numbers_are_said_once_and_open_ones_are_said() -> None:
    names = name_everything(sample_desk())
    told = {
        rule: (low, best, high)
        for rule, low, best, high in (
            (EstimateRule.UCDP, 12.0, 12.0, None),
            (EstimateRule.ACLED, 12.0, 12.0, None),
        )
    }
    (view,) = estimate_views(names, (Estimate("killed", rule, *numbers) for rule, numbers in told.items()))
    ucdp, acled = view.rules
    assert [(n.name, n.number, n.best) for n in ucdp.numbers] == [
        ("low and best", "12", True),
        ("high", "", False),
    ]
    assert [(n.name, n.number) for n in acled.numbers] == [("low and best", "12")]


def test_numbers_lead_to_their_figures() -> None:
    killed = views(sample_desk())[0].estimates[0]
    low, high = killed.rules[0].numbers
    assert [name.key for name, _ in low.uses] == ["A1", "A2"]
    assert [name.key for name, _ in high.uses] == ["B1", "B2"]


@pytest.mark.parametrize(
    ("value", "said"),
    [(None, ""), (0.0, "0"), (1204.0, "1\u202f204"), (2.5, "2.5"), (1e30, "1.0e+30")],
)
def test_numbers_in_words(value: float | None, said: str) -> None:
    assert number_words(value) == said
