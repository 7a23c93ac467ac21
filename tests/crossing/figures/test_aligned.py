from __future__ import annotations

import pytest

from crossing.made import link, read_fully, scene
from crossread.crossing.comparing.linked import Linked
from crossread.crossing.figures import aligned_figures

_REST = "\n\nThe weekly notice of the district hung in the hall beside the stairs, as it does on every market day."


def groups(a: str, b: str) -> list[set[float | None]]:
    return [{v.number.best or v.number.low for v in g.values} for g in aligned_figures(scene([link(a, b)]))]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Twelve people were killed on the quay.", "Fourteen people were killed on the quay."),
        ("At least 14 people were killed in Lindmark.", "Some 16 people were killed in Lindmark."),
    ],
)
def test_counts_of_the_same_people(a: str, b: str) -> None:
    assert len(groups(a, b)) == 1


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Twelve people were killed on the quay.", "Twelve people were injured on the quay."),
        ("Some 400 people were killed in the war.", "Three people were killed on the quay."),
    ],
)
def test_counts_of_others(a: str, b: str) -> None:
    assert len(groups(a, b)) == 2


def test_one_town_of_several_is_one_count() -> None:
    a = (
        "The Observatory said 12 people were killed in Aleppo. It said nine civilians were killed in Idlib."
        + _REST
    )
    b = "Strikes killed 12 people in Aleppo. Rescuers said four people were killed in Idlib." + _REST
    one, other = read_fully(a, outlet="Harbour Post"), read_fully(b, outlet="Lindmark Courier")
    linked = Linked(
        one, 0, other, 0, score=0.5, probability=0.3, directed=False, reused=False, one_lineage=False
    )
    found = [{v.number.best for v in g.values} for g in aligned_figures(scene([linked]))]
    assert {9.0, 4.0} in found
    assert {12.0} in found


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x",
        "Minus 5 were killed.",
        f"{10**30} people were killed.",
        "On 31 February 12 people were killed.",
        "💥 12 killed",
    ],
)
def test_odd_counts(text: str) -> None:
    linked = link(text + " The quay was quiet on Monday.", "Twelve people were killed.")
    counted = [f.citation.report for group in aligned_figures(scene([linked])) for f in group.figures]
    assert counted.count(linked.b.id) == 1  # whatever the odd one says, the other's count is there


def test_figures_are_where_they_say() -> None:
    linked = link("Twelve people were killed on the quay.", "Fourteen people were killed on the quay.")
    texts = {one.id: one.report.text for one in (linked.a, linked.b)}
    for group in aligned_figures(scene([linked])):
        assert [f.citation.span.of(texts[f.report]) for f in group.figures]
