"""What happened: coded events that no other report tells, alike ones in one row, force apart from talk."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from crossread.domain.crossing import Story
from crossread.domain.desk import Desk
from crossread.domain.facts import CodedEvent, EventStatus, Period
from crossread.domain.span import Span
from crossread.export.event_codings import sort_codings
from crossread.export.page_days import is_background
from crossread.export.page_names import Names, shared_events
from crossread.export.page_passages import reading_of
from crossread.export.page_voices import Telling, VoiceView, accounts_words, phrase, voice_views
from crossread.export.page_words import label, time_words
from crossread.export.place_words import place_words
from crossread.lookup import FactIndex

_MATERIAL = frozenset({"ASSAULT", "PROTEST", "COERCE", "MOBILIZE", "SANCTION", "RETREAT"})


@dataclass(frozen=True, slots=True)
class EventRow:
    """One happening as told alike by one report or several; `words` are those that name it in the first."""

    words: str
    type: str
    acled: str
    actors: str
    targets: str
    place: str
    when: str
    status: str
    voices: tuple[VoiceView, ...]
    accounts: str


@dataclass(frozen=True, slots=True)
class EventGroup:
    """Rows of one sort under a title; `note` says what they are. Only the first group of a page stands unfolded."""

    title: str
    note: str
    rows: tuple[EventRow, ...]


@dataclass(slots=True)
class _Draft:
    event: CodedEvent
    words: str
    actors: str
    targets: str
    place: str
    period: Period | None
    tellings: list[Telling] = field(default_factory=list)

    @property
    def material(self) -> bool:
        return self.event.type in _MATERIAL


def event_groups(desk: Desk, names: Names, story: Story, index: FactIndex) -> tuple[EventGroup, ...]:
    """Force of the story's own days, then talk, then what is not told as having happened, then history."""
    drafts = _drafts(desk, story, index)
    told = [draft for draft in drafts if draft.event.status is EventStatus.ACTUAL]
    unreal = [draft for draft in drafts if draft.event.status is not EventStatus.ACTUAL]
    recent = [draft for draft in told if not is_background(story, draft.period)]
    history = [draft for draft in told if is_background(story, draft.period)]
    groups = (
        ("Force, unrest and moves", "", sorted((d for d in recent if d.material), key=_by_day)),
        ("Talks, statements and support", "", sorted((d for d in recent if not d.material), key=_by_day)),
        (
            "Not told as having happened",
            _statuses(unreal),
            sorted(unreal, key=lambda d: (is_background(story, d.period), *_by_status(d))),
        ),
        ("Earlier days", "told as history", sorted(history, key=_by_day, reverse=True)),
    )
    return tuple(
        EventGroup(title, note, tuple(_row(desk, names, index, draft) for draft in found))
        for title, note, found in groups
        if found
    )


def _drafts(desk: Desk, story: Story, index: FactIndex) -> Sequence[_Draft]:
    drafts: dict[tuple[str, ...], _Draft] = {}
    for report, event in _events(desk, story):
        actors, targets = (_who(desk, index, report, spans) for spans in (event.actors, event.targets))
        (place, name), period = place_words(index, report, event.place), index.period(report, event.time)
        when = time_words(period)
        codes = (event.type, event.mode, event.acled_sub_type, event.status.value)
        key = (*codes, actors.casefold(), targets.casefold(), place, when)
        words = label(event.span.of(desk.report(report).text), limit_chars=60)
        draft = drafts.setdefault(key, _Draft(event, words, actors, targets, name, period))
        draft.tellings.append(Telling(report, event.span, event.source))
    return tuple(drafts.values())


def _events(desk: Desk, story: Story) -> Iterator[tuple[str, CodedEvent]]:
    """Those that are part of no event of several reports."""
    shared = shared_events(desk.of_story(story.id).events)
    readings = (reading_of(desk, report) for report in story.reports)
    for coding in sort_codings(readings, shared).alone:
        yield coding.report, coding.coded


def _by_day(draft: _Draft) -> tuple[bool, str, int, int, int, int]:
    """Dated ones in their order; then those with figures, told by most reports and told most fully."""
    day = (draft.period.start or draft.period.end or "") if draft.period else ""
    filled = sum(map(bool, (draft.actors, draft.targets, draft.place)))
    reports = len({telling.report for telling in draft.tellings})
    return not day, day, -len(draft.event.figures), -reports, -filled, draft.event.span.start


def _by_status(draft: _Draft) -> tuple[int, bool, tuple[bool, str, int, int, int, int]]:
    return list(EventStatus).index(draft.event.status), not draft.material, _by_day(draft)


def _statuses(drafts: Iterable[_Draft]) -> str:
    counts = Counter(draft.event.status.value for draft in drafts)
    return ", ".join(f"{number} {status}" for status, number in counts.most_common())


def _row(desk: Desk, names: Names, index: FactIndex, draft: _Draft) -> EventRow:
    event = draft.event
    kind = event.type.capitalize()
    return EventRow(
        words=draft.words,
        type=f"{kind}, {event.mode}" if event.mode else kind,
        acled=event.acled_sub_type or event.acled_type,
        actors=draft.actors,
        targets=draft.targets,
        place=draft.place,
        when=time_words(draft.period),
        status="" if event.status is EventStatus.ACTUAL else event.status.value,
        voices=voice_views(desk, names, index, draft.tellings),
        accounts=accounts_words(desk, (telling.report for telling in draft.tellings)),
    )


def _who(desk: Desk, index: FactIndex, report: str, spans: Iterable[Span]) -> str:
    return "; ".join(dict.fromkeys(phrase(desk, index, report, span) for span in spans))
