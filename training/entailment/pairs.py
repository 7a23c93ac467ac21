"""What the entailment network is taught: pairs with labels, and pairs that the teacher labels for the smaller one.

With labels: the team's own passages and claims (`benchmarks/crossing/bearing`). Without: sentences of the corpora beside
others of their story, as they stand and with a point changed, so that the smaller one sees what a desk asks.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from benchmarks.crossing.bearing import LABELS, Pair, load_groups, load_pairs, load_reported
from numpy.typing import NDArray

from training.entailment.changing import likewise, names_in, otherwise

SMOOTHING = 0.03
_DRAWS = 3  # pairs for a sentence
_NAMES_FROM = 800  # stories that lend names

Story = Sequence[Sequence[str]]  # reports, each its sentences
Matrix = NDArray[np.float64]


@dataclass(frozen=True)
class Taught:
    """Pairs with labels, `wanted` their probabilities. *Shape:* wanted (pairs, LABELS)."""

    pairs: tuple[tuple[str, str], ...]
    wanted: Matrix


def labelled(*, held_out: bool) -> dict[str, Taught]:
    """The team's pairs, by the set they are of."""
    sets = {"alone": load_pairs, "groups": load_groups, "reports": load_reported}
    return {name: _taught(list(load(held_out=held_out))) for name, load in sets.items()}


def _taught(pairs: Sequence[Pair]) -> Taught:
    wanted = np.full((len(pairs), len(LABELS)), SMOOTHING / len(LABELS))
    wanted[np.arange(len(pairs)), [LABELS.index(pair.label) for pair in pairs]] += 1 - SMOOTHING
    return Taught(tuple((pair.passage, pair.claim) for pair in pairs), wanted)


def unlabelled(
    stories: Sequence[Story], vectors: NDArray[np.float32], *, seed: int, most: int
) -> list[tuple[str, str]]:
    """Up to `most` pairs of sentences. *Shape:* vectors (sentences, d), in the order of the stories."""
    draw = random.Random(seed)
    lent = [
        name for story in stories[:_NAMES_FROM] for report in story for s in report for name in names_in(s)
    ]
    found: list[tuple[str, str]] = []
    at = 0
    for story in stories:
        size = sum(map(len, story))
        if size > 2:
            found += _of_story(story, vectors[at : at + size], draw, lent)
        at += size
    draw.shuffle(found)
    return found[:most]


def _of_story(
    story: Story, vectors: NDArray[np.float32], draw: random.Random, lent: Sequence[str]
) -> Iterator[tuple[str, str]]:
    flat = [sentence for report in story for sentence in report]
    report_of = np.array([n for n, report in enumerate(story) for _ in report])
    near = vectors @ vectors.T
    own = [name for sentence in flat for name in names_in(sentence)] or list(lent[:50])

    def changed(sentence: str) -> str:
        names = own if draw.random() < 0.6 else draw.sample(list(lent), min(20, len(lent)))
        return otherwise(sentence, draw, names) or sentence

    for at, sentence in enumerate(flat):
        for _ in range(_DRAWS):
            beside = _beside(at, near[at], report_of, draw)
            passage = flat[beside]
            if beside == at and draw.random() < 0.6:
                passage = changed(passage)
            if beside and report_of[beside] == report_of[beside - 1] and draw.random() < 0.5:
                passage = f"{flat[beside - 1]} {passage}"
            way = draw.random()
            claim = likewise(sentence, draw) if way < 0.35 else changed(sentence) if way < 0.7 else sentence
            if claim != passage:
                yield re.sub(r"\s+", " ", passage), re.sub(r"\s+", " ", claim)


def _beside(at: int, near: NDArray[np.float32], report_of: NDArray[np.intp], draw: random.Random) -> int:
    """The passage for a sentence: itself, one of the three nearest of another report, or one of its topic."""
    way = draw.random()
    if way < 0.25:
        return at
    if way < 0.72:
        others = report_of != report_of[at] if report_of.max() else np.arange(len(near)) != at
        candidates = np.flatnonzero(others)
        return int(draw.choice(candidates[np.argsort(-near[candidates], kind="stable")[:3]].tolist()))
    akin = np.flatnonzero((near > 0.25) & (near < 0.8)).tolist()
    return int(draw.choice(akin)) if akin else at
