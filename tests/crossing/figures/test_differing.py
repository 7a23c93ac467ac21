from __future__ import annotations

import pytest

from crossing.made import copied, lexicon, link
from crossread.crossing.comparing.linked import Linked
from crossread.crossing.discrepancies.figure import FLOOR
from crossread.crossing.figures.differing import NumberPair, agrees, is_equal, number_pairs
from crossread.crossing.figures.told import ToldNumber, ToldNumbers, told_numbers
from crossread.crossing.scene import scene_of

DIFFER = [
    ("The hole in the bank is 120 feet wide by now.", "The hole in the bank is ninety feet wide by now."),
    ("Two women were taken to the hospital by car.", "One woman was taken to the hospital by car."),
    ("The repair will cost 38 million euros by May.", "The repair will cost 28 million euros by May."),
    (
        "Health will get Rs43.7 crore in the new budget, the treasurer told members on Monday.",
        "Health has been given Rs47.3 crore in the new budget, members heard from the treasurer.",
    ),
    (
        "The crews had 61 engines and nine aircraft at the fire near Norwick on Friday.",
        "Nine aircraft and 16 engines were at the fire near Norwick on Friday.",
    ),
    (
        "The harbour added 84,000 tonnes of cargo in the quarter, its owner said.",
        "The harbour gained 840,000 tonnes of cargo in the quarter, its owner said.",
    ),
    (
        "The harbour made a profit of 38 million euros in the quarter, its owner said.",
        "The harbour made a profit of 380 million euros in the quarter, its owner said.",
    ),
    (
        "The crack in the wall of the Ullen dam is 10 cm wide, the engineer said on Monday.",
        "The crack in the wall of the Ullen dam is 40 cm wide, the engineer said on Monday.",
    ),
    (
        "The bridge over the Ullen was closed for three weeks after the storm.",
        "The bridge over the Ullen was closed for three months after the storm.",
    ),
]
AGREE = [
    ("The hole in the bank is 12 metres wide by now.", "The hole in the bank is 39 feet wide by now."),
    (
        "The hole in the bank is 120 feet wide by now.",
        "The hole in the bank is 120 feet wide and 9 metres deep.",
    ),
    (
        "The cases were Norwick eight and Lindmark four by then.",
        "There were 8 in Norwick and 4 in Lindmark by then.",
    ),
    ("Mrs Verrin lost nine pupils of Standard Four.", "Nine of Mrs Verrin's Standard Four pupils are lost."),
    (
        "She met the ice at 10.25 last night, south of the bank.",
        "It met the ice at twenty-five minutes past ten last night, south of the bank.",
    ),
    ("The shift began at half past ten last night.", "The shift began at half past eleven last night."),
    ("The shift began at half-past ten last night.", "The shift began at half-past eleven last night."),
    ("The match was won 3-2 on the last evening here.", "The match was won 4-2 on the last evening here."),
    (
        "The lorry was doing 80 kilometres an hour on a bend where 35 kilometres an hour is the limit.",
        "On the bend, where 35 kilometres an hour is the limit, the lorry was doing 80 or more.",
    ),
    (
        "The gang asked for one million dollars a head, nine million in all.",
        "The gang asked for nine million dollars in all, or one million a head.",
    ),
    ("Town have won once in 13 league games this year.", "Town have one league win from 13 this year."),
    (
        "The shares of the yard fell by 12.50 to 40 crowns.",
        "The shares of the yard, which fell by 12.50, stood at 40 crowns.",
    ),
    ("The talks went on for 12 months in Lindmark.", "The talks in Lindmark went on for one year."),
]


@pytest.mark.parametrize(("a", "b"), DIFFER)
def test_numbers_that_differ(a: str, b: str) -> None:
    for first, second in ((a, b), (b, a)):
        (found,) = _sure(link(first, second))
        linked = link(first, second)
        assert {found.a.report, found.b.report} == {linked.a.id, linked.b.id}


