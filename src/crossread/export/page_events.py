"""What happened: the coded events of a story, alike ones of several reports in one row."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from crossread.domain.crossing import Story
from crossread.domain.desk import Desk
from crossread.domain.facts import CodedEvent, EventStatus
from crossread.domain.span import Citation, Span
from crossread.export.fact_index import FactIndex
from crossread.export.page_names import Names, ReportName, citation_anchor
from crossread.export.page_passages import reading_of
from crossread.export.page_words import label, time_words

_BACKGROUND_DAYS = 30  # what lies farther before the first report is not what the story is about
_MATERIAL = frozenset({"ASSAULT", "PROTEST", "COERCE", "MOBILIZE", "SANCTION", "RETREAT"})


@dataclass(frozen=True, slots=True)
class EventRow:
    """One happening as told alike by one report or several; `forceful` says that it is no talk."""

    type: str
    acled: str
    actors: str
    targets: str
    place: str
    when: str
    status: str
    words: str
    forceful: bool
    told: tuple[tuple[ReportName, str], ...]


@dataclass(slots=True)
class _Draft:
    event: CodedEvent
    words: str
    place: str
    day: str
    when: str
    told: list[tuple[ReportName, str]] = field(default_factory=list)


def event_rows(desk: Desk, names: Names, story: Story, index: FactIndex) -> tuple[EventRow, ...]:
    """Those of the story's own days first, then undated ones, then what is told of earlier days, latest first."""
    drafts: dict[tuple[str, ...], _Draft] = {}
    for report in story.reports:
        text = desk.report(report).text
        for event in reading_of(desk, report).coded:
            actors = _who(desk, index, report, event.actors)
            targets = _who(desk, index, report, event.targets)
            place, name = index.place_words(report, event.place)
            period = index.period(report, event.time)
            day = (period.start or period.end or "") if period else ""
            when = time_words(period)
            key = (event.type, event.mode, event.acled_sub_type, actors, targets, place, event.status, when)
            draft = drafts.setdefault(
                key, _Draft(event, label(event.span.of(text), limit_chars=60), name, day, when)
            )
            draft.told.append((names.reports[report], citation_anchor(Citation(report, event.span))))
    since = _days_before(story.first, _BACKGROUND_DAYS)
    ordered = sorted(drafts.items(), key=lambda item: _rank(item[1], since))
    return tuple(_row(key, draft) for key, draft in ordered)


def _rank(draft: _Draft, since: str) -> tuple[int, int, bool, str, int]:
    """Force before talk on one day."""
    background = bool(draft.day) and draft.day < since
    age = -int(draft.day.replace("-", "")) if background else int((draft.day or "0").replace("-", ""))
    group = 2 if background else 0 if draft.day else 1
    return group, age, draft.event.type not in _MATERIAL, draft.event.type, draft.event.span.start


def _days_before(day: str | None, days: int) -> str:
    return (date.fromisoformat(day) - timedelta(days=days)).isoformat() if day else ""


def _row(key: tuple[str, ...], draft: _Draft) -> EventRow:
    event = draft.event
    kind = event.type.capitalize()
    return EventRow(
        type=f"{kind}, {event.mode}" if event.mode else kind,
        acled=event.acled_sub_type or event.acled_type,
        actors=key[3],
        targets=key[4],
        place=draft.place,
        when=draft.when,
        status="" if event.status is EventStatus.ACTUAL else event.status.value,
        words=draft.words,
        forceful=event.type in _MATERIAL,
        told=tuple(draft.told),
    )


def _who(desk: Desk, index: FactIndex, report: str, spans: Iterable[Span]) -> str:
    text = desk.report(report).text
    entities = ((span, index.entity(report, span)) for span in spans)
    shown = (label(entity.name if entity else span.of(text), limit_chars=60) for span, entity in entities)
    return "; ".join(dict.fromkeys(shown))
