"""Fit the decision of `crossread.crossing.claiming.tracing` on the labelled claims of the dev stories.

    python -m training.assertion.tracing

A row is an unattributed passage behind a labelled claim with a voice that other passages of the claim name; it is positive
where the labels give it the origin of those. Only passages that have some tie to the voice count, as in the product.
Writes `src/crossread/crossing/data/tracing.json`; prints cross-validation by story, next to the plain rule that passages
of one text share their voice.
"""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.crossing.rooms import Workshop
from benchmarks.crossing.stories import LabelledStory, load_stories

from crossread.crossing.claiming.ground import Ground
from crossread.crossing.claiming.speakers import is_quoted, speakers_of
from crossread.crossing.claiming.tracing import TIES, TRACING, TRACING_NAMES, Traces
from crossread.crossing.clusters import Node
from crossread.crossing.scene import Scene
from crossread.crossing.story import set_scene
from crossread.crossing.support import independent_texts
from training.assertion.train import Row, fit, passage_at

OWN = "own"


def main() -> None:
    """Measure, fit, print, write."""
    workshop = Workshop()
    rows: list[Row] = []
    for story in load_stories("dev"):
        prepared = workshop.prepare(story.reports)
        rows += rows_of(story, set_scene(prepared, workshop.compare(prepared), workshop.lexicon))
    fit(rows, name=TRACING, features=TRACING_NAMES, rival="same_text")


def rows_of(story: LabelledStory, scene: Scene) -> Iterator[Row]:
    """Every unattributed passage of every labelled claim with every voice of that claim."""
    on = Ground.of(scene)
    for claim in story.claims:
        labels: dict[Node, str] = {}
        for support in claim.support:
            report = scene.reports[support.citation.report]
            at = passage_at(report, support.citation)
            if at is not None:
                labels.setdefault((report.id, at), support.origin)
        group = sorted(labels)
        texts = independent_texts(group, on)
        heard = speakers_of(group, on)
        traces = Traces(heard, texts, on)
        for node in group:
            if node in heard or is_quoted(node, on):
                continue
            for key in traces.keys:
                theirs = {labels[other] for other, voice in heard.items() if voice.key == key}
                same = labels[node] != OWN and labels[node] in theirs
                features = traces.features(node, key)
                if features[TIES].any():
                    yield Row(story.name, features, same, 1.0)


if __name__ == "__main__":
    main()
