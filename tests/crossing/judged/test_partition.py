"""What is held together and apart, whatever people say one after the other."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from crossread.crossing.judged.partition import Held, Order, hold

THINGS = st.integers(0, 7)


def orders() -> st.SearchStrategy[list[Order[int]]]:
    sides = st.lists(THINGS, min_size=1, max_size=3, unique=True).map(tuple)
    one = st.tuples(sides, sides, st.booleans())
    return st.lists(one, max_size=8).map(
        lambda made: [
            Order(f"j-{at}", first, tuple(x for x in second if not apart or x not in first), apart=apart)
            for at, (first, second, apart) in enumerate(made)
        ]
    )


def test_same_joins_over_a_third_and_different_reaches_all_that_is_joined() -> None:
    held = hold([Order("j-1", (1,), (2,)), Order("j-2", (2,), (3,)), Order("j-3", (3,), (4,), apart=True)])
    assert held.tied(1, 3)
    assert held.apart(1, 4)
    assert not held.apart(4, 5)
    assert held.together == ((1, 2, 3),)
    assert held.used == {"j-1", "j-2", "j-3"}
    assert held.overruled == {}


def test_an_older_judgement_keeps_what_the_newer_leave_of_it() -> None:
    newer, older = Order("j-new", (1,), (5,), apart=True), Order("j-old", (1, 2), (5, 6))
    held = hold([newer, older])
    assert held.apart(1, 5)
    assert held.tied(1, 2)
    assert held.tied(1, 6)
    assert held.used == {"j-new", "j-old"}
    assert held.overruled == {"j-old": ("j-new",)}


def test_what_is_wholly_contradicted_does_nothing() -> None:
    held = hold([Order("j-new", (1,), (2,)), Order("j-old", (1,), (2,), apart=True)])
    assert held.tied(1, 2)
    assert held.used == {"j-new"}
    assert held.overruled == {"j-old": ("j-new",)}


def test_nothing_is_held_where_nothing_is_said() -> None:
    held: Held[int] = hold([])
    assert not held.tied(1, 2)
    assert not held.apart(1, 2)
    assert not held.any_apart([1], [2])
    assert held.together == ()


@given(orders())
def test_nothing_is_both_tied_and_apart(given_orders: list[Order[int]]) -> None:
    held = hold(given_orders)
    for a in range(8):
        for b in range(8):
            assert not (held.tied(a, b) and held.apart(a, b))
            assert held.apart(a, b) == held.apart(b, a)
            assert held.any_apart([a], [b]) == held.apart(a, b)


@given(orders())
def test_the_newest_judgement_always_holds(given_orders: list[Order[int]]) -> None:
    held = hold(given_orders)
    if given_orders:
        newest = given_orders[0]
        if newest.apart:
            assert all(held.apart(a, b) for a in newest.things for b in newest.others)
        else:
            assert len({held.group_of[x] for x in (*newest.things, *newest.others)}) == 1


@given(orders())
def test_every_judgement_is_used_or_overruled_or_says_nothing(given_orders: list[Order[int]]) -> None:
    held = hold(given_orders)
    for order in given_orders:
        says_nothing = not order.others if order.apart else len({*order.things, *order.others}) < 2
        assert order.judgement in held.used or order.judgement in held.overruled or says_nothing
