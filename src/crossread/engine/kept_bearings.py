"""What the entailment network said of passages of two reports, kept on the desk: crossing again asks only what is new."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from crossread.crossing.bearing import Across
from crossread.domain.ids import content_id
from crossread.models.entailment import LABELS, Entailment
from crossread.store import DeskFile, dump, load

_LAYER = "bearings-1"


@dataclass(frozen=True, slots=True)
class _Word:
    """What was said of one text and claim, told by `key`."""

    key: str
    borne_out: float
    excluded: float
    open: float


@dataclass(frozen=True, slots=True)
class _Words:
    """All that was said of the passages of two reports."""

    words: tuple[_Word, ...]


class KeptBearings:
    """Asks a network about the passages of some reports of a desk, each question once, whoever prints it.

    Call `keep` to write down what was asked; it is forgotten with either report.
    """

    def __init__(self, desk: DeskFile, network: Entailment, reports: Collection[str]) -> None:
        self._desk = desk
        self._network = network
        self._layer = f"{_LAYER}/{network.name}"
        self._known = {
            pair: {word.key: word for word in load(_Words, payload).words}
            for pair, payload in desk.pairs(reports, layer=self._layer).items()
        }
        self._words = {key: word for words in self._known.values() for key, word in words.items()}
        self._new: set[tuple[str, str]] = set()

    def __call__(self, asked: Sequence[Across]) -> NDArray[np.float64]:
        """As `AskAcross`. *Shape:* (asked, 3)."""
        keys = [content_id("b", one.text, one.claim) for one in asked]
        new = {key: one for key, one in zip(keys, asked, strict=True) if key not in self._words}
        if new:
            rows = self._network.bearing([(one.text, one.claim) for one in new.values()])
            self._words |= {key: _Word(key, *map(float, row)) for key, row in zip(new, rows, strict=True)}
        for key, one in zip(keys, asked, strict=True):
            known = self._known.setdefault(one.reports, {})
            if key not in known:
                known[key] = self._words[key]
                self._new.add(one.reports)
        words = (self._words[key] for key in keys)
        found = [(word.borne_out, word.excluded, word.open) for word in words]
        return np.array(found, dtype=np.float64).reshape(-1, len(LABELS))

    def keep(self) -> None:
        """Write what is new on the desk."""
        with self._desk.transaction():
            for a, b in sorted(self._new):
                words = self._known[a, b]
                payload = dump(_Words(tuple(words[key] for key in sorted(words))))
                self._desk.put_pair(a, b, layer=self._layer, payload=payload)
        self._new.clear()
