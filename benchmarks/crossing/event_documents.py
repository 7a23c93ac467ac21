"""ECB+ documents taken through the product's rooms, with the annotators' events or those the reader finds."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from benchmarks.annotated.document import NOT_ANNOTATED, Document
from benchmarks.crossing.rooms import Workshop
from crossread.crossing.prepared import Prepared
from crossread.domain.layers import EventClass, EventMention
from crossread.domain.report import Report
from crossread.domain.span import Citation, Span, merge
from crossread.intake import make_report
from crossread.models.reader import Analysis, OnnxReader, Prose
from crossread.models.reader.decoding import analysis_of
from crossread.models.reader.labels import EVENT_CLASSES
from crossread.models.reader.parts import Settings, part_of
from crossread.reading import read_reports


@dataclass(frozen=True, slots=True)
class Annotated:
    """A report, which event each annotated mention is of, and the characters the annotators went through."""

    report: Prepared
    topic: str
    events: Mapping[Citation, str]
    validated: tuple[Span, ...]


class GivenEvents:
    """A reader to whom the events of each text are told; all else it finds itself."""

    def __init__(self, reader: OnnxReader, given: Mapping[str, Sequence[Span]]) -> None:
        self.name = f"{reader.name}+given"
        self._reader = reader
        self._given = given

    def read(self, texts: Sequence[Prose]) -> list[Analysis]:
        """One analysis a text, in order."""
        return [self._read(prose) for prose in texts]

    def _read(self, prose: Prose) -> Analysis:
        cut = self._reader.cut(prose)
        (windows,) = self._reader.run([cut])
        tables, settings = self._reader.tables, Settings()
        parts = [
            part_of(cut, window, arrays, tables=tables, settings=settings)
            for window, arrays in zip(cut.windows, windows, strict=True)
        ]
        found = analysis_of(cut, parts, tables=tables, settings=settings)
        rows, classes = [], []
        for window, arrays in zip(cut.windows, windows, strict=True):
            own = slice(window.owned_first - window.first, window.owned_last - window.first)
            rows.append(arrays["event_vector"][own])
            classes.append(arrays["event"][own])
        return _told(found, self._given[prose.text], np.concatenate(rows), np.concatenate(classes))


def _told(
    found: Analysis, given: Sequence[Span], rows: NDArray[np.float32], tags: NDArray[np.float32]
) -> Analysis:
    """The analysis with these events instead of its own; class and negation as the network sees them there."""
    tokens = found.tokens or ()
    starts, ends = [t.span.start for t in tokens], [t.span.end for t in tokens]
    negated = [event.span for event in found.events or () if event.negated]
    events, vectors = [], []
    for span in sorted(set(given)):
        first, last = bisect_right(ends, span.start), bisect_left(starts, span.end)
        if first >= last:
            continue
        kinds = tags[first:last, 1:].sum(0).reshape(len(EVENT_CLASSES), 2).max(1)
        kind = EventClass(EVENT_CLASSES[int(kinds.argmax())])
        events.append(EventMention(span, kind, any(span.overlaps(other) for other in negated), 1.0))
        vectors.append(rows[first:last].mean(0))
    matrix = np.array(vectors, dtype=np.float32).reshape(len(vectors), rows.shape[1])
    lengths = np.maximum(np.linalg.norm(matrix, axis=1, keepdims=True), 1e-12)
    return replace(found, events=tuple(events), event_vectors=matrix / lengths)


def annotated(documents: Sequence[Document], workshop: Workshop, *, given: bool) -> list[Annotated]:
    """Every document read and encoded; `given` tells the reader which words are events."""
    reports = [_whole(d) for d in documents]
    spans = {d.text: [_span(d, e.first, e.last) for e in d.events or ()] for d in documents}
    reader = GivenEvents(workshop.reader, spans) if given else workshop.reader
    made = []
    for document, report in zip(documents, reports, strict=True):
        (layers,) = read_reports([report], reader, workshop.places)
        vectors = workshop.encoder.encode([p.span.of(report.text) for p in layers.reading.passages])
        prepared = Prepared(report, layers.reading, vectors, layers.event_vectors)
        events = {
            Citation(report.id, _span(document, e.first, e.last)): e.instance for e in document.events or ()
        }
        made.append(Annotated(prepared, document.group, events, _validated(document)))
    return made


def _whole(document: Document) -> Report:
    """All of the text as news: the annotators marked headlines and datelines too."""
    report = make_report(text=document.text, path=document.id, language="en")
    return replace(report, id=document.id, furniture=())


def _span(document: Document, first: int, last: int) -> Span:
    return Span(document.tokens[first].start, document.tokens[last - 1].end)


def _validated(document: Document) -> tuple[Span, ...]:
    seen = document.tags["event"] != NOT_ANNOTATED
    return merge(
        Span(token.start, (document.tokens[at + 1].start if at + 1 < len(seen) else token.end))
        for at, token in enumerate(document.tokens)
        if seen[at]
    )
