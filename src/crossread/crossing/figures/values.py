"""What reports give as one count in one wording: the unit that counts are aligned by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from crossread.crossing.figures.counted import Counted
from crossread.domain.layers import Number


@dataclass(frozen=True, slots=True, eq=False)
class Value:
    """One number of one thing, by all the reports that print it: "31 killed in Lindmark".

    However many reports print a value, it is compared once. `members` are in report and text order.
    """

    what: str
    who: str
    place: str
    is_part: bool
    number: Number
    members: tuple[Counted, ...]

    @property
    def reports(self) -> frozenset[str]:
        """Who prints it."""
        return frozenset(member.report for member in self.members)


def values_of(counted: Iterable[Counted]) -> tuple[Value, ...]:
    """Figures of one kind, noun, place and number taken together, in the order of their first member."""
    groups: dict[tuple[object, ...], list[Counted]] = {}
    for one in counted:
        number = one.figure.number
        place = one.place.id if one.place else " ".join(sorted(one.where))
        key = (one.figure.what, one.who, place, one.is_part, number.low, number.best, number.high)
        groups.setdefault(key, []).append(one)
    return tuple(
        Value(
            first.figure.what,
            first.who,
            first.place.id if first.place else "",
            first.is_part,
            first.figure.number,
            tuple(found),
        )
        for found in groups.values()
        for first in found[:1]
    )


def by_kind(values: Sequence[Value]) -> Mapping[str, list[Value]]:
    """The values of each kind of harm, in order."""
    found: dict[str, list[Value]] = {}
    for value in values:
        found.setdefault(value.what, []).append(value)
    return found
