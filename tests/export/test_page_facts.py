from __future__ import annotations

import pytest
from crowded_desk import crowded_desk

from crossread.domain.crossing import Story
from crossread.export.page_facts import facts, independent_accounts
from sample_desk import sample_desk


@pytest.mark.parametrize(
    ("sizes", "words"),
    [
        ((1,), "1 report, 1 account"),
        ((4,), "4 reports are 1 account"),
        ((1, 1), "2 reports are 2 independent accounts"),
        ((3, 1, 1), "5 reports are 3 independent accounts"),
    ],
)
def test_the_sentence(sizes: tuple[int, ...], words: str) -> None:
    desk = crowded_desk(sizes)
    assert independent_accounts(desk.stories[0], desk.lineages) == words


def test_the_sentence_never_hides_what_was_not_measured() -> None:
    desk = crowded_desk((2,))
    story = Story("s", "", (*desk.stories[0].reports, "r-short"))
    assert independent_accounts(story, desk.lineages) == "2 reports are 1 account; 1 more not measured"
    assert independent_accounts(story, ()) == "3 reports, not measured"


def test_the_numbers() -> None:
    desk = sample_desk()
    assert [(fact.number, fact.words) for fact in facts(desk, desk.stories[0])] == [
        ("5", "reports"),
        ("5", "outlets"),
        ("1", "agency named"),
        ("3", "lineages"),
        ("5", "claims compared"),
        ("1", "corroborated"),
        ("1", "disputed"),
        ("15", "discrepancies"),
    ]
