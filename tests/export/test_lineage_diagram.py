from __future__ import annotations

import re
from dataclasses import replace
from itertools import combinations, pairwise

import pytest
from crowded_desk import crowded_desk
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.domain.desk import Desk
from crossread.export.lineage_diagram import FORMATS, Diagram, Format, lineage_diagram
from crossread.export.page_lines import Line
from crossread.export.page_names import name_everything
from crossread.export.page_svg import Box
from sample_desk import sample_desk

NARROW = FORMATS[-1]


def drawn(desk: Desk, form: Format) -> Diagram:
    return lineage_diagram(desk, name_everything(desk), desk.stories[0], form=form)


def boxes(diagram: Diagram) -> list[Box]:
    return [card.box for lane in diagram.lanes for card in lane.cards]


@settings(max_examples=40, deadline=None)
@given(
    sizes=st.lists(st.integers(1, 14), min_size=1, max_size=14).filter(lambda s: sum(s) <= 40),
    ties=st.integers(0, 20),
    seed=st.integers(0, 9),
    form=st.sampled_from(FORMATS),
)
def test_nothing_overlaps_and_nothing_leaves_the_drawing(
    sizes: list[int], ties: int, seed: int, form: Format
) -> None:
    diagram = drawn(crowded_desk(sizes, ties=ties, seed=seed), form)
    cards = boxes(diagram)
    assert len(cards) == sum(sizes)
    assert not [pair for pair in combinations(cards, 2) if pair[0].overlaps(pair[1])]
    lanes = [lane.box for lane in diagram.lanes]
    assert not [pair for pair in combinations(lanes, 2) if pair[0].overlaps(pair[1])]
    assert diagram.width <= form.width_px + 0.5
    for lane in diagram.lanes:
        assert lane.box.x >= 0
        assert lane.box.right <= diagram.width
        assert lane.box.bottom <= diagram.height
        for card in lane.cards:
            assert card.box.x >= lane.box.x
            assert card.box.right <= lane.box.right
            assert card.box.bottom <= lane.box.bottom


@settings(max_examples=25, deadline=None)
@given(
    sizes=st.lists(st.integers(1, 12), min_size=1, max_size=10),
    seed=st.integers(0, 9),
    form=st.sampled_from(FORMATS),
)
def test_no_line_crosses_a_card(sizes: list[int], seed: int, form: Format) -> None:
    diagram = drawn(crowded_desk(sizes, ties=10, seed=seed), form)
    lanes = [lane.box for lane in diagram.lanes]
    for line in diagram.ties:
        assert not [box for box in lanes if crosses(line, box)]
    for lane in diagram.lanes:
        for line in lane.lines:
            assert not [card for card in lane.cards if crosses(line, card.box)]


def crosses(line: Line, box: Box) -> bool:
    """Whether a line runs through the inside of a box."""
    numbers = [float(n) for n in re.findall(r"-?\d+(?:\.\d+)?", line.path)]
    points = list(zip(numbers[::2], numbers[1::2], strict=True))
    inner = Box(box.x + 1, box.y + 1, box.width - 2, box.height - 2)
    return any(
        Box(min(a[0], b[0]), min(a[1], b[1]), abs(a[0] - b[0]) or 0.1, abs(a[1] - b[1]) or 0.1).overlaps(
            inner
        )
        for a, b in pairwise(points)
    )


def test_arrows_run_from_source_to_derived_and_say_how_much() -> None:
    diagram = drawn(sample_desk(), FORMATS[0])
    copied = next(lane for lane in diagram.lanes if lane.name.key == "A")
    (line,) = copied.lines
    assert line.head
    assert line.words is not None
    assert line.words.text == "83\u00a0% of it, partially derived"
    assert [card.name.key for card in copied.cards] == ["A1", "A2"]
    assert copied.cards[0].box.y < copied.cards[1].box.y


@pytest.mark.parametrize(
    ("agency", "said"),
    [
        ("Transatlantic Press Bureau", "Transatlantic Press Bureau"),
        ("Transatlantic Press Bureau of Lisbon and Porto", "Transatlantic Press Bureau of Li…"),
    ],
)
def test_a_long_agency_keeps_its_name_and_loses_the_word(agency: str, said: str) -> None:
    desk = sample_desk()
    lineages = tuple(replace(one, agency=agency) if one.agency else one for one in desk.lineages)
    lane = next(lane for lane in drawn(replace(desk, lineages=lineages), FORMATS[0]).lanes if lane.agency)
    assert lane.agency is not None
    assert lane.agency[1].text == said


def test_undirected_reuse_has_no_arrow_head_and_the_agency_stands_on_top() -> None:
    diagram = drawn(sample_desk(), FORMATS[0])
    wire = next(lane for lane in diagram.lanes if lane.name.key == "B")
    assert wire.agency is not None
    assert wire.agency[1].text == "Meridian Wire, agency"
    assert all(wire.agency[0].bottom < card.box.y for card in wire.cards)
    assert [line.kind for line in wire.lines] == ["credit", "credit", "arc"]
    assert not wire.lines[-1].head


def test_common_origin_is_a_line_between_lanes_without_a_head() -> None:
    ties = drawn(sample_desk(), FORMATS[0]).ties
    assert [(line.kind, line.head) for line in ties] == [("origin", ""), ("origin", "")]


@pytest.mark.parametrize("form", FORMATS)
def test_ties_too_many_to_draw_are_counted(form: Format) -> None:
    diagram = drawn(crowded_desk([1] * 12, ties=30), form)
    assert len(diagram.ties) == form.most_ties
    assert diagram.left_out == 30 - form.most_ties


def test_right_to_left_titles_start_at_the_right_edge() -> None:
    card = next(lane for lane in drawn(sample_desk(), NARROW).lanes if lane.name.key == "C").cards[0]
    title = card.lines[-1]
    assert title.rtl
    assert title.x > card.box.x + card.box.width / 2
