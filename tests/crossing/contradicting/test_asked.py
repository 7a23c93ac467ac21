"""Which linked passages the entailment network is asked about, and what becomes of its word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from crossing.made import link, prepare, scene
from crossread.crossing.bearing import Across, AskAcross
from crossread.crossing.comparing.linked import Linked
from crossread.crossing.contradicting.asked import WORTH, asked_about, worth_asking
from crossread.crossing.contradicting.signals import CONTRADICTED_NAMES, WORTH_NAMES, side_of, worth_signals
from crossread.crossing.contradicting.writing_days import days_differ
from crossread.crossing.decision import load_decision
from crossread.crossing.discrepancies.contradiction import contradiction_findings
from crossread.crossing.discrepancies.finding import CONTRADICTION, Finding, Point
from crossread.crossing.discrepancies.merging import one_card_each, unexplained
from crossread.crossing.scene import Scene
from crossread.domain.crossing import DiscrepancyKind

SPARED = "The dye house of the mill was spared by the fire."
BURNT = "The fire left nothing of the mill's dye house."
AFTER = " Firemen left at noon."


def one_pair(a: str = SPARED, b: str = BURNT) -> Scene:
    first, second = prepare(f"It was a bad night. {a}{AFTER}"), prepare(f"The owner wept. {b}{AFTER}")
    linked = Linked(
        first, 1, second, 1, score=0.6, probability=0.9, directed=False, reused=False, one_lineage=False
    )
    return scene([linked])


def telling(asked: list[tuple[str, str]], *, excluded: float) -> AskAcross:
    def ask(questions: Sequence[Across]) -> NDArray[np.float64]:
        asked.extend((one.text, one.claim) for one in questions)
        return np.tile([0.01, excluded, 0.99 - excluded], (len(questions), 1))

    return ask


def test_without_a_network_nothing_is_asked() -> None:
    assert asked_about(one_pair()) == []
    assert list(contradiction_findings(one_pair())) == []


def test_passages_are_asked_there_and_back_and_again_with_what_follows() -> None:
    asked: list[tuple[str, str]] = []
    (found,) = asked_about(replace(one_pair(), ask=telling(asked, excluded=0.97)))
    assert asked == [
        (f"It was a bad night. {SPARED}", BURNT),
        (f"The owner wept. {BURNT}", SPARED),
        (f"It was a bad night. {SPARED}{AFTER}", BURNT),
        (f"The owner wept. {BURNT}{AFTER}", SPARED),
    ]
    assert found.features.shape == (len(CONTRADICTED_NAMES),)


def test_what_the_way_there_leaves_open_is_not_asked_again() -> None:
    asked: list[tuple[str, str]] = []
    assert asked_about(replace(one_pair(), ask=telling(asked, excluded=0.1))) == []
    assert len(asked) == 1


def test_what_comes_to_little_both_ways_is_not_asked_with_more_around() -> None:
    asked: list[tuple[str, str]] = []
    assert asked_about(replace(one_pair(), ask=telling(asked, excluded=0.25))) == []
    assert len(asked) < 4


def test_what_is_hardly_worth_asking_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    ((_, known),) = (one for (one,) in worth_asking(one_pair()))
    worth = load_decision(WORTH, WORTH_NAMES).probability(known)
    monkeypatch.setattr("crossread.crossing.contradicting.asked._LEAST_WORTH", worth + 0.01)
    assert worth_asking(one_pair()) == []


def test_a_sure_exclusion_is_a_card_and_a_doubtful_one_none() -> None:
    (card,) = contradiction_findings(replace(one_pair(), ask=telling([], excluded=0.98)))
    assert (card.kind, card.detail) == (DiscrepancyKind.POLARITY, CONTRADICTION)
    assert {point.value for point in card.points} == {SPARED, BURNT}
    assert list(contradiction_findings(replace(one_pair(), ask=telling([], excluded=0.25)))) == []


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (SPARED, SPARED),
        ("“We lost the whole dye house,” she said.", "“We lost nothing of the dye house,” she said."),
    ],
)
def test_the_same_words_and_quoted_words_are_not_asked_about(a: str, b: str) -> None:
    assert worth_asking(one_pair(a, b)) == []


def test_few_are_asked_of_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("crossread.crossing.contradicting.asked._LEAST_WORTH", 0.0)
    reports = [
        prepare(" ".join(f"House {n} was {what}." for n in range(9))) for what in ("burnt", "not burnt")
    ]
    links = [
        Linked(
            reports[0],
            i,
            reports[1],
            j,
            score=0.6,
            probability=0.9,
            directed=False,
            reused=False,
            one_lineage=False,
        )
        for i in range(9)
        for j in range(9)
    ]
    chosen = worth_asking(scene(links))
    assert len(chosen) == 8 + 3
    for report in reports:
        held = [c.citations for ((c, _),) in chosen]
        taken = [cited for two in held for cited in two if cited.report == report.id]
        assert max(taken.count(cited) for cited in taken) <= 3


def test_a_denial_on_one_side_counts() -> None:
    linked = link("The gate was not opened on Monday.", "The gate was opened on Monday.")
    sides = side_of(linked.a, linked.i), side_of(linked.b, linked.j)
    row = worth_signals(linked, sides, other_day=0.5, elsewhere=(0.1, 0.7))
    values = dict(zip(WORTH_NAMES, row, strict=True))
    assert (values["denied by one"], values["odd denials"], values["days differ"]) == (1, 1, 0)
    assert (values["both elsewhere"], values["one elsewhere"]) == (0.1, 0.7)


@pytest.mark.parametrize(
    ("a", "b", "differ"),
    [
        ("A mast fell on Monday.", "A mast fell on Monday.", 0.0),
        ("A mast fell on Monday.", "A mast was mended on Tuesday.", 1.0),
        ("A mast fell.", "A mast was mended on Tuesday.", 0.5),
    ],
)
def test_days_of_reports_by_the_first_weekdays_printed(a: str, b: str, differ: float) -> None:
    linked = link(a, b)
    assert days_differ(scene([linked]), linked.a, linked.b) == differ


def test_days_of_reports_as_stated() -> None:
    first, second = (prepare("A mast fell on Monday.", published=day) for day in ("2024-03-04", "2024-03-05"))
    linked = Linked(first, 0, second, 0, 0.9, 0.9, directed=False, reused=False, one_lineage=False)
    assert days_differ(scene([linked]), first, second) == 1.0


def test_a_contradiction_that_another_card_names_goes() -> None:
    linked = link(SPARED, BURNT)
    points = tuple(Point("", cited) for cited in linked.citations)
    read = Finding(DiscrepancyKind.POLARITY, CONTRADICTION, 0.8, "", points)
    named = Finding(DiscrepancyKind.FIGURE, "exclusive", 0.8, "", points)
    beside = Finding(DiscrepancyKind.FIGURE, "exclusive", 0.8, "", points[:1])
    assert list(unexplained([read, named])) == [named]
    assert list(unexplained([read, beside])) == [read, beside]


def test_labels_and_omissions_explain_no_contradiction() -> None:
    linked = link(SPARED, BURNT)
    points = tuple(Point("", cited) for cited in linked.citations)
    read = Finding(DiscrepancyKind.POLARITY, CONTRADICTION, 0.8, "", points)
    label = Finding(DiscrepancyKind.LABEL, "", 0.8, "", points)
    left_out = Finding(DiscrepancyKind.OMISSION, "attribution", 0.8, "", points)
    assert list(unexplained([read, label, left_out])) == [read, label, left_out]
    assert set(one_card_each([read, left_out])) == {read, left_out}


def test_one_wording_in_several_reports_is_one_card() -> None:
    one, other, copy = (
        prepare(f"{text}{AFTER} It was a bad night.", outlet=outlet)
        for text, outlet in ((SPARED, "A"), (BURNT, "B"), (BURNT, "C"))
    )
    cards = [
        Finding(
            DiscrepancyKind.POLARITY,
            CONTRADICTION,
            0.8,
            "",
            (Point(SPARED, one.cite(0)), Point(BURNT, report.cite(0))),
        )
        for report in (other, copy)
    ]
    (card,) = one_card_each(cards)
    assert {point.citation for point in card.points} == {one.cite(0), other.cite(0), copy.cite(0)}


def test_a_long_following_passage_does_not_push_the_one_asked_about_out() -> None:
    asked: list[tuple[str, str]] = []
    long = " Then " + " and ".join(f"house {n}" for n in range(90)) + " burnt."
    first, second = prepare(f"It was a bad night. {SPARED}{long}"), prepare(f"The owner wept. {BURNT}{AFTER}")
    linked = Linked(first, 1, second, 1, 0.6, 0.9, directed=False, reused=False, one_lineage=False)
    asked_about(replace(scene([linked]), ask=telling(asked, excluded=0.97)))
    assert max(len(text.split()) for text, _ in asked) < 85


def test_what_many_reports_print_is_asked_once() -> None:
    asked: list[tuple[str, str]] = []
    one = prepare(f"It was a bad night. {SPARED}{AFTER}")
    copies = [prepare(f"Night {n} was long. {BURNT}{AFTER}", outlet=f"Paper {n}") for n in range(4)]
    links = [Linked(one, 1, b, 1, 0.6, 0.9, directed=False, reused=False, one_lineage=False) for b in copies]
    found = asked_about(replace(scene(links), ask=telling(asked, excluded=0.97)))
    assert len(asked) == 4
    assert {q.link.b.id for q in found} | {q.link.a.id for q in found} == {one.id, *(b.id for b in copies)}
    (card,) = one_card_each(contradiction_findings(replace(scene(links), ask=telling([], excluded=0.99))))
    assert len(card.points) == 5
