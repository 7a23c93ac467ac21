"""What people hold together and what they hold apart, closed over all their judgements; the newest prevail."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Generic, Protocol, TypeVar


class Sortable(Protocol):
    """What can stand in a partition."""

    def __lt__(self, other: Any, /) -> bool: ...

    def __hash__(self) -> int: ...


T = TypeVar("T", bound=Sortable)


@dataclass(frozen=True, slots=True)
class Order(Generic[T]):
    """One judgement: its things are one, or (`apart`) those of the one side are none of the other's."""

    judgement: str
    things: tuple[T, ...]
    others: tuple[T, ...] = ()
    apart: bool = False


@dataclass(frozen=True)
class Held(Generic[T]):
    """Things that judgements speak of: the group each is in, and which groups may never be one.

    `used` are the judgements that hold, in part at least; `overruled` those that do not in part, with the newer ones
    that prevail.
    """

    group_of: Mapping[T, int] = field(default_factory=dict)
    foes: Mapping[int, frozenset[int]] = field(default_factory=dict)
    used: frozenset[str] = frozenset()
    overruled: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def tied(self, a: T, b: T) -> bool:
        """Whether the two are held together."""
        one = self.group_of.get(a)
        return one is not None and one == self.group_of.get(b)

    def apart(self, a: T, b: T) -> bool:
        """Whether the two are held apart."""
        one, other = self.group_of.get(a), self.group_of.get(b)
        return one is not None and other is not None and other in self.foes.get(one, frozenset())

    def any_apart(self, some: Iterable[T], others: Iterable[T]) -> bool:
        """Whether anything of the one side is held apart from anything of the other."""
        if not self.foes:
            return False
        against = {
            foe for one in some if one in self.group_of for foe in self.foes.get(self.group_of[one], ())
        }
        return bool(against) and any(self.group_of.get(other) in against for other in others)

    @cached_property
    def together(self) -> tuple[tuple[T, ...], ...]:
        """Groups of two things or more that are held together, each sorted, in order of their first."""
        groups: dict[int, list[T]] = {}
        for thing, group in self.group_of.items():
            groups.setdefault(group, []).append(thing)
        return tuple(sorted(tuple(sorted(things)) for things in groups.values() if len(things) > 1))


def hold(orders: Sequence[Order[T]]) -> Held[T]:
    """Carry out orders, the newest first; an older one keeps what newer ones, taken together, leave of it."""
    made = _Making[T]()
    for order in orders:
        if order.apart:
            made.part(order)
        else:
            made.join(order)
    return made.held()


class _Making(Generic[T]):
    def __init__(self) -> None:
        self._root: dict[T, T] = {}
        self._members: dict[T, list[T]] = {}
        self._foes: dict[T, dict[T, str]] = {}
        self._joined_by: dict[T, set[str]] = {}
        self._used: set[str] = set()
        self._overruled: dict[str, set[str]] = {}

    def join(self, order: Order[T]) -> None:
        """Unite what may be united, each side first: where a newer judgement parts them, in as few groups as come out.

        Nothing is united where no thing of the one side would be one with a thing of the other.
        """
        groups: list[set[T]] = []
        against: set[str] = set()
        for root in dict.fromkeys(self._find(x) for x in (*sorted(order.things), *sorted(order.others))):
            for group in groups:
                by = {self._foes[root][other] for other in group if other in self._foes[root]}
                if not by:
                    group.add(root)
                    break
                against |= by
            else:
                groups.append({root})
        if against:
            self._overruled.setdefault(order.judgement, set()).update(against)
        first, second = ({self._find(x) for x in side} for side in (order.things, order.others))
        ties = (not first.isdisjoint(group) and not second.isdisjoint(group) for group in groups)
        if (
            any(ties)
            if order.others
            else any(len(group) > 1 for group in groups) or len(first) < len(order.things)
        ):
            self._used.add(order.judgement)
            for group in groups:
                self._unite(sorted(group), order.judgement)

    def part(self, order: Order[T]) -> None:
        """Make foes of the two sides, but for what is one already."""
        roots = sorted({self._find(thing) for thing in order.things})
        others = sorted({self._find(thing) for thing in order.others})
        for root in roots:
            for other in others:
                if root == other:
                    self._overruled.setdefault(order.judgement, set()).update(self._joined_by[root])
                    continue
                self._foes[root].setdefault(other, order.judgement)
                self._foes[other].setdefault(root, order.judgement)
                self._used.add(order.judgement)

    def held(self) -> Held[T]:
        """What came out."""
        number = {root: at for at, root in enumerate(sorted(self._members))}
        return Held(
            group_of={thing: number[self._root[thing]] for thing in sorted(self._root)},
            foes={
                number[r]: frozenset(number[f] for f in foes)
                for r, foes in sorted(self._foes.items())
                if foes
            },
            used=frozenset(self._used),
            overruled={one: tuple(sorted(by)) for one, by in sorted(self._overruled.items())},
        )

    def _find(self, thing: T) -> T:
        if thing not in self._root:
            self._root[thing] = thing
            self._members[thing] = [thing]
            self._foes[thing] = {}
            self._joined_by[thing] = set()
        return self._root[thing]

    def _unite(self, roots: Sequence[T], judgement: str) -> None:
        one, *others = roots
        self._joined_by[one].add(judgement)
        for other in others:
            self._joined_by[one] |= self._joined_by.pop(other)
            for thing in self._members[other]:
                self._root[thing] = one
            self._members[one] += self._members.pop(other)
            for foe, by in self._foes.pop(other).items():
                del self._foes[foe][other]
                self._foes[one].setdefault(foe, by)
                self._foes[foe].setdefault(one, by)
