"""Fit the decision of `crossread.crossing.claiming.parting` on the labelled claims of the dev stories.

    python -m training.assertion.parting [--leave-out 'REGEX']

A row is two passages behind one labelled claim; it is positive where the labels give both one origin ("own" is one for the
passages of one independent text). The voices likely heard behind a passage come from the packaged decision of
`training.assertion.tracing`: run that first. Writes `src/crossread/crossing/data/parting.json`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations

from benchmarks.crossing.rooms import Workshop
from benchmarks.crossing.stories import LabelledClaim, LabelledStory

from crossread.crossing.claiming.ground import Ground
from crossread.crossing.claiming.parting import PARTING, PARTING_NAMES, Pairs
from crossread.crossing.claiming.speakers import speakers_of
from crossread.crossing.claiming.support import independent_texts
from crossread.crossing.claiming.tracing import Traces
from crossread.crossing.clusters import Node
from crossread.crossing.scene import Scene
from training.assertion.tracing import OWN, labels_of
from training.assertion.train import Row, chosen_stories, fit

# Half of all rows come from the stories written around one release each; of 1, 2, 3, the weight at which the claims of
# other stories lose least (docs/decisions/0011-claims-in-depth.md).
WRITTEN, OTHERS = "written", 2.0


def main() -> None:
    """Measure, fit, print, write."""
    workshop, stories = Workshop(), chosen_stories()
    rows: list[Row] = []
    for story in stories:
        prepared = workshop.prepare(story.reports)
        rows += rows_of(story, workshop.scene_of(prepared))
    fit(rows, stories, name=PARTING, features=PARTING_NAMES, rival="shared_voice", floor=0.5)


def rows_of(story: LabelledStory, scene: Scene) -> Iterator[Row]:
    """Every two passages of every labelled claim; a claim of many passages does not outweigh the others."""
    on = Ground.of(scene)
    account = {report: min(reports) for reports in story.lineages for report in reports}
    for claim in story.claims:
        labels = labels_of(claim, scene)
        group = sorted(labels)
        pairs = list(combinations(group, 2))
        if not pairs:
            continue
        texts, heard = independent_texts(group, on), speakers_of(group, on)
        told = Pairs(texts, heard, Traces(heard, texts, on), on)
        for a, b in pairs:
            same = _one_origin(claim, labels, a, b, account)
            weight = len(pairs) ** -0.5 * (1.0 if story.set == WRITTEN else OTHERS)
            yield Row(story.name, told.features(a, b), same, weight)


def _one_origin(
    claim: LabelledClaim, labels: Mapping[Node, str], a: Node, b: Node, account: Mapping[str, str]
) -> bool:
    if labels[a] != OWN or labels[b] != OWN:
        return labels[a] == labels[b]
    named = len({origin for origin in labels.values() if origin != OWN})
    return claim.origins - named <= 1 or account[a[0]] == account[b[0]]


if __name__ == "__main__":
    main()
