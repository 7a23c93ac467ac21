"""The example that comes with the project, against its answers."""

from __future__ import annotations

import pytest

import titanic_scores
from floors import TITANIC, TITANIC_QUOTATIONS_TAKEN_FOR_REUSE
from titanic_scores import Titanic


@pytest.fixture(scope="module")
def titanic() -> Titanic:
    return Titanic()


def test_thirteen_reports_are_one_story(titanic: Titanic) -> None:
    assert len(titanic.read.desk.reports) == 13
    assert [len(story.reports) for story in titanic.read.desk.stories] == [13]
    assert not titanic.read.desk.problems


def test_no_account_joins_reports_of_two(titanic: Titanic) -> None:
    assert all(any(found <= account for account in titanic.accounts) for found in titanic.read.accounts)


def test_no_direction_is_the_wrong_way_round(titanic: Titanic) -> None:
    assert titanic_scores.directions_wrong(titanic) == 0


@pytest.mark.parametrize("question", TITANIC)
def test_floor_is_held(titanic: Titanic, question: str) -> None:
    measured: float = getattr(titanic_scores, question)(titanic)
    assert measured >= TITANIC[question], f"{question}: {measured:.3f}"


def test_quotations_shared_by_two_accounts_are_not_reuse(titanic: Titanic) -> None:
    wrong = titanic_scores.quotations_taken_for_reuse(titanic)
    assert len(wrong) <= TITANIC_QUOTATIONS_TAKEN_FOR_REUSE, "\n".join(wrong)
