"""How one passage stands to a claim: for it, against it, or in dispute with another that agrees."""

from __future__ import annotations

from collections.abc import Sequence

from crossread.crossing.checking.together import agreed, nearness, unsettled
from crossread.crossing.checking.verdict import Judged
from crossread.domain.checking import SlotKind, SlotReading

AMONG = 0.85  # of the surest passage's surety: what a passage that is among the nearest has
TELLS = 0.2  # surety of telling of the same from which a passage can state or deny a part of the claim
_EVEN = 0.5
# Probability of exclusion that needs no slot: on dev a third of those below it are right, of those above it three in four.
_ALONE = 0.8
_NAMING = 0.3  # surety from which a difference can be told
_MENDED = 0.06  # gain times cosine from which it can be told too
_SURE = 0.9  # weight of a slot from which the two are surely of one thing
_DISPUTED = 0.5  # surety of agreement from which a claim is in dispute
# nearness of the passage that differs: one that only shares a name and a number disputes nothing
_NEAR = 0.65
_VALUES = frozenset({SlotKind.FIGURE, SlotKind.DATE, SlotKind.PLACE, SlotKind.NAME})


def states(one: Judged) -> bool:
    """Whether the passage plainly states the claim, and nothing in it says otherwise."""
    return one.stated and not one.differing and not _excludes(one)


def _bears_out(one: Judged) -> bool:
    """Whether the network takes the passage to bear the claim out."""
    return one.bearing is not None and one.bearing.borne_out >= _EVEN


def _excludes(one: Judged) -> bool:
    """Whether the network takes the passage to exclude the claim."""
    return one.bearing is not None and one.bearing.excluded >= _EVEN


def excludes_alone(one: Judged) -> bool:
    """Whether it does so surely enough to be believed where no slot differs."""
    return one.bearing is not None and one.bearing.excluded >= _ALONE


def is_for(one: Judged) -> bool:
    """Whether a passage bears the claim out: by its words, by the network where it was asked, else by its slots."""
    if states(one):
        return True
    if one.bearing is not None:
        return _bears_out(one)
    return _speaks(one) and one.against < _EVEN and not one.differing


def differs(one: Judged, found: Sequence[Judged]) -> bool:
    """Whether slots differ in a passage that tells of the same, and that the network does not take for support."""
    return not _bears_out(one) and _speaks(one) and bool(unsettled(one, found))


def is_disputed(one: Judged, found: Sequence[Judged]) -> bool:
    """Whether one part of the claim is surely agreed to by a passage and surely differs in this one."""
    return nearness(one) >= _NEAR and any(
        agreed(s, found, least=_SURE) >= _DISPUTED for s in one.differing if is_sure_value(s)
    )


def is_sure_value(slot: SlotReading) -> bool:
    """Whether the slot holds a value, and surely one of the same thing."""
    return slot.kind in _VALUES and slot.weight >= _SURE


def _speaks(one: Judged) -> bool:
    """Whether a passage tells of the same, or comes much nearer once the claim has its values."""
    return one.about >= _NAMING or one.gain * one.mended >= _MENDED
