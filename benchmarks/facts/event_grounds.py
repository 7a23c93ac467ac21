"""What coded events stand on, for texts of a corpus read by the packaged reader."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from benchmarks.reading.scoring import batches
from crossread.domain.facts import CodedEvent
from crossread.domain.report import Report
from crossread.models.reader import Reader
from crossread.reading import read_reports
from crossread.reading.events import events_of
from crossread.reading.ground import Ground
from crossread.reading.layers import Layers
from crossread.reading.syntax import Tree

_BATCH = 64
Coded = tuple[Ground, tuple[CodedEvent, ...]]


def read_coded(reports: Iterable[Report], reader: Reader) -> Iterator[Coded]:
    """Each report's ground and its coded events, in order."""
    for batch in batches(reports, _BATCH):
        for report, layers in zip(batch, read_reports(batch, reader), strict=True):
            ground = ground_of(report, layers)
            yield ground, events_of(ground, layers.reading.figures)


def ground_of(report: Report, layers: Layers) -> Ground:
    """The ground of a report that was read."""
    reading = layers.reading
    return Ground(
        report=report,
        tree=Tree(report.text, layers.tokens),
        passages=reading.passages,
        quotations=reading.quotations,
        names=reading.names,
        numbers=reading.numbers,
        mentions=reading.mentions,
        events=reading.events,
        chains=reading.chains,
        attributions=reading.attributions,
        times=reading.times,
        places=reading.places,
    )