@pytest.mark.parametrize(("a", "b"), AGREE)
def test_numbers_that_only_look_so(a: str, b: str) -> None:
    assert _sure(link(a, b)) == []
    assert _sure(link(b, a)) == []


def test_a_copy_has_to_keep_the_number() -> None:
    a, b = (
        "At least 14 of the boxes were destroyed by fire.",
        "At least 41 of the boxes were destroyed by fire.",
    )
    assert _sure(link(a, b)) == []
    (found,) = _sure(copied(a, b))
    assert found.copied
    assert {found.first.number.low, found.second.number.low} == {14, 41}


def test_a_copy_may_not_be_a_little_off() -> None:
    (found,) = _sure(
        copied("The fire destroyed 412 houses in Norwick.", "The fire destroyed 405 houses in Norwick.")
    )
    assert {found.first.number.best, found.second.number.best} == {412, 405}


def test_of_a_copy_the_source_comes_first() -> None:
    for a, b in (("412", "450"), ("450", "412")):
        linked = copied(
            f"The fire destroyed {a} houses in Norwick.", f"The fire destroyed {b} houses in Norwick."
        )
        (found,) = _sure(linked)
        assert (found.a.report, found.b.report) == (linked.a.id, linked.b.id)


def test_a_number_printed_twice_is_no_rival_of_itself() -> None:
    line = "The crews had {} engines and nine aircraft at the fire near Norwick on Friday."
    twice = line.format(61) + "\n\n" + line.format(61)
    found = _sure(link(twice, line.format(16)))
    assert found
    assert all({p.first.number.best, p.second.number.best} == {61, 16} for p in found)


def test_each_number_has_one_partner() -> None:
    a = "The raid killed 14 men and hurt 31 more in Norwick on Monday, the mayor said."
    b = "The raid killed 14 men and hurt 13 more in Norwick on Monday, the mayor said."
    found = list(number_pairs(scene_of([link(a, b)], lexicon())))
    assert [{p.first.number.best, p.second.number.best} for p in found] == [{31, 13}]


def test_what_is_no_number_of_its_own_is_left_out() -> None:
    text = "Ines Brandt, 45, left at half past ten for Lindmark with 12 bags and Rs500."
    told = _told(text)
    assert [(row.number.best, row.unit) for row in told.rows if row.passage == 0] == [(12, ""), (500, "INR")]


@pytest.mark.parametrize("shape", ["around", "after", "before", "clause"])
def test_vectors_are_of_unit_length_or_nothing(shape: str) -> None:
    told = _told("The clerk counted 12 boxes there and 9.")
    lengths = (getattr(told.beside, shape) ** 2).sum(axis=1)
    assert all(abs(length - 1) < 1e-4 or length == 0 for length in lengths)


@pytest.mark.parametrize(
    ("a", "b", "fit", "equal"),
    [
        ("about 1,500 tents", "1,490 tents", True, True),
        ("40 feet of rope", "12 metres of rope", True, True),
        ("at least 12 tents", "14 tents", True, False),
        ("more than 20 tents", "15 tents", False, False),
        ("one year of work", "12 months of work", True, True),
        ("three weeks of work", "three months of work", False, False),
    ],
)
def test_which_values_agree(a: str, b: str, *, fit: bool, equal: bool) -> None:
    one, other = _number(a), _number(b)
    assert (agrees(one, other), is_equal(one, other)) == (fit, equal)
    assert (agrees(other, one), is_equal(other, one)) == (fit, equal)


def _sure(linked: Linked) -> list[NumberPair]:
    return [pair for pair in number_pairs(scene_of([linked], lexicon())) if pair.probability >= FLOOR]


def _number(text: str) -> ToldNumber:
    (row,) = _told(f"The store lists {text} for it this year.").rows
    return row


def _told(text: str) -> ToldNumbers:
    linked = link(text, text)
    return told_numbers(linked.a, lexicon(), scene_of([linked], lexicon()).facts)
