"""Reports put on a scene of their own without being compared pair by pair: all that event alignment asks for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

from benchmarks.crossing.event_documents import Annotated
from crossread.crossing.entities import entities_across
from crossread.crossing.lexicon import Lexicon
from crossread.crossing.prepared import Prepared
from crossread.crossing.scene import Scene
from crossread.crossing.stories import SAME_STORY, profile, same_story
from crossread.domain.crossing import Lineage, Story
from crossread.domain.desk import Desk
from crossread.domain.ids import content_id
from crossread.lookup import FactIndex


def scene_of_reports(prepared: Sequence[Prepared], lexicon: Lexicon) -> Scene:
    """The reports as one story, each an account of its own."""
    reports = {one.id: one for one in prepared}
    readings = tuple(one.reading for one in reports.values())
    story = Story(content_id("s", *sorted(reports)), "", tuple(sorted(reports)))
    entities = entities_across(readings, {one.id: one.report.text for one in reports.values()}, ())
    desk = Desk(tuple(one.report for one in reports.values()), readings, stories=(story,), entities=entities)
    return Scene(
        story=story,
        reports=reports,
        pairs=(),
        linked=(),
        lineages=tuple(Lineage(content_id("l", one), story.id, (one,)) for one in sorted(reports)),
        facts=FactIndex(desk),
        lexicon=lexicon,
        entities=entities,
    )


def by_topic(made: Sequence[Annotated]) -> Mapping[str, list[Annotated]]:
    """Documents of each topic, topics in order of their number."""
    found: dict[str, list[Annotated]] = {}
    for one in sorted(made, key=lambda one: (int(one.topic), one.report.id)):
        found.setdefault(one.topic, []).append(one)
    return found


def by_sub_topic(made: Sequence[Annotated]) -> Mapping[str, list[Annotated]]:
    """Documents of each sub-topic: ECB+ adds to each happening of ECB another of its kind, in files of another name."""
    found: dict[str, list[Annotated]] = {}
    for topic, documents in by_topic(made).items():
        for one in documents:
            kind = "ecbplus" if one.report.id.endswith("plus") else "ecb"
            found.setdefault(f"{topic}{kind}", []).append(one)
    return found


def by_story(made: Sequence[Annotated]) -> Mapping[str, list[Annotated]]:
    """Documents that the product would put in one story, over all topics: each with all it is held to be of one with."""
    profiles = [profile(one.report.report, one.report.reading) for one in made]
    story = list(range(len(made)))
    for a, b in combinations(range(len(made)), 2):
        if story[a] != story[b] and same_story(profiles[a], profiles[b]) >= SAME_STORY:
            story = [story[a] if number == story[b] else number for number in story]
    found: dict[str, list[Annotated]] = {}
    for number, one in zip(story, made, strict=True):
        found.setdefault(str(number), []).append(one)
    return found
