"""A claim against one passage: every slot, and how surely the passage is about it and says otherwise."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from crossread.crossing.checking.attribution import attribution_slots
from crossread.crossing.checking.dates import date_slots
from crossread.crossing.checking.denial import denial_slots
from crossread.crossing.checking.figures import figure_slots
from crossread.crossing.checking.matching import matched_clauses
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
from crossread.crossing.checking.telling import Telling
from crossread.crossing.checking.wording import Coverage, coverage
from crossread.crossing.decision import load_decision
from crossread.crossing.lexicon import Lexicon
from crossread.crossing.similarity import similarity
from crossread.domain.checking import Outcome, SlotReading
from crossread.text.words import Word

ABOUT, AGAINST = "check_about", "check_against"


@dataclass(frozen=True, slots=True, eq=False)
class Judged:
    """A passage with its slots; `asked` are the words of the claim. *Shape:* features (len(SIGNAL_NAMES),)."""

    passage: Telling
    asked: tuple[Word, ...]
    slots: tuple[SlotReading, ...]
    told: Coverage
    features: NDArray[np.float64]

    @property
    def about(self) -> float:
        """Probability that the passage tells of what the claim tells of, whatever it says of it."""
        return load_decision(ABOUT, ABOUT_NAMES).probability(picked(self.features, ABOUT_NAMES))

    @property
    def against(self) -> float:
        """Probability that it says otherwise, if it is about the same."""
        return load_decision(AGAINST, AGAINST_NAMES).probability(picked(self.features, AGAINST_NAMES))

    @property
    def silent(self) -> int:
        """How many names, places, dates and figures of the claim it leaves open."""
        return int(self.features[SIGNAL_NAMES.index("silent")])

    @property
    def differing(self) -> tuple[SlotReading, ...]:
        """The slots in which it says otherwise, the surest first."""
        found = (slot for slot in self.slots if slot.outcome is Outcome.DIFFER)
        return tuple(sorted(found, key=lambda s: (-s.weight, s.claimed)))


def judged(claim: Telling, passage: Telling, lexicon: Lexicon) -> Judged:
    """Every slot of the claim against one passage."""
    matched = matched_clauses(claim, passage, lexicon)
    slots = (
        *figure_slots(claim, passage),
        *date_slots(claim, passage),
        *place_slots(claim, passage),
        *name_slots(claim, passage),
        *role_slots(claim, passage, matched),
        *denial_slots(claim, passage, matched),
        *attribution_slots(claim, passage),
        *opposite_slots(claim, passage),
    )
    told = coverage(claim, passage, lexicon)
    evidence = similarity(claim.report, passage.report, lexicon)
    at = passage.index
    close = Closeness(
        float(evidence.meaning[0, at]), float(evidence.kept_a[0, at]), float(evidence.kept_b[0, at])
    )
    return Judged(passage, claim.words, slots, told, signals(slots, told, close))
