"""Cross what is new: link reports to stories, compare the pairs not compared yet, write the results."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from itertools import pairwise

import numpy as np
from threadpoolctl import threadpool_limits

from crossread.crossing.comparing.choosing import chosen_pairs
from crossread.crossing.comparing.pair import PAIR_LAYER, PairCrossing, cross_pair
from crossread.crossing.prepared import Prepared
from crossread.crossing.stories import SAME_STORY, SKETCH_LAYER, Profile, near_reports, profile
from crossread.crossing.story import CrossedStory, cross_story, lone_story
from crossread.domain.entities import WatchList
from crossread.domain.judgements import Judgement, reports_of
from crossread.engine.judged_stories import judged_about, judged_pairs_of, stories_around
from crossread.engine.keeping import event_layer
from crossread.engine.kept_bearings import KeptBearings
from crossread.engine.own_data import watch_lists_of
from crossread.engine.rooms import Rooms
from crossread.store import DeskFile, dump, load
from crossread.text.disguise import as_seen

Progress = Callable[[str, int, int | None], None]
_CLOSER_LOOKS = 3  # near misses compared for one new report: the cost must not grow with the desk
_SAME_ASSERTION = 0.5
_KEPT_AT_ONCE = 64  # pairs a transaction
_SHARED_ASSERTIONS = 2  # passages two reports must have in common to tell of one happening


def cross_touched(
    desk: DeskFile, rooms: Rooms, *, progress: Progress, together: Sequence[str] = ()
) -> tuple[str, ...]:
    """Cross every story that holds a report not in any story yet; returns the ids of the new stories.

    Reports that are said to belong `together` are one story whatever their words, and crossed again.
    """
    waiting = sorted({*desk.uncrossed(), *together})
    if not waiting:
        return ()
    # Matrices of two reports are small: waking a second core for each costs several times what it saves.
    with threadpool_limits(limits=1, user_api="blas"):
        return _cross_waiting(desk, rooms, waiting, together, progress=progress)


def _cross_waiting(
    desk: DeskFile, rooms: Rooms, waiting: Sequence[str], together: Sequence[str], *, progress: Progress
) -> tuple[str, ...]:
    """Others may write while this computes: what came meanwhile waits for the next crossing."""
    fresh = [report for report in waiting if desk.reading(report).passages]
    with desk.transaction():
        desk.settle(sorted(set(waiting) - set(fresh)))
        told = [report for report in together if report in set(fresh)]
        desk.put_links((a, b, 1.0) for a, b in pairwise(told))
    _link(desk, rooms, fresh, progress=progress)
    judgements = desk.judgements()
    groups = stories_around(desk, fresh, judgements)
    crossed = []
    watched = watch_lists_of(desk)
    for done, members in enumerate(groups):
        progress("cross", done, len(groups))
        crossed.append(
            _cross(desk, rooms, sorted(members), watched=watched, judgements=judgements, progress=progress)
        )
    with desk.transaction():
        late = _late(desk, waiting, judgements)
        desk.replace_story(
            retire=sorted(desk.stories_of([r for members in groups for r in members])),
            stories=[c.story for c in crossed],
            lineages=[x for c in crossed for x in c.lineages],
            claims=[x for c in crossed for x in c.claims],
            discrepancies=[x for c in crossed for x in c.discrepancies],
            entities=[x for c in crossed for x in c.entities],
            events=[x for c in crossed for x in c.events],
        )
        desk.uncross(late)
    return tuple(c.story.id for c in crossed)


def _late(desk: DeskFile, waiting: Sequence[str], judgements: Sequence[Judgement]) -> list[str]:
    """Reports that were changed, or judged about, since the crossing began."""
    known = {one.id for one in judgements}
    new = [one for one in desk.judgements() if one.id not in known]
    judged = {report for one in new for report in reports_of(one) if desk.has_report(report)}
    return sorted(judged | (set(desk.uncrossed()) - set(waiting)))


def _link(desk: DeskFile, rooms: Rooms, fresh: Sequence[str], *, progress: Progress) -> None:
    ids, sketches = desk.sketches(layer=SKETCH_LAYER)
    seen: dict[str, Profile] = {}

    def profiled(report: str) -> Profile:
        if report not in seen:
            seen[report] = profile(desk.report(report), desk.reading(report))
        return seen[report]

    links: list[tuple[str, str, float]] = []
    misses: dict[tuple[str, str], float] = {}
    for report in fresh:
        near = list(near_reports(profiled(report), ids, sketches, profiled=profiled))
        links += (link for link in near if link[2] >= SAME_STORY)
        missed = sorted((link for link in near if link[2] < SAME_STORY), key=lambda link: (-link[2], link))
        misses.update(((a, b), score) for a, b, score in missed[:_CLOSER_LOOKS])
    desk.put_links(links)
    _look_closer(desk, rooms, misses, progress=progress)


def _look_closer(
    desk: DeskFile, rooms: Rooms, misses: Mapping[tuple[str, str], float], *, progress: Progress
) -> None:
    """Link two reports that share few words when, passage by passage, they tell the same."""
    prepared: dict[str, Prepared] = {}
    links: list[tuple[str, str, float]] = []
    new: list[PairCrossing] = []
    for done, (a, b) in enumerate(sorted(misses), start=1):
        for report in (a, b):
            if report not in prepared:
                prepared[report] = _prepared(desk, rooms, report)
        pair = _known_pair(desk, rooms, a, b)
        if pair is None:
            pair = cross_pair(prepared[a], prepared[b], rooms.lexicon)
            new.append(pair)
        if pair.reuse.one_lineage or _same_assertions(pair) >= _SHARED_ASSERTIONS:
            links.append((a, b, SAME_STORY))
        progress("look closer", done, len(misses))
        if len(new) >= _KEPT_AT_ONCE or done == len(misses):
            _keep_pairs(desk, rooms, new)
            new = []
    desk.put_links(links)


def _same_assertions(pair: PairCrossing) -> int:
    """Passages of the first report that assert what a passage of the second asserts."""
    return len({link.a for link in pair.links if link.probability >= _SAME_ASSERTION})


def _cross(
    desk: DeskFile,
    rooms: Rooms,
    members: Sequence[str],
    *,
    watched: Sequence[WatchList],
    judgements: Sequence[Judgement],
    progress: Progress,
) -> CrossedStory:
    if len(members) == 1:
        (alone,) = members
        reading = desk.reading(alone)
        judged = judged_about(judgements, [reading])
        return lone_story(desk.report(alone), reading, watched=watched, judged=judged)
    prepared = {report: _prepared(desk, rooms, report) for report in members}
    judged = judged_about(judgements, [one.reading for one in prepared.values()])
    pairs = _pairs(desk, rooms, prepared, also=judged_pairs_of(judged, prepared), progress=progress)
    kept = KeptBearings(desk, rooms.entailment, members)
    crossed = cross_story(prepared, pairs, rooms.lexicon, watched=watched, judged=judged, ask=kept)
    kept.keep()
    return crossed


def _prepared(desk: DeskFile, rooms: Rooms, report_id: str) -> Prepared:
    report, reading = desk.report(report_id), desk.reading(report_id)
    vectors = desk.vectors(report_id, layer=rooms.encoder.name)
    if vectors is None:
        vectors = rooms.encoder.encode([as_seen(p.span.of(report.text)) for p in reading.passages])
        desk.put_vectors(report_id, layer=rooms.encoder.name, vectors=vectors)
    events = desk.vectors(report_id, layer=event_layer(reading))
    if events is None:
        return Prepared(report, reading, np.asarray(vectors, dtype=np.float32))
    return Prepared(
        report, reading, np.asarray(vectors, dtype=np.float32), np.asarray(events, dtype=np.float32)
    )


def _pairs(
    desk: DeskFile,
    rooms: Rooms,
    prepared: Mapping[str, Prepared],
    *,
    also: Collection[tuple[str, str]],
    progress: Progress,
) -> list[PairCrossing]:
    """The pairs that the story needs: those compared before from the desk, the others now."""
    known = desk.pairs(list(prepared), layer=_pair_layer(rooms))
    wanted = sorted({*chosen_pairs(prepared), *also})
    found: list[PairCrossing] = []
    new: list[PairCrossing] = []
    for done, (a, b) in enumerate(wanted, start=1):
        payload = known.get((a, b))
        if payload:
            found.append(load(PairCrossing, payload))
        else:
            found.append(cross_pair(prepared[a], prepared[b], rooms.lexicon))
            new.append(found[-1])
        progress("compare", done, len(wanted))
        if len(new) >= _KEPT_AT_ONCE or done == len(wanted):
            _keep_pairs(desk, rooms, new)
            new = []
    return found


def _known_pair(desk: DeskFile, rooms: Rooms, a: str, b: str) -> PairCrossing | None:
    payload = next(iter(desk.pairs([a, b], layer=_pair_layer(rooms)).values()), None)
    return load(PairCrossing, payload) if payload else None


def _keep_pairs(desk: DeskFile, rooms: Rooms, pairs: Sequence[PairCrossing]) -> None:
    with desk.transaction():
        for pair in pairs:
            desk.put_pair(pair.first, pair.second, layer=_pair_layer(rooms), payload=dump(pair))


def _pair_layer(rooms: Rooms) -> str:
    return f"{PAIR_LAYER}/{rooms.encoder.name}"
