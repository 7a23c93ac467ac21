"""Reports made ready for crossing from invented texts, through the real rooms; made once a session."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import combinations

from crossread.crossing.comparing.linked import Linked
from crossread.crossing.comparing.pair import PairCrossing, cross_pair
from crossread.crossing.lexicon import Lexicon
from crossread.crossing.prepared import Prepared
from crossread.crossing.scene import Scene, scene_of
from crossread.crossing.story import CrossedStory, cross_story
from crossread.domain.crossing import Lineage
from crossread.gazetteer import Gazetteer
from crossread.intake import make_report
from crossread.models import OnnxEncoder, StaticVectors
from crossread.models.reader import OnnxReader
from crossread.reading import NamedGazetteer, read_layers, read_reports

# Follows a short passage under test in a paragraph of its own, so that the report is long enough to be read.
_PADDING = "\n\nThe weekly notice of the district hung in the hall beside the stairs, as it does on every market day."


@cache
def encoder() -> OnnxEncoder:
    return OnnxEncoder.from_package(threads=2)


@cache
def lexicon() -> Lexicon:
    return Lexicon(StaticVectors.from_package())


@cache
def reader() -> OnnxReader:
    return OnnxReader.from_package(threads=2)


@cache
def places() -> NamedGazetteer:
    return NamedGazetteer("packaged", Gazetteer.from_package())


@cache
def prepare(
    text: str, *, outlet: str | None = None, published: str | None = None, title: str = ""
) -> Prepared:
    """A report of `text`; the body is all of it where it holds no furniture."""
    report = make_report(
        text=text, outlet=outlet, published=published, title=title or "Untitled note", language="en"
    )
    reading = read_layers(report)
    vectors = encoder().encode([p.span.of(text) for p in reading.passages])
    return Prepared(report, reading, vectors)


def link(
    a: str,
    b: str,
    *,
    score: float = 0.9,
    directed: bool = False,
    reused: bool = False,
    one_lineage: bool = False,
) -> Linked:
    """The first passages of two short texts, taken to speak of one thing."""
    one, other = (
        prepare(a + _PADDING, outlet="Harbour Post"),
        prepare(b + _PADDING, outlet="Lindmark Courier"),
    )
    return Linked(
        one,
        0,
        other,
        0,
        score=score,
        probability=score,
        directed=directed,
        reused=reused,
        one_lineage=one_lineage,
    )


@cache
def read_fully(
    text: str, *, outlet: str | None = None, published: str | None = None, title: str = ""
) -> Prepared:
    """As `prepare`, with all facts: the packaged reader and the packaged gazetteer."""
    report = make_report(
        text=text, outlet=outlet, published=published, title=title or "Untitled note", language="en"
    )
    (layers,) = read_reports([report], reader(), places())
    vectors = encoder().encode([p.span.of(text) for p in layers.reading.passages])
    return Prepared(report, layers.reading, vectors, layers.event_vectors)


def scene(linked: Sequence[Linked], *, lineages: Sequence[Lineage] | None = None) -> Scene:
    """What checks are asked with: these passages and their reports."""
    return scene_of(linked, lexicon(), lineages=lineages)


def copied(a: str, b: str, *, score: float = 0.9) -> Linked:
    """As `link`, where the second was written from the first."""
    return link(a, b, score=score, directed=True, reused=True, one_lineage=True)


def cross(a: Prepared, b: Prepared) -> PairCrossing:
    return cross_pair(a, b, lexicon())


def crossed(reports: Sequence[Prepared]) -> CrossedStory:
    """All the reports as one story."""
    by_id: Mapping[str, Prepared] = {r.id: r for r in reports}
    pairs = [cross(by_id[a], by_id[b]) for a, b in combinations(sorted(by_id), 2)]
    return cross_story(by_id, pairs, lexicon())
