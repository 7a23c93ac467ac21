"""All passages of one happening together: what they bear out jointly, what is left open, what differs in none but them."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from crossread.crossing.checking.figures import telling_digits
from crossread.crossing.checking.verdict import Judged
from crossread.domain.checking import Outcome, SlotKind, SlotReading

BEARING_NAMES = (  # what the entailment network says of the passages it was asked of
    "borne out",  # how surely any bears the claim out
    "excluded",  # how surely any excludes it
    "odds borne out",  # the logarithms of the odds of both
    "odds excluded",
    "nearest borne out",  # what it says of the nearest
    "nearest excluded",
    "borne out about",  # the surest, by how surely the passage tells of the same
    "excluded about",
    "telling borne out",  # what it says of the passage that it leaves least open
    "telling excluded",
    "all open",  # how surely all leave the claim open
    "twice borne out",  # the two surest together
    "twice excluded",
    "most ahead",  # by how much support is ahead of exclusion where it is most so
    "least ahead",  # and where it is least
    "both",  # how surely one bears it out and one excludes it
)
ANSWER_NAMES = (
    "about",  # how surely the nearest passage tells of the same
    "against nearest",  # how surely that one says otherwise
    "against",  # the nearest three together, by how surely they tell of the same
    "most against",  # the surest passage against
    "most for",  # the surest passage for
    "clean",  # how surely a passage without any difference tells of the same
    "differs",  # the surest difference of a slot
    "frame",  # share of the nearest passage's telling of what no slot weighs
    "missing words",  # words of the claim without a counterpart there
    "silent",  # typed slots of the claim that it leaves open
    "jointly",  # share of the claim's weight that the passages tell together
    "jointly missing",  # the weight of the rarest word that none of them has
    "jointly missing words",  # how many such words there are, at most 4
    "jointly open",  # typed slots that none agrees to or leaves to its surroundings, at most 4
    "deeds",  # how surely the claim's deeds are told, each by the passage that tells it best: the mean of all
    "least deed",  # and the least of them
    "mended",  # the nearest cosine with the claim that has the passage's own values
    "gain",  # by how much they bring that passage nearer
    "most gain",  # by how much they bring any passage nearer
    "alone",  # the surest difference in a part of the claim that no passage agrees to
    *BEARING_NAMES,
)
_NEAREST = 3
_CLEAN = 0.5  # weight of a difference below which a passage counts as without any
_TELLS = 0.15  # surety of telling of the same from which a passage can bear out a part of the claim
_COVERED = 0.35  # share of a word from which it has a counterpart (as in wording.py)
_MOST = 4
_NAME_ALONE = 0.3  # what a passage counts that has only the claim's names and numbers
_RARITY = (1.0, 1.0, 1.5, 3.0)  # by telling digits of a figure that a passage agrees to
_SECOND = 0.5  # what the second surest passage of a story counts
_EVEN_ODDS = 1e-3  # what is added to both sides of the odds
_OTHER_STORY = (
    0.8  # of the surest passage's surety: what a passage of another story needs to bear on the claim
)
_TYPED = frozenset({SlotKind.FIGURE, SlotKind.DATE, SlotKind.PLACE, SlotKind.NAME, SlotKind.ATTRIBUTION})


def of_one_happening(found: Sequence[Judged]) -> tuple[Judged, ...]:
    """The passages of the story that the surest two of one story tell of; of others only what is about as sure.

    Another death in another town may share most words with the claim, and differs from it in every slot.
    """
    if not found:
        return ()
    sums: dict[str, float] = {}
    for story in sorted({one.story for one in found}):
        surest = sorted((one.about for one in found if one.story == story), reverse=True)
        sums[story] = surest[0] + _SECOND * sum(surest[1:2])
    lead = max(sorted(sums), key=lambda story: sums[story])
    least = _OTHER_STORY * max(one.about for one in found if one.story == lead)
    return tuple(one for one in found if one.story == lead or one.about >= max(least, _COVERED))


def answer_features(found: Sequence[Judged]) -> NDArray[np.float64]:
    """What the passages of one happening come to. *Shape:* (len(ANSWER_NAMES),).

    A passage that differs only where a nearer one agrees tells of something else, and is left out.
    """
    open_ones = [unsettled(one, found) for one in found]
    every = list(zip(found, open_ones, strict=True))
    kept = [(one, slots) for one, slots in every if slots or not one.differing] or every
    about = np.array([one.about for one, _ in kept])
    against = np.array([one.against for one, _ in kept])
    differs = np.array([max((s.weight for s in slots), default=0.0) for _, slots in kept])
    nearest = np.argsort(-about, kind="stable")[:_NEAREST]
    first = kept[int(nearest[0])][0]
    mended = max(found, key=lambda one: one.mended)
    return np.array(
        [
            about.max(),
            against[nearest[0]],
            float((about[nearest] * against[nearest]).sum() / max(float(about[nearest].sum()), 1e-9)),
            (about * against).max(),
            (about * (1 - against)).max(),
            (about * (differs < _CLEAN)).max(),
            (about * differs).max(),
            first.told.frame,
            float(len(first.told.missing[:_MOST])),
            float(first.silent),
            *_jointly(found),
            float(min(len(_left_open(found)), _MOST)),
            *_deeds(found),
            mended.mended,
            mended.gain,
            max(one.gain * one.mended for one in found),
            max(
                (s.weight * one.about**0.5 for one in found for s in one.differing if not agreed(s, found)),
                default=0.0,
            ),
            *_bearing(found),
        ],
        dtype=np.float64,
    )


def _bearing(found: Sequence[Judged]) -> tuple[float, ...]:
    """What the network says of the passages that it was asked of. *Shape:* (len(BEARING_NAMES),)."""
    asked = [(one.about, one.bearing) for one in found if one.bearing is not None]
    if not asked:
        return (*(0.0 for _ in BEARING_NAMES),)
    about = np.array([near for near, _ in asked])
    said = np.array([(told.borne_out, told.excluded, told.open) for _, told in asked])
    out, excluded = said[:, 0], said[:, 1]
    nearest, telling = int(np.argmax(about)), int(np.argmin(said[:, 2]))
    return (
        float(out.max()),
        float(excluded.max()),
        _odds(float(out.max())),
        _odds(float(excluded.max())),
        float(out[nearest]),
        float(excluded[nearest]),
        float((out * about**0.5).max()),
        float((excluded * about**0.5).max()),
        float(out[telling]),
        float(excluded[telling]),
        float(said[:, 2].prod()),
        float(np.sort(out)[-2:].sum()),
        float(np.sort(excluded)[-2:].sum()),
        float((out - excluded).max()),
        float((out - excluded).min()),
        float(min(out.max(), excluded.max())),
    )


def _odds(probability: float) -> float:
    return math.log((probability + _EVEN_ODDS) / (1 - probability + _EVEN_ODDS))


def _jointly(found: Sequence[Judged]) -> tuple[float, float, float]:
    """Share of the claim's weight told by all together, the rarest word told by none, and how many there are."""
    telling = [one.told for one in found if one.about >= _TELLS and one.told.asked]
    if not telling:
        telling = [one.told for one in found[:1] if one.told.asked]
    if not telling:
        return 0.0, 0.0, 0.0
    best = np.max([told.shares for told in telling], axis=0)
    weights, slotted = np.array(telling[0].weights), np.array(telling[0].slotted)
    missing = (best < _COVERED) & ~slotted
    share = float((best * weights).sum() / max(float(weights.sum()), 1e-9))
    return share, float((weights * missing).max(initial=0.0)), float(min(missing.sum(), _MOST))


