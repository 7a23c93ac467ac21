from __future__ import annotations

import pytest

from intake.marks import BODY, NEWS, furniture_of


@pytest.mark.parametrize(
    "line",
    [
        "Support from the islands",
        "‘Weak’ pillars",
        "‘Old concrete’ is not the cause of cracks – port",
        "The engineers’ view",
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n", "\r\n"])
def test_subheads_between_paragraphs(line: str, gap: str) -> None:
    assert furniture_of(gap.join((NEWS[0], line, NEWS[1]))) == [("section", line)]


@pytest.mark.parametrize(
    "line",
    [
        "The man died at the scene",
        "Olsen said, according to the radio:",
        "“We will open it again.”",
        "Kari Holm, 62",
        "He was alone.",
    ],
)
def test_short_news_is_no_subhead(line: str) -> None:
    assert furniture_of("\n\n".join((NEWS[0], line, NEWS[1]))) == []


def test_headlines_under_a_label_are_related_articles() -> None:
    text = f"{BODY}\n\nRELATED ARTICLES\n\nFerry fares to rise in spring\nStorm takes the old lighthouse\n"
    assert furniture_of(text) == [
        ("related articles", "RELATED ARTICLES"),
        ("related articles", "Ferry fares to rise in spring"),
        ("related articles", "Storm takes the old lighthouse"),
    ]


def test_news_after_a_list_of_headlines_is_news_again() -> None:
    text = f"{NEWS[0]}\n\nRelated stories\nFerry fares to rise in spring\n\n{NEWS[1]}\n\n{NEWS[2]}"
    assert [kind for kind, _ in furniture_of(text)] == ["related articles"] * 2
