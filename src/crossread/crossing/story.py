"""One story crossed: its relations, lineages, claims and discrepancies, from the pairs compared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from crossread.crossing.bearing import AskAcross
from crossread.crossing.claiming.claims import claims, with_disputes
from crossread.crossing.comparing.linked import linked_passages
from crossread.crossing.comparing.pair import PairCrossing
from crossread.crossing.dating import StoryDays, date_story, shared_event
from crossread.crossing.discrepancies import discrepancies
from crossread.crossing.entities import entities_across
from crossread.crossing.estimates import estimates
from crossread.crossing.events import align_events
from crossread.crossing.figures import aligned_figures
from crossread.crossing.judged import NOTHING_JUDGED, Judged
from crossread.crossing.judged.on_claims import judged_claims
from crossread.crossing.judged.on_discrepancies import judged_discrepancies
from crossread.crossing.judged.on_entities import followed_on_entities
from crossread.crossing.judged.on_events import judged_events
from crossread.crossing.judged.on_links import judged_links
from crossread.crossing.judged.on_reuse import judged_pairs
from crossread.crossing.labels import labels_of
from crossread.crossing.lexicon import Lexicon
from crossread.crossing.lineages import lineages
from crossread.crossing.prepared import Prepared
from crossread.crossing.scene import Scene
from crossread.domain.crossing import Claim, Discrepancy, Lineage, Overruled, Story
from crossread.domain.dating import MainEvent, SharedEvent
from crossread.domain.desk import Desk
from crossread.domain.entities import Entity, WatchList
from crossread.domain.events import Event
from crossread.domain.ids import content_id
from crossread.domain.reading import Reading
from crossread.domain.report import Precision, Report
from crossread.domain.reuse import Relation, Reuse
from crossread.lookup import FactIndex


@dataclass(frozen=True, slots=True)
class CrossedStory:
    """Everything the reports of one story say against each other."""

    story: Story
    lineages: tuple[Lineage, ...]
    claims: tuple[Claim, ...] = ()
    discrepancies: tuple[Discrepancy, ...] = ()
    entities: tuple[Entity, ...] = ()
    events: tuple[Event, ...] = ()


def story_id(reports: Sequence[str]) -> str:
    """The id of the story these reports make."""
    return content_id("s", *sorted(reports))


def set_scene(
    reports: Mapping[str, Prepared],
    pairs: Sequence[PairCrossing],
    lexicon: Lexicon,
    *,
    watched: Sequence[WatchList] = (),
    judged: Judged = NOTHING_JUDGED,
    ask: AskAcross | None = None,
) -> Scene:
    """What is known of two reports or more before their claims: accounts, days, who is who, what happened."""
    story = story_id(list(reports))
    pairs = judged_pairs(pairs, judged)
    reuse = [pair.reuse for pair in pairs]
    grouped = lineages(story, [p.report for p in reports.values()], reuse, judged=judged)
    linked = judged_links(tuple(linked_passages(reports, pairs)), judged, reports=reports, pairs=pairs)
    days = date_story(reports, pairs, linked=linked)
    told = Story(
        id=story,
        title=_title([p.report for p in reports.values()], grouped),
        reports=tuple(sorted(reports)),
        first=_written(reports.values(), days)[0],
        last=_written(reports.values(), days)[-1],
        relations=_loose(reuse, grouped),
        days=days.inferred,
        doubts=days.doubts,
        event=_event(grouped, {p.id: p.reading for p in reports.values()}),
    )
    held = tuple(p.report for p in reports.values())
    readings = tuple(p.reading for p in reports.values())
    entities = _entities(story, held, readings, watched, judged=judged)
    scene = Scene(
        story=told,
        reports=reports,
        pairs=pairs,
        linked=linked,
        lineages=grouped,
        facts=FactIndex(Desk(held, readings, stories=(told,), entities=entities)),
        lexicon=lexicon,
        entities=entities,
        judged=judged,
        ask=ask,
    )
    events, followed = judged_events(align_events(scene), judged)
    return replace(scene, events=events, followed=followed)


def cross_story(
    reports: Mapping[str, Prepared],
    pairs: Sequence[PairCrossing],
    lexicon: Lexicon,
    *,
    watched: Sequence[WatchList] = (),
    judged: Judged = NOTHING_JUDGED,
    ask: AskAcross | None = None,
) -> CrossedStory:
    """Cross two reports or more; `pairs` must hold those of `chosen_pairs`, and of what is `judged` across two reports.

    Entities are linked to what is `watched`. `ask` asks the entailment network about the passages that may contradict.
    """
    scene = set_scene(reports, pairs, lexicon, watched=watched, judged=judged, ask=ask)
    found, on_claims = judged_claims(claims(scene), judged)
    differing, on_discrepancies = judged_discrepancies(discrepancies(scene, found), judged)
    return CrossedStory(
        story=replace(
            _with_judgements(scene, scene.followed | on_claims | on_discrepancies), labels=labels_of(scene)
        ),
        lineages=scene.lineages,
        claims=with_disputes(found, differing),
        discrepancies=differing,
        entities=scene.entities,
        events=estimates(scene, scene.events, aligned_figures(scene)),
    )


def lone_story(
    report: Report,
    reading: Reading,
    *,
    watched: Sequence[WatchList] = (),
    judged: Judged = NOTHING_JUDGED,
) -> CrossedStory:
    """A report that shares its story with no other: one lineage, nothing to cross."""
    story = story_id([report.id])
    day = report.published.day if report.published else None
    alone = lineages(story, [report], [])
    entities = _entities(story, [report], [reading], watched, judged=judged)
    told = Story(
        id=story,
        title=report.title,
        reports=(report.id,),
        first=day,
        last=day,
        event=_event(alone, {report.id: reading}),
        judged=tuple(sorted(followed_on_entities(entities, judged))),
        overruled=_overruled(judged),
    )
    return CrossedStory(told, alone, entities=entities)


def _with_judgements(scene: Scene, followed: frozenset[str]) -> Story:
    """The story with all judgements that formed anything of it: `followed` are those of its last results."""
    judged = scene.judged
    on_reuse = (one for pair in scene.pairs for one in pair.reuse.judged)
    on_lineages = (one for lineage in scene.lineages for one in lineage.judged)
    on_entities = followed_on_entities(scene.entities, judged)
    by = {*followed, *on_reuse, *on_lineages, *on_entities, *judged.parting}
    return replace(scene.story, judged=tuple(sorted(by)), overruled=_overruled(judged))


def _overruled(judged: Judged) -> tuple[Overruled, ...]:
    return tuple(Overruled(one, by) for one, by in judged.overruled.items())


def _loose(reuse: Sequence[Reuse], grouped: Sequence[Lineage]) -> tuple[Reuse, ...]:
    """Ties between reports of two lineages."""
    lineage_of = {report: lineage.id for lineage in grouped for report in lineage.reports}
    across = (r for r in reuse if lineage_of[r.source] != lineage_of[r.derived])
    tied = (r for r in across if r.relation is not Relation.INDEPENDENT)
    return tuple(sorted(tied, key=lambda r: (r.source, r.derived)))


def _event(grouped: Sequence[Lineage], readings: Mapping[str, Reading]) -> SharedEvent:
    """What the story tells of, by one report of each lineage: copies are no further witnesses."""
    found = (_main(lineage, readings) for lineage in grouped)
    return shared_event({report: main for report, main in found if main is not None})


def _main(lineage: Lineage, readings: Mapping[str, Reading]) -> tuple[str, MainEvent | None]:
    """The report of the lineage that is surest of its day and place."""
    told = [(readings[report].main, report) for report in lineage.reports]
    known = [(main.day_score + main.place_score, report, main) for main, report in told if main is not None]
    if not known:
        return lineage.reports[0], None
    _, report, main = max(known, key=lambda item: (item[0], item[1]))
    return report, main


def _entities(
    story: str,
    reports: Sequence[Report],
    readings: Sequence[Reading],
    watched: Sequence[WatchList],
    *,
    judged: Judged,
) -> tuple[Entity, ...]:
    texts = {report.id: report.text for report in reports}
    found = entities_across(readings, texts, watched, judged=judged)
    return tuple(replace(entity, story=story) for entity in found)


def _title(reports: Sequence[Report], grouped: Sequence[Lineage]) -> str:
    """The title of the report the largest lineage goes back to; the earliest, then the smallest id."""
    largest = grouped[0]
    copies = {r.derived for r in largest.reuse if r.directed}
    sources = [r for r in reports if r.id in largest.reports and r.id not in copies] or list(reports)
    titled = min(sources, key=lambda r: (r.published.value if r.published else "9999", r.id))
    return titled.title


def _written(reports: Iterable[Prepared], dated: StoryDays) -> list[str | None]:
    """The days the reports were written on, as far as they are known: stated and not doubted, or worked out."""
    doubted = {doubt.report for doubt in dated.doubts}
    stated = (p.report.published for p in reports if p.report.published and p.id not in doubted)
    found = [published.day for published in stated if published.day]
    found += [day.value for day in dated.inferred if day.value and day.precision is Precision.DAY]
    return [*sorted(found)] if found else [None]
