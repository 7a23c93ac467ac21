"""Fit the decision of `crossread.crossing.claiming.tracing` on the labelled claims of the dev stories.

    python -m training.assertion.tracing [--leave-out 'REGEX']

A row is an unattributed passage behind a labelled claim with a voice that can be behind it: one that other passages of the
claim name, or one heard close by in its report. It is positive where the labels give the passage that voice as its origin.
Writes `src/crossread/crossing/data/tracing.json`; prints cross-validation by story, next to the plain rule that passages
of one text share their voice.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from benchmarks.crossing.rooms import Workshop
from benchmarks.crossing.stories import LabelledClaim, LabelledStory

from crossread.crossing.claiming.ground import Ground
from crossread.crossing.claiming.origins import Heard
from crossread.crossing.claiming.speakers import is_quoted, speakers_of
from crossread.crossing.claiming.support import independent_texts
from crossread.crossing.claiming.tracing import TRACING, TRACING_NAMES, Traces
from crossread.crossing.clusters import Node
from crossread.crossing.scene import Scene
from crossread.crossing.speech.voices import telling_words
from training.assertion.train import Row, chosen_stories, fit, passage_at

OWN = "own"


def main() -> None:
    """Measure, fit, print, write."""
    workshop, stories = Workshop(), chosen_stories()
    rows: list[Row] = []
    for story in stories:
        prepared = workshop.prepare(story.reports)
        rows += rows_of(story, workshop.scene_of(prepared))
    fit(rows, stories, name=TRACING, features=TRACING_NAMES, rival="same_text", floor=0.5)


def rows_of(story: LabelledStory, scene: Scene) -> Iterator[Row]:
    """Every unattributed passage of every labelled claim with every voice that can be behind it."""
    on = Ground.of(scene)
    labelled = [labels_of(claim, scene) for claim in story.claims]
    heard_in = [speakers_of(sorted(labels), on) for labels in labelled]
    names = _names(labelled, heard_in)
    for labels, heard in zip(labelled, heard_in, strict=True):
        group = sorted(labels)
        if not group:
            continue
        traces = Traces(heard, independent_texts(group, on), on)
        for node in group:
            if node in heard or is_quoted(node, on):
                continue
            for key in traces.keys(node):
                voice = traces.voice(node, key)
                same = labels[node] != OWN and (
                    labels[node] in names.get(key, ()) or _one_name(voice.name, labels[node])
                )
                yield Row(story.name, traces.features(node, key), same, 1.0)


def labels_of(claim: LabelledClaim, scene: Scene) -> dict[Node, str]:
    """The labelled origin of every passage behind a claim."""
    labels: dict[Node, str] = {}
    for support in claim.support:
        report = scene.reports[support.citation.report]
        at = passage_at(report, support.citation)
        if at is not None:
            labels.setdefault((report.id, at), support.origin)
    return labels


def _names(
    labelled: Sequence[Mapping[Node, str]], heard_in: Sequence[Mapping[Node, Heard]]
) -> Mapping[str, set[str]]:
    """The labelled names of every voice that is heard behind some labelled passage."""
    names: dict[str, set[str]] = {}
    for labels, heard in zip(labelled, heard_in, strict=True):
        for node, voice in heard.items():
            if labels[node] != OWN:
                names.setdefault(voice.key, set()).add(labels[node])
    return names


def _one_name(one: str, other: str) -> bool:
    a, b = telling_words(one), telling_words(other)
    return bool(a and b) and (a <= b or b <= a)


if __name__ == "__main__":
    main()
