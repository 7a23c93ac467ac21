"""What happened, as a story's reports tell it: happenings of several reports, and those that one report tells alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from crossread.domain.facts import CodedEvent, EventStatus, Grain, Period
from crossread.domain.ids import content_id
from crossread.domain.span import Citation
from crossread.export.page_days import is_background
from crossread.export.page_events import event_groups
from crossread.export.page_judged import JudgedWords
from crossread.export.page_shared_events import shared_event_views
from crossread.export.page_words import label, time_words
from crossread.serve.answers.common import Answer
from crossread.serve.answers.telling_passages import PassageAnswer, passage_in
from crossread.serve.answers.tellings import Facts, TellingAnswer, cited, first_of_each

_FORCE = frozenset(
    {"ASSAULT", "PROTEST", "COERCE", "MOBILIZE", "SANCTION", "RETREAT"}
)  # PLOVER's material types
_MOST_PRINTED = 3
_MOST_TOLD = 12
_LONGEST_FIRST_CHARS = 600


class HappeningGroup(StrEnum):
    """What sort of happening it is: force and moves, talk and support, or words that the codebook has no type for."""

    FORCE = "force"
    TALK = "talk"
    OTHER = "other"


class HappeningAnswer(Answer):
    """One happening.

    `key` is its short key ("E3"), "" for what no other report tells. `words` name it in the reports, the commonest first.
    `start` and `end` are ISO days, both inside, None where open or unknown; `grain` is how finely the time is told, `when`
    the same in words, `printed_when` the reports' own. `undated` says why no day is known, "" where one is. `place` is the
    name, `place_id` the gazetteer's id. `status` is "actual" for what some report tells as having happened, `background`
    true of what lies long before the reports. `reports` and `lineages` count those that tell it; `more` counts places in
    them that `told` leaves out. `first` is the first of the sentences that tell it, null where that is very long.
    """

    id: str
    key: str
    words: tuple[str, ...]
    group: HappeningGroup
    type: str
    acled: str
    parties: str
    place: str
    place_id: str | None
    when: str
    start: str | None
    end: str | None
    grain: Grain | None
    printed_when: tuple[str, ...]
    undated: str
    status: EventStatus
    background: bool
    reports: int
    lineages: int
    told: tuple[TellingAnswer, ...]
    first: PassageAnswer | None = None
    more: int = 0


_Codings = Mapping[Citation, CodedEvent]


@dataclass(frozen=True, slots=True)
class _Draft:
    """A row of the page with what it rests on."""

    id: str
    key: str
    words: tuple[str, ...]
    plover: str
    type: str
    acled: str
    parties: str
    place: str
    place_id: str | None
    period: Period | None
    status: EventStatus
    told: tuple[Citation, ...]
    coded: tuple[tuple[str, CodedEvent], ...]


def happenings(facts: Facts) -> tuple[HappeningAnswer, ...]:
    """Those of several reports first, most accounts first; history, and what did not happen, last."""
    codings: _Codings = {
        Citation(report, coded.span): coded
        for report in facts.story.reports
        for coded in facts.index.reading(report).coded
    }
    found = [_answer(facts, draft) for draft in (*_shared(facts, codings), *_alone(facts, codings))]
    return tuple(sorted(found, key=_rank))


def in_brief(one: HappeningAnswer) -> HappeningAnswer:
    """As lists have it: of the places that tell it the first in each report, and not of all of those."""
    kept = first_of_each(one.told, at_most=_MOST_TOLD)
    return one.model_copy(update={"told": kept, "more": len(one.told) - len(kept)})


def _rank(one: HappeningAnswer) -> tuple[bool, bool, bool, int, int]:
    unreal = one.status is not EventStatus.ACTUAL
    return unreal, one.background, not one.key, -one.lineages, -one.reports


def _shared(facts: Facts, codings: _Codings) -> Iterator[_Draft]:
    by_anchor = {f"event-{event.id}": event for event in facts.desk.events}
    judged = JudgedWords(facts.desk)
    for view in shared_event_views(facts.desk, facts.names, facts.story, facts.index, judged=judged):
        event = by_anchor[view.anchor]
        told = tuple(cited(anchor) for _, anchors in view.told for anchor in anchors)
        yield _Draft(
            id=event.id,
            key=view.key,
            words=view.words,
            plover=event.type,
            type=view.type,
            acled=view.acled,
            parties=view.parties,
            place=view.place,
            place_id=event.place.id if event.place else None,
            period=event.day,
            status=EventStatus(view.status) if view.status else EventStatus.ACTUAL,
            told=told,
            coded=tuple((place.report, codings[place]) for place in told if place in codings),
        )


def _alone(facts: Facts, codings: _Codings) -> Iterator[_Draft]:
    for group in event_groups(facts.desk, facts.names, facts.story, facts.index):
        for row in group.rows:
            told = tuple(cited(anchor) for voice in row.voices for _, anchor in voice.told)
            report, first = told[0].report, codings[told[0]]
            located = facts.index.place(report, first.place)
            place = located.place if located and not located.town else None
            yield _Draft(
                id=content_id("h", report, first.span.start, first.span.end),
                key="",
                words=(row.words,),
                plover=first.type,
                type=row.type,
                acled=row.acled,
                parties=_parties(row.actors, row.targets),
                place=row.place,
                place_id=place.id if place else None,
                period=facts.index.period(report, first.time),
                status=first.status,
                told=told,
                coded=((report, first),),
            )


def _answer(facts: Facts, draft: _Draft) -> HappeningAnswer:
    period = draft.period
    dated = period is not None and bool(period.start or period.end)
    reports = {citation.report for citation in draft.told}
    told = facts.tellings(draft.told)
    return HappeningAnswer(
        id=draft.id,
        key=draft.key,
        words=draft.words,
        group=_group(draft.plover),
        type=draft.type,
        acled=draft.acled,
        parties=draft.parties,
        place=draft.place,
        place_id=draft.place_id,
        when=time_words(period),
        start=period.start if period else None,
        end=period.end if period else None,
        grain=period.grain if period else None,
        printed_when=_printed(facts, draft.coded),
        undated="" if dated else _why_undated(facts, draft.coded),
        status=draft.status,
        background=is_background(facts.story, period),
        reports=len(reports),
        lineages=facts.accounts(reports),
        told=told,
        first=_first(facts, told),
    )


def _first(facts: Facts, told: Sequence[TellingAnswer]) -> PassageAnswer | None:
    passage = passage_in(facts.desk, told[0])
    return passage if len(passage.sentence.text) <= _LONGEST_FIRST_CHARS else None


def _group(plover: str) -> HappeningGroup:
    if not plover:
        return HappeningGroup.OTHER
    return HappeningGroup.FORCE if plover in _FORCE else HappeningGroup.TALK


def _parties(actors: str, targets: str) -> str:
    if actors and targets:
        return f"{actors} → {targets}"
    return actors or (f"target: {targets}" if targets else "")


def _printed(facts: Facts, coded: Sequence[tuple[str, CodedEvent]]) -> tuple[str, ...]:
    """The reports' own words for the time, each form once."""
    forms: dict[str, str] = {}
    for report, one in coded:
        words = facts.words(report, one.time)
        if words:
            forms.setdefault(words.casefold(), words)
    return tuple(forms.values())[:_MOST_PRINTED]


def _why_undated(facts: Facts, coded: Sequence[tuple[str, CodedEvent]]) -> str:
    """What keeps a happening from having a day."""
    days, open_words, undated = [], [], []
    for report, one in coded:
        if one.time is None:
            continue
        period = facts.index.period(report, one.time)
        if period and (period.start or period.end):
            days.append(time_words(period))
        elif facts.desk.written(report) is None:
            undated.append(facts.words(report, one.time))
        else:
            open_words.append(facts.words(report, one.time))
    if days:
        return f"the reports give different times: {_listed(days)}"
    if undated:
        return (
            f"told as {_listed([f'“{words}”' for words in undated])}, in a report whose own day is not known"
        )
    if open_words:
        return f"told as {_listed([f'“{words}”' for words in open_words])}, from which no day follows"
    return "no report says when"


def _listed(found: Sequence[str]) -> str:
    return label(", ".join(list(dict.fromkeys(found))[:_MOST_PRINTED]), limit_chars=160)
