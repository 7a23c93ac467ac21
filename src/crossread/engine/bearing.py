"""The passages of a desk that can bear on a claim: by rare words from the word index, by meaning from all vectors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from crossread.crossing.checking.telling import Telling, tokens_of
from crossread.crossing.prepared import Prepared
from crossread.engine.rooms import Rooms
from crossread.models import word_rarity
from crossread.models.reader import Prose
from crossread.store import DeskFile
from crossread.store.screen import PassageVectors
from crossread.text.words import words

_SCREENED = 24  # passages that words bring up, and as many that meaning does
_SEARCHED_WORDS = 8  # the rarest words of a claim, which the index is asked for
_COMPARED = 12  # passages compared slot by slot
# Of the share of rare words kept, against the cosine: with it 91 % of the dev claims that have evidence find it among
# the passages compared, on a desk of all dev stories.
_WORD_WEIGHT = 0.7

Vector = NDArray[np.float32]


class Library:
    """Looks passages up on one desk; all its vectors are held in memory until the desk is written."""

    def __init__(self, desk: DeskFile, rooms: Rooms) -> None:
        self._desk = desk
        self._rooms = rooms
        self._state: tuple[int, int] | None = None
        self._vectors = PassageVectors((), np.zeros(0, dtype=np.intp), np.zeros((0, 0), dtype=np.float32))

    def nearest(self, claim: Telling) -> tuple[Telling, ...]:
        """The passages that come nearest to a claim, the nearest first, each with the passages beside it."""
        nodes = [(report, index) for _, report, index in sorted(self._scored(claim))[:_COMPARED]]
        parts = {
            report: self._part(report, sorted(index for r, index in nodes if r == report))
            for report in dict.fromkeys(report for report, _ in nodes)
        }
        return tuple(parts[report][index] for report, index in nodes)

    def _scored(self, claim: Telling) -> list[tuple[float, str, int]]:
        """Every passage that the index or the vectors bring up, as (less is nearer, report, index)."""
        vector = claim.report.vectors[0]
        weights = {word: word_rarity(word) for word in claim.report.content[0]}
        rarest = sorted(weights, key=lambda word: (-weights[word], word))[:_SEARCHED_WORDS]
        near = self._current().nearest(vector, most=_SCREENED)
        nodes = {(report, index) for report, index, _ in near}
        nodes |= set(self._desk.looking().search_any(rarest, limit=_SCREENED))
        spans = self._desk.looking().spans(sorted(nodes))
        texts = {report: self._desk.report(report).text for report in sorted({r for r, _ in spans})}
        total = sum(weights.values()) or 1.0
        scored = []
        for (report, index), span in spans.items():
            text = span.of(texts[report])
            kept = sum(weights.get(word, 0.0) for word in {w.folded for w in words(text)}) / total
            closeness = float(self._vector(report, index, text) @ vector)
            scored.append((-(closeness + _WORD_WEIGHT * kept), report, index))
        return scored

    def _current(self) -> PassageVectors:
        state = self._desk.looking().state()
        if state != self._state:
            self._vectors = self._desk.looking().passage_vectors(layer=self._rooms.encoder.name)
            self._state = self._desk.looking().state()
        return self._vectors

    def _vector(self, report: str, index: int, text: str) -> Vector:
        """Of a passage; a report that no story holds yet has none on the desk, and is encoded now."""
        known = self._vectors.of(report)
        if known is not None and index < len(known):
            return np.asarray(known[index], dtype=np.float32)
        return np.asarray(self._rooms.encoder.encode([text])[0], dtype=np.float32)

    def _part(self, name: str, wanted: Sequence[int]) -> dict[int, Telling]:
        """The wanted passages of a report, by index, on a report of nothing but them and their neighbours."""
        report, reading = self._desk.report(name), self._desk.reading(name)
        passages = reading.passages
        kept = sorted({at for i in wanted for at in (i - 1, i, i + 1) if 0 <= at < len(passages)})
        place = {at: new for new, at in enumerate(kept)}
        vectors = np.stack([self._vector(name, at, passages[at].span.of(report.text)) for at in kept])
        part = Prepared(report, replace(reading, passages=tuple(passages[at] for at in kept)), vectors)
        spans = tuple(passages[at].span for at in wanted)
        (analysis,) = self._rooms.reader.read([Prose(report.text, spans)])
        return {
            at: Telling(
                part,
                place[at],
                tokens_of(analysis.tokens or (), passages[at].span),
                around=tuple(place[n] for n in (at - 1, at + 1) if n in place),
            )
            for at in wanted
        }
