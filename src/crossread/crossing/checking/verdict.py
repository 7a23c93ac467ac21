"""A claim against each passage: every slot, and how surely the passage is about it and says otherwise."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from crossread.crossing.bearing import Bearing
from crossread.crossing.checking.attribution import attribution_slots
from crossread.crossing.checking.dates import date_slots
from crossread.crossing.checking.denial import denial_slots
from crossread.crossing.checking.figures import figure_slots
from crossread.crossing.checking.matching import Matched, deeds_told, matched_clauses
from crossread.crossing.checking.mending import Encode, mended
from crossread.crossing.checking.names import name_slots
from crossread.crossing.checking.opposites import opposite_slots
from crossread.crossing.checking.places import place_slots
from crossread.crossing.checking.roles import role_slots
from crossread.crossing.checking.signals import (
    ABOUT_NAMES,
    AGAINST_NAMES,
    SIGNAL_NAMES,
    Closeness,
    picked,
    signals,
)
from crossread.crossing.checking.stated import is_counted, is_stated
from crossread.crossing.checking.telling import Telling
from crossread.crossing.checking.wording import Coverage, coverage
from crossread.crossing.comparing.similarity import similarity
from crossread.crossing.decision import load_decision
from crossread.crossing.lexicon import Lexicon
from crossread.domain.checking import Outcome, SlotReading
from crossread.text.words import Word

ABOUT, AGAINST = "check_about", "check_against"


@dataclass(frozen=True, eq=False)
class Judged:
    """A passage with its slots; `asked` are the words of the claim, `story` is the one that holds its report;
    `deeds` says of each deed of the claim how surely the passage tells it, `stated` that it plainly states the claim;
    `bearing` is the entailment network's word on the two, None where it was not asked.
    *Shape:* features (len(SIGNAL_NAMES),)."""

    passage: Telling
    asked: tuple[Word, ...]
    slots: tuple[SlotReading, ...]
    told: Coverage
    features: NDArray[np.float64]
    story: str = ""
    deeds: tuple[float, ...] = ()
    stated: bool = False
    bearing: Bearing | None = None

    @cached_property
    def about(self) -> float:
        """Probability that the passage tells of what the claim tells of, whatever it says of it."""
        return load_decision(ABOUT, ABOUT_NAMES).probability(picked(self.features, ABOUT_NAMES))

    @cached_property
    def against(self) -> float:
        """Probability that it says otherwise, if it is about the same."""
        return load_decision(AGAINST, AGAINST_NAMES).probability(picked(self.features, AGAINST_NAMES))

    @property
    def mended(self) -> float:
        """Cosine with the claim that has the passage's own values."""
        return float(self.features[SIGNAL_NAMES.index("mended")])

    @property
    def gain(self) -> float:
        """By how much those bring the claim nearer."""
        return float(self.features[SIGNAL_NAMES.index("gain")])

    @property
    def silent(self) -> int:
        """How many names, places, dates and figures of the claim it leaves open."""
        return int(self.features[SIGNAL_NAMES.index("silent")])

    @property
    def differing(self) -> tuple[SlotReading, ...]:
        """The slots in which it says otherwise, the surest first."""
        found = (slot for slot in self.slots if slot.outcome is Outcome.DIFFER)
        return tuple(sorted(found, key=lambda s: (-s.weight, s.claimed)))


def judged(
    claim: Telling,
    passages: Sequence[Telling],
    lexicon: Lexicon,
    *,
    encode: Encode,
    stories: Mapping[str, str] | None = None,
) -> tuple[Judged, ...]:
    """Every slot of the claim against each passage; `stories` says by report id which story holds it."""
    matched = [matched_clauses(claim, passage, lexicon) for passage in passages]
    slots = [_slots(claim, p, lexicon, some) for p, some in zip(passages, matched, strict=True)]
    near = mended(claim, passages, slots, encode=encode)
    found = []
    for passage, some, deeds, cosine in zip(passages, slots, matched, near, strict=True):
        told = coverage(claim, passage, lexicon)
        evidence = similarity(claim.report, passage.report, lexicon)
        at = passage.index
        close = Closeness(
            meaning=float(evidence.meaning[0, at]),
            kept=float(evidence.kept_a[0, at]),
            kept_back=float(evidence.kept_b[0, at]),
            single=float(claim.report.vectors[0] @ passage.report.vectors[at]),
            mended=float(cosine),
        )
        story = (stories or {}).get(passage.report.id, passage.report.id)
        found.append(
            Judged(
                passage,
                claim.words,
                some,
                told,
                signals(some, told, close),
                story,
                deeds=deeds_told(claim, deeds),
                stated=is_stated(claim, passage) or is_counted(claim, some),
            )
        )
    return tuple(found)


def _slots(
    claim: Telling, passage: Telling, lexicon: Lexicon, matched: Sequence[Matched]
) -> tuple[SlotReading, ...]:
    return (
        *figure_slots(claim, passage),
        *date_slots(claim, passage),
        *place_slots(claim, passage),
        *name_slots(claim, passage),
        *role_slots(claim, passage),
        *denial_slots(claim, passage, matched),
        *attribution_slots(claim, passage),
        *opposite_slots(claim, passage),
    )
