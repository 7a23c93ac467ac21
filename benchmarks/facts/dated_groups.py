"""Reports of known dates that tell of one event, read without a reader and compared: what dating is measured on."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np

from benchmarks.corpora import records
from benchmarks.facts.longtail import Part, incidents, part_of
from crossread.crossing.comparing.pair import PairCrossing, cross_pair
from crossread.crossing.lexicon import Lexicon
from crossread.crossing.prepared import Prepared
from crossread.domain.report import Basis, Precision, Published, Report
from crossread.models import OnnxEncoder, StaticVectors
from crossread.reading import read_reports
from crossread.text.times import find_times

_MOST_CHARS = 6_000
_FEWEST_CHARS = 400
_MOST_TOGETHER = 4  # reports of one incident
_INCIDENTS = 60
_SAMPLED_TENTHS = 3  # of timeline17's documents
_NEIGHBOURS = 3


@dataclass(frozen=True, slots=True)
class Group:
    """Reports that tell of one event, and every pair of them compared."""

    reports: Mapping[str, Prepared]
    pairs: Sequence[PairCrossing]


def groups(corpus: str, part: Part) -> list[Group]:
    """The groups of a corpus: events of BASIL, incidents, or timeline17's documents with those most like them."""
    sources: dict[str, Callable[[Part], Iterable[Sequence[Report]]]] = {
        "BASIL": _basil,
        "longtail": _longtail,
    }
    if corpus == "timeline17":
        return _timeline17(part)
    return [_group(prepared(reports)) for reports in sources[corpus](part)]


def prepared(reports: Sequence[Report]) -> list[Prepared]:
    """The reports with their time expressions and sentence vectors."""
    encoder = OnnxEncoder.from_package()
    found = []
    for report, layers in zip(reports, read_reports(reports, None), strict=True):
        reading = layers.reading
        times = tuple(t for passage in reading.passages for t in find_times(report.text, passage.span))
        vectors = encoder.encode([passage.span.of(report.text) for passage in reading.passages])
        found.append(Prepared(report, replace(reading, times=times), vectors))
    return found


def _group(reports: Sequence[Prepared]) -> Group:
    lexicon = Lexicon(StaticVectors.from_package())
    by_id = {report.id: report for report in reports if report.passages}
    return Group(by_id, [cross_pair(by_id[a], by_id[b], lexicon) for a, b in combinations(sorted(by_id), 2)])


def _basil(part: Part) -> Iterable[Sequence[Report]]:
    for event in records("basil/events.jsonl.gz"):
        if part_of(str(event["event_id"])) == part:
            yield [
                _report(f"{event['event_id']}/{a['outlet']}", a["text"], a["date"]) for a in event["articles"]
            ]


def _longtail(part: Part) -> Iterable[Sequence[Report]]:
    several = [i for i in incidents(part) if len(i.reports) > 1]
    for incident in sorted(several, key=lambda i: hashlib.sha256(i.id.encode()).hexdigest())[:_INCIDENTS]:
        dated = [r for r in incident.reports if r.published and len(r.text) <= _MOST_CHARS]
        if len(dated) > 1:
            yield dated[:_MOST_TOGETHER]


def _timeline17(part: Part) -> list[Group]:
    """Each sampled document of the part with its nearest neighbours of the topic by meaning, whatever their dates."""
    topics: dict[str, list[Report]] = defaultdict(list)
    for record in records("timeline17/documents.jsonl.gz"):
        name = f"{record['topic']}/{record['id']}"
        if (
            _FEWEST_CHARS < len(record["text"]) <= _MOST_CHARS
            and _number(name + "sample") % 10 < _SAMPLED_TENTHS
        ):
            topics[record["topic"]].append(_report(name, record["text"], record["date"]))
    found = []
    for topic in sorted(topics):
        ready = [report for report in prepared(topics[topic]) if report.passages]
        means = np.stack([report.vectors.mean(axis=0) for report in ready])
        means /= np.linalg.norm(means, axis=1, keepdims=True)
        for at, row in enumerate(means @ means.T):
            if part_of(ready[at].id) == part:
                nearest = [int(k) for k in np.argsort(-row) if k != at][:_NEIGHBOURS]
                found.append(_group([ready[at], *(ready[k] for k in nearest)]))
    return found


def _report(name: str, text: str, date: str) -> Report:
    return Report(name, text, "", "en", published=Published(date[:10], Precision.DAY, Basis.METADATA))


def _number(name: str) -> int:
    return int(hashlib.sha256(name.encode()).hexdigest(), 16)
