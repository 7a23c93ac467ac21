"""Labelled stories taken through the product's rooms: read, encoded, compared pair by pair, and put on the scene."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from crossread.crossing.bearing import AskAcross, across
from crossread.crossing.comparing.pair import PairCrossing, cross_pair
from crossread.crossing.lexicon import Lexicon
from crossread.crossing.prepared import Prepared
from crossread.crossing.scene import Scene
from crossread.crossing.story import set_scene
from crossread.domain.report import Report
from crossread.gazetteer import Gazetteer
from crossread.models import OnnxEncoder, StaticVectors
from crossread.models.entailment import OnnxEntailment
from crossread.models.reader import OnnxReader
from crossread.reading import NamedGazetteer, read_reports


@dataclass(frozen=True)
class Workshop:
    """The packaged models, loaded once a run."""

    threads: int = 2

    @cached_property
    def encoder(self) -> OnnxEncoder:
        """Sentence vectors."""
        return OnnxEncoder.from_package(threads=self.threads)

    @cached_property
    def reader(self) -> OnnxReader:
        """All layers a network gives."""
        return OnnxReader.from_package(threads=self.threads)

    @cached_property
    def places(self) -> NamedGazetteer:
        """The packaged gazetteer."""
        return NamedGazetteer("packaged", Gazetteer.from_package())

    @cached_property
    def lexicon(self) -> Lexicon:
        """Word vectors."""
        return Lexicon(StaticVectors.from_package())

    @cached_property
    def entailment(self) -> OnnxEntailment:
        """Which passages bear each other out or exclude each other."""
        return OnnxEntailment.from_package(threads=self.threads)

    @property
    def ask(self) -> AskAcross:
        """Asks that network about two reports."""
        return across(self.entailment.bearing)

    def scene(self, reports: Sequence[Report]) -> Scene:
        """Reports as a story, as the product sees it."""
        return self.scene_of(self.prepare(reports))

    def scene_of(self, prepared: Mapping[str, Prepared]) -> Scene:
        """Reports read before as a story."""
        return set_scene(prepared, self.compare(prepared), self.lexicon, ask=self.ask)

    def prepare(self, reports: Sequence[Report]) -> Mapping[str, Prepared]:
        """Reports read and encoded, by id."""
        found = {}
        for report, layers in zip(reports, read_reports(reports, self.reader, self.places), strict=True):
            vectors = self.encoder.encode([p.span.of(report.text) for p in layers.reading.passages])
            found[report.id] = Prepared(report, layers.reading, vectors, layers.event_vectors)
        return found

    def compare(self, prepared: Mapping[str, Prepared]) -> list[PairCrossing]:
        """Every pair of them."""
        return [
            cross_pair(prepared[a], prepared[b], self.lexicon) for a, b in combinations(sorted(prepared), 2)
        ]
