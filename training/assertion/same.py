"""Fit the decision of `crossread.crossing.same_assertion`: do two passages assert the same, by the network's word too?

    python -m training.assertion.same

Rows are the links between labelled passages of the dev stories (as in `training.assertion.train`) and the labelled dev
pairs of real news (`benchmarks/claims/news.jsonl`), where *part* is no and counts half. Prints cross-validation by story
beside the probability without the network; writes `src/crossread/crossing/data/same_assertion.json`.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from benchmarks.crossing.news import PARTLY, SAME, NewsStory, load_news
from benchmarks.crossing.rooms import Workshop
from benchmarks.crossing.stories import LabelledStory

from crossread.crossing.bearing import AskAcross
from crossread.crossing.comparing.linked import Linked
from crossread.crossing.same_assertion import SAME as DECISION
from crossread.crossing.same_assertion import SAME_NAMES, said_of, same_signals
from crossread.crossing.scene import Scene
from training.assertion.train import Row, chosen_stories, held_out, rows_of, show, write_fitted

PART_WEIGHT = 0.5
NEWS_WEIGHT = 2.0  # real news is what claims are made of; 1 and 3 give the same area within .002
Told = dict[frozenset[tuple[str, int]], tuple[bool, float]]


def main() -> None:
    """Ask, measure, fit, print, write."""
    workshop = Workshop()
    stories, news = chosen_stories(), list(load_news("dev"))
    rows = [row for story in stories for row in _of_story(story, workshop)]
    told = len(rows)
    rows += [row for story in news for row in _of_news(story, workshop)]
    same, unseen = np.array([row.same for row in rows]), held_out(rows)
    before = np.array([1 / (1 + np.exp(-row.features[0])) for row in rows])
    for name, part in (("stories", slice(0, told)), ("real news", slice(told, None))):
        show(name, same[part], unseen[part], 0.5)
        show("without", same[part], before[part], 0.5)
    write_fitted(rows, DECISION, SAME_NAMES)


def _of_story(story: LabelledStory, workshop: Workshop) -> Iterator[Row]:
    prepared = workshop.prepare(story.reports)
    told: Told = {row.pair: (row.same, row.weight) for row in rows_of(story, prepared, workshop)}
    yield from _asked(story.name, workshop.scene_of(prepared), told, workshop.ask)


def _of_news(story: NewsStory, workshop: Workshop) -> Iterator[Row]:
    scene = workshop.scene(story.reports)
    where = {
        report.cite(at): (report.id, at)
        for report in scene.reports.values()
        for at in range(len(report.passages))
    }
    told: Told = {
        frozenset(where[citation] for citation in pair.passages): (
            pair.same == SAME,
            NEWS_WEIGHT * (PART_WEIGHT if pair.same == PARTLY else 1.0),
        )
        for pair in story.pairs
        if all(citation in where for citation in pair.passages)
    }
    yield from _asked(story.name, scene, told, workshop.ask)


def _asked(story: str, scene: Scene, told: Told, ask: AskAcross) -> Iterator[Row]:
    """The links of labelled pairs with the network's word."""
    links = [link for link in scene.linked if _pair(link) in told]
    for link, words in zip(links, said_of(ask, links), strict=True):
        same, weight = told[_pair(link)]
        yield Row(story, same_signals(link, words), same, weight, _pair(link))


def _pair(link: Linked) -> frozenset[tuple[str, int]]:
    return frozenset(((link.a.id, link.i), (link.b.id, link.j)))


if __name__ == "__main__":
    main()
