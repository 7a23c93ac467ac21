"""The words around mentions as short vectors: what a passage, the neighbourhood of a mention and a report speak of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from crossread.crossing.events.stems import stem
from crossread.crossing.events.telling import Telling
from crossread.crossing.prepared import Prepared
from crossread.models import word_rarity
from crossread.text.words import is_stop

Rows = NDArray[np.float32]

_DIMENSION = 512
_NEAR_WORDS = 6  # on either side of a mention
_COMMON = 0.2  # rarity up to which a word says nothing


@dataclass(frozen=True, slots=True, eq=False)
class Wordings:
    """Unit rows. *Shape:* `passages` and `near` (tellings, d), `reports` (tellings, d) repeats a report's row."""

    passages: Rows
    near: Rows
    reports: Rows


def wordings(told: Sequence[Telling], reports: Mapping[str, Prepared]) -> Wordings:
    """The words about each mention, its own left out of passage and neighbourhood; rare words of few reports count most."""
    space = _Space(reports)
    whole = {key: space.row(report.all_words) for key, report in reports.items()}
    passages, near = [], []
    for one in told:
        row = one.report.words[one.passage]
        start = one.citation.span.start - one.report.passages[one.passage].span.start
        end = start + len(one.citation.span)
        before = [w.folded for w in row if w.span.end <= start]
        after = [w.folded for w in row if w.span.start >= end]
        passages.append(space.row(before + after))
        near.append(space.row(before[-_NEAR_WORDS:] + after[:_NEAR_WORDS]))
    return Wordings(_matrix(passages), _matrix(near), _matrix([whole[one.citation.report] for one in told]))


class _Space:
    """Signed feature hashing of stems, weighted by rarity in English and among the reports."""

    def __init__(self, reports: Mapping[str, Prepared]) -> None:
        self._reports = len(reports)
        self._held: Counter[str] = Counter()
        for report in reports.values():
            self._held.update({stem(word) for word in report.all_words})
        self._known: dict[str, tuple[int, float]] = {}

    def row(self, folded: Iterable[str]) -> Rows:
        """Unit length, all 0 without a telling word. *Shape:* (d,)."""
        made = np.zeros(_DIMENSION, dtype=np.float32)
        for word, count in Counter(folded).items():
            at, weight = self._place(word)
            made[at] += weight * (1.0 + np.log(count))
        length = float(np.linalg.norm(made))
        return made / length if length else made

    def _place(self, word: str) -> tuple[int, float]:
        if word not in self._known:
            common = stem(word)
            digest = int.from_bytes(blake2b(common.encode("utf-8", "replace"), digest_size=4).digest(), "big")
            rare = 0.0 if is_stop(word) else max(word_rarity(word) - _COMMON, 0.0)
            spread = np.log((1 + self._reports) / (0.5 + self._held.get(common, 0)))
            weight = rare * float(max(spread, 0.0) + 0.3)
            self._known[word] = ((digest >> 1) % _DIMENSION, weight if digest & 1 else -weight)
        return self._known[word]


def _matrix(rows: Sequence[Rows]) -> Rows:
    return np.array(rows, dtype=np.float32).reshape(len(rows), _DIMENSION)