def _deeds(found: Sequence[Judged]) -> tuple[float, float]:
    """The mean and the least of the claim's deeds, each as the passage has it that tells it best."""
    rows = [one.deeds for one in found if one.about >= _TELLS and one.deeds]
    if not rows:
        return 0.0, 0.0
    best = np.max(rows, axis=0)
    return float(best.mean()), float(best.min())


def _left_open(found: Sequence[Judged]) -> frozenset[object]:
    """Parts of the claim that no passage about the same agrees to."""
    slots = [s for one in found if one.about >= _TELLS for s in one.slots if s.kind in _TYPED]
    told = {s.claimed for s in slots if s.outcome in (Outcome.AGREE, Outcome.CONTEXT)}
    return frozenset(s.claimed for s in slots) - told


def unsettled(one: Judged, found: Sequence[Judged]) -> tuple[SlotReading, ...]:
    """The slots in which a passage differs and no passage agrees that tells of the same as surely."""
    return tuple(slot for slot in one.differing if agreed(slot, found) < nearness(one) * slot.weight)


def agreed(slot: SlotReading, found: Sequence[Judged], *, least: float = 0.0) -> float:
    """How surely a passage agrees in the same part of the claim, by slots of at least that weight.

    Two figures of three telling digits are not the same by chance: they bear more than one of a single digit.
    """
    printed = "".join(word.text for word in found[0].asked if word.span.overlaps(slot.claimed))
    rare = _RARITY[min(telling_digits(printed), len(_RARITY) - 1)] if slot.kind is SlotKind.FIGURE else 1.0
    same = (
        nearness(one) * other.weight * rare
        for one in found
        for other in one.slots
        if other.outcome is Outcome.AGREE
        and other.kind is slot.kind
        and other.claimed == slot.claimed
        and other.weight >= least
    )
    return max(same, default=0.0)


def nearness(one: Judged) -> float:
    """How surely it tells of the same, and how much of it: a passage that only shares a name agrees to little."""
    return one.about * (_NAME_ALONE + (1 - _NAME_ALONE) * one.told.frame)
