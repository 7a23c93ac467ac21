"""Cross what is new: link reports to stories, compare the pairs not compared yet, write the results."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import combinations

import numpy as np

from crossread.crossing.pair import PAIR_LAYER, PairCrossing, cross_pair
from crossread.crossing.prepared import Prepared
from crossread.crossing.stories import Profile, linked_reports, profile
from crossread.crossing.story import CrossedStory, cross_story, lone_story
from crossread.engine.rooms import Rooms
from crossread.store import DeskFile, dump, load

Progress = Callable[[str, int, int | None], None]


def cross_touched(desk: DeskFile, rooms: Rooms, *, progress: Progress) -> tuple[str, ...]:
    """Cross every story that holds a report not in any story yet; returns the ids of the new stories."""
    waiting = desk.uncrossed()
    if not waiting:
        return ()
    fresh = [report for report in waiting if desk.reading(report).passages]
    with desk.transaction():
        desk.settle(sorted(set(waiting) - set(fresh)))
        _link(desk, rooms, fresh)
        groups = desk.component(fresh)
        crossed = []
        for done, members in enumerate(groups):
            progress("cross", done, len(groups))
            crossed.append(_cross(desk, rooms, sorted(members), progress=progress))
        desk.replace_story(
            retire=sorted(desk.stories_of(r for members in groups for r in members)),
            stories=[c.story for c in crossed],
            lineages=[x for c in crossed for x in c.lineages],
            claims=[x for c in crossed for x in c.claims],
            discrepancies=[x for c in crossed for x in c.discrepancies],
        )
    return tuple(c.story.id for c in crossed)


def _link(desk: DeskFile, rooms: Rooms, fresh: Sequence[str]) -> None:
    ids, sketches = desk.sketches(layer=rooms.screen.name)
    where = {report: row for row, report in enumerate(ids)}
    seen: dict[str, Profile] = {}

    def profiled(report: str) -> Profile:
        if report not in seen:
            seen[report] = profile(desk.report(report), desk.reading(report), sketches[where[report]])
        return seen[report]

    links = [
        link
        for report in fresh
        for link in linked_reports(profiled(report), ids, sketches, profiled=profiled)
    ]
    desk.put_links(links)


def _cross(desk: DeskFile, rooms: Rooms, members: Sequence[str], *, progress: Progress) -> CrossedStory:
    if len(members) == 1:
        return lone_story(desk.report(members[0]))
    prepared = {report: _prepared(desk, rooms, report) for report in members}
    return cross_story(prepared, _pairs(desk, rooms, prepared, progress=progress), rooms.lexicon)


def _prepared(desk: DeskFile, rooms: Rooms, report_id: str) -> Prepared:
    report, reading = desk.report(report_id), desk.reading(report_id)
    vectors = desk.vectors(report_id, layer=rooms.encoder.name)
    if vectors is None:
        vectors = rooms.encoder.encode([p.span.of(report.text) for p in reading.passages])
        desk.put_vectors(report_id, layer=rooms.encoder.name, vectors=vectors)
    return Prepared(report, reading, np.asarray(vectors, dtype=np.float32))


def _pairs(
    desk: DeskFile, rooms: Rooms, prepared: Mapping[str, Prepared], *, progress: Progress
) -> list[PairCrossing]:
    """Every pair among the reports: those compared before from the desk, the others now."""
    layer = f"{PAIR_LAYER}/{rooms.encoder.name}"
    known = desk.pairs(list(prepared), layer=layer)
    wanted = list(combinations(sorted(prepared), 2))
    found = []
    for done, (a, b) in enumerate(wanted):
        payload = known.get((a, b))
        if payload is None:
            pair = cross_pair(prepared[a], prepared[b], rooms.lexicon)
            desk.put_pair(a, b, layer=layer, payload=dump(pair))
        else:
            pair = load(PairCrossing, payload)
        found.append(pair)
        progress("compare", done + 1, len(wanted))
    return found
