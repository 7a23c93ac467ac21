"""Labelled pairs made ready for comparison, with the packaged encoder."""

from __future__ import annotations

from collections.abc import Iterable

from benchmarks.relations.dataset import LabelledPair
from crossread.crossing.prepared import Prepared
from crossread.models import OnnxEncoder
from crossread.reading import read_layers


def prepare(pairs: Iterable[LabelledPair]) -> dict[str, Prepared]:
    """Every report of the pairs, read and encoded once, by id."""
    encoder = OnnxEncoder.from_package(threads=2)
    reports = {report.id: report for pair in pairs for report in (pair.a, pair.b)}
    ready = {}
    for report in reports.values():
        reading = read_layers(report)
        vectors = encoder.encode([p.span.of(report.text) for p in reading.passages])
        ready[report.id] = Prepared(report, reading, vectors)
    return ready
