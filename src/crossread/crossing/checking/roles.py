"""Who did it to whom: the claim's parties against the passage's, where both tell of one deed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crossread.crossing.checking.frames import Deed, Parties, deeds
from crossread.crossing.checking.order import order_slots
from crossread.crossing.checking.telling import Telling
from crossread.domain.checking import Outcome, SlotKind, SlotReading

_HALF = 0.6  # weight where only one of the two parties has changed sides
_OTHER = 0.5  # weight where a party of another deed stands in its place
# of three, that a party stands in another's place; with one of them a third to a half were false (bearing, first part)
_SIGNS = 2


def role_slots(claim: Telling, passage: Telling) -> Iterator[SlotReading]:
    """One for each deed of the claim whose parties have changed places in every telling of it, or agree."""
    mine, theirs = tuple(deeds(claim)), tuple(deeds(passage))
    for one in mine:
        same = [other for other in theirs if other.name == one.name]
        if same:
            elsewhere = (_parties_but(mine, [one]), _parties_but(theirs, same))
            yield from _compared(claim, passage, one, same, elsewhere)
    yield from order_slots(claim, passage)


def _compared(
    claim: Telling, passage: Telling, mine: Deed, same: Sequence[Deed], elsewhere: tuple[Parties, Parties]
) -> Iterator[SlotReading]:
    kept, straight = max(((_kept(mine, other), -at) for at, other in enumerate(same)))
    crossed, turned = max(((_turned(mine, other), -at) for at, other in enumerate(same)))
    other = same[-(straight if kept >= crossed else turned)]
    span, told = claim.tokens[mine.clause.head].span, passage.tokens[other.clause.head].span
    deed, cited = passage.printed(told), passage.cite(told)
    if crossed and (not kept or crossed == 1.0 > kept):
        said = (
            f"The reports have it the other way round: who stands where at “{deed}” is exchanged."
            if crossed == 1.0
            else f"In the reports the parties of “{deed}” stand the other way round."
        )
        yield SlotReading(SlotKind.ROLE, Outcome.DIFFER, span, cited, said, crossed)
    elif not crossed and all(_is_other(mine, other, elsewhere) for other in same):
        said = f"In the reports another stands at “{deed}”: who you say has a part elsewhere."
        yield SlotReading(SlotKind.ROLE, Outcome.DIFFER, span, cited, said, _OTHER)
    elif kept and (not crossed or kept == 1.0):
        said = f"The same parties stand at “{deed}”."
        yield SlotReading(SlotKind.ROLE, Outcome.AGREE, span, cited, said, kept)


def _kept(mine: Deed, other: Deed) -> float:
    """Share of the two parts that the same party may have in both."""
    return sum(_may_be_one(some, others) for some, others in _sides(mine, other)) / 2


def _turned(mine: Deed, other: Deed) -> float:
    """1 where both parties have changed sides, `_HALF` where one has, and another stands there in its place."""
    there, back = _are_one(mine.first, other.second), _are_one(mine.second, other.first)
    if there and back:
        return 1.0
    if not (there or back) or mine.loose or other.loose or not (other.first and other.second):
        return 0.0
    named = _are_one(_named(mine.first), other.second) or _are_one(_named(mine.second), other.first)
    return _HALF if named or (mine.first and mine.second) else 0.0


def _is_other(mine: Deed, other: Deed, elsewhere: tuple[Parties, Parties]) -> bool:
    """Whether one part has parties that cannot be one, and the passage gives the claim's a part in another deed.

    Two signs of three must go with it: the other part is kept, all have names, the claim too gives the passage's a part.
    """
    sides = _sides(mine, other)
    for at, (some, others) in enumerate(sides):
        if some and others and not _may_be_one(some, others) and _are_one(some, elsewhere[1]):
            named = all(party.names for party in (*some, *others))
            signs = (_may_be_one(*sides[1 - at]), named, _are_one(others, elsewhere[0]))
            if sum(signs) >= _SIGNS:
                return True
    return False


def _sides(mine: Deed, other: Deed) -> tuple[tuple[Parties, Parties], tuple[Parties, Parties]]:
    return (mine.first, other.first), (mine.second, other.second)


def _parties_but(found: Sequence[Deed], left_out: Sequence[Deed]) -> Parties:
    heads = {deed.clause.head for deed in left_out}
    return tuple(p for deed in found if deed.clause.head not in heads for p in (*deed.first, *deed.second))


def _named(some: Parties) -> Parties:
    return tuple(party for party in some if party.names)


def _may_be_one(some: Parties, others: Parties) -> bool:
    return any(a.may_be(b) for a in some for b in others)


def _are_one(some: Parties, others: Parties) -> bool:
    return any(a.is_party(b) for a in some for b in others)
