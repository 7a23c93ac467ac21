"""Labelled pairs made ready for comparison, with the packaged reader and encoder."""

from __future__ import annotations

from collections.abc import Iterable

from benchmarks.relations.dataset import LabelledPair
from crossread.crossing.prepared import Prepared
from crossread.models import OnnxEncoder
from crossread.models.reader import OnnxReader
from crossread.reading import read_reports


def prepare(pairs: Iterable[LabelledPair]) -> dict[str, Prepared]:
    """Every report of the pairs, read and encoded once, by id."""
    encoder = OnnxEncoder.from_package(threads=2)
    reports = {report.id: report for pair in pairs for report in (pair.a, pair.b)}
    layers = read_reports(list(reports.values()), OnnxReader.from_package(threads=2))
    ready = {}
    for report, reading in zip(reports.values(), (here.reading for here in layers), strict=True):
        vectors = encoder.encode([p.span.of(report.text) for p in reading.passages])
        ready[report.id] = Prepared(report, reading, vectors)
    return ready
