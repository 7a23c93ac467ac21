"""A claim and a passage as numbers: how near they are, how much is told, which slots agree, are silent, or differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from crossread.crossing.checking.wording import Coverage
from crossread.domain.checking import Outcome, SlotKind, SlotReading

SIGNAL_NAMES = (
    "meaning",  # cosine of the sentence vectors, or of two neighbouring sentences together
    "kept",  # share of the claim's words kept in the passage, near-synonyms counted in part
    "kept back",  # share of the passage's words kept in the claim
    "covered",  # share of the claim's weight told in the passage and beside it
    "here",  # told in the passage alone
    "frame",  # of the words that no other slot weighs
    "missing",  # the weight of the rarest word without a counterpart
    "missing words",  # how many there are, at most 4
    "agree",  # typed slots that agree, at most 4
    "context",  # that only the text around the passage tells
    "silent",  # that the report does not tell
    "figure differs",
    "date differs",
    "place differs",
    "name differs",
    "role differs",
    "negation differs",
    "certainty differs",
    "attribution differs",
    "opposite differs",
    "attribution silent",
    "mended",  # cosine with the claim that has the passage's own values, or of the claim where that is nearer
    "gain",  # by how much those bring the claim nearer
    "differs",  # the surest difference of all slots
    "differs and frame",  # that times the share of the frame
)
_MOST = 4
_OWN = {
    SlotKind.FIGURE: "figure differs",
    SlotKind.QUALIFIER: "figure differs",
    SlotKind.DATE: "date differs",
    SlotKind.PLACE: "place differs",
    SlotKind.NAME: "name differs",
    SlotKind.ROLE: "role differs",
    SlotKind.NEGATION: "negation differs",
    SlotKind.CERTAINTY: "certainty differs",
    SlotKind.ATTRIBUTION: "attribution differs",
    SlotKind.OPPOSITE: "opposite differs",
}
_TYPED = frozenset({SlotKind.FIGURE, SlotKind.DATE, SlotKind.PLACE, SlotKind.NAME})


ABOUT_NAMES = (
    "meaning", "mended", "gain", "kept", "kept back", "covered", "here", "frame", "missing", "missing words", "agree",
    "context", "silent", "attribution silent",
)  # fmt: skip
AGAINST_NAMES = (
    "meaning", "mended", "gain", "covered", "here", "frame", "missing", "missing words", "agree", "context", "silent",
    "figure differs", "date differs", "place differs", "name differs", "role differs", "negation differs",
    "certainty differs", "attribution differs", "opposite differs", "attribution silent", "differs", "differs and frame",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Closeness:
    """How near a passage is to the claim: cosine, and shares of words kept there and back, all in [0, 1].

    `single` is the cosine of the two sentences alone, `mended` that of the claim with the passage's own values.
    """

    meaning: float
    kept: float
    kept_back: float
    single: float
    mended: float


def picked(features: NDArray[np.float64], names: Sequence[str]) -> NDArray[np.float64]:
    """Some of the signals, by name. *Shape:* features (len(SIGNAL_NAMES),); the result (names,)."""
    return features[[SIGNAL_NAMES.index(name) for name in names]]


def signals(slots: Sequence[SlotReading], told: Coverage, close: Closeness) -> NDArray[np.float64]:
    """Features of one pair. *Shape:* (len(SIGNAL_NAMES),)."""
    values = dict.fromkeys(SIGNAL_NAMES, 0.0)
    values |= {"meaning": close.meaning, "kept": close.kept, "kept back": close.kept_back}
    values |= {"mended": max(close.meaning, close.mended), "gain": close.mended - close.single}
    values |= {"covered": told.covered, "here": told.here, "frame": told.frame}
    values |= {"missing": told.missing_weight, "missing words": float(min(len(told.missing), _MOST))}
    for outcome, name in ((Outcome.AGREE, "agree"), (Outcome.CONTEXT, "context"), (Outcome.SILENT, "silent")):
        values[name] = float(min(sum(s.outcome is outcome and s.kind in _TYPED for s in slots), _MOST))
    for slot in slots:
        if slot.outcome is Outcome.DIFFER:
            values[_OWN[slot.kind]] = max(values[_OWN[slot.kind]], slot.weight)
        if slot.outcome is Outcome.SILENT and slot.kind is SlotKind.ATTRIBUTION:
            values["attribution silent"] = 1.0
    values["differs"] = max((s.weight for s in slots if s.outcome is Outcome.DIFFER), default=0.0)
    values["differs and frame"] = values["differs"] * told.frame
    return np.array([values[name] for name in SIGNAL_NAMES], dtype=np.float64)
